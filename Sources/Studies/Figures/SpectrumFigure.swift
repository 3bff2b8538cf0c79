import Numerics
public import Plotting
public import Spectra

extension Figure {
  /// How finely a continuous rate is drawn between the energies that were asked for.
  private static let curvePoints = 400
  /// Rates further below the highest than this are not worth the paper.
  private static let decades = 1e-8

  /// The continuous rate of a source: the curve, and points at the energies where there are few.
  public static func spectrum(
    of source: any RateSource, at energies: [Double], name: String
  ) -> Figure {
    guard let first = energies.first, let last = energies.last else {
      return rateFigure(marks: [], over: energies, rates: [])
    }
    let curve = curve(of: source, from: first, to: last, besides: energies)
    var marks: [any Mark] = [
      Line(x: curve.energies, y: curve.rates, name: Label(verbatim: name))
    ]
    if energies.count <= 40 {
      marks.append(
        Points(x: energies, y: source.rates(at: energies), ink: .series(0), shape: .circle))
    }
    return rateFigure(marks: marks, over: curve.energies, rates: curve.rates)
  }

  /// The continuous rate of a source with the part between two energies filled.
  public static func spectrum(
    of source: any RateSource, integrated range: ClosedRange<Double>, name: String
  ) -> Figure {
    let width = range.upperBound - range.lowerBound
    let lower = max(source.domain.lowerBound, range.lowerBound - 0.2 * width)
    let upper = min(source.domain.upperBound, range.upperBound + 0.2 * width)
    let all = curve(
      of: source, from: min(max(lower, 0), range.lowerBound), to: max(upper, range.upperBound),
      besides: [range.lowerBound, range.upperBound])
    let inside = all.energies.indices.filter { range.contains(all.energies[$0]) }
    let rates = inside.map { all.rates[$0] }
    let counts = source.counts(from: range.lowerBound, to: range.upperBound)
    var figure = rateFigure(
      marks: [
        Band(
          x: inside.map { all.energies[$0] }, lower: rates.map { _ in 0 }, upper: rates,
          name: short(counts) + " t^{−1} yr^{−1}", ink: .series(0)),
        Line(x: all.energies, y: all.rates, name: Label(verbatim: name), ink: .series(0)),
      ], over: all.energies, rates: all.rates)
    if figure.rows[0][0].y.scale == .linear { figure.rows[0][0].y.lower = 0 }
    return figure
  }

  /// The lines of a source, each as high as its counts.
  public static func lines(of source: any RateSource, name: String) -> Figure {
    let rates = source.lines.map(\.rate)
    return Figure(
      Panel(
        x: PanelAxis("energy [keV]"), y: PanelAxis("counts [t^{−1} yr^{−1}]", from: 0),
        marks: [
          Points(
            x: source.lines.map(\.energy), y: rates,
            yErrors: .asymmetric(below: rates, above: rates.map { _ in 0 }),
            name: Label(verbatim: name))
        ]))
  }

  private static func curve(
    of source: any RateSource, from lower: Double, to upper: Double, besides energies: [Double]
  ) -> (energies: [Double], rates: [Double]) {
    let scale = AxisScale.suiting([lower, upper], ratio: 30)
    // A jump of the rate stands between two energies as close as can be.
    let jumps = source.breaks.flatMap { [$0 * (1 - 1e-12), $0] }
      .filter { lower < $0 && $0 < upper }
    let even = scale.steps(curvePoints, from: lower, to: upper)
    let grid = Set(even + energies + jumps).sorted()
    return (grid, source.rates(at: grid))
  }

  private static func rateFigure(
    marks: [any Mark], over energies: [Double], rates: [Double]
  ) -> Figure {
    let ends = [energies.first, energies.last].compactMap(\.self)
    let highest = rates.filter(\.isFinite).max() ?? 0
    let seen = rates.filter { $0 >= decades * highest }
    let scale = AxisScale.suiting(seen, ratio: 300)
    let isDeep = scale == .logarithmic && seen.count < rates.count
    return Figure(
      Panel(
        x: PanelAxis("energy [keV]", scale: AxisScale.suiting(ends, ratio: 30)),
        y: PanelAxis(
          "rate [t^{−1} yr^{−1} keV^{−1}]", scale: scale, from: isDeep ? decades * highest : nil),
        marks: marks))
  }
}
