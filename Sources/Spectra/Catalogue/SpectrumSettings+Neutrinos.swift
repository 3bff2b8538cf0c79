import Numerics

/// The values made from what the sources of neutrinos were told.
extension SpectrumSettings {
  func mixing() throws(SpectraError) -> WeakMixing {
    try choice("mixing", of: WeakMixing.allCases.map { ($0.rawValue, $0) })
  }

  func oscillation() throws(SpectraError) -> SolarOscillation? {
    try choice("oscillation", of: [("matter", SolarOscillation()), ("none", nil)])
  }

  func solarFlux(oscillation: SolarOscillation?) throws(SpectraError) -> NeutrinoFlux {
    NeutrinoFlux.sun(
      try choice("component", of: SolarNeutrino.components),
      model: try choice("solar-model", of: SolarModel.words), oscillation: oscillation
    ).scaled(by: try number("flux-scale"))
  }

  func reactor() throws(SpectraError) -> Reactor {
    var shares: [ReactorFuel: Double] = [:]
    var sum = 0.0
    for fuel in ReactorFuel.allCases {
      let share = try number(fuel.word)
      shares[fuel] = share
      sum += share
    }
    guard abs(sum - 1) < 1e-3 else {
      throw .badParameter(
        source: "cevns-reactor", name: ReactorFuel.allCases.map(\.word).joined(separator: " + "),
        found: "\(sum)", expected: "shares that sum to one")
    }
    return Reactor(
      thermalPower: try number("power") * Units.GW, distance: try number("distance") * Units.m,
      fuel: Reactor.Fuel(shares, breeding: try number("breeding")))
  }

  /// The value that a word stands for.
  func choice<Value>(
    _ name: String, of words: [(word: String, value: Value)]
  ) throws(SpectraError) -> Value {
    let word = try word(name)
    guard let match = words.first(where: { $0.word == word }) else {
      throw .badParameter(
        source: name, name: name, found: "'\(word)'",
        expected: "one of \(words.map(\.word).joined(separator: ", "))")
    }
    return match.value
  }
}

extension SolarNeutrino {
  /// The groups of reactions that a component can name.
  static let components: [(word: String, value: [SolarNeutrino])] = [
    ("all", allCases), ("pp", [.protonProton]), ("pep", [.pep]), ("hep", [.hep]),
    ("be7", [.beryllium7]), ("b8", [.boron8]), ("n13", [.nitrogen13]), ("o15", [.oxygen15]),
    ("f17", [.fluorine17]), ("cno", [.nitrogen13, .oxygen15, .fluorine17]),
  ]
}

extension SolarModel {
  static let words: [(word: String, value: SolarModel)] = [
    ("conventions", .conventions), ("high-metallicity", .highMetallicity),
    ("low-metallicity", .lowMetallicity),
  ]
}

extension AtmosphericNeutrino.Site {
  static let words: [(word: String, value: AtmosphericNeutrino.Site)] = [
    ("gran-sasso", .granSasso), ("kamioka", .kamioka),
  ]
}

extension ReactorFuel {
  var word: String {
    switch self {
    case .uranium235: "uranium-235"
    case .uranium238: "uranium-238"
    case .plutonium239: "plutonium-239"
    case .plutonium241: "plutonium-241"
    }
  }
}
