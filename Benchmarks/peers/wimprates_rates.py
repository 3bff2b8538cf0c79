"""Times the rates of `darkfield bench` in wimprates, where it is installed.

Called as: wimprates_rates.py SECONDS JOB...
Prints:    job,program,ns per item
"""

import sys
import time


def fastest(seconds, run):
    """The fastest of repeated runs, s: other work on the machine only ever adds time."""
    best, end = float("inf"), time.perf_counter() + seconds
    while best == float("inf") or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def main():
    seconds, wanted = float(sys.argv[1]), set(sys.argv[2:])
    if "wimp-rates" not in wanted:
        return
    try:
        import numpy
        import wimprates
    except ImportError:
        return
    energies = 0.5 + 0.1 * numpy.arange(1000)
    masses = 10 * 100 ** (numpy.arange(50) / 49)

    # A rate costs the same for every mass, and all of them take a quarter of a minute: one of them
    # is timed.
    mass = masses[25]
    time_of_one = fastest(
        seconds, lambda: wimprates.rate_wimp_std(energies, mw=mass, sigma_nucleon=1e-47)
    )
    name = f"wimprates {wimprates.__version__}"
    print(f"wimp-rates,{name},{time_of_one / len(energies) * 1e9}", flush=True)


main()
