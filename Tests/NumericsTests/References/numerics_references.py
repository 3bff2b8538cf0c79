"""Makes the numerics_*.csv beside it: python3 numerics_references.py (numpy, scipy).

Samples are the quantiles of a mixture, so that no random numbers need to agree.
"""

import csv
from pathlib import Path

import numpy as np
import scipy
from scipy import fft, interpolate, optimize, special, stats

here = Path(__file__).parent
producer = f"numpy {np.__version__}, scipy {scipy.__version__}, numerics_references.py"


def write(name, header, rows, extra=""):
    with open(here / name, "w", newline="") as file:
        file.write(f"# producer: {producer}{extra}\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([[repr(float(number)) for number in row] for row in rows])


# Gauss-Legendre rules.
write(
    "numerics_gauss_legendre.csv", ["count", "node", "weight"],
    [(n, x, w) for n in (1, 2, 5, 20, 64) for x, w in zip(*np.polynomial.legendre.leggauss(n))])

# Steffen's slopes given to scipy's Hermite cubics, for points with a peak, a plateau and a jump.
x = np.array([0, 0.5, 1, 2, 2.2, 3, 5, 5.5, 8, 9])
y = np.array([1, 1.5, 4, 4.2, 3, 3, 3, 9, 9.5, 2])
h, s = np.diff(x), np.diff(y) / np.diff(x)
p = (s[:-1] * h[1:] + s[1:] * h[:-1]) / (h[:-1] + h[1:])
inner = (np.sign(s[:-1]) + np.sign(s[1:])) * np.minimum(
    np.minimum(abs(s[:-1]), abs(s[1:])), 0.5 * abs(p))


def end(h1, h2, s1, s2):
    p = s1 * (1 + h1 / (h1 + h2)) - s2 * h1 / (h1 + h2)
    return 0 if p * s1 <= 0 else 2 * s1 if abs(p) > 2 * abs(s1) else p


slopes = np.r_[end(h[0], h[1], s[0], s[1]), inner, end(h[-1], h[-2], s[-1], s[-2])]
curve = interpolate.CubicHermiteSpline(x, y, slopes)
at = np.linspace(0, 8.99, 60)
write(
    "numerics_steffen.csv", ["x", "value", "derivative"],
    zip(at, curve(at), curve.derivative()(at)))

# Kernel densities: scipy's gaussian_kde with Scott's rule, in one and two dimensions.
n = 400
u = (np.arange(n) + 0.5) / n
sample = np.where(np.arange(n) % 4 == 0, 4 + 0.3 * special.ndtri(u), special.ndtri(u))
weights = 0.5 + (np.arange(n) * 7 % 11) / 10
other = 0.6 * sample + np.cos(np.arange(n))
at = np.linspace(-4, 6, 41)
plain = stats.gaussian_kde(sample)
weighted = stats.gaussian_kde(sample, weights=weights)
write("numerics_kde.csv", ["x", "plain", "weighted"], zip(at, plain(at), weighted(at)))
write(
    "numerics_kde_sample.csv", ["x", "y", "weight"], zip(sample, other, weights))
plane = stats.gaussian_kde(np.vstack([sample, other]), weights=weights)
points = np.array([(a, b) for a in np.linspace(-3, 5, 9) for b in np.linspace(-3, 4, 8)])
write(
    "numerics_kde_plane.csv", ["x", "y", "density"],
    [(a, b, d) for (a, b), d in zip(points, plane(points.T))])


# The improved Sheather-Jones rule, from Botev, Grotowski and Kroese (2010), by scipy's transform.
def sheather_jones(sample, bins):
    low, high = sample.min(), sample.max()
    low, width = low - 0.1 * (high - low), 1.2 * (high - low)
    position = np.clip((sample - low) / width * bins - 0.5, 0, bins - 1)
    left = np.minimum(position.astype(int), bins - 2)
    shares = np.bincount(left, 1 - position + left, bins)
    shares += np.bincount(left + 1, position - left, bins)
    a2 = (fft.dct(shares / len(sample))[1:] / 2) ** 2
    k2 = np.arange(1, bins, dtype=float) ** 2

    def norm(s, t):
        return 2 * np.pi ** (2 * s) * np.sum(k2**s * a2 * np.exp(-k2 * np.pi**2 * t))

    def excess(t):
        f = norm(7, t)
        for s in range(6, 1, -1):
            k0 = special.factorial2(2 * s - 1) / np.sqrt(2 * np.pi)
            f = norm(s, (2 * (1 + 0.5 ** (s + 0.5)) / 3 * k0 / len(sample) / f) ** (2 / (3 + 2 * s)))
        return t - (2 * len(sample) * np.sqrt(np.pi) * f) ** -0.4

    return np.sqrt(optimize.brentq(excess, 1e-6, 0.05, xtol=1e-15)) * width


write("numerics_sheather_jones.csv", ["bandwidth"], [[sheather_jones(sample, 1 << 14)]])
# Moments of the weighted sample: numpy's average and covariance with reliability weights.
write(
    "numerics_moments.csv", ["mean", "sample_variance", "effective_count"],
    [[np.average(sample, weights=weights), np.cov(sample, aweights=weights),
      weights.sum() ** 2 / (weights**2).sum()]])
