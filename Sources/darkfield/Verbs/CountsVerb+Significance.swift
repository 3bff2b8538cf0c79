import CommandLineKit
import Inference

/// Significances of an excess, seen or to be expected.
extension CountsVerb {
  /// What a significance is of.
  enum SignificanceMethod: String, CaseIterable {
    /// Of a count over one without signal.
    case onOff = "on-off"
    /// Of an expected signal over an expected background, in the median.
    case asimov
  }

  static func significances(
    by method: SignificanceMethod, _ arguments: ParsedArguments
  ) throws(UsageError) -> ResultTable {
    switch method {
    case .onOff: try onOff(arguments)
    case .asimov: try asimov(arguments)
    }
  }

  private static func onOff(_ arguments: ParsedArguments) throws(UsageError) -> ResultTable {
    var rows: [OnOff] = []
    let (on, off) = (try counts("observed", arguments), try counts("off", arguments))
    for ratio in try arguments.numbers("ratio", .within(1e-9...1e9)) {
      for off in off { rows += on.map { OnOff(on: $0, off: off, ratio: ratio) } }
    }
    return ResultTable([
      ResultTable.Column("n_on", .integers(rows.map(\.on))),
      ResultTable.Column("n_off", .integers(rows.map(\.off))),
      ResultTable.Column("tau", .numbers(rows.map(\.ratio))),
      ResultTable.Column("sqrt_q0", .numbers(rows.map(\.likelihoodRatioSignificance))),
      ResultTable.Column("p_Bi", .numbers(rows.map(\.conditionalProbability))),
      // A probability of one, for no event at all, is infinitely many deviations below.
      ResultTable.Column(
        "Z_Bi",
        .numbers(rows.map(\.conditionalSignificance).map { $0.isFinite ? $0 : nil })),
    ])
  }

  private static func asimov(_ arguments: ParsedArguments) throws(UsageError) -> ResultTable {
    // No background, its default, would make any signal infinitely significant.
    guard arguments.has("background") else {
      throw .missingOption("--background", placeholder: "numbers")
    }
    let signals = try arguments.numbers("signal", .within(0...1e12))
    let backgrounds = try arguments.numbers("background", .within(1e-9...1e12))
    var rows: [(signal: Double, background: Double, deviation: Double)] = []
    for deviation in try arguments.numbers("uncertainty", .within(0...1e12)) {
      for background in backgrounds {
        rows += signals.map { ($0, background, deviation) }
      }
    }
    return ResultTable([
      ResultTable.Column("s", .numbers(rows.map(\.signal))),
      ResultTable.Column("b", .numbers(rows.map(\.background))),
      ResultTable.Column("sigma_b", .numbers(rows.map(\.deviation))),
      ResultTable.Column(
        "ZA",
        .numbers(
          rows.map {
            asimovSignificance(
              signal: $0.signal, background: $0.background, deviation: $0.deviation)
          })),
    ])
  }
}
