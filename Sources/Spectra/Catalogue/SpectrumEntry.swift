/// A source of the catalogue: its name, what it is, what it can be told, and how it is made.
public struct SpectrumEntry: Sendable {
  /// The name, as in `wimp-si`.
  public let name: String
  /// What it is, one sentence.
  public let summary: String
  /// The work that the formula comes from.
  public let citation: String
  /// What it can be told.
  public let parameters: [SpectrumParameter]
  private let make: @Sendable (SpectrumSettings) throws(SpectraError) -> any RateSource

  /// Describes a source.
  public init(
    _ name: String, summary: String, citation: String, parameters: [SpectrumParameter] = [],
    make: @escaping @Sendable (SpectrumSettings) throws(SpectraError) -> any RateSource
  ) {
    self.name = name
    self.summary = summary
    self.citation = citation
    self.parameters = parameters
    self.make = make
  }

  /// The source with the values given, and the fallbacks of the others.
  ///
  /// - Parameters:
  ///   - given: Values as they would be typed, by the names of the parameters.
  ///   - tables: What the files hold that were given for parameters of the domain `table`.
  /// - Returns: The source.
  /// - Throws: `SpectraError` for a value that does not fit.
  public func source(
    _ given: [String: String] = [:], tables: [String: SpectrumTable] = [:]
  ) throws(SpectraError) -> any RateSource {
    try make(try SpectrumSettings(given, tables: tables, of: parameters, source: name))
  }
}
