/// What experiments find over a plane: across it the forms of a signal, up it their strength.
///
/// For dark matter the forms are those of masses and the strength is the cross section; a signal has
/// its expected number of events at strength one.
public struct SensitivityPlane: Sendable {
  /// The signals across the plane, each with its events at strength one.
  public let signals: [Signal]
  private let curves: [SensitivityCurve]

  /// More events than these times the background's are not looked for.
  public static let mostEvents = 30.0
  /// Fewer events than these are no signal.
  public static let fewestEvents = 1e-3

  private let limits: ClosedRange<Double>

  /// The plane of a prepared statistic.
  public init(
    _ curves: SensitivityCurves, on background: Background, to signals: [Signal]
  ) throws(InferenceError) {
    self.signals = signals
    var made: [SensitivityCurve] = []
    for signal in signals { made.append(try curves.curve(to: signal.shape)) }
    self.curves = made
    limits = Self.limits(on: background)
  }

  /// The numbers of signal events that are looked at on a background.
  public static func limits(on background: Background) -> ClosedRange<Double> {
    fewestEvents...max(1000, mostEvents * background.expected)
  }

  /// The band of one signal at a strength.
  public func band(of signal: Int, strength: Double) throws(InferenceError) -> SignificanceBand {
    try curves[signal].band(at: signals[signal].expected * strength)
  }

  /// For each signal, the strength at which the median reaches `z`.
  ///
  /// By root finding along each signal, where a search over a grid would see steps. Each starts
  /// where its neighbour ended.
  public func contour(_ z: Double) throws(InferenceError) -> [Reach] {
    var start = 10.0
    var contour: [Reach] = []
    for (signal, curve) in zip(signals, curves) {
      let reach = try curve.reach(z, from: start, within: limits)
      if let events = reach.argument { start = events }
      contour.append(
        Reach(
          argument: reach.argument.map { $0 / signal.expected }, highest: reach.highest,
          isMonotone: reach.isMonotone))
    }
    return contour
  }
}
