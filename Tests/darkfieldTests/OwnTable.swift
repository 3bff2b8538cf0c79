import Foundation
import Storage
import TestSupport

/// A table of the user's own: rows of a few numbers, of which some come of another law.
struct OwnTable {
  /// How many rows.
  var rows = 400
  /// How many numbers a row has.
  var columns = 6
  /// The label of every third row; the others have 0.
  var oddLabel = 1.0

  /// Settings of networks that train in no time.
  static let settings = """
    input: {map: standard}
    vae: {hidden: [8], latent: 2, training: {epochs: 6, batch: 32}}
    classifier: {hidden: [8], training: {epochs: 8, batch: 32}}
    """

  /// The numbers: every third row lies elsewhere, nothing is random.
  var values: [Float] {
    (0..<rows * columns).map { place in
      let (row, column) = place.quotientAndRemainder(dividingBy: columns)
      let wave = Float(sin(Double(row * (column + 3)) * 0.7))
      return wave + (row % 3 == 0 ? Float(column) - 1 : 0)
    }
  }

  /// Writes the table, and its labels beside it.
  func write(
    to name: String, in program: Program, change: (inout [Float]) -> Void = { _ in }
  ) throws {
    let writer = try HDF5Writer(
      path: program.folder.appending(path: name).path, overwrite: true,
      format: HDF5Format(name: "somebody-elses", version: 1),
      provenance: Provenance(programVersion: "1", commit: "", verb: ""))
    var values = values
    change(&values)
    try writer.write(values, to: "table", shape: [rows, columns])
    try writer.write((0..<rows).map { $0 % 3 == 0 ? oddLabel : 0 }, to: "is_odd")
    try writer.commit()
  }
}
