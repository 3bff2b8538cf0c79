import Response
public import Storage

/// A file of events, from which single events are read.
///
/// Everything but the number of events is optional: files of areas have no waveforms, a user's own
/// file may have no truth.
public final class EventFile {
  /// The places of the sensors of an array, mm.
  public struct Sensors: Sendable, Equatable {
    /// Along the horizontal axis.
    public let x: [Double]
    /// Along the other one.
    public let y: [Double]
  }

  /// The name of the file.
  public let path: String
  /// The number of events.
  public let count: Int
  /// The time between two samples of the waveforms, ns; 1 where the file does not say.
  public let sample: Double
  /// Whether the file says how long a sample is.
  public let hasSample: Bool
  /// The sensors above; none where the file does not say where they are.
  public let top: Sensors?
  /// The sensors below.
  public let bottom: Sensors?
  private let reader: HDF5Reader
  private let columns: [HDF5Dataset]
  private let kinds: [String]

  /// The names of what has a row for each event.
  private enum Name {
    static let kind = "truth/kind"
    static let waves = ["s1_top", "s1_bottom", "s2_top", "s2_bottom"].map { "waveforms/\($0)" }
    static let hits = ["s1_top", "s1_bottom", "top", "bottom"].map { "patterns/\($0)" }
    static let facts = ["truth/", "areas/"]
  }

  /// Opens a file.
  ///
  /// - Parameter path: An HDF5 file with the groups `truth`, `areas` or `waveforms`.
  /// - Throws: Where it has no events, or datasets of different lengths.
  public init(path: String) throws(StorageError) {
    let reader = try HDF5Reader(path: path)
    let columns = reader.datasets.filter { dataset in
      dataset.shape.count == 1 && Name.facts.contains { dataset.path.hasPrefix("/\($0)") }
        && dataset.type.elementType.map { $0 != .string } ?? false
    }
    let traces = (Name.waves + Name.hits).filter(reader.contains)
    guard let name = columns.first?.path ?? traces.first else {
      throw .absent(
        path: path, place: "groups",
        expected: "events: datasets in '/truth', '/areas' or '/waveforms'", suggestion: nil)
    }
    count = try reader.dataset(name).rows
    for column in columns { _ = try reader.dataset(column.path, rowShape: [], rows: count) }
    for trace in traces {
      let rowShape = try reader.dataset(trace).rowShape
      _ = try reader.dataset(trace, rowShape: Array(rowShape.prefix(1)), rows: count)
    }
    let hasKinds = columns.contains { $0.path == "/\(Name.kind)" }
    kinds =
      hasKinds ? try reader.attributeValues("kinds", of: Name.kind, as: String.self) ?? [] : []
    let sample =
      reader.groups.contains("/detector")
      ? try reader.attribute("sample_ns", of: "detector", as: Double.self) : nil
    self.sample = sample ?? 1
    hasSample = sample != nil
    top = try Self.sensors("top", in: reader)
    bottom = try Self.sensors("bottom", in: reader)
    self.path = path
    self.reader = reader
    self.columns = columns
  }

  private static func sensors(
    _ side: String, in reader: HDF5Reader
  ) throws(StorageError) -> Sensors? {
    let name = "detector/positions_\(side)"
    guard reader.contains(name) else { return nil }
    _ = try reader.dataset(name, rowShape: [2])
    let places = try reader.read(name, as: Double.self)
    return Sensors(
      x: stride(from: 0, to: places.count, by: 2).map { places[$0] },
      y: stride(from: 1, to: places.count, by: 2).map { places[$0] })
  }

  /// Whether the file holds waveforms or patterns of sensors.
  public var hasTraces: Bool { (Name.waves + Name.hits).contains(where: reader.contains) }

  /// Reads an event, `0..<count`.
  public func event(_ number: Int) throws(StorageError) -> EventRecord {
    precondition(
      (0..<count).contains(number), "EventFile: event \(number), expected one of \(count)")
    let row = number..<number + 1
    var facts: [EventRecord.Fact] = []
    var kind: String?
    for column in columns {
      let name = String(column.path.dropFirst())
      let value =
        column.type.elementType == .boolean
        ? try reader.read(name, as: Bool.self, rows: row).map { $0 ? 1.0 : 0 }
        : try reader.read(name, as: Double.self, rows: row)
      guard let value = value.first else { continue }
      if name == Name.kind, let names = kindNames(), let place = Int(exactly: value),
        names.indices.contains(place)
      {
        kind = names[place]
        continue
      }
      facts.append(
        EventRecord.Fact(
          name: name, value: value,
          unit: try reader.attribute("unit", of: name, as: String.self) ?? ""))
    }
    let waves = try read(Name.waves, row, as: Float.self)
    let hits = try read(Name.hits, row, as: Int32.self)
    return EventRecord(
      number: number, kind: kind, facts: facts,
      s1: EventRecord.Signal(
        topWave: waves[0], bottomWave: waves[1], topHits: hits[0], bottomHits: hits[1]),
      s2: EventRecord.Signal(
        topWave: waves[2], bottomWave: waves[3], topHits: hits[2], bottomHits: hits[3]))
  }

  private func read<Element: HDF5FixedElement>(
    _ names: [String], _ row: Range<Int>, as type: Element.Type
  ) throws(StorageError) -> [[Element]] {
    var rows: [[Element]] = []
    for name in names {
      rows.append(reader.contains(name) ? try reader.read(name, as: type, rows: row) : [])
    }
    return rows
  }

  /// The numbers of a dataset, one for each event; `nil` where the file does not have it.
  public func column(_ name: String) throws(StorageError) -> [Double]? {
    guard let column = columns.first(where: { $0.path == "/\(name)" }) else { return nil }
    guard column.type.elementType == .boolean else {
      return try reader.read(name, as: Double.self)
    }
    return try reader.read(name, as: Bool.self).map { $0 ? 1 : 0 }
  }

  /// What the numbers of kinds stand for, in words; `nil` where the file does not say.
  public func kindNames() -> [String]? {
    kinds.isEmpty ? nil : kinds.map { Interaction(rawValue: $0)?.words ?? $0 }
  }
}
