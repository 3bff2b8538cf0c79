import Numerics
public import Plotting

extension Figure {
  /// The share of simulated events that are registered, by their true energy.
  ///
  /// The bars are one standard deviation of the binomial law.
  public static func efficiencies(_ bins: [EventEfficiency]) -> Figure {
    let parts: [(name: Label, count: (EventEfficiency) -> Int)] = [
      ("S1", { $0.withS1 }), ("S2", { $0.withS2 }), ("both", { $0.withBoth }),
    ]
    let centers = bins.map { ($0.energy.lowerBound * $0.energy.upperBound).squareRoot() }
    return Figure(
      Panel(
        x: PanelAxis("energy [keV]", scale: .suiting(centers, ratio: 30)),
        y: PanelAxis("registered share", from: 0, to: 1.05),
        marks: parts.map { part in
          let shares = bins.map { Double(part.count($0)) / Double($0.count) }
          return Points(
            x: centers, y: shares,
            xErrors: .asymmetric(
              below: zip(bins, centers).map { $1 - $0.energy.lowerBound },
              above: zip(bins, centers).map { $0.energy.upperBound - $1 }),
            yErrors: .symmetric(
              zip(bins, shares).map { ($1 * (1 - $1) / Double($0.count)).squareRoot() }),
            name: part.name)
        }))
  }
}
