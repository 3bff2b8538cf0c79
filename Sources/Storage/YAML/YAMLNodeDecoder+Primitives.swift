extension YAMLNodeDecoder {
  /// The value where `type` is text, a number or a truth value, `nil` for every other type.
  func primitive<Value>(_ type: Value.Type) throws(YAMLError) -> Value? {
    if type == Double.self { return try number(Double.self) as? Value }
    if type == String.self { return try string() as? Value }
    if type == Int.self { return try integer(Int.self) as? Value }
    if type == Bool.self { return try boolean() as? Value }
    if type == Float.self { return try number(Float.self) as? Value }
    guard let integers = type as? any (FixedWidthInteger & Decodable).Type else { return nil }
    return try integer(integers) as? Value
  }

  private func scalar(expected: String) throws(YAMLError) -> YAMLScalar {
    guard case .scalar(let scalar) = node.content else { throw unexpected(expected) }
    return scalar
  }

  private func number<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ type: Number.Type
  ) throws(YAMLError) -> Number {
    let scalar = try scalar(expected: "a number")
    guard let value = scalar.number(type) else {
      throw unexpected(Self.numberDue(scalar, largest: "\(Number.greatestFiniteMagnitude)"))
    }
    return value
  }

  private func integer<Number: FixedWidthInteger>(
    _ type: Number.Type
  ) throws(YAMLError) -> Number {
    let scalar = try scalar(expected: "a whole number")
    guard let value = scalar.integer(type) else {
      throw unexpected(
        scalar.meaning == .integer
          ? "a whole number from \(Number.min) to \(Number.max)" : "a whole number")
    }
    return value
  }

  private func boolean() throws(YAMLError) -> Bool {
    let scalar = try scalar(expected: "true or false")
    if case .boolean(let value) = scalar.meaning { return value }
    switch (scalar.style, scalar.text.lowercased()) {
    case (.plain, "yes"), (.plain, "on"), (.plain, "y"): throw unexpected("'true'")
    case (.plain, "no"), (.plain, "off"), (.plain, "n"): throw unexpected("'false'")
    default: throw unexpected("true or false")
    }
  }

  private func string() throws(YAMLError) -> String {
    let scalar = try scalar(expected: "text")
    guard scalar.meaning != .null else { throw unexpected("text") }
    return scalar.text
  }

  /// What a number should have looked like, with a hint where a slip is common.
  private static func numberDue(_ scalar: YAMLScalar, largest: String) -> String {
    if scalar.meaning == .integer || scalar.meaning == .float {
      return "a number of at most \(largest)"
    }
    if scalar.style == .quoted,
      YAMLScalar(text: scalar.text, style: .plain).number(Double.self) != nil
    {
      return "a number without quotes"
    }
    switch scalar.text.lowercased() {
    case "nan": return "a number ('.nan' is the one that is none)"
    case "inf", "+inf", "infinity": return "a number ('.inf' is infinity)"
    case "-inf", "-infinity": return "a number ('-.inf' is minus infinity)"
    default: return "a number"
    }
  }
}
