public import Numerics

/// A law that a column of random numbers is drawn from, as a file names it.
///
/// In a file: `{ law: poisson, mean: 30 }`. The parameters are those of the types in `Numerics`.
public enum Law: Sendable {
  /// `lower` and `upper`.
  case uniform(Uniform)
  /// `mean` and `deviation`.
  case normal(Normal)
  /// `mean`.
  case exponential(Exponential)
  /// `shape` and `scale`.
  case gamma(Gamma)
  /// `a` and `b`.
  case beta(Beta)
  /// `location`, `scale` and `shape`.
  case skewNormal(SkewNormal)
  /// `mean`.
  case poisson(Poisson)
  /// `trials` and `probability`.
  case binomial(Binomial)

  /// The names of the laws in a file.
  enum Name: String, Sendable, CaseIterable {
    case uniform, normal, exponential, gamma, beta
    case skewNormal = "skew-normal"
    case poisson, binomial
  }

  /// The names of the laws in a file, for help.
  public static let names = Name.allCases.map(\.rawValue)
}

extension Law: Codable {
  enum CodingKeys: String, CodingKey {
    case law, lower, upper, mean, deviation, shape, scale, location, a, b, trials, probability
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let word = try values.decode(String.self, forKey: .law)
    guard let name = Name(rawValue: word) else {
      let names = Name.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw values.broken(.law, found: "'\(word)'", "one of \(names)")
    }
    self = try Self.law(name, values)
  }

  private static func law(
    _ name: Name, _ values: KeyedDecodingContainer<CodingKeys>
  ) throws -> Law {
    // Within these bounds every draw is a finite number.
    func number(_ key: CodingKeys) throws -> Double {
      try values.number(forKey: key, expected: "a number from -1e100 to 1e100") {
        abs($0) <= 1e100
      }
    }
    func positive(_ key: CodingKeys) throws -> Double {
      try values.number(forKey: key, expected: "a positive number up to 1e100") {
        $0 > 0 && $0 <= 1e100
      }
    }
    switch name {
    case .uniform:
      let lower = try number(.lower)
      let upper = try values.number(
        forKey: .upper, expected: "a number above \(lower) and up to 1e100"
      ) { $0 > lower && $0 <= 1e100 }
      return .uniform(Uniform(lower: lower, upper: upper))
    case .normal:
      return .normal(Normal(mean: try number(.mean), deviation: try positive(.deviation)))
    case .exponential:
      return .exponential(Exponential(mean: try positive(.mean)))
    case .gamma:
      return .gamma(Gamma(shape: try positive(.shape), scale: try positive(.scale)))
    case .beta:
      return .beta(Beta(a: try positive(.a), b: try positive(.b)))
    case .skewNormal:
      return .skewNormal(
        SkewNormal(
          location: try number(.location), scale: try positive(.scale), shape: try number(.shape)))
    case .poisson:
      let mean = try values.number(forKey: .mean, expected: "a number from 0 to 1e15") {
        (0...1e15).contains($0)
      }
      return .poisson(Poisson(mean: mean))
    case .binomial:
      let trials = try values.count(forKey: .trials)
      // Beyond, doubles no longer count one by one.
      guard trials <= 1 << 53 else {
        throw values.broken(.trials, found: "\(trials)", "a whole number from 0 to 2^53")
      }
      return .binomial(
        Binomial(trials: trials, probability: try values.probability(forKey: .probability)))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    func put(_ name: Name, _ parameters: KeyValuePairs<CodingKeys, Double>) throws {
      try values.encode(name.rawValue, forKey: .law)
      for (key, value) in parameters { try values.encode(value, forKey: key) }
    }
    switch self {
    case .uniform(let law): try put(.uniform, [.lower: law.lower, .upper: law.upper])
    case .normal(let law): try put(.normal, [.mean: law.mean, .deviation: law.deviation])
    case .exponential(let law): try put(.exponential, [.mean: law.mean])
    case .gamma(let law): try put(.gamma, [.shape: law.shape, .scale: law.scale])
    case .beta(let law): try put(.beta, [.a: law.a, .b: law.b])
    case .skewNormal(let law):
      try put(.skewNormal, [.location: law.location, .scale: law.scale, .shape: law.shape])
    case .poisson(let law): try put(.poisson, [.mean: law.mean])
    case .binomial(let law):
      try put(.binomial, [:])
      try values.encode(law.trials, forKey: .trials)
      try values.encode(law.probability, forKey: .probability)
    }
  }
}

extension Law {
  /// Draws so many values of a column.
  func values(_ count: Int, using stream: inout RandomStream) -> TableWriter.Values {
    switch self {
    case .uniform(let law): numbers(law, count, &stream)
    case .normal(let law): numbers(law, count, &stream)
    case .exponential(let law): numbers(law, count, &stream)
    case .gamma(let law): numbers(law, count, &stream)
    case .beta(let law): numbers(law, count, &stream)
    case .skewNormal(let law): numbers(law, count, &stream)
    case .poisson(let law): counts(law, count, &stream)
    case .binomial(let law): counts(law, count, &stream)
    }
  }

  /// What a column of this law holds.
  var kind: TableWriter.Kind {
    switch self {
    case .poisson, .binomial: .counts
    case .uniform, .normal, .exponential, .gamma, .beta, .skewNormal: .numbers
    }
  }

  private func numbers(
    _ law: some Distribution, _ count: Int, _ stream: inout RandomStream
  ) -> TableWriter.Values {
    var numbers = [Double](repeating: 0, count: count)
    var span = numbers.mutableSpan
    law.fill(&span, using: &stream)
    return .numbers(numbers)
  }

  private func counts(
    _ law: some DiscreteDistribution, _ count: Int, _ stream: inout RandomStream
  ) -> TableWriter.Values {
    .counts((0..<count).map { _ in law.sample(using: &stream) })
  }
}
