/// How far the binding of electrons to their atoms is followed.
public enum ElectronBinding: String, Sendable, CaseIterable, Codable {
  /// Not at all: every electron is free.
  case free
  /// An electron takes part once the recoil exceeds its binding energy.
  case steps
  /// The steps times the ratio that many-body calculations give: xenon only.
  case randomPhase = "random-phase"

  /// The most exact one that is known for a target.
  public static func best(for target: Target) -> ElectronBinding {
    if target.components.allSatisfy({ $0.element == .xenon }) { return .randomPhase }
    return target.components.allSatisfy { $0.element.shells != nil } ? .steps : .free
  }
}

extension Element {
  /// The atom's shells, innermost first, or `nil` where they are not tabulated.
  public var shells: [AtomicShell]? {
    switch self {
    case .xenon: AtomicShell.xenon
    case .argon: AtomicShell.argon
    case .germanium: AtomicShell.germanium
    default: nil
    }
  }
}
