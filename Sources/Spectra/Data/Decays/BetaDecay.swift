import Foundation
import Numerics

/// A nucleus that emits an electron and an antineutrino.
public struct BetaDecay: Sendable, Equatable {
  /// The kind of a transition, which shapes its spectrum.
  public enum Transition: Sendable, Equatable {
    /// No change of parity, spin changes by one at most: the statistical shape.
    case allowed
    /// Parity changes, spin changes by one at most: close to the statistical shape, yet it hangs on
    /// the nucleus.
    case firstForbidden
    /// Parity changes and spin changes by two: the shape factor p^2 + q^2.
    case firstForbiddenUnique
  }

  /// A transition to one level of the daughter.
  public struct Branch: Sendable, Equatable {
    /// The energy of the level, given off by gamma rays and conversion electrons.
    public let levelEnergy: Double
    /// The share of the decays.
    public let fraction: Double
    /// One standard deviation of the share.
    public let uncertainty: Double
    /// The kind of the transition.
    public let transition: Transition

    init(
      to levelEnergy: Double, _ fraction: Double, _ uncertainty: Double, _ transition: Transition
    ) {
      self.levelEnergy = levelEnergy
      self.fraction = fraction
      self.uncertainty = uncertainty
      self.transition = transition
    }
  }

  /// The mass number and symbol of the parent.
  public let parent: String
  /// The number of protons of the daughter.
  public let daughterAtomicNumber: Int
  /// The number of protons and neutrons of either.
  public let massNumber: Int
  /// The energy released in a transition to the ground state.
  public let decayEnergy: Measured
  /// The time in which half of the nuclei decay.
  public let halfLife: Measured
  /// The transitions, the one to the lowest level first.
  public let branches: [Branch]

  /// The largest kinetic energy of the electron of a branch.
  public func endPoint(of branch: Branch) -> Double { decayEnergy.value - branch.levelEnergy }

  /// The decays of one nucleus per unit of time.
  public var decayConstant: Double { log(2) / halfLife.value }

  static func evaluated(_ note: String) -> Source {
    Source(
      "Evaluated Nuclear Structure Data File", at: "https://www.nndc.bnl.gov/ensdf",
      note: "\(note), as held by the program pace_ensdf")
  }
}
