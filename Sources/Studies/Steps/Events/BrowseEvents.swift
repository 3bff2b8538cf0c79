import Foundation
public import Reporting
import Storage

/// Chooses events of a file to be looked at: the most anomalous first, then some of all others.
///
/// With scores, half of the events are those with the highest; the rest, or all without scores, stand
/// at equal distances in the file.
///
/// - Parameters:
///   - path: The file of events.
///   - scores: The file of their scores, in the same order; `nil` for none.
///   - numbers: The events among which is chosen; all unless given.
///   - count: How many events are chosen.
/// - Returns: The events.
/// - Throws: What is wrong with a file.
public func browseEvents(
  of path: String, scores: String?, among numbers: [Int]? = nil, count: Int
) throws -> EventBrowser {
  precondition(count > 0, "browseEvents: \(count) events, expected at least one")
  let file = try EventFile(path: path)
  let table = try scores.map { try EventScoreTable(path: $0, events: file.count) }
  let choice =
    numbers.map { EventChoice(of: $0, called: "looked at", scores: table?.scores, count: count) }
    ?? EventChoice(of: file.count, scores: table?.scores, count: count)
  let events = try choice.numbers.map { number in
    BrowsedEvent(try file.event(number), scored: table)
  }
  return EventBrowser(
    events, selection: choice.description, sample: file.sample,
    top: EventBrowser.Sensors(file.top), bottom: EventBrowser.Sensors(file.bottom))
}

/// Which events of a file are looked at.
struct EventChoice: CustomStringConvertible {
  /// Their numbers, the most anomalous first.
  let numbers: [Int]
  /// The choice in one sentence.
  let description: String

  init(of events: Int, scores: [Double]?, count: Int) {
    self.init(of: Array(0..<events), called: "of the file", scores: scores, count: count)
  }

  init(of candidates: [Int], called place: String, scores: [Double]?, count: Int) {
    let events = candidates.count
    guard events > count else {
      numbers = Self.ranked(candidates, scores)
      description = events == 1 ? "The one event \(place)." : "All \(events) events \(place)."
      return
    }
    let all = Self.ranked(candidates, scores)
    let highest = scores == nil ? [] : Array(all.prefix((count + 1) / 2))
    let taken = Set(highest)
    let rest = candidates.sorted().filter { !taken.contains($0) }
    let others = count - highest.count
    let spread = (0..<others).map { rest[Int(Double($0) / Double(others) * Double(rest.count))] }
    numbers = highest + Self.ranked(spread, scores)
    description =
      highest.isEmpty
      ? "\(spread.count) of the \(events) events \(place), at equal distances."
      : "The \(highest.count) events with the highest scores of \(events), and \(spread.count) of "
        + "the others at equal distances."
  }

  /// The numbers by falling score; equal ones, and those without scores, in their order.
  private static func ranked(_ numbers: [Int], _ scores: [Double]?) -> [Int] {
    guard let scores else { return numbers }
    // Not a number is no score: such events come last.
    func score(_ number: Int) -> Double { scores[number].isNaN ? -.infinity : scores[number] }
    return numbers.sorted { (score($0), $1) > (score($1), $0) }
  }
}

extension EventBrowser.Sensors {
  fileprivate init(_ sensors: EventFile.Sensors?) {
    self.init(x: sensors?.x ?? [], y: sensors?.y ?? [])
  }
}

extension BrowsedEvent {
  /// An event of a file with its score.
  fileprivate init(_ event: EventRecord, scored table: EventScoreTable?) {
    func group(_ name: String) -> FactGroup {
      FactGroup(
        name,
        event.facts.filter { $0.name.hasPrefix("\(name)/") }.map {
          Fact(String($0.name.dropFirst(name.count + 1)), $0.value, unit: $0.unit)
        })
    }
    var groups = [group("truth"), group("areas")]
    if let table {
      groups.insert(
        FactGroup(
          "score",
          [Fact("score", table.scores[event.number])]
            + table.parts.map { Fact($0.name, $0.values[event.number]) }), at: 0)
    }
    self.init(
      number: event.number, kind: event.kind,
      energy: event["truth/energy"] ?? event["areas/energy"],
      score: table?.scores[event.number], groups: groups.filter { !$0.facts.isEmpty },
      s1: Signal(event.s1), s2: Signal(event.s2))
  }
}

extension BrowsedEvent.Signal {
  fileprivate init(_ signal: EventRecord.Signal) {
    self.init(
      topWave: signal.topWave, bottomWave: signal.bottomWave, topHits: signal.topHits,
      bottomHits: signal.bottomHits)
  }
}
