public import Numerics

/// Why scores, densities or expectations cannot be used: what was found and what was expected.
public enum InferenceError: Error, Equatable, CustomStringConvertible {
  /// A score is infinite or not a number.
  case notAScore(event: Int, found: Double)
  /// A weight of a simulated event is negative or not finite.
  case notAWeight(event: Int, found: Double)
  /// A list that belongs to the events has another length.
  case countsDiffer(of: String, found: Int, expected: Int)
  /// A sample has fewer events than its use needs.
  case tooFewEvents(found: Int, expected: Int)
  /// A density in a table is negative or not finite.
  case notADensity(row: Int, found: Double)
  /// A value of an efficiency is not between 0 and 1.
  case notAnEfficiency(row: Int, found: Double)
  /// The scores of a table are not finite or do not rise.
  case notAGrid(NumericsError)
  /// A table's rows are not every node with every other, in order.
  case notEveryPair(row: Int)
  /// A density is zero everywhere.
  case noDensity
  /// No smooth density follows from a sample.
  case notSmoothed(NumericsError)
  /// A number of expected events is zero, negative or not finite.
  case notAnExpectation(of: String, found: Double)
  /// A relative uncertainty is negative or not finite.
  case notAnUncertainty(of: String, found: Double)
  /// There is no component, so that nothing is expected.
  case noBackground
  /// A family of signals has no member.
  case noMembers(of: String)
  /// Scores of one dimension meet densities of another.
  case dimensionsDiffer(found: Int, expected: Int)
  /// A component is known as a table only, where simulated events are needed.
  case noSimulatedEvents(component: String)
  /// A statistic that stands on the rate of the background is asked for without one.
  case rateIsNeeded(statistic: String)
  /// A region of scores holds none, or all, of the background.
  case regionIsEmpty(share: Double)
  /// A statistic in one dimension is asked for in the plane.
  case needsOneScore(statistic: String)
  /// The probability of a smaller event is none.
  case notALevel(event: Int, found: Double)
  /// A count in a bin is negative or not finite.
  case notACount(of: String, bin: Int, found: Double)

  /// One lowercase sentence without a full stop; events and rows are counted from one.
  public var description: String {
    switch self {
    case .notAScore(let event, let found):
      "the score of event \(event + 1) is \(found), expected a finite number"
    case .notAWeight(let event, let found):
      "the weight of event \(event + 1) is \(found), expected zero or a positive number"
    case .countsDiffer(let name, let found, let expected):
      "found \(found) \(name), expected \(expected)"
    case .tooFewEvents(let found, let expected):
      "found \(found) simulated events with weight, expected at least \(expected)"
    case .notADensity(let row, let found):
      "the density in row \(row + 1) is \(found), expected zero or a positive number"
    case .notAnEfficiency(let row, let found):
      "the efficiency in row \(row + 1) is \(found), expected a number from 0 to 1"
    case .notAGrid(let error): "the scores of the table are no grid: \(error)"
    case .notEveryPair(let row):
      "row \(row + 1) of the table is out of order, expected rising numbers: every one of a "
        + "column with every one of the next, the last running fastest"
    case .noDensity: "the density is zero everywhere, expected a positive integral"
    case .notSmoothed(let error): "no density follows from the events: \(error)"
    case .notAnExpectation(let name, let found):
      "\(found) events are expected of \(name), expected a positive number"
    case .notAnUncertainty(let name, let found):
      "the relative uncertainty of \(name) is \(found), expected zero or a positive number"
    case .noBackground: "there is no background, expected at least one component"
    case .noMembers(let name): "the family '\(name)' holds no signal, expected at least one"
    case .dimensionsDiffer(let found, let expected):
      "found \(Self.scores(found)) per event, expected \(expected)"
    case .noSimulatedEvents(let component):
      "\(component) is known as a table only, expected simulated events"
    case .rateIsNeeded(let statistic):
      "\(statistic) compares with the expected rate, which was declared free"
    case .regionIsEmpty(let share):
      "the region holds \(share) of the background, expected a share between 0 and 1"
    case .needsOneScore(let statistic):
      "\(statistic) needs scores that can be ordered, found two scores per event"
    case .notALevel(let event, let found):
      "the cumulative probability of event \(event + 1) is \(found), expected a number from 0 to 1"
    case .notACount(let name, let bin, let found):
      "the \(name) count of bin \(bin + 1) is \(found), expected zero or a positive number"
    }
  }

  private static func scores(_ count: Int) -> String {
    count == 1 ? "1 score" : "\(count) scores"
  }
}
