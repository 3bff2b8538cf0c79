"""Reference numbers of special functions and probability laws, at 50 digits.

Run with mpmath 1.3 or later: python3 special_functions.py > special_functions.csv
"""

import mpmath
from mpmath import mp, mpf

mp.dps = 50


def double(x):
    return mpf(float(x))


def scaled_integral(log_density, nodes, mean):
    """The integral of a density, scaled to about 1 because mpmath's error goal is absolute."""
    top = log_density(min(max(mean, nodes[0]), nodes[-1]))
    width = nodes[1] - nodes[0]
    return mp.exp(top) * width * mp.quad(
        lambda t: mp.exp(log_density(t) - top) / width, nodes, maxdegree=7)


def gamma_part(a, lower, upper):
    """The integral of the gamma density by quadrature over pieces of a standard deviation."""
    sigma = mp.sqrt(a)
    log_gamma = mp.loggamma(a)
    nodes = [lower] + [a + k * sigma for k in range(-45, 46)
                       if lower < a + k * sigma < upper] + [upper]
    log_density = lambda t: (a - 1) * mp.log(t) - t - log_gamma
    return scaled_integral(log_density, nodes, a)


def gamma_p(a, x):
    if a < 200:
        return mp.gammainc(a, 0, x, regularized=True)
    return gamma_part(a, max(mpf(0), a - 45 * mp.sqrt(a)), x)


def gamma_q(a, x):
    if a < 200:
        return mp.gammainc(a, x, mp.inf, regularized=True)
    return gamma_part(a, x, a + 60 * mp.sqrt(a))


def beta_part(a, b, lower, upper):
    """The integral of the beta density by quadrature over pieces of a standard deviation."""
    log_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    mean = a / (a + b)
    sigma = mp.sqrt(mean * (1 - mean) / (a + b))
    nodes = [lower] + [mean + k * sigma for k in range(-45, 46)
                       if lower < mean + k * sigma < upper] + [upper]
    log_density = lambda t: (a - 1) * mp.log(t) + (b - 1) * mp.log1p(-t) - log_beta
    return scaled_integral(log_density, nodes, mean)


def beta_i(a, b, x):
    if max(a, b) < 200:
        return mp.betainc(a, b, 0, x, regularized=True)
    sigma = mp.sqrt(a * b / (a + b) ** 3)
    return beta_part(a, b, max(mpf(0), a / (a + b) - 45 * sigma), x)


def beta_i_complement(a, b, x):
    if max(a, b) < 200:
        return mp.betainc(a, b, x, 1, regularized=True)
    sigma = mp.sqrt(a * b / (a + b) ** 3)
    return beta_part(a, b, x, min(mpf(1), a / (a + b) + 45 * sigma))


def poisson_log(k, mean):
    return k * mp.log(mean) - mean - mp.loggamma(k + 1)


def binomial_log(n, p, k):
    return (mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
            + k * mp.log(p) + (n - k) * mp.log1p(-p))


def normal_survival(x):
    return mp.erfc(x / mp.sqrt(2)) / 2


def normal_log_survival(x):
    return mp.log1p(-normal_survival(-x)) if x < 0 else mp.log(normal_survival(x))


def student_survival(nu, x):
    return mp.betainc(nu / 2, mpf(1) / 2, 0, nu / (nu + x * x), regularized=True) / 2


def student_log_density(nu, x):
    return (mp.loggamma((nu + 1) / 2) - mp.loggamma(nu / 2) - mp.log(nu * mp.pi) / 2
            - (nu + 1) / 2 * mp.log1p(x * x / nu))


def fisher_cumulative(m, n, x):
    return mp.betainc(m / 2, n / 2, 0, m * x / (m * x + n), regularized=True)


def fisher_survival(m, n, x):
    return mp.betainc(n / 2, m / 2, 0, n / (m * x + n), regularized=True)


def owens_t(h, a):
    return mp.quad(lambda t: mp.exp(-h * h * (1 + t * t) / 2) / (1 + t * t),
                   mp.linspace(0, a, 9)) / (2 * mp.pi)


def skew_cumulative(shape, x):
    density = lambda t: 2 * mp.npdf(t) * mp.ncdf(shape * t)
    return mp.quad(density, mp.linspace(-40, x, 161))


def spherical_j(n, x):
    return mp.sqrt(mp.pi / (2 * x)) * mp.besselj(n + mpf(1) / 2, x)


def row(name, function, *arguments):
    arguments = [double(a) for a in arguments]
    fields = [repr(float(a)) for a in arguments] + [""] * (3 - len(arguments))
    print(",".join([name] + fields + [mp.nstr(function(*arguments), 20)]))


def inverse_row(name, function, *arguments):
    """The last argument x at which `function` is its value at the given x, rounded to a double.

    Left out where that is 1 to nine digits: the rounding leaves nothing to invert.
    """
    *parameters, x = [double(a) for a in arguments]
    probability = double(function(*parameters, x))
    if 1 - probability < mpf(2) ** -30:
        return

    def inverse(*moved):
        *others, p = moved
        root = x
        for _ in range(4):
            step = root * mpf(10) ** -20
            slope = (function(*others, root + step) - function(*others, root - step)) / (2 * step)
            root -= (function(*others, root) - p) / slope
        return root

    row(name, inverse, *parameters, probability)


print("# producer: special_functions.py with mpmath", mpmath.__version__,
      "at 50 digits; arguments are exact doubles")
print("function,first,second,third,value")

for x in [0.1, 0.5, 1.5, 4.25, 30.5, 170.5, -0.5, -3.7]:
    row("gamma", mp.gamma, x)
for x in [1e-10, 0.1, 0.9, 1.5, 2.3, 20, 1e3, 1e10, 1e300]:
    row("logGamma", mp.loggamma, x)
for x in [1e-5, 0.2, 1, 2.5, 40, 1e6, -1.3]:
    row("digamma", mp.digamma, x)
    row("trigamma", lambda y: mp.psi(1, y), x)
for a, x in [(0.01, 1e-3), (0.5, 0.1), (0.5, 30), (1, 1e-5), (3, 700), (10, 10), (25.5, 3), (100, 160),
             (1e3, 1.1e3), (99990, 1e5), (1.1e5, 1.1e5), (1.1e5, 1.12e5), (1e6, 1e6 + 20000), (1e6, 1e6 - 40),
             (1e6, 1e6 + 110)]:
    row("gammaP", gamma_p, a, x)
    row("gammaQ", gamma_q, a, x)
for a, x in [(0.5, 0.001), (0.5, 20), (1, 3), (10, 4), (10, 60), (1000, 900)]:
    inverse_row("inverseGammaP", gamma_p, a, x)
    inverse_row("inverseGammaQ", gamma_q, a, x)
for a, b in [(0.01, 0.5), (2, 3), (30, 40), (100.5, 1e-3)]:
    row("beta", mp.beta, a, b)
for a, b in [(0.01, 0.5), (2, 3), (30, 40), (0.5, 1e6), (1e9, 0.5), (1e9, 1e10), (20, 1e-8)]:
    row("logBeta", lambda a, b: mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b), a, b)
for a, b, x in [(0.5, 0.5, 0.3), (2, 3, 1e-4), (2, 3, 0.9), (10, 0.1, 0.5), (50, 100, 0.2), (1e3, 2e3, 0.35),
                (1e6, 1e6, 0.5003), (1e5, 3e6, 0.0322), (2e7, 2e7, 0.5001), (2e7, 6e7, 0.25002), (5e8, 5e8, 0.50001),
                (2e7, 1e12, 2.0003e-5), (35, 1e9, 5e-8), (35, 1e9, 2e-8), (1e9, 300, 0.9999996),
                (5e6, 1e8, 0.0476), (1e7, 9e6, 0.53), (1e12, 1e12, 0.4999999), (1e15, 3e15, 0.25), (1e3, 1e12, 1.02e-9)]:
    row("betaI", beta_i, a, b, x)
    row("betaIComplement", beta_i_complement, a, b, x)
for a, b, x in [(0.5, 0.5, 0.01), (2, 3, 1e-4), (2, 3, 0.6), (50, 100, 0.3)]:
    inverse_row("inverseBetaI", beta_i, a, b, x)
    inverse_row("inverseBetaIComplement", beta_i_complement, a, b, x)
for x in [1e-300, 1e-8, 0.3, 1, 2.5, 5, -1.5]:
    row("erf", mp.erf, x)
for x in [-2, 1e-8, 0.4, 1.7, 6, 15, 26]:
    row("erfc", mp.erfc, x)
for x in [1e-6, 0.2, 1.1, 3]:
    inverse_row("inverseErf", mp.erf, x)
for x in [0.2, 1.1, 5, 12, 26]:
    inverse_row("inverseErfc", mp.erfc, x)
for h, a in [(0.1, 0.5), (1, 1), (2, 0.3), (0.5, 8), (5, 0.9), (1.5, -2), (9, 0.2)]:
    row("owensT", owens_t, h, a)
for v, x in [(0, 0.1), (0, 50.5), (1, 3), (2.5, 8), (30, 20), (-0.5, 2)]:
    row("besselJ", mp.besselj, v, x)
for v, x in [(0, 0.1), (0, 500), (1, 3), (2.5, 8), (30, 20)]:
    row("besselI", mp.besseli, v, x)
    row("besselK", mp.besselk, v, x)
for n, x in [(0, 0.5), (1, 1e-3), (1, 4), (3, 12.5), (20, 15)]:
    row("sphericalBesselJ", spherical_j, n, x)
for x in [-30, -1, -1e-5, 0.2, 0.4, 3, 50, 600]:
    row("expIntegralEi", mp.ei, x)
for n, x in [(1, 1e-6), (1, 1), (2, 0.5), (5, 20), (0, 3), (1, 600)]:
    row("expIntegralE", mp.expint, n, x)
for x in [-0.36, -0.1, 1e-10, 0.5, 3, 1e5, 1e300]:
    row("lambertW0", lambda y: mp.lambertw(y).real, x)
for x in [-0.36, -0.2, -1e-3, -1e-300]:
    row("lambertWMinus1", lambda y: mp.lambertw(y, -1).real, x)
for s in [-3, 0.5, 1.001, 2, 3.5, 30]:
    row("zeta", mp.zeta, s)

for x in [-37, -8, -1, -0.1, 0.3, 2, 6, 20, 37, 38]:
    row("normal.survival", normal_survival, x)
    row("normal.logDensity", lambda y: mp.log(mp.npdf(y)), x)
for x in [-37, -8, -1.5, -0.5, 0.3, 2, 6, 29.9, 30.1, 38, 100, 1e5]:
    row("normal.logSurvival", normal_log_survival, x)
for x in [0.1, 1, 5, 10, 20, 37]:
    inverse_row("normal.upperQuantile", normal_survival, x)
for x in [0.1, 5, 30, 38, 45, 1000]:
    inverse_row("normal.upperQuantile(log)", normal_log_survival, x)
for k, mean in [(0, 1e-12), (0, 3), (3, 1e-12), (5, 2.5), (80, 20), (1000, 1100), (1000000, 1e6 + 3000),
                (900000, 1e6), (1000000300000000, 1e15)]:
    row("poisson.logProbability", poisson_log, k, mean)
for k, mean in [(0, 1e-12), (0, 3), (3, 1e-12), (5, 2.5), (80, 20), (1000, 1100), (1000000, 1e6 + 3000), (1000000, 994000)]:
    row("poisson.cumulative", lambda k, m: gamma_q(k + 1, m), k, mean)
    row("poisson.survival", lambda k, m: gamma_p(k + 1, m), k, mean)
for n, p, k in [(10, 0.3, 0), (10, 0.3, 10), (100, 1e-12, 2), (1000, 0.999, 990), (1e9, 1e-12, 3), (1e9, 0.25, 250010000),
                (2**53, 0.5, 2**52 + 2**27), (2**53, 1e-12, 9100), (1e6, 1 - 1e-12, 1e6 - 1)]:
    row("binomial.logProbability", binomial_log, n, p, k)
for n, p, k in [(10, 0.3, 0), (10, 0.3, 7), (100, 1e-12, 2), (1000, 0.999, 990), (1e9, 0.25, 250010000), (1e9, 0.25, 249900000),
                (2**53, 0.5, 2**52 + 2**26)]:
    row("binomial.cumulative", lambda n, p, k: beta_i_complement(k + 1, n - k, p), n, p, k)
    row("binomial.survival", lambda n, p, k: beta_i(k + 1, n - k, p), n, p, k)
for nu, x in [(1, 0.1), (1, 1e10), (3.5, 2), (10, 30), (30, 1e-5), (200, 12)]:
    row("student.survival", student_survival, nu, x)
    row("student.logDensity", student_log_density, nu, x)
    inverse_row("student.upperQuantile", student_survival, nu, x)
row("student.logDensity", student_log_density, 1e10, 2)
for m, n, x in [(1, 1, 0.2), (2, 7, 3), (10, 3, 1e-4), (30, 40, 5), (5, 100, 60)]:
    row("fisher.cumulative", fisher_cumulative, m, n, x)
    row("fisher.survival", fisher_survival, m, n, x)
    inverse_row("fisher.upperQuantile", fisher_survival, m, n, x)
for k, x in [(1, 1e-6), (1, 60), (4, 3), (250, 400)]:
    row("chiSquare.survival", lambda k, x: gamma_q(k / 2, x / 2), k, x)
    inverse_row("chiSquare.quantile", lambda k, x: gamma_p(k / 2, x / 2), k, x)
for shape, x in [(0, 0.5), (3, -0.2), (3, 1), (-2, -2.5), (-2, 0.4)]:
    row("skewNormal.cumulative", skew_cumulative, shape, x)
