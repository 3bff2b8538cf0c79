/// The fields of consecutive rows, free of quotes and separators, as bytes end to end.
struct CSVRows: Sendable {
  /// The bytes of all fields.
  var bytes: [UInt8] = []
  /// Where each field ends in `bytes`, row by row; it begins where the one before it ends.
  var ends: [Int] = []
  /// The line of the file in which each row begins.
  var lines: [Int] = []

  /// The bytes of a field by its position among all fields.
  func range(_ field: Int) -> Range<Int> { (field == 0 ? 0 : ends[field - 1])..<ends[field] }

  /// The text of a field, or `nil` where its bytes are no text.
  func text(_ field: Int) -> String? { String(validating: bytes[range(field)], as: UTF8.self) }
}
