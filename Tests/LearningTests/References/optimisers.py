"""Makes optimisers.csv beside it: python3 optimisers.py (torch, numpy).

Five steps of torch.optim in float64 on two tensors whose gradients are written down:

    adam          learning rate 0.01, decay 0.9 and 0.999, epsilon 1e-8 (added to the square root of
                  the corrected second moment)
    adamw         the same, decoupled weight decay 0.01: each step first multiplies by 1 - 0.01 * 0.01
    momentum      learning rate 0.01, momentum 0.9, no damping: v = 0.9 v + g, p -= 0.01 v; the first
                  v is the first gradient

and each again as `<name>_clipped`, with gradients clipped by their norm over both tensors together
to 1: times min(1, 1 / (norm + 1e-6)), torch.nn.utils.clip_grad_norm_ (the 1e-6 is torch's).

Rows of the file are `case,name,index,value`. A tensor `name` has its sizes in rows `name.shape` and
its numbers in row-major order. `first.0` and `second.0` are the parameters before, `first.n` and
`second.n` after step n; `first.gradient.n` and `second.gradient.n` the gradients of step n before
clipping, `norm.n` their norm (where clipped).
"""

from pathlib import Path

import numpy
import torch

steps = 5
torch.set_default_dtype(torch.float64)
lines = []


def write(case, name, values):
    array = values.detach().numpy() if isinstance(values, torch.Tensor) else numpy.asarray(values)
    if array.ndim:
        lines.extend(f"{case},{name}.shape,{i},{size}" for i, size in enumerate(array.shape))
    lines.extend(f"{case},{name},{i},{float(v)!r}" for i, v in enumerate(array.ravel()))


def make(case, optimiser, clips):
    generator = numpy.random.Generator(numpy.random.Philox(4))
    names, shapes = ("first", "second"), ((3, 5), (5,))
    tensors = [torch.tensor(generator.standard_normal(shape), requires_grad=True) for shape in shapes]
    optimiser = optimiser(tensors)
    for name, tensor in zip(names, tensors):
        write(case, f"{name}.0", tensor)
    for step in range(1, steps + 1):
        # Small gradients once, which clipping leaves alone; one that is zero, always.
        size = 0.01 if step == 3 else 1
        for name, tensor in zip(names, tensors):
            tensor.grad = torch.tensor(size * generator.standard_normal(tensor.shape))
            tensor.grad.view(-1)[1] = 0
            write(case, f"{name}.gradient.{step}", tensor.grad)
        if clips:
            write(case, f"norm.{step}", torch.nn.utils.clip_grad_norm_(tensors, 1.0))
        optimiser.step()
        for name, tensor in zip(names, tensors):
            write(case, f"{name}.{step}", tensor)


for name, optimiser in {
    "adam": lambda tensors: torch.optim.Adam(tensors, lr=0.01),
    "adamw": lambda tensors: torch.optim.AdamW(tensors, lr=0.01, weight_decay=0.01),
    "momentum": lambda tensors: torch.optim.SGD(tensors, lr=0.01, momentum=0.9),
}.items():
    make(name, optimiser, clips=False)
    make(f"{name}_clipped", optimiser, clips=True)
Path(__file__).with_suffix(".csv").write_text(
    f"# torch {torch.__version__}, float64, script optimisers.py\n"
    "case,name,index,value\n" + "\n".join(lines) + "\n"
)
