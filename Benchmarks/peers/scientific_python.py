"""Times the jobs of `darkfield bench` in numpy, scipy, pandas and h5py, those that are installed.

Called as: scientific_python.py SECONDS JOB...
Prints:    job,program,ns per item
"""

import os
import sys
import tempfile
import time


def fastest(seconds, run):
    """The fastest of repeated runs, s: other work on the machine only ever adds time."""
    best, runs, end = float("inf"), 0, time.perf_counter() + seconds
    while runs < 3 or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
        runs += 1
    return best


def main():
    seconds, wanted = float(sys.argv[1]), set(sys.argv[2:])
    try:
        import numpy
    except ImportError:
        return
    generator = numpy.random.Generator(numpy.random.Philox(1))
    name = f"numpy {numpy.__version__}"
    million, draws = 1 << 20, 100_000

    def report(job, program, items, run):
        if job in wanted:
            print(f"{job},{program},{fastest(seconds, run) / items * 1e9}", flush=True)

    raw = generator.bit_generator.random_raw
    report("philox", name, million, lambda: raw(million))
    report("stream", name, million, lambda: raw(million))
    for job, draw in {
        "normal": lambda: generator.standard_normal(draws),
        "exponential": lambda: generator.standard_exponential(draws),
        "poisson-small": lambda: generator.poisson(3, draws),
        "poisson-large": lambda: generator.poisson(1e4, draws),
        "binomial-small": lambda: generator.binomial(20, 0.1, draws),
        "binomial-large": lambda: generator.binomial(10**9, 0.3, draws),
    }.items():
        report(job, name, draws, draw)
    values = generator.standard_normal(million)
    report("histogram", name, million, lambda: numpy.histogram(values, 100, (-5, 5)))

    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "table.csv")
        columns = {letter: generator.standard_normal(draws) for letter in "abcd"}
        try:
            import pandas

            frame = pandas.DataFrame(columns)
            program = f"pandas {pandas.__version__}"
            frame.to_csv(table, index=False)
            report("csv-write", program, draws, lambda: frame.to_csv(table, index=False))
            report("csv-read", program, draws, lambda: pandas.read_csv(table))
        except ImportError:
            pass
        try:
            import h5py

            rows = generator.standard_normal((draws, 16)).astype("f4")

            def write():
                with h5py.File(os.path.join(folder, "rows.h5"), "w") as file:
                    file.create_dataset(
                        "rows", data=rows, chunks=(4096, 16), compression="gzip", compression_opts=1
                    )

            report("hdf5-write", f"h5py {h5py.__version__}", draws, write)
        except ImportError:
            pass

    try:
        import scipy
        from scipy.stats import gaussian_kde

        points = generator.standard_normal(draws)
        targets = numpy.arange(1000) * 0.01 - 5
        report(
            "density", f"scipy {scipy.__version__}", draws, lambda: gaussian_kde(points)(targets)
        )
    except ImportError:
        pass


main()
