import Foundation
import Storage

/// The page and the files beside it.
extension ReportPage {
  func write(to path: String, overwrite: Bool) throws {
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
    }
    for (name, table) in tables {
      let writer = try CSVWriter(
        path: "\(folder)/\(name).csv", columns: table.columns.map(\.name),
        comments: table.caption.isEmpty ? [] : [table.caption], overwrite: overwrite)
      try writer.append(columns: table.columns.map(\.csv))
      try writer.commit()
    }
    try Self.write(html.bytes, to: path, overwrite)
  }

  private static func write(_ bytes: [UInt8], to path: String, _ overwrite: Bool) throws {
    let file = try OutputFile(path: path, overwrite: overwrite)
    try file.write(bytes)
    try file.commit()
  }
}

extension ReportTable.Column {
  fileprivate var csv: CSVColumn {
    switch values {
    case .numbers(let values): .numbers(values.map { $0 ?? .nan })
    case .integers(let values): .texts(values.map { $0.map(String.init) ?? "" })
    case .texts(let values): .texts(values)
    }
  }
}
