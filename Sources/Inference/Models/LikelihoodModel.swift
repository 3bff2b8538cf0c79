/// What is believed of an experiment: data sets, the parameters they share, and what is sought.
///
/// The likelihood of a data set with expectations `νₖ` and densities `fₖ` is
/// `exp(-Σνₖ) Πᵢ Σₖ νₖ fₖ(xᵢ)` (extended; binned sets have the probabilities of bins instead), and
/// each constraint multiplies it by that of its measurement. The conventions are those of
/// D. Baxter et al., arXiv:2105.00599.
public struct LikelihoodModel: Sendable {
  /// The parameters.
  public let parameters: [Parameter]
  /// The data sets.
  public let dataSets: [DataSet]
  /// The parameters of interest, by their places in `parameters`.
  public let interest: [Int]
  /// The data sets with every name looked up.
  let sets: [PreparedSet]

  /// Checks a model and looks up every name.
  public init(
    parameters: [Parameter], dataSets: [DataSet], interest: [String]
  ) throws(ModelError) {
    try Self.check(parameters)
    try Self.checkNames(dataSets.map(\.name), "data sets")
    if dataSets.isEmpty { throw .empty("the model has no data set") }
    if interest.isEmpty { throw .noInterest }
    var places: [String: Int] = [:]
    for (place, parameter) in parameters.enumerated() { places[parameter.name] = place }
    var chosen: [Int] = []
    for name in interest {
      guard let place = places[name] else {
        throw .unknownParameter(name: name, of: "the parameters of interest")
      }
      guard !parameters[place].isFixed else { throw .fixedInterest(name: name) }
      chosen.append(place)
    }
    var sets: [PreparedSet] = []
    for dataSet in dataSets {
      sets.append(try PreparedSet(dataSet, parameters: parameters, places: places))
    }
    self.parameters = parameters
    self.dataSets = dataSets
    self.interest = chosen
    self.sets = sets
  }

  /// The nominal value of each parameter.
  public var nominal: [Double] { parameters.map(\.nominal) }

  /// The place of a parameter; `nil` where there is none of this name.
  public func index(of name: String) -> Int? { parameters.firstIndex { $0.name == name } }

  /// The expected events of each component of each data set.
  public func expectedEvents(at values: [Double]) -> [[Double]] {
    sets.map { set in set.components.map { $0.expected(at: values) } }
  }

  /// What the constraints measured, for each parameter; zero for those without.
  var measured: [Double] { parameters.map { $0.constraint?.measured ?? 0 } }

  static func checkNames(_ names: [String], _ kind: String) throws(ModelError) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .repeated(kind, name: name) }
  }

  private static func check(_ parameters: [Parameter]) throws(ModelError) {
    try checkNames(parameters.map(\.name), "parameters")
    for parameter in parameters {
      let owner = "the parameter '\(parameter.name)'"
      func expect(_ law: Bool, _ found: Double, _ expected: String) throws(ModelError) {
        guard law else { throw .notANumber(of: owner, found: found, expected: expected) }
      }
      try expect(
        parameter.range.lowerBound.isFinite, parameter.range.lowerBound, "a finite lower end")
      switch parameter.constraint {
      case .gaussian(let measured, let deviation):
        try expect(measured.isFinite, measured, "a finite measured value")
        try expect(deviation >= 0 && deviation.isFinite, deviation, "a deviation of at least zero")
      case .logNormal(let measured, let deviation):
        try expect(measured > 0 && measured.isFinite, measured, "a positive measured value")
        try expect(deviation >= 0 && deviation.isFinite, deviation, "a deviation of at least zero")
        try expect(
          parameter.range.lowerBound >= 0, parameter.range.lowerBound, "a range above zero")
      case .poisson(let counts, let ratio):
        try expect(counts >= 0 && counts.isFinite, counts, "counts of at least zero")
        try expect(ratio > 0 && ratio.isFinite, ratio, "a positive ratio")
        try expect(
          parameter.range.lowerBound >= 0, parameter.range.lowerBound, "a range above zero")
      case nil: break
      }
      if let constraint = parameter.constraint, constraint.isExact {
        try expect(
          parameter.range.contains(constraint.center), constraint.center, "a number in its range")
      }
    }
  }
}
