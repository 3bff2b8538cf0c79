"""Times the networks of `darkfield bench` in PyTorch, where it is installed.

Called as: torch_training.py SECONDS [JOB...]      (every job, if none is named)
Prints:    job,program,ns per item                 the item is an event, one row of 3835 numbers
           and on stderr the same in words: seconds per epoch, events per second

    vae-training              one epoch over 14,000 rows, float32
    vae-training-bf16         the same with products in bfloat16 (autocast)
    classifier-training       one epoch over 28,000 rows, float32
    classifier-training-bf16  the same with products in bfloat16
    scoring                   the anomaly score of both networks, forward only, float32
    scoring-bf16              the same with products in bfloat16

VAE 3835-512-256-10-256-512-3835x2 (ReLU; latent mean and logarithm of variance; decoder mean and s of
variance = 1/16 + exp(s)), the loss the batch's mean of KL + Gaussian negative log-likelihood with its
constants; classifier 3835-512-128-1 (ReLU), binary cross-entropy from the logit. An epoch shuffles all
rows and takes them in batches of 256 (the last one smaller): gather, forward, backward and a step of
Adam (fused, where torch has it). Scoring takes blocks of 1024 rows in their order, z = mean of the
latent: KL - log likelihood + 3 ln(1 + exp(logit)). Eager mode, all cores. Rows are Poisson counts n
of random means, mapped to (2 sqrt(n + 3/8) - 2 sqrt(3/8)) / 4.
"""

import math
import sys
import time

LENGTH, LATENT, BATCH, BLOCK = 3835, 10, 256, 1024
ROWS = {"vae-training": 14_000, "classifier-training": 28_000, "scoring": 14_000}
JOBS = [job + kind for job in ROWS for kind in ("", "-bf16")]


def fastest(seconds, run):
    """The fastest of repeated runs, s: other work on the machine only ever adds time."""
    best, runs, end = float("inf"), 0, time.perf_counter() + seconds
    while runs < 2 or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
        runs += 1
    return best


def main():
    seconds, wanted = float(sys.argv[1]), sys.argv[2:] or JOBS
    wanted = [job for job in JOBS if job in wanted]
    if not wanted:
        return
    try:
        import torch
        from torch import nn
    except ImportError:
        return
    functional = nn.functional
    torch.manual_seed(1)

    def perceptron(*widths):
        layers = []
        for inputs, outputs in zip(widths, widths[1:]):
            layers += [nn.Linear(inputs, outputs), nn.ReLU()]
        return nn.Sequential(*layers[:-1])

    class Autoencoder(nn.Module):
        def __init__(self):
            super().__init__()
            self.encoder = perceptron(LENGTH, 512, 256, 2 * LATENT)
            self.decoder = perceptron(LATENT, 256, 512, 2 * LENGTH)

        def forward(self, x):
            """KL + negative log-likelihood of each row."""
            mean, log_variance = self.encoder(x).float().chunk(2, dim=1)
            z = mean
            if self.training:
                z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
            centre, s = self.decoder(z).float().chunk(2, dim=1)
            variance = 0.0625 + torch.exp(s)
            kl = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).sum(dim=1)
            terms = torch.log(variance) + (x - centre).square() / variance
            return kl + 0.5 * (terms.sum(dim=1) + LENGTH * math.log(2 * math.pi))

    def make_rows(count):
        rows = torch.empty(count, LENGTH)
        for block in rows.split(BLOCK):
            counts = torch.poisson(torch.empty_like(block).exponential_(2))
            torch.sqrt(counts + 0.375, out=block)
            block.sub_(math.sqrt(0.375)).div_(2)
        return rows

    def make_adam(network):
        try:
            return torch.optim.Adam(network.parameters(), lr=1e-3, fused=True)
        except (RuntimeError, TypeError):
            # Before torch 2.4 on CPUs.
            return torch.optim.Adam(network.parameters(), lr=1e-3)

    def products(job):
        return torch.autocast("cpu", torch.bfloat16, enabled=job.endswith("-bf16"))

    def make_training(job, rows, network, loss):
        adam = make_adam(network)
        network.train()

        def epoch():
            for batch in torch.randperm(len(rows)).split(BATCH):
                with products(job):
                    value = loss(network, rows, batch)
                adam.zero_grad(set_to_none=True)
                value.backward()
                adam.step()

        return epoch

    def make_scoring(job, rows, autoencoder, classifier):
        autoencoder.eval()
        classifier.eval()

        def score():
            with torch.inference_mode(), products(job):
                return torch.cat([
                    autoencoder(block) + 3 * functional.softplus(classifier(block)[:, 0].float())
                    for block in rows.split(BLOCK)])

        return score

    labels = torch.arange(ROWS["classifier-training"]).remainder(2).float()

    def autoencoder_loss(network, rows, batch):
        return network(rows[batch]).mean()

    def classifier_loss(network, rows, batch):
        return functional.binary_cross_entropy_with_logits(
            network(rows[batch])[:, 0].float(), labels[batch])

    everything = make_rows(max(ROWS[job.removesuffix("-bf16")] for job in wanted))
    program = f"torch {torch.__version__}"
    for job in wanted:
        kind = job.removesuffix("-bf16")
        rows = everything[:ROWS[kind]]
        if kind == "vae-training":
            run = make_training(job, rows, Autoencoder(), autoencoder_loss)
        elif kind == "classifier-training":
            run = make_training(job, rows, perceptron(LENGTH, 512, 128, 1), classifier_loss)
        else:
            run = make_scoring(job, rows, Autoencoder(), perceptron(LENGTH, 512, 128, 1))
        time_of_all = fastest(seconds, run)
        print(f"{job},{program},{time_of_all / len(rows) * 1e9}", flush=True)
        print(
            f"{job}: {time_of_all:.3g} s for {len(rows)} events, {len(rows) / time_of_all:.4g} "
            f"events/s, {torch.get_num_threads()} threads", file=sys.stderr)


main()
