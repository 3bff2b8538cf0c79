import Foundation
public import Inference
import Numerics

/// What a result stands on, as names and words: for the lines above a table.
public struct Assumptions: Sendable, Equatable {
  /// One of them.
  public struct Fact: Sendable, Equatable {
    /// What it is about.
    public let name: String
    /// What is assumed.
    public let value: String
  }

  /// The facts in order.
  public private(set) var facts: [Fact] = []

  /// What is assumed of a background.
  public init(_ background: Background) {
    add("expected", "\(Self.short(background.expected)) background events")
    add("rate", Self.words(for: background.rate))
    if background.isUncertain { add("nuisance", Self.words(for: background.nuisance)) }
    for component in background.declared { add("component", Self.words(for: component)) }
    if background.sampleScatter > 0 {
      add(
        "simulation",
        "its size lets Z of sums over events scatter by \(Self.short(background.sampleScatter)), "
          + "which --bootstrap measures")
    }
  }

  /// Adds a fact.
  public mutating func add(_ name: String, _ value: String) {
    facts.append(Fact(name: name, value: value))
  }

  /// Six digits, which say enough.
  private static func short(_ number: Double) -> String { String(format: "%.6g", number) }

  private static func words(for rate: RateKnowledge) -> String {
    switch rate {
    case .known: "known: the number of events is Poisson"
    case .free: "free: tests are conditional on the number of events"
    case .relative(let relative):
      "known to \(short(relative)) in all"
    }
  }

  private static func words(for nuisance: NuisanceTreatment) -> String {
    let law = "p is averaged over rates of gamma laws, drawn anew"
    return switch nuisance {
    case .marginal: "marginal: \(law)"
    case .profiled:
      "profiled: averaged-lr, saturated and known-signal at the best fit of the rates, with "
        + "Gaussian constraints; \(law)"
    }
  }

  private static func words(for component: BackgroundComponent) -> String {
    var words = "\(component.name): \(short(component.expected)) events"
    if component.relativeUncertainty > 0 {
      words += ", known to \(short(component.relativeUncertainty))"
    }
    if let leakage = component.leakage {
      words += ", its share in \(leakage.region) known to \(short(leakage.relativeUncertainty))"
    }
    guard let events = component.events else {
      if case .line(let density) = component.shape, case .table(let norm) = density.origin {
        return words + "; a table of integral \(short(norm)), taken as exact"
      }
      if case .plane(let density) = component.shape {
        return words + "; a table of integral \(short(density.norm)), taken as exact"
      }
      return words
    }
    words +=
      "; \(events.scores.count) simulated events (\(short(events.effectiveCount)) of equal weight)"
    if case .line(let density) = component.shape, case .events(let smoothing) = density.origin {
      words +=
        ", kernels of width \(short(smoothing.bandwidth)), no density below three events in a kernel"
    }
    return words
  }
}
