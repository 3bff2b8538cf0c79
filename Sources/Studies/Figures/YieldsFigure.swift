public import Plotting
import Response

extension Figure {
  /// The mean photons and electrons per keV of the recoils of a grid.
  public static func yields(of grid: RecoilGrid) -> Figure {
    let series = RecoilSeries(grid)
    let yields = grid.meanYields()
    func panel(_ label: Label, _ count: (Int) -> Double, legend: Panel.Legend) -> Panel {
      Panel(
        x: series.axis, y: PanelAxis(label, from: 0),
        marks: series.curves.map { curve in
          Line(
            x: curve.rows.map { series.x[$0] },
            y: curve.rows.map { count($0) / grid.points[$0].energy }, name: curve.name)
        }, legend: legend)
    }
    return Figure(
      rows: [
        [panel("photons per keV", { yields[$0].photons }, legend: .above)],
        [panel("electrons per keV", { yields[$0].electrons }, legend: .none)],
      ], sharing: .x)
  }
}
