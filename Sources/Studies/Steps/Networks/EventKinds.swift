import Response
import Storage

/// What a file of events says of each event beside its row, where it does.
struct EventKinds {
  /// The class of each event: 0 for a recoil of electrons, 1 for a recoil of a nucleus.
  let classes: [Int]
  /// Whether each event passed the cuts it was simulated with.
  let isKept: [Bool]

  private static let kind = "truth/kind"
  private static let kept = "areas/kept"

  /// Reads a file; `nil` for one that does not say what its events are.
  init?(of path: String) throws(StorageError) {
    let reader = try HDF5Reader(path: path)
    guard reader.contains(Self.kind),
      let names = try reader.attributeValues("kinds", of: Self.kind, as: String.self)
    else { return nil }
    let numbers = try reader.read(Self.kind, as: Int.self)
    var classes: [Int] = []
    classes.reserveCapacity(numbers.count)
    for (event, number) in numbers.enumerated() {
      guard names.indices.contains(number), let kind = Interaction(rawValue: names[number]) else {
        throw .unexpected(
          path: path, place: "dataset '/\(Self.kind)', row \(event)", found: "\(number)",
          expected: "the number of one of the kinds \(names.joined(separator: ", "))")
      }
      classes.append(kind == .nuclear ? 1 : 0)
    }
    self.classes = classes
    if reader.contains(Self.kept) {
      _ = try reader.dataset(Self.kept, rowShape: [], rows: numbers.count)
      isKept = try reader.read(Self.kept, as: Bool.self)
    } else {
      isKept = [Bool](repeating: true, count: numbers.count)
    }
  }
}
