/// A statistic prepared for the curves of many signals.
public struct SensitivityCurves: Sendable {
  /// The curve of a signal's form.
  public typealias Curve =
    @Sendable (_ shape: ScoreShape) throws(InferenceError) ->
    SensitivityCurve

  private let makeCurve: Curve

  /// Curves from the function that makes them.
  public init(_ curve: @escaping Curve) { makeCurve = curve }

  /// The curve of a signal's form, over its number of events.
  public func curve(to shape: ScoreShape) throws(InferenceError) -> SensitivityCurve {
    try makeCurve(shape)
  }
}

extension SensitivityCurves {
  /// The curves of the likelihood ratio that knows each signal: the ceiling where rates are known.
  public static func knownSignal(on background: Background) -> SensitivityCurves {
    SensitivityCurves { shape in
      SensitivityCurve { (events) throws(InferenceError) in
        let signal = try Signal(shape, expected: events)
        return try KnownSignal(signal, for: background).band(with: signal)
      }
    }
  }
}
