public import Plotting
public import Response

extension Figure {
  /// The drawn quanta of the recoils of a grid: their means with deviations, and how far they spread.
  public static func quanta(_ moments: [QuantaMoments], of grid: RecoilGrid) -> Figure {
    let series = RecoilSeries(grid)
    typealias Count = (QuantaMoments) -> QuantaMoments.Count
    let counts: [(name: Label, count: Count)] = [
      ("photons", { $0.photons }), ("electrons", { $0.electrons }),
    ]
    func names(_ curve: RecoilSeries.Curve, _ count: Label) -> Label {
      series.curves.count > 1 ? curve.name + Label(verbatim: ", ") + count : count
    }
    func marks(_ mark: (RecoilSeries.Curve, (name: Label, count: Count)) -> any Mark) -> [any Mark]
    {
      series.curves.flatMap { curve in counts.map { mark(curve, $0) } }
    }
    let means = marks { curve, quantity in
      let rows = curve.rows.map { quantity.count(moments[$0]) }
      return Points(
        x: curve.rows.map { series.x[$0] }, y: rows.map(\.mean),
        yErrors: .symmetric(rows.map(\.deviation)), name: names(curve, quantity.name))
    }
    let spreads = marks { curve, quantity in
      let rows = curve.rows.map { quantity.count(moments[$0]) }
      return Points(
        x: curve.rows.map { series.x[$0] },
        y: rows.map { $0.mean > 0 ? $0.deviation / $0.mean : .nan },
        name: names(curve, quantity.name))
    }
    return Figure(
      rows: [
        [Panel(x: series.axis, y: PanelAxis("quanta"), marks: means, legend: .above)],
        [Panel(x: series.axis, y: PanelAxis("σ / mean", from: 0), marks: spreads, legend: .none)],
      ], sharing: .x)
  }
}
