"""Times the simulation jobs of `darkfield bench` in nestpy, where it is installed.

Called as: nestpy_events.py SECONDS JOB...
Prints:    job,program,ns per item

Beta rays of 1 to 100 keV in LZ's first run, one call an event for each step, positions drawn before.
What each program does:

    quanta     both: mean yields at the energy, then fluctuated quanta
    areas      nestpy: quanta, then GetS1 and GetS2 in NEST's Full mode, which draws each detected
               photon of the S1 by itself; Darkfield: the same laws, with sums of many photons drawn
               at once, as NEST's Parametric mode does approximately in a fifth of Full's time;
               light maps are polynomials in nestpy and uniform in Darkfield
    waveforms  nestpy: the Waveform mode of GetS1 and GetS2, every photoelectron with its time and
               pulse, summed over each array, no hits by tube (its binding makes the waveforms and
               returns the areas alone); Darkfield: areas, both arrays' waveforms and the hits of
               every tube, by dividing counts over samples and tubes

A waveform of 100 keV takes nestpy 2.5 GB: its record has 1000 samples for each photoelectron. Five
energies stand for the range, and the job is left out with less than 4 GB to spare.
"""

import importlib.metadata
import os
import sys
import time


def fastest(seconds, run):
    """The fastest of repeated runs, s: other work on the machine only ever adds time."""
    best, runs, end = float("inf"), 0, time.perf_counter() + seconds
    while runs < 2 or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
        runs += 1
    return best


def spare_memory():
    """Bytes that can be had without harm; where the system does not say, the free ones."""
    try:
        with open("/proc/meminfo") as lines:
            return 1024 * next(int(l.split()[1]) for l in lines if l.startswith("MemAvailable"))
    except (OSError, StopIteration):
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2


def main():
    seconds, wanted = float(sys.argv[1]), set(sys.argv[2:])
    if not wanted & {"quanta", "areas", "waveforms"}:
        return
    try:
        import nestpy
        import numpy
    except ImportError:
        return
    name = f"nestpy {importlib.metadata.version('nestpy')}"
    try:
        detector = nestpy.detectors.LZ_WS2022()
        calculator = nestpy.NESTcalc(detector)
        kind = nestpy.interactions.beta
        s1_modes, s2_modes = nestpy.S1CalculationMode, nestpy.S2CalculationMode
        temperature, pressure = detector.get_T_Kelvin(), detector.get_p_bar()
        surface = detector.get_TopDrift()
        radius, first, last = (
            detector.get_radius(), detector.get_dt_min(), detector.get_dt_max())
        field = detector.FitEF(0.0, 0.0, surface / 2)
        density = calculator.SetDensity(temperature, pressure)
        velocity = calculator.SetDriftVelocity(temperature, density, field, pressure)
        gains = calculator.CalculateG2(0)
    except (AttributeError, TypeError):
        # The names of its parts change between versions.
        return
    generator = numpy.random.default_rng(1)

    def make_events(energies):
        """Energy, x, y, z and drift time in us of each event."""
        count = len(energies)
        r = radius * numpy.sqrt(generator.uniform(size=count))
        angle = generator.uniform(0, 2 * numpy.pi, count)
        times = generator.uniform(first, last, count)
        columns = energies, r * numpy.cos(angle), r * numpy.sin(angle), surface - times * velocity
        return [tuple(map(float, event)) for event in zip(*columns, times)]

    def quanta(energy):
        yields = calculator.GetYields(kind, energy, density, field)
        return calculator.GetQuanta(yields, density)

    def signals(event, s1_mode, s2_mode):
        energy, x, y, z, time = event
        made = quanta(energy)
        calculator.GetS1(
            made, x, y, z, x, y, z, velocity, velocity, kind, 0, field, energy, s1_mode, -1, [], [])
        calculator.GetS2(
            made.electrons, x, y, z, x, y, z, time, velocity, 0, field, s2_mode, -1, [], [], gains)

    def report(job, mode, events, run):
        if job in wanted:
            best = fastest(seconds, lambda: [run(event) for event in events])
            print(f"{job},{name}{mode},{best / len(events) * 1e9}", flush=True)

    events = make_events(generator.uniform(1, 100, 2000))
    report("quanta", "", events, lambda event: quanta(event[0]))
    report("areas", " Full", events, lambda event: signals(event, s1_modes.Full, s2_modes.Full))
    if spare_memory() > 4e9:
        report(
            "waveforms", " Waveform", make_events(numpy.linspace(1, 100, 11)[1::2]),
            lambda event: signals(event, s1_modes.Waveform, s2_modes.Waveform))


main()
