/// A number that is large when data are not background, with its law where they are.
///
/// A statistic is prepared once for a background; what takes time is done then. Larger values are
/// less like the background. To add one, write a type that conforms, or a `CellStatistic`, and
/// give it a case of `StatisticKind`.
public protocol Statistic: Sendable {
  /// Which statistic this is.
  var kind: StatisticKind { get }
  /// The background it was prepared for.
  var background: Background { get }
  /// The value for data.
  func evaluate(_ data: ScoreSample) throws(InferenceError) -> Evaluation
  /// How unlikely the background alone makes such a value, by the best method there is.
  func significance(of evaluation: Evaluation) throws(InferenceError) -> Significance
  /// What experiments that hold a signal would find.
  ///
  /// Experiments are drawn at the nominal rates; a rate that is not known widens the law of the
  /// background alone, against which they are judged.
  func band(with signal: Signal) throws(InferenceError) -> SignificanceBand
  /// How values for pseudo-experiments are drawn.
  ///
  /// Of the background alone, its uncertain rates are drawn anew each time; with a signal, the rates
  /// are the nominal ones. With a free rate the number of events is the expected one.
  func toyRecipe(with signal: Signal?) throws(InferenceError) -> ToyRecipe
  /// Curves of what experiments find as signals grow, prepared for many of them.
  func curves() throws(InferenceError) -> SensitivityCurves
}

extension Statistic {
  public func curves() throws(InferenceError) -> SensitivityCurves {
    SensitivityCurves { SensitivityCurve(of: self, to: $0) }
  }
}

/// A statistic that sees the data as counts in cells.
public protocol CellStatistic: Statistic {
  /// The cells.
  var cells: ScoreCells { get }
  /// The value for counts, one for each cell.
  func value(of counts: Span<Int>) -> Double
}

extension CellStatistic {
  public func evaluate(_ data: ScoreSample) throws(InferenceError) -> Evaluation {
    let counts = try cells.counts(of: data)
    return Evaluation(
      value: value(of: counts.span), events: data.count,
      unsupported: background.shape.unsupported(data))
  }

  public func toyRecipe(with signal: Signal?) throws(InferenceError) -> ToyRecipe {
    let toys = try CellToys(cells, of: background, with: signal)
    return ToyRecipe { range, seed, values in
      var counts = [Int](repeating: 0, count: cells.count)
      for toy in range {
        var span = counts.mutableSpan
        toys.draw(toy, seed: seed, into: &span)
        values[toy - range.lowerBound] = value(of: counts.span)
      }
    }
  }

  /// The band that toys with a signal show, for a plan.
  func cellBand(with signal: Signal, plan: TailPlan) throws(InferenceError) -> SignificanceBand {
    let toys = try ToyDistribution(try toyRecipe(with: signal), plan: plan.forSignals)
    // With a free rate the toys are judged as data of the expected number of events.
    let all = Int((background.expected + signal.expected).rounded())
    return try SignificanceBand(of: toys) { (value) throws(InferenceError) in
      try significance(of: Evaluation(value: value, events: all))
    }
  }
}
