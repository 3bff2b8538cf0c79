import Foundation
public import Storage

/// The toys of a long calculation, made in stretches that a file may keep.
///
/// The file is whole at any moment. A calculation that was ended, even killed, goes on with it after
/// the last stretch kept, and comes to the same numbers: toys are addressed by number, so that it
/// does not matter which stretches they were made in.
public final class ToyLedger {
  private var record: ToyRecord?
  private var parts: [String: ToyRecord.Part] = [:]
  private var order: [String] = []
  private let path: String?
  private var stretch = 256
  private var nextSave: ContinuousClock.Instant
  private let clock = ContinuousClock()

  /// Told of the number of toys that each stretch has made; what it throws ends the work.
  public var onToys: (Int) throws -> Void = { _ in }
  /// The toys that the file held at the start.
  public let toysBefore: Int

  /// Toys that nothing keeps.
  public init() {
    path = nil
    toysBefore = 0
    nextSave = clock.now
  }

  /// Toys that a file keeps; where it exists, those in it are not made again.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - source: What decides the toys.
  ///   - overwrite: Whether a file of other toys is replaced.
  /// - Throws: What keeps the file from being read or written, or that it is of other toys.
  public init(path: String, source: Provenance, overwrite: Bool) throws {
    self.path = path
    nextSave = clock.now
    var record = ToyRecord(source: source)
    if FileManager.default.fileExists(atPath: path) {
      do {
        record = try ToyRecord(path: path, source: source)
      } catch {
        guard overwrite else { throw error }
      }
    }
    for part in record.parts {
      parts[part.name] = part
      order.append(part.name)
    }
    toysBefore = record.toys
    self.record = record
    try save()
  }

  /// A number for each of some toys.
  ///
  /// - Parameters:
  ///   - name: What they are, unique in the calculation.
  ///   - count: The number of toys.
  ///   - make: Makes those of a stretch.
  /// - Returns: The numbers, in the order of toys.
  /// - Throws: What `onToys` throws, or what keeps the file from being written.
  func numbers(
    _ name: String, toys count: Int, make: (Range<Int>) throws -> [Double]
  ) throws -> [Double] {
    try summary(name, toys: count, make: make) { $0 }
  }

  /// Some numbers that sum up those of many toys, which are not kept any longer than needed.
  func summary(
    _ name: String, toys count: Int, make: (Range<Int>) throws -> [Double],
    sum: ([Double]) throws -> [Double]
  ) throws -> [Double] {
    var part =
      parts[name] ?? ToyRecord.Part(name: name, toys: 0, numbers: [], isComplete: false)
    if parts[name] == nil { order.append(name) }
    if part.isComplete { return part.numbers }
    while part.toys < count {
      let range = part.toys..<min(count, part.toys + stretch)
      let start = clock.now
      part.numbers += try make(range)
      part.toys = range.upperBound
      parts[name] = part
      adapt(to: clock.now - start)
      do {
        try onToys(range.count)
      } catch {
        try save()
        throw error
      }
      if clock.now >= nextSave { try save() }
    }
    part.numbers = try sum(part.numbers)
    part.isComplete = true
    parts[name] = part
    try save()
    return part.numbers
  }

  /// Stretches take about a second, so that little is lost and cores have enough to share.
  private func adapt(to duration: Duration) {
    if duration < .milliseconds(500) { stretch = min(2 * stretch, 1 << 20) }
    if duration > .seconds(2) { stretch = max(stretch / 2, 64) }
  }

  private func save() throws {
    guard let path, var record else { return }
    let start = clock.now
    record.parts = order.compactMap { parts[$0] }
    let file = try OutputFile(path: path, overwrite: true)
    try file.write(Array(YAMLEncoder().encode(record).utf8))
    try file.commit()
    // A twentieth of the time at most goes into the file.
    nextSave = clock.now + max(.seconds(2), (clock.now - start) * 20)
  }
}
