extension [UInt8] {
  /// The position of the first byte that is no text: a NUL, or one that breaks UTF-8.
  var firstNonText: Int? {
    if let zero = firstIndex(of: 0) { return zero }
    do {
      _ = try UTF8Span(validating: span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
