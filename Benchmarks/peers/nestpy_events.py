"""Times the simulation jobs of `darkfield bench` in nestpy, where it is installed.

Called as: nestpy_events.py SECONDS JOB...
Prints:    job,program,ns per item

Electron recoils of 1 to 100 keV, one call an event.
"""

import importlib.metadata
import sys
import time


def main():
    seconds, wanted = float(sys.argv[1]), set(sys.argv[2:])
    try:
        import nestpy
        import numpy
    except ImportError:
        return
    name = f"nestpy {importlib.metadata.version('nestpy')}"
    energies = [float(e) for e in numpy.random.default_rng(1).uniform(1, 100, 2000)]
    try:
        calculator = nestpy.NESTcalc(nestpy.detectors.LZ_WS2022())
        kind = nestpy.interactions.beta
    except AttributeError:
        # The names of its parts change between versions.
        return

    def quanta():
        for energy in energies:
            calculator.GetQuanta(calculator.GetYields(kind, energy, 2.875, 200.0), 2.875)

    if "quanta" in wanted:
        best, end = float("inf"), time.perf_counter() + seconds
        while time.perf_counter() < end or best == float("inf"):
            start = time.perf_counter()
            quanta()
            best = min(best, time.perf_counter() - start)
        print(f"quanta,{name},{best / len(energies) * 1e9}", flush=True)


main()
