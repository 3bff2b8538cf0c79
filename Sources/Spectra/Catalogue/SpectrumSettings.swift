/// The values of a source's parameters, checked against their domains.
public struct SpectrumSettings: Sendable, Equatable {
  private let source: String
  private let values: [String: String]
  private let tables: [String: SpectrumTable]

  /// Takes what was given, fills in what was not, and refuses what does not fit.
  ///
  /// - Parameters:
  ///   - given: The values as they were typed, by the names of the parameters.
  ///   - tables: What the files hold that were given for parameters of the domain `table`.
  ///   - parameters: The parameters of the source.
  ///   - source: The name of the source, for messages.
  /// - Throws: `SpectraError.badParameter` for the first value that does not fit.
  public init(
    _ given: [String: String], tables: [String: SpectrumTable] = [:],
    of parameters: [SpectrumParameter], source: String
  ) throws(SpectraError) {
    for name in given.keys.sorted() where !parameters.contains(where: { $0.name == name }) {
      throw .badParameter(
        source: source, name: name, found: "a parameter it does not have",
        expected: "one of \(parameters.map(\.name).joined(separator: ", "))")
    }
    var values: [String: String] = [:]
    for parameter in parameters {
      guard let text = given[parameter.name] ?? parameter.fallback else { continue }
      guard parameter.domain.contains(text) else {
        throw .badParameter(
          source: source, name: parameter.name, found: "'\(text)'",
          expected: parameter.domain.wording)
      }
      values[parameter.name] = text
    }
    self.source = source
    self.values = values
    self.tables = tables
  }

  /// A table, or `nil` where none is given.
  public func optionalTable(_ name: String) -> SpectrumTable? { tables[name] }

  /// A number that has to be there.
  public func number(_ name: String) throws(SpectraError) -> Double {
    guard let number = optionalNumber(name) else {
      throw .badParameter(source: source, name: name, found: "nothing", expected: "a number")
    }
    return number
  }

  /// A number, or `nil` where neither a value nor a fallback is given.
  public func optionalNumber(_ name: String) -> Double? {
    values[name].flatMap(Double.init)
  }

  /// A word that has to be there.
  public func word(_ name: String) throws(SpectraError) -> String {
    guard let word = values[name] else {
      throw .badParameter(source: source, name: name, found: "nothing", expected: "a word")
    }
    return word
  }

  /// The material that is struck.
  public func target() throws(SpectraError) -> Target {
    try Target(named: word(SpectrumParameter.target.name))
  }
}
