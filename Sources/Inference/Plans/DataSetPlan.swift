import Numerics

/// A data set as a file describes it.
public struct DataSetPlan: Sendable, Equatable, Codable {
  /// Where its events come from.
  public enum Data: Sendable, Equatable {
    /// A table with a column for each observable.
    case file(String)
    /// The counts of the bins.
    case counts([Double])
    /// What the nominal parameters expect, without fluctuations.
    case asimov
    /// A pseudo-experiment at the nominal parameters.
    case toy
  }

  /// The name.
  public let name: String
  /// The coordinates.
  public let observables: [DataSet.Observable]
  /// Whether places or counts are known.
  public let form: DataSet.Form
  /// Where events come from; `nil` for a model without data.
  public let data: Data?
  /// What is expected.
  public let components: [ComponentPlan]

  private enum Key: CodingKey { case name, observables, form, data, components }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    name = try values.decode(String.self, forKey: .name)
    observables = try values.decode([ObservablePlan].self, forKey: .observables).map(\.observable)
    guard 1...3 ~= observables.count else {
      throw values.broken(.observables, found: "\(observables.count)", "one to three")
    }
    let cells = observables.reduce(1.0) { $0 * Double($1.bins?.bins ?? 1) }
    guard cells <= Double(Axis.binLimit) else {
      throw values.broken(
        .observables, found: "\(cells) bins in all", "no more than \(Axis.binLimit)")
    }
    form = try values.choice(forKey: .form, default: .unbinned)
    components = try values.decode([ComponentPlan].self, forKey: .components)
    guard values.contains(.data) else {
      data = nil
      return
    }
    if let counts = try? values.decode([Double].self, forKey: .data) {
      data = .counts(counts)
      return
    }
    let word = try values.decode(String.self, forKey: .data)
    data =
      switch word {
      case "asimov": .asimov
      case "toy": .toy
      default: .file(word)
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: .name)
    try values.encode(form, forKey: .form)
    try values.encode(observables.map(ObservablePlan.init), forKey: .observables)
    switch data {
    case .file(let file): try values.encode(file, forKey: .data)
    case .counts(let counts): try values.encode(counts, forKey: .data)
    case .asimov: try values.encode("asimov", forKey: .data)
    case .toy: try values.encode("toy", forKey: .data)
    case nil: break
    }
    try values.encode(components, forKey: .components)
  }

  /// The data set, with the tables read, and the factors on bins that are uncertain one by one.
  func dataSet(
    tables: some TableSource
  ) throws -> (dataSet: DataSet, factors: [Parameter]) {
    let parts = try components.map { try $0.components(of: self, tables: tables) }
    let set = DataSet(
      name, observables: observables, components: parts.flatMap(\.components), form: form)
    return (set, parts.flatMap(\.factors))
  }
}

/// An observable as a file describes it: a range, and perhaps bins or edges.
private struct ObservablePlan: Codable {
  let observable: DataSet.Observable

  init(_ observable: DataSet.Observable) { self.observable = observable }

  private enum Key: CodingKey { case name, range, bins, edges }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let name = try values.decode(String.self, forKey: .name)
    if values.contains(.edges) {
      let edges = try values.decode([Double].self, forKey: .edges)
      let axis: Axis
      do {
        axis = try Axis(.variable(edges: edges))
      } catch {
        throw values.broken(.edges, error)
      }
      observable = DataSet.Observable(name, in: axis.lower...axis.upper, bins: axis)
      return
    }
    let range = try values.range(forKey: .range)
    guard range.lowerBound < range.upperBound, range.upperBound.isFinite else {
      throw values.broken(.range, found: "\(range)", "two rising finite numbers")
    }
    guard values.contains(.bins) else {
      observable = DataSet.Observable(name, in: range)
      return
    }
    let bins = try values.positiveCount(forKey: .bins)
    observable = DataSet.Observable(
      name, in: range, bins: .regular(bins: bins, from: range.lowerBound, to: range.upperBound))
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(observable.name, forKey: .name)
    switch observable.bins?.layout {
    case nil: try values.encode(observable.range.ends, forKey: .range)
    case .regular(let bins, _, _):
      try values.encode(observable.range.ends, forKey: .range)
      try values.encode(bins, forKey: .bins)
    case .logarithmic, .variable: try values.encode(observable.bins?.edges, forKey: .edges)
    }
  }
}
