/// Where the tables come from that a model's file names.
public protocol TableSource {
  /// Columns of numbers, of equal length.
  ///
  /// - Parameters:
  ///   - names: The columns; `nil` for all, in the order of the file.
  ///   - file: The file, as the model names it.
  /// - Returns: The columns.
  /// - Throws: What is wrong with the file.
  func columns(_ names: [String]?, of file: String) throws -> [[Double]]
  /// Whether a file has a column of this name.
  func has(_ column: String, in file: String) throws -> Bool
}
