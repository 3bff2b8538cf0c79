/// Typed access by name; a value that is missing or wrong is a `UsageError`.
extension ParsedArguments {
  /// Whether the user gave the option.
  public func has(_ name: String) -> Bool {
    given[option(name).name] != nil
  }

  /// The value of an option as it was typed, or its fallback.
  public func string(_ name: String) throws(UsageError) -> String {
    let option = option(name)
    guard case .value(let placeholder, _) = option.kind else {
      preconditionFailure("ParsedArguments: '\(option.spelling)' is a flag, expected a value")
    }
    guard let value = given[name] ?? option.fallback else {
      throw .missingOption(option.spelling, placeholder: placeholder)
    }
    return value
  }

  /// The path of a file or folder; an empty one is refused.
  public func path(_ name: String) throws(UsageError) -> String {
    let value = try string(name)
    guard !value.isEmpty else { throw invalid(name, value, "a path") }
    return value
  }

  /// A whole number in a range, also written `1e6` or `1_000_000`.
  public func integer(
    _ name: String, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(UsageError) -> Int {
    let value = try string(name)
    guard let whole = Numeral(value)?.integer, let number = Int(exactly: whole),
      range.contains(number)
    else { throw invalid(name, value, Self.wording(of: range)) }
    return number
  }

  /// A whole number of 64 bits without a sign, such as a seed.
  public func unsigned(_ name: String) throws(UsageError) -> UInt64 {
    let value = try string(name)
    guard let whole = Numeral(value)?.integer, let number = UInt64(exactly: whole) else {
      throw invalid(name, value, "a whole number from 0 to \(UInt64.max)")
    }
    return number
  }

  /// A finite number of a domain.
  public func number(
    _ name: String, _ domain: NumberDomain = .finite
  ) throws(UsageError) -> Double {
    let value = try string(name)
    guard let number = Numeral(value)?.double, domain.contains(number) else {
      throw invalid(name, value, domain.wording)
    }
    return number
  }

  /// Numbers of a domain, written `0.5,1,2`, `1:100:0.5` or `log:1:100:50`, also combined.
  ///
  /// See `NumberList` for the forms.
  public func numbers(
    _ name: String, _ domain: NumberDomain = .finite
  ) throws(UsageError) -> [Double] {
    try NumberList(string(name), option: option(name).spelling, domain: domain).values
  }

  /// Two increasing numbers of a domain, written `1:100`.
  ///
  /// - Parameters:
  ///   - name: The name of the option.
  ///   - domain: Where both ends have to lie.
  ///   - expected: What the ends are, for the message: "two increasing energies, as in 1:100".
  /// - Returns: The interval between them.
  /// - Throws: The mistake of anything else.
  public func interval(
    _ name: String, _ domain: NumberDomain = .finite, expected: String
  ) throws(UsageError) -> ClosedRange<Double> {
    let value = try string(name)
    let ends = value.split(separator: ":", omittingEmptySubsequences: false).map {
      Numeral(String($0))?.double
    }
    guard ends.count == 2, let lower = ends[0], let upper = ends[1], lower < upper,
      domain.contains(lower), domain.contains(upper)
    else { throw invalid(name, value, expected) }
    return lower...upper
  }

  /// One case of an enumeration, named by its raw value.
  public func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, as _: Choice.Type = Choice.self
  ) throws(UsageError) -> Choice {
    try Self.choice(string(name), at: option(name).spelling)
  }

  /// Some cases of an enumeration, named by their raw values and separated by commas.
  public func choices<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, as _: Choice.Type = Choice.self
  ) throws(UsageError) -> [Choice] {
    let spelling = option(name).spelling
    return try ValueContent.parts(of: string(name)).map { part throws(UsageError) in
      try Self.choice(part, at: spelling)
    }
  }

  /// The word at a positional place that takes one; `nil` where an optional one was not given.
  public func word(_ placeholder: String) -> String? {
    words(placeholder).first
  }

  /// The words at a positional place.
  public func words(_ placeholder: String) -> [String] {
    var remaining = positionals[...]
    for place in places {
      if place.placeholder == placeholder { return Array(remaining.prefix(place.count.most)) }
      remaining = remaining.dropFirst(place.count.most)
    }
    preconditionFailure(
      "ParsedArguments: '<\(placeholder)>' is asked of '\(path.joined(separator: " "))', "
        + "expected one of \(places.map(\.signature))")
  }

  /// Refuses two options that exclude each other, where both were given.
  public func refuse(_ first: String, with second: String) throws(UsageError) {
    if has(first), has(second) {
      throw .conflictingOptions(option(first).spelling, option(second).spelling)
    }
  }

  /// The mistake of a value that is wrong for reasons only the verb knows.
  public func invalid(_ name: String, expected: String) -> UsageError {
    let option = option(name)
    return invalid(name, given[name] ?? option.fallback ?? "", expected)
  }
}

extension ParsedArguments {
  private func option(_ name: String) -> Option {
    guard let option = options.first(where: { $0.name == name }) else {
      preconditionFailure(
        "ParsedArguments: '--\(name)' is asked of '\(path.joined(separator: " "))', "
          + "expected one of \(options.map(\.spelling))")
    }
    return option
  }

  private func invalid(_ name: String, _ value: String, _ expected: String) -> UsageError {
    .invalidValue(option: option(name).spelling, value: value, expected: expected)
  }

  private static func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ value: String, at spelling: String
  ) throws(UsageError) -> Choice {
    if let choice = Choice(rawValue: value) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    throw .unknownChoice(
      place: spelling, value: value, choices: names,
      suggestion: Spelling.nearest(to: value, among: names))
  }

  private static func wording(of range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): "a whole number"
    case (let least, .max): "a whole number of at least \(least)"
    case (.min, let most): "a whole number of at most \(most)"
    case (let least, let most): "a whole number from \(least) to \(most)"
    }
  }
}
