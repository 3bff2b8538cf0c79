import Plotting
import Testing

@testable import Studies

struct NetworkDiagramTests {
  /// Hidden layers of 9 and 6, 3 latent variables; the classifier sees 13 of 18 numbers.
  @Test func everyLayerStandsWithItsWidth() throws {
    let figure = Figure.networks(try SampleModel().model)
    let series = figure.table.series
    #expect(series.count == 2)
    let widths = series.map { $0.numbers[.value] }
    #expect(widths[0] == [18, 9, 6, 3, 3, 3, 6, 9, 18, 18])
    #expect(widths[1] == [13, 7, 1])
    // The means and the variances stand in one column, in the middle and at the end.
    #expect(series[0].numbers[.x] == [0, 1, 2, 3, 3, 4, 5, 6, 7, 7])
    let words = try figure.drawing().description
    #expect(words.contains("tanh of 9") && words.contains("GELU of 7"), "\(words)")
  }
}
