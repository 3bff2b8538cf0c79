import Numerics
import Plotting
import Response
import Spectra
import Testing

@testable import Studies

struct ResponseFigureTests {
  @Test(arguments: [
    ([1.0, 50], 30.0, AxisScale.logarithmic), ([1, 20], 30, .linear),
    ([0, 1, 1000], 30, .logarithmic),
    ([-1, 1000], 30, .linear), ([], 30, .linear), ([.nan, 1, .infinity], 30, .linear),
  ])
  func axesAreLogarithmicWhereNumbersSpanDecades(
    values: [Double], ratio: Double, expected: AxisScale
  ) {
    #expect(AxisScale.suiting(values, ratio: ratio) == expected)
  }

  @Test(arguments: AxisScale.allCases)
  func stepsReachBothEnds(scale: AxisScale) {
    let steps = scale.steps(5, from: 1, to: 16)
    #expect(steps.first == 1 && steps.last == 16 && steps.count == 5)
    #expect(abs(steps[2] - (scale == .linear ? 8.5 : 4)) < 1e-12)
  }

  @Test func curvesRunAlongWhatVaries() {
    func series(energies: [Double], fields: [Double], kinds: [Interaction] = [.beta])
      -> RecoilSeries
    {
      RecoilSeries(
        RecoilGrid(
          interactions: kinds, energies: energies, fields: fields, densities: [2.88],
          model: XenonModel(.nest240)))
    }
    let byEnergy = series(energies: [1, 2, 3], fields: [97, 200], kinds: [.beta, .nuclear])
    #expect(byEnergy.axis.label.words == "energy [keV]")
    #expect(
      byEnergy.curves.map(\.name.words) == [
        "β, 97 V/cm", "nuclear recoil, 97 V/cm", "β, 200 V/cm", "nuclear recoil, 200 V/cm",
      ])
    #expect(byEnergy.curves[1].rows == [3, 4, 5])
    let byField = series(energies: [5], fields: [50, 100, 5000])
    #expect(byField.curves.map(\.name.words) == ["β"])
    #expect(byField.x == [50, 100, 5000] && byField.axis.scale == .logarithmic)
  }

  /// Photons and electrons per keV are those of the model.
  @Test func yieldsAreDrawnPerEnergy() {
    let grid = RecoilGrid(
      interactions: [.beta], energies: [2, 10], fields: [200], densities: [2.88],
      model: XenonModel(.nest240))
    let table = Figure.yields(of: grid).table
    let yields = grid.meanYields()
    let expected =
      [yields[0].photons / 2, yields[1].photons / 10]
      + [yields[0].electrons / 2, yields[1].electrons / 10]
    #expect(table.column(.y) == expected)
  }

  @Test func spectrumIsDrawnThroughWhatIsPrinted() throws {
    let source = try SpectrumCatalogue.entry(named: "er-solar").source(reading: [:])
    let energies = [2.0, 5, 10]
    let rates = source.rates(at: energies)
    let table = Figure.spectrum(of: source, at: energies, name: "er-solar").table
    let points = try #require(table.series.last)
    #expect(points.numbers[.x] == energies && points.numbers[.y] == rates)
    let curve = try #require(table.series.first)
    for (energy, rate) in zip(energies, rates) {
      let place = try #require(curve.numbers[.x]?.firstIndex(of: energy))
      #expect(curve.numbers[.y]?[place] == rate)
    }
  }
}
