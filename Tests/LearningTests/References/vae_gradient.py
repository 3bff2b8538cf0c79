"""Makes vae_gradient.csv beside it: python3 vae_gradient.py (torch, numpy).

The loss of a variational autoencoder and all its gradients in float64, by PyTorch's automatic
differentiation, for two small networks on four rows:

    case          activation    beta
    relu          ReLU          1
    tanh          tanh          2.5

    encoder.0     13 -> 7       activation
    encoder.1     7 -> 5        activation
    encoder.2     5 -> 6        columns 0-2 the mean mu, columns 3-5 the logarithm l of the variance
    latent        z = mu + exp(l / 2) * eps, with eps written down
    decoder.0     3 -> 5        activation
    decoder.1     5 -> 7        activation
    decoder.2     7 -> 26       columns 0-12 the mean m, columns 13-25 s of the variance
                                v = floor + exp(s), floor = 0.0625

    kl             = -1/2 sum_j (1 + l_j - mu_j^2 - exp(l_j))                    of a row
    reconstruction = 1/2 sum_i (ln(2 pi v_i) + (x_i - m_i)^2 / v_i)              of a row
    loss           = mean over the rows of (beta kl + reconstruction)

Rows of the file are `case,name,index,value`. A tensor `name` has its sizes in rows `name.shape` and
its numbers in row-major order. Weights are inputs x outputs, y = x W + b: torch's, transposed.
`kl` and `reconstruction` are means over the rows, `row_kl` and `row_reconstruction` those of each
row, `name.gradient` is the derivative of `loss`.
"""

from pathlib import Path

import numpy
import torch

rows, inputs, hidden, latent, floor = 4, 13, (7, 5), 3, 0.0625
torch.set_default_dtype(torch.float64)
lines = []


def write(case, name, values):
    array = values.detach().numpy() if isinstance(values, torch.Tensor) else numpy.asarray(values)
    if array.ndim:
        lines.extend(f"{case},{name}.shape,{i},{size}" for i, size in enumerate(array.shape))
    lines.extend(f"{case},{name},{i},{float(v)!r}" for i, v in enumerate(array.ravel()))


def draw(generator, *shape, scale=1.0):
    return torch.tensor(scale * generator.standard_normal(shape), requires_grad=True)


def apply(x, layers, activation):
    for weight, bias in layers[:-1]:
        x = activation(x @ weight + bias)
    weight, bias = layers[-1]
    return x @ weight + bias


def make(case, seed, activation, beta):
    generator = numpy.random.Generator(numpy.random.Philox(seed))
    sizes = {
        "encoder": (inputs, *hidden, 2 * latent),
        "decoder": (latent, *reversed(hidden), 2 * inputs),
    }
    gain = {"encoder": 1.5, "decoder": 1.0}
    x = draw(generator, rows, inputs)
    eps = draw(generator, rows, latent).detach()
    parts = {
        part: [
            (draw(generator, n, m, scale=gain[part] * n**-0.5), draw(generator, m, scale=0.3))
            for n, m in zip(widths, widths[1:])
        ]
        for part, widths in sizes.items()
    }

    mean, log_variance = apply(x, parts["encoder"], activation).split(latent, dim=1)
    z = mean + torch.exp(log_variance / 2) * eps
    output = apply(z, parts["decoder"], activation)
    centre, s = output.split(inputs, dim=1)
    variance = floor + torch.exp(s)
    row_kl = -0.5 * (1 + log_variance - mean**2 - log_variance.exp()).sum(dim=1)
    row_reconstruction = 0.5 * (
        torch.log(2 * torch.pi * variance) + (x - centre) ** 2 / variance
    ).sum(dim=1)
    loss = (beta * row_kl + row_reconstruction).mean()
    loss.backward()

    # The same from torch's own distributions.
    code = torch.distributions.Normal(mean, torch.exp(log_variance / 2))
    standard = torch.distributions.Normal(torch.zeros(()), torch.ones(()))
    kl = torch.distributions.kl_divergence(code, standard).sum(dim=1)
    likelihood = torch.distributions.Normal(centre, variance.sqrt()).log_prob(x).sum(dim=1)
    torch.testing.assert_close((beta * kl - likelihood).mean(), loss, rtol=1e-14, atol=0)

    write(case, "beta", beta)
    write(case, "floor", floor)
    write(case, "inputs", x)
    write(case, "eps", eps)
    for part, layers in parts.items():
        for i, (weight, bias) in enumerate(layers):
            write(case, f"{part}.{i}.weight", weight)
            write(case, f"{part}.{i}.bias", bias)
    write(case, "latent_mean", mean)
    write(case, "latent_log_variance", log_variance)
    write(case, "latent", z)
    write(case, "decoder_mean", centre)
    write(case, "decoder_s", s)
    write(case, "row_kl", row_kl)
    write(case, "row_reconstruction", row_reconstruction)
    write(case, "kl", row_kl.mean())
    write(case, "reconstruction", row_reconstruction.mean())
    write(case, "loss", loss)
    write(case, "inputs.gradient", x.grad)
    for part, layers in parts.items():
        for i, (weight, bias) in enumerate(layers):
            write(case, f"{part}.{i}.weight.gradient", weight.grad)
            write(case, f"{part}.{i}.bias.gradient", bias.grad)


make("relu", 1, torch.relu, 1.0)
make("tanh", 2, torch.tanh, 2.5)
Path(__file__).with_suffix(".csv").write_text(
    f"# torch {torch.__version__}, float64, script vae_gradient.py\n"
    "case,name,index,value\n" + "\n".join(lines) + "\n"
)
