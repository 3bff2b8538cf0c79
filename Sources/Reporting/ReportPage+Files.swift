import Foundation
import Storage

/// The page and the files beside it.
extension ReportPage {
  /// Writes all of it, the page last.
  ///
  /// - Parameters:
  ///   - path: The HTML file.
  ///   - overwrite: Whether existing files may be replaced.
  /// - Returns: The names of the files in the folder beside the page.
  /// - Throws: What keeps a file from being written.
  func write(to path: String, overwrite: Bool) throws -> [String] {
    var names: [String] = []
    if !cards.isEmpty || !tables.isEmpty {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw StorageError.refused(
          path: folder, action: "make the folder", reason: error.localizedDescription)
      }
    }
    for card in cards {
      let stem = "\(folder)/\(card.name)"
      try Self.write(Array(card.paper.utf8), to: "\(stem).svg", overwrite)
      try Self.write(card.pdf, to: "\(stem).pdf", overwrite)
      try card.table.write(to: "\(stem).csv", overwrite: overwrite)
      names += ["svg", "pdf", "csv"].map { "\(card.name).\($0)" }
    }
    for (name, table) in tables {
      let writer = try CSVWriter(
        path: "\(folder)/\(name).csv", columns: table.columns.flatMap(\.fileColumns).map(\.name),
        comments: table.caption.isEmpty ? [] : [table.caption], overwrite: overwrite)
      try writer.append(columns: table.columns.flatMap(\.fileColumns).map(\.csv))
      try writer.commit()
      names.append("\(name).csv")
    }
    try Self.write(html.bytes, to: path, overwrite)
    return names
  }

  private static func write(_ bytes: [UInt8], to path: String, _ overwrite: Bool) throws {
    let file = try OutputFile(path: path, overwrite: overwrite)
    try file.write(bytes)
    try file.commit()
  }
}

extension ReportTable.Column {
  /// The column as a file has it: beside numbers of which some are lower bounds, which ones are.
  fileprivate var fileColumns: [Self] {
    guard !lowerBounds.isEmpty else { return [self] }
    return [
      self,
      Self(
        "\(name) is a lower bound",
        .integers((0..<values.count).map { lowerBounds.contains($0) ? 1 : 0 })),
    ]
  }

  fileprivate var csv: CSVColumn {
    switch values {
    case .numbers(let values): .numbers(values.map { $0 ?? .nan })
    case .integers(let values): .texts(values.map { $0.map(String.init) ?? "" })
    case .texts(let values): .texts(values)
    }
  }
}
