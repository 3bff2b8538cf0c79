public import Learning
public import Storage

/// The rows that networks learn from: normal ones, and others to be told apart from them.
///
/// Events that were simulated here say themselves what they are, and those that failed their cuts
/// are left out. In a file of the user's own a dataset says it row by row; without one, the rows of
/// the first file are the normal ones and those of the second the others.
public struct TrainingRows: Sendable {
  /// What the autoencoder learns: electron recoils, or what else is normal.
  public let normal: any RowSource
  /// What the classifier tells apart from it: nuclear recoils, or what else there is.
  public let other: any RowSource
  /// Which datasets a row is made of.
  public let blocks: [RowBlock]
  /// The parts of a row.
  public let inputs: InputBlocks
  /// The files with their checksums.
  public let files: [Provenance.Input]

  /// Opens the files.
  ///
  /// - Parameters:
  ///   - paths: HDF5 files with rows of one length.
  ///   - blocks: What a row is made of; unless given, what `simulate` writes or the only table.
  ///   - labels: The dataset that says what each row is, 0 or 1, where there is one.
  /// - Throws: What is missing, with the file; where lengths differ; where a class has no rows.
  public init(
    of paths: [String], blocks: [RowBlock]? = nil, labels: String? = nil
  ) throws {
    precondition(!paths.isEmpty, "TrainingRows: no files, expected at least one")
    var sources: [[any RowSource]] = [[], []]
    var files: [Provenance.Input] = []
    var parts: [RowFile.Part] = []
    for (number, path) in paths.enumerated() {
      let file = try RowFile(path: path, blocks: blocks)
      if number == 0 {
        parts = file.parts
      } else {
        try file.requireColumns(parts.last?.columns.upperBound ?? 0, of: "'\(paths[0])'")
      }
      let chosen = try Self.classes(of: file, number: number, among: paths, labels: labels)
      for (label, rows) in chosen.enumerated() where !rows.isEmpty {
        sources[label].append(
          rows.count == file.rows ? file : ChosenRows(rows, of: file))
      }
      files.append(
        try inputFile(path))
    }
    for label in 0...1 where sources[label].isEmpty {
      throw StorageError.unexpected(
        path: paths.joined(separator: ", "), place: "rows", found: "none of class \(label)",
        expected: label == 0
          ? "rows of both classes; class 0 is what is normal, such as electron recoils"
          : "rows of both classes; class 1 is what is not normal, such as nuclear recoils")
    }
    normal = try JoinedRows(sources[0])
    other = try JoinedRows(sources[1])
    self.blocks = parts.map(\.block)
    inputs = try InputBlocks(parts.map { .init($0.block.name, count: $0.columns.count) })
    self.files = files
  }

  /// The numbers of the rows of each class.
  private static func classes(
    of file: RowFile, number: Int, among paths: [String], labels: String?
  ) throws -> [[Int]] {
    if let labels {
      let found = try file.labels(labels)
      return [0, 1].map { label in found.indices.filter { found[$0] == Float(label) } }
    }
    if let kinds = try EventKinds(of: file.path) {
      guard kinds.classes.count == file.rows else {
        throw StorageError.unexpected(
          path: file.path, place: "dataset '/truth/kind'", found: "\(kinds.classes.count) rows",
          expected: "\(file.rows), as the waveforms have")
      }
      return [0, 1].map { label in
        kinds.classes.indices.filter { kinds.classes[$0] == label && kinds.isKept[$0] }
      }
    }
    guard paths.count == 2 else {
      throw StorageError.unexpected(
        path: file.path, place: "datasets", found: "none that says what each row is",
        expected: "a dataset of labels, by name, or two files: normal rows, then others")
    }
    var classes: [[Int]] = [[], []]
    classes[number] = Array(0..<file.rows)
    return classes
  }
}
