"""Times the fits of `darkfield bench likelihood-toys` in iminuit, on the same likelihood.

Called as: iminuit_fits.py SECONDS JOB...
Prints:    job,program,ns per item

Twelve rates in 50 x 50 cells, as in BandSearch.swift: a toy is drawn, and fitted with the signal
free and held. The gradient is given and events of one cell are merged, which iminuit likes best.
"""

import sys
import time

FALLING, LINE = "falling", "line"
SOURCES = [  # name, expected events, error, spectrum, band
    ("signal", 0, None, (FALLING, 6), "nuclear"),
    ("lead", 720, 90, (FALLING, 400), "electron"),
    ("krypton", 60, 20, (FALLING, 300), "electron"),
    ("neutrinos", 55, 6, (FALLING, 150), "electron"),
    ("xenon136", 120, 20, (FALLING, -80), "electron"),
    ("materials", 40, 20, (FALLING, -100), "electron"),
    ("xenon127", 20, 5, (LINE, 20, 6), "electron"),
    ("argon", 80, 40, (LINE, 14, 4), "electron"),
    ("xenon124", 50, 12, (LINE, 45, 8), "electron"),
    ("tritium", 60, 25, (FALLING, 15), "electron"),
    ("boron", 0.3, 0.1, (FALLING, 1.5), "nuclear"),
    ("accidentals", 3, 1.5, (FALLING, 5), None),
]
BANDS = {"electron": (3.2, 0.09), "nuclear": (2.75, 0.11)}


def templates(numpy):
    """The densities of the sources in each cell, one row for each source."""
    x = 0.8 + 1.6 * numpy.arange(50)
    y = 2.52 + 0.04 * numpy.arange(50)
    rows = []
    for _, _, _, spectrum, band in SOURCES:
        if spectrum[0] == FALLING:
            rate = numpy.exp(-x / spectrum[1])
        else:
            rate = numpy.exp(-0.5 * ((x - spectrum[1]) / spectrum[2]) ** 2)
        cells = numpy.repeat(rate[:, None], 50, axis=1)
        if band:
            start, width = BANDS[band]
            mean = start + 0.55 * numpy.log10(1 + x / 5)
            cells = cells * numpy.exp(-0.5 * ((y[None, :] - mean[:, None]) / width) ** 2)
        rows.append((cells / cells.sum()).ravel() / (1.6 * 0.04))
    return numpy.array(rows)


def main():
    seconds, wanted = float(sys.argv[1]), set(sys.argv[2:])
    if "likelihood-toys" not in wanted:
        return
    try:
        import iminuit
        import numpy
    except ImportError:
        return
    densities = templates(numpy)
    truth = numpy.array([3.0] + [source[1] for source in SOURCES[1:]])
    errors = numpy.array([source[2] or numpy.inf for source in SOURCES])
    widths = numpy.where(numpy.isinf(errors), 0, errors)
    probabilities = truth @ densities * (1.6 * 0.04)
    generator = numpy.random.Generator(numpy.random.Philox(1))

    def fit(held, start):
        minuit = iminuit.Minuit(function, start, grad=gradient)
        minuit.errordef = minuit.LIKELIHOOD
        minuit.strategy = 0
        minuit.limits = [(0, None)] * len(start)
        if held is not None:
            minuit.values[0], minuit.fixed[0] = held, True
        minuit.migrad()
        return numpy.array(minuit.values)

    fits, fastest, end = 20, float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end or fastest == float("inf"):
        begin = time.perf_counter()
        for _ in range(fits // 2):
            counts = generator.poisson(probabilities)
            cells = numpy.nonzero(counts)[0]
            weights, rows = counts[cells], densities[:, cells]
            centers = generator.normal(truth, widths)

            def function(rates):
                pull = (rates - centers) / errors
                return (
                    rates.sum() - weights @ numpy.log(rates @ rows) + 0.5 * pull @ pull
                )

            def gradient(rates):
                return (
                    1 - rows @ (weights / (rates @ rows)) + (rates - centers) / errors**2
                )

            best = fit(None, numpy.maximum(truth, 1e-3))
            fit(3.0, best)
        fastest = min(fastest, time.perf_counter() - begin)
    print(f"likelihood-toys,iminuit {iminuit.__version__},{fastest / fits * 1e9}", flush=True)


main()
