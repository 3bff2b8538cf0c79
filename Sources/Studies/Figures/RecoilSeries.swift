import Foundation
import Numerics
import Plotting
import Response

/// The rows of a grid of recoils as curves: along the first list that has several values.
struct RecoilSeries {
  /// What runs along the horizontal axis.
  enum Abscissa {
    case energy, field, density

    var label: Label {
      switch self {
      case .energy: "energy [keV]"
      case .field: "drift field [V/cm]"
      case .density: "density [g/cm^{3}]"
      }
    }

    func value(of point: RecoilGrid.Point) -> Double {
      switch self {
      case .energy: point.energy
      case .field: point.field
      case .density: point.density
      }
    }
  }

  /// One curve: its name and the rows of the grid.
  struct Curve {
    let name: Label
    var rows: [Int]
  }

  let abscissa: Abscissa
  let curves: [Curve]
  /// The places along the axis, by row of the grid.
  let x: [Double]

  init(_ grid: RecoilGrid) {
    func count(_ value: (RecoilGrid.Point) -> Double) -> Int {
      Set(grid.points.map(value)).count
    }
    let counts = (energy: count(\.energy), field: count(\.field), density: count(\.density))
    let abscissa: Abscissa =
      counts.energy > 1
      ? .energy : counts.field > 1 ? .field : counts.density > 1 ? .density : .energy
    var curves: [Curve] = []
    var places: [String: Int] = [:]
    for (row, point) in grid.points.enumerated() {
      var parts = [point.interaction.words]
      if abscissa != .energy, counts.energy > 1 { parts.append("\(Self.short(point.energy)) keV") }
      if abscissa != .field, counts.field > 1 { parts.append("\(Self.short(point.field)) V/cm") }
      if abscissa != .density, counts.density > 1 {
        parts.append("\(Self.short(point.density)) g/cm³")
      }
      let name = parts.joined(separator: ", ")
      if let place = places[name] {
        curves[place].rows.append(row)
      } else {
        places[name] = curves.count
        curves.append(Curve(name: Label(verbatim: name), rows: [row]))
      }
    }
    self.abscissa = abscissa
    self.curves = curves
    x = grid.points.map(abscissa.value)
  }

  /// The horizontal axis.
  var axis: PanelAxis { PanelAxis(abscissa.label, scale: .suiting(x, ratio: 30)) }

  private static func short(_ number: Double) -> String { String(format: "%.4g", number) }
}

extension Interaction {
  /// The recoil in words.
  var words: String {
    switch self {
    case .beta: "β"
    case .gamma: "γ"
    case .capture: "electron capture"
    case .nuclear: "nuclear recoil"
    }
  }
}
