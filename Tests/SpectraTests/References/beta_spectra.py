"""Makes beta_spectra.csv: spectra of single and double beta decay by another route.

SciPy's complex logarithm of the gamma function, and adaptive quadrature for the normalisation and
for the sum of two electrons. Usage: python3 beta_spectra.py > beta_spectra.csv
"""
import numpy as np
from scipy.integrate import quad
from scipy.special import loggamma

MASS, ALPHA, HBARC = 510.99895, 7.2973525693e-3, 197326.9804  # keV, 1, keV fm


def wave(k, charge, nucleons, kinetic):
    radius = 1.2 * np.cbrt(nucleons) * MASS / HBARC
    total = 1 + kinetic / MASS
    momentum = np.sqrt(total**2 - 1)
    gamma = np.sqrt(k**2 - (ALPHA * charge) ** 2)
    eta = ALPHA * charge * total / momentum
    front = {1: 4, 2: 576}[k]
    log = 2 * (gamma - k) * np.log(2 * momentum * radius) + np.pi * eta
    log += 2 * loggamma(gamma + 1j * eta).real - 2 * loggamma(1 + 2 * gamma).real
    return front * np.exp(log), total, momentum, radius


def density(charge, nucleons, kinetic):
    screening = 1.13 * ALPHA**2 * (charge - 1) ** (4 / 3) * MASS
    fermi, total, momentum, radius = wave(1, charge, nucleons, max(kinetic - screening, 1e-9))
    gamma = np.sqrt(1 - (ALPHA * charge) ** 2)
    size = 1 + 13 / 60 * (ALPHA * charge) ** 2
    size -= total * radius * ALPHA * charge * (41 - 26 * gamma) / (15 * (2 * gamma - 1))
    size -= ALPHA * charge * radius * gamma * (17 - 2 * gamma) / (30 * total * (2 * gamma - 1))
    return momentum * total * fermi * size, screening


def single(charge, nucleons, end, unique):
    def shape(kinetic):
        value = density(charge, nucleons, kinetic)[0] * (end - kinetic) ** 2
        if unique:
            kinetic = max(kinetic, 1e-9)
            first, _, momentum, _ = wave(1, charge, nucleons, kinetic)
            second = wave(2, charge, nucleons, kinetic)[0]
            value *= ((end - kinetic) / MASS) ** 2 + second / first * momentum**2
        return value

    screening = density(charge, nucleons, 1.0)[1]
    norm = quad(shape, 0, screening)[0] + quad(shape, screening, end, limit=200)[0]
    mean = quad(lambda t: t * shape(t), 0, end, points=[screening], limit=200)[0] / norm
    return lambda kinetic: shape(kinetic) / norm, mean


def double(charge, nucleons, end, energies):
    screening = density(charge, nucleons, 1.0)[1]

    def shape(total):
        inner = [x for x in (screening, total - screening) if 0 < x < total / 2]
        pair = lambda t: density(charge, nucleons, t)[0] * density(charge, nucleons, total - t)[0]
        return quad(pair, 0, total / 2, points=inner or None)[0] * (end - total) ** 5

    norm = quad(shape, 0, end, points=[screening, 2 * screening], limit=200, epsrel=1e-7)[0]
    return [shape(energy) / norm for energy in energies]


print("# producer: beta_spectra.py with SciPy; the column mean is the mean energy of the spectrum")
print("decay,daughter,nucleons,end_keV,energy_keV,density_per_keV,mean_keV")
for name, charge, nucleons, end, unique in [
    ("3H", 2, 3, 18.59202, False),
    ("14C", 7, 14, 156.475, False),
    ("39Ar", 19, 39, 565, True),
    ("85Kr", 37, 85, 687, True),
    ("133Xe", 55, 133, 346.402, False),
    ("212Pb", 83, 212, 569.1, False),
    ("214Pb", 83, 214, 1018, False),
]:
    law, mean = single(charge, nucleons, end, unique)
    for share in (0.001, 0.01, 0.03, 0.1, 0.3, 0.6, 0.9):
        print(f"{name},{charge},{nucleons},{end},{share * end:.17g},{law(share * end):.17g},{mean:.17g}")
energies = [1, 3, 10, 20, 30, 100, 500, 1000, 2000]
for energy, value in zip(energies, double(56, 136, 2457.91, energies)):
    print(f"136Xe,56,136,2457.91,{energy},{value:.17g},")
