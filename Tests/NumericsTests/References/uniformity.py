"""Laws of the distances from uniform numbers: Kolmogorov's exact one, and the limit of Anderson's and Darling's.

Writes uniformity_kolmogorov.csv and uniformity_anderson_darling.csv. Needs scipy and mpmath.
Kolmogorov's probabilities are those of scipy.stats.kstwo, and for up to 100 numbers also powers of
Durbin's matrix in 60 digits, which must agree. The others are the series of Anderson and Darling
(Ann. Math. Stat. 23 (1952) 193, section 4) in 60 digits.
"""
import csv
import os
from math import ceil

import mpmath as mp
import scipy
from scipy.stats import kstwo

HERE = os.path.dirname(os.path.abspath(__file__))
mp.mp.dps = 60


def durbin(n, d):
    nd = mp.mpf(d) * n
    k = int(mp.ceil(nd))
    h = k - nd
    m = 2 * k - 1
    rows = []
    for i in range(m):
        row = []
        for j in range(m):
            if j > i + 1:
                row.append(mp.mpf(0))
                continue
            value = mp.mpf(1)
            if j == 0:
                value -= h ** (i + 1)
            if i == m - 1:
                value -= h ** (m - j)
            if i == m - 1 and j == 0 and 2 * h > 1:
                value += (2 * h - 1) ** m
            row.append(value / mp.factorial(i - j + 1))
        rows.append(row)
    vector = [mp.mpf(0)] * m
    vector[k - 1] = mp.mpf(1)
    for step in range(1, n + 1):
        vector = [mp.fsum(row[j] * vector[j] for j in range(min(i + 2, m))) * step / n
                  for i, row in enumerate(rows)]
    return vector[k - 1]


def limit(a):
    total = mp.mpf(0)
    for j in range(16):
        c = (4 * j + 1) ** 2 * mp.pi ** 2 / (8 * a)
        inner = mp.quad(lambda w: mp.exp(a / (8 * (w * w + 1)) - c * w * w), [0, 1, 2, 4, 8, 16, 32, 64])
        total += mp.binomial(mp.mpf(-1) / 2, j) * (4 * j + 1) * mp.exp(-c) * inner
    return 1 - mp.sqrt(2 * mp.pi) / a * total


with open(os.path.join(HERE, "uniformity_kolmogorov.csv"), "w") as file:
    file.write(f"# producer: uniformity.py (scipy {scipy.__version__} kstwo; mpmath for n <= 100)\n")
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["n", "d", "survival"])
    for n in [1, 2, 5, 10, 40, 100, 140, 3000, 1000000]:
        for z in [0.4, 0.6, 0.8, 1, 1.3, 1.7, 1.95, 2.05, 2.7, 4]:
            d = float(f"{z / n ** 0.5:.6g}")
            if d >= 1:
                continue
            survival = kstwo.sf(d, n)
            if n <= 100 and 2 * n * d > 1:
                exact = 1 - durbin(n, d)
                assert abs(survival / exact - 1) < 1e-9 or abs(survival - exact) < 1e-14, (n, d)
                survival = float(exact)
            out.writerow([n, repr(d), repr(float(survival))])

with open(os.path.join(HERE, "uniformity_anderson_darling.csv"), "w") as file:
    file.write(f"# producer: uniformity.py (mpmath {mp.__version__}, 60 digits)\n")
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["a", "survival"])
    for a in [0.1, 0.3, 0.7, 1.2, 2, 3, 5, 8, 12]:
        out.writerow([a, repr(float(limit(mp.mpf(a))))])
