"""Makes layer_gradients.csv beside it: python3 layer_gradients.py (torch, numpy).

Layers, activations and one classifier, forward and backward in float64, by PyTorch's automatic
differentiation, for small odd shapes.

Rows of the file are `case,name,index,value`. A tensor `name` has its sizes in rows `name.shape` and
its numbers in row-major order. Every layer has `input`, its settings, its parameters and `output`;
`name.gradient` is the derivative of sum(output * upstream), with `upstream` written down.

    dense                    weight inputs x outputs, y = x W + b (torch's, transposed)
    activations              softplus, gelu (exact: x/2 (1 + erf(x/sqrt 2))), tanh, sigmoid, relu,
                             leaky_relu (settings: slope)
    layer_norm               over the last axis, biased variance (settings: epsilon)
    batch_norm               over the rows, in training: biased variance (settings: epsilon, momentum);
                             running_mean and running_variance after one batch, from 0 and 1, with
                             running = (1 - momentum) running + momentum batch, unbiased variance
    conv1d_*, conv2d_*       input batch x channels x length (x width), weight outputs x inputs x
                             kernel, cross-correlation, zeros as padding (settings: stride, padding)
    max_pool*, average_pool* (settings: kernel, stride), windows inside the input only
    binary_cross_entropy     from the `logit` with `label` 0 or 1: `row_loss`, their mean `loss` and
                             its gradient, also where a probability is 0 or 1 to the last digit
    classifier               13 -> 7 (ReLU) -> 1 and that loss, from `inputs`; gradients are those of `loss`

In the tails torch's own numbers are rounded: the cross-entropy of a right answer and the GELU of a
large negative number are differences of larger ones, good to about 1e-16 times |logit| or |input|.
"""

from pathlib import Path

import numpy
import torch
from torch.nn import functional

torch.set_default_dtype(torch.float64)
generator = numpy.random.Generator(numpy.random.Philox(3))
lines = []


def write(case, name, values):
    array = values.detach().numpy() if isinstance(values, torch.Tensor) else numpy.asarray(values)
    if array.ndim:
        lines.extend(f"{case},{name}.shape,{i},{size}" for i, size in enumerate(array.shape))
    lines.extend(f"{case},{name},{i},{float(v)!r}" for i, v in enumerate(array.ravel()))


def draw(*shape, scale=1.0, shift=0.0):
    return torch.tensor(shift + scale * generator.standard_normal(shape), requires_grad=True)


def check(case, layer, tensors, settings={}, after={}):
    """Writes a layer applied to `tensors` (the first of them the input), and its gradients."""
    output = layer(**tensors)
    upstream = draw(*output.shape).detach()
    (output * upstream).sum().backward()
    for name, value in settings.items():
        write(case, name, value)
    for name, tensor in tensors.items():
        write(case, name, tensor)
    write(case, "output", output)
    write(case, "upstream", upstream)
    for name, tensor in tensors.items():
        write(case, f"{name}.gradient", tensor.grad)
    for name, value in after.items():
        write(case, name, value)


check(
    "dense", lambda input, weight, bias: input @ weight + bias,
    {"input": draw(4, 13), "weight": draw(13, 7, scale=13**-0.5), "bias": draw(7)})

# Ordinary arguments, zero's neighbourhood, and the far tails.
arguments = [-40.0, -12.0, -3.0, -1.0, -1e-3, 1e-3, 0.5, 1.0, 3.0, 12.0, 40.0]
for case, activation, settings in [
    ("softplus", lambda input: functional.softplus(input, threshold=100), {}),
    ("gelu", lambda input: functional.gelu(input, approximate="none"), {}),
    ("tanh", torch.tanh, {}),
    ("sigmoid", torch.sigmoid, {}),
    ("relu", torch.relu, {}),
    ("leaky_relu", lambda input: functional.leaky_relu(input, 0.01), {"slope": 0.01}),
]:
    points = numpy.concatenate([arguments, 2 * generator.standard_normal(10)]).reshape(3, 7)
    check(case, activation, {"input": torch.tensor(points, requires_grad=True)}, settings)

check(
    "layer_norm",
    lambda input, weight, bias: functional.layer_norm(input, (7,), weight, bias, eps=1e-5),
    {"input": draw(4, 7, scale=2, shift=0.5), "weight": draw(7, scale=0.5, shift=1), "bias": draw(7)},
    {"epsilon": 1e-5})

mean, variance = torch.zeros(5), torch.ones(5)
check(
    "batch_norm",
    lambda input, weight, bias: functional.batch_norm(
        input, mean, variance, weight, bias, training=True, momentum=0.1, eps=1e-5),
    {"input": draw(6, 5, scale=2, shift=0.5), "weight": draw(5, scale=0.5, shift=1), "bias": draw(5)},
    {"epsilon": 1e-5, "momentum": 0.1}, {"running_mean": mean, "running_variance": variance})


def convolution(case, function, input, weight, stride, padding):
    check(
        case,
        lambda input, weight, bias: function(input, weight, bias, stride=stride, padding=padding),
        {"input": input, "weight": weight, "bias": draw(weight.shape[0])},
        {"stride": stride, "padding": padding})


convolution("conv1d_plain", functional.conv1d, draw(3, 2, 9), draw(4, 2, 5, scale=0.3), 1, 0)
convolution("conv1d_strided", functional.conv1d, draw(3, 2, 11), draw(5, 2, 3, scale=0.4), 2, 1)
convolution("conv2d_plain", functional.conv2d, draw(2, 3, 6, 5), draw(4, 3, 3, 2, scale=0.2), 1, 0)
convolution("conv2d_strided", functional.conv2d, draw(2, 3, 7, 5), draw(4, 3, 3, 3, scale=0.2), 2, 1)

for case, function, shape, kernel, stride in [
    ("max_pool1d", functional.max_pool1d, (3, 2, 11), 3, 2),
    ("max_pool2d", functional.max_pool2d, (2, 3, 7, 5), 2, 2),
    ("average_pool1d", functional.avg_pool1d, (3, 2, 11), 3, 2),
    ("average_pool2d", functional.avg_pool2d, (2, 3, 7, 5), 2, 2),
]:
    check(
        case, lambda input: function(input, kernel, stride), {"input": draw(*shape)},
        {"kernel": kernel, "stride": stride})

def binary_cross_entropy(case, logit, label):
    row_loss = functional.binary_cross_entropy_with_logits(logit, label, reduction="none")
    row_loss.mean().backward()
    write(case, "label", label)
    write(case, "logit", logit)
    write(case, "row_loss", row_loss)
    write(case, "loss", row_loss.mean())


logit = torch.tensor([x for x in arguments for _ in (0, 1)], requires_grad=True)
binary_cross_entropy("binary_cross_entropy", logit, torch.tensor([0.0, 1.0] * len(arguments)))
write("binary_cross_entropy", "logit.gradient", logit.grad)

x = draw(5, 13)
parameters = {
    "0.weight": draw(13, 7, scale=13**-0.5), "0.bias": draw(7, scale=0.3),
    "1.weight": draw(7, 1, scale=7**-0.5), "1.bias": draw(1, scale=0.3)}
w0, b0, w1, b1 = parameters.values()
write("classifier", "inputs", x)
for name, tensor in parameters.items():
    write("classifier", name, tensor)
binary_cross_entropy(
    "classifier", (torch.relu(x @ w0 + b0) @ w1 + b1)[:, 0], torch.tensor([0.0, 1.0, 1.0, 0.0, 1.0]))
write("classifier", "inputs.gradient", x.grad)
for name, tensor in parameters.items():
    write("classifier", f"{name}.gradient", tensor.grad)

Path(__file__).with_suffix(".csv").write_text(
    f"# torch {torch.__version__}, float64, script layer_gradients.py\n"
    "case,name,index,value\n" + "\n".join(lines) + "\n"
)
