/// The electrons of a tonne of material that take part in a scattering.
struct TargetElectrons: Sendable, Equatable {
  /// The binding energies, increasing, keV.
  let edges: [Double]
  /// How many electrons of a tonne take part above none, above one, above two of the edges.
  private let counts: [Double]
  private let corrections: Corrections?
  /// Where shells and ratios come from.
  let sources: [Source]

  /// The ratios of a many-body calculation to the steps.
  private struct Corrections: Equatable {
    let electron: TabulatedFunction
    let other: TabulatedFunction

    /// Beyond its points a ratio keeps its last value.
    func value(at recoil: Double, for kind: NeutrinoKind) -> Double {
      // Calculated for neutrinos; antineutrinos of a flavour are taken to be alike.
      let table =
        switch kind {
        case .electron, .electronAntineutrino: electron
        case .muonOrTau, .muonOrTauAntineutrino: other
        }
      return table(min(max(recoil, table.domain.lowerBound), table.domain.upperBound))
    }
  }

  init(of target: Target, binding: ElectronBinding) throws(SpectraError) {
    if binding == .randomPhase, ElectronBinding.best(for: target) != .randomPhase {
      throw .unsuitableTarget(
        source: "the binding '\(binding.rawValue)'", target: target.name, expected: "xenon")
    }
    corrections =
      binding == .randomPhase
      ? Corrections(
        electron: RandomPhaseCorrection.xenonElectronFlavour,
        other: RandomPhaseCorrection.xenonOtherFlavours) : nil
    sources =
      switch binding {
      case .free: []
      case .steps: [AtomicShell.source]
      case .randomPhase: [AtomicShell.source, RandomPhaseCorrection.xenonElectronFlavour.source]
      }
    var steps: [(energy: Double, count: Double)] = []
    for component in target.components {
      guard binding != .free else {
        steps.append((0, component.perTonne * Double(component.element.atomicNumber)))
        continue
      }
      guard let shells = component.element.shells else {
        throw .unsuitableTarget(
          source: "the binding '\(binding.rawValue)'", target: target.name,
          expected: "xenon, argon or germanium, whose shells are tabulated")
      }
      steps += shells.map {
        ($0.bindingEnergy, component.perTonne * Double($0.electronCount))
      }
    }
    steps.sort { $0.energy < $1.energy }
    edges = steps.map(\.energy)
    counts = steps.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// How many electrons of a tonne take part at a recoil, as if they were free.
  func count(at recoil: Double, for kind: NeutrinoKind) -> Double {
    var bound = edges.count
    while bound > 0, edges[bound - 1] > recoil { bound -= 1 }
    return counts[bound] * (corrections?.value(at: recoil, for: kind) ?? 1)
  }
}
