import Foundation
package import Numerics

/// A search in two dimensions like those of liquid xenon: twelve rates, 1208 expected events.
///
/// The first coordinate is the size of a prompt signal, the second the logarithm of a delayed one.
/// Electron and nuclear recoils lie in two bands, and few events of the eleven backgrounds where
/// the signal, the first component, is. It is what fits are timed and tested with.
package enum BandSearch {
  private enum Spectrum {
    case falling(Double)
    case line(Double, Double)
  }

  private static let electronBand: @Sendable (Double) -> (Double, Double) = {
    (3.2 + 0.55 * log10(1 + $0 / 5), 0.09)
  }
  private static let nuclearBand: @Sendable (Double) -> (Double, Double) = {
    (2.75 + 0.55 * log10(1 + $0 / 5), 0.11)
  }

  /// Name, expected events, their error, spectrum and band (none: anywhere).
  private static let sources:
    [(String, Double, Double?, Spectrum, (@Sendable (Double) -> (Double, Double))?)] = [
      ("signal", 0, nil, .falling(6), nuclearBand),
      ("lead", 720, 90, .falling(400), electronBand),
      ("krypton", 60, 20, .falling(300), electronBand),
      ("neutrinos", 55, 6, .falling(150), electronBand),
      ("xenon136", 120, 20, .falling(-80), electronBand),
      ("materials", 40, 20, .falling(-100), electronBand),
      ("xenon127", 20, 5, .line(20, 6), electronBand),
      ("argon", 80, 40, .line(14, 4), electronBand),
      ("xenon124", 50, 12, .line(45, 8), electronBand),
      ("tritium", 60, 25, .falling(15), electronBand),
      ("boron", 0.3, 0.1, .falling(1.5), nuclearBand),
      ("accidentals", 3, 1.5, .falling(5), nil),
    ]

  /// The bins of the two coordinates.
  package static let axes = [
    Axis.regular(bins: 50, from: 0, to: 80), Axis.regular(bins: 50, from: 2.5, to: 4.5),
  ]

  /// The model; all shapes are histograms.
  package static func model() throws -> LikelihoodModel {
    let grid = CellGrid(axes)
    var parameters: [Parameter] = []
    var components: [ModelComponent] = []
    for (name, events, error, spectrum, band) in sources {
      let contents = (0..<grid.count).map { cell in
        let place = grid.center(of: cell)
        let rate =
          switch spectrum {
          case .falling(let length): exp(-place.x / length)
          case .line(let mean, let width):
            exp(Normal(mean: mean, deviation: width).logDensity(place.x))
          }
        guard let (mean, width) = band?(place.x) else { return rate }
        return rate * exp(Normal(mean: mean, deviation: width).logDensity(place.y))
      }
      parameters.append(
        Parameter(
          name, nominal: events,
          constraint: error.map { .gaussian(measured: events, deviation: $0) }))
      components.append(
        ModelComponent(
          name, factors: [.parameter(name)],
          density: try GridDensity(contents: contents, on: axes)))
    }
    return try LikelihoodModel(
      parameters: parameters,
      dataSets: [
        DataSet(
          "search",
          observables: [
            DataSet.Observable("s1", in: 0...80), DataSet.Observable("log-s2", in: 2.5...4.5),
          ], components: components)
      ], interest: ["signal"])
  }
}
