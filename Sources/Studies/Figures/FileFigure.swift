import Foundation
import Learning
public import Plotting
import Storage

extension Figure {
  /// What a file is about: the areas of its events, its scores, the curves of its training, a table.
  ///
  /// - Parameter path: A file of this program, or a table of numbers whose first column is the axis.
  /// - Returns: The figure.
  /// - Throws: What is wrong with the file, or that it holds nothing to be drawn.
  public static func contents(of path: String) throws -> Figure {
    let nothing = StorageError.wrongKind(
      path: path,
      expected: "a file that has a figure: events, scores, a model or a table of numbers")
    switch try FileKind(of: path) {
    case .yaml: throw nothing
    case .csv: return try table(path, or: nothing)
    case .hdf5:
      let reader = try HDF5Reader(path: path)
      if try reader.format()?.name == ModelFile.format.name {
        return .training(try ModelFile(path: path).model(of: path))
      }
      if reader.contains("ts") || reader.contains("score") {
        return .scores(try ScoresOfKind.read(from: path))
      }
      guard reader.contains("areas/s1c") else { throw nothing }
      return try .areas(of: path)
    }
  }

  /// The figure of a file that is quickly read; `nil` for larger ones and those that have none.
  public static func glance(at path: String) -> Figure? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let bytes = attributes?[.size] as? Int, bytes < 50_000_000 else { return nil }
    return try? contents(of: path)
  }

  /// The columns of numbers of a table against the first of them.
  private static func table(_ path: String, or nothing: StorageError) throws -> Figure {
    let table = try CSVTable(path: path)
    let columns = table.columns.compactMap { name in
      (try? table.numbers(name, nonFinite: .accepted)).map { (name, $0) }
    }
    if table.columns.contains("ts") || table.columns.contains("score") && columns.count == 1 {
      return .scores(try ScoresOfKind.read(from: path))
    }
    guard let x = columns.first, columns.count > 1, !x.1.isEmpty else { throw nothing }
    let others = columns.dropFirst()
    let isOrdered = zip(x.1, x.1.dropFirst()).allSatisfy(<)
    let marks: [any Mark] = others.map { name, values in
      let label: Label? = others.count > 1 ? Label(verbatim: name) : nil
      return isOrdered
        ? Line(x: x.1, y: values, name: label) as any Mark : Points(x: x.1, y: values, name: label)
    }
    return Figure(
      Panel(
        x: PanelAxis(Label(verbatim: x.0), scale: .suiting(x.1, ratio: 30)),
        y: PanelAxis(
          others.count == 1 ? Label(verbatim: columns[1].0) : "",
          scale: .suiting(others.flatMap(\.1), ratio: 300)), marks: marks))
  }
}
