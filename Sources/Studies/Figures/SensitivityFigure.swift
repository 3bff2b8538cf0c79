import Foundation
import Inference
import Numerics
public import Plotting

extension Figure {
  /// The answer to a question for sensitivities, along whatever the question varies.
  ///
  /// Masses and cross sections together make a plane with contours of Z for each statistic; else the
  /// median Z with its band, or what has to grow until a significance is reached, is a curve.
  public static func sensitivity(
    _ rows: [SensitivityRow], of question: SensitivityQuestion
  ) -> Figure {
    if case .significances(_, let growth) = question.points {
      return reaches(rows, growth)
    }
    let masses = Set(rows.compactMap(\.signal.mass))
    if case .crossSections(let crossSections) = question.points, masses.count > 1,
      crossSections.count > 1, question.exposures.count == 1
    {
      return plane(rows, masses.sorted(), crossSections.sorted())
    }
    return curves(rows, SensitivityAbscissa(rows))
  }

  /// Z along something, with the band of experiments for each curve.
  private static func curves(_ rows: [SensitivityRow], _ abscissa: SensitivityAbscissa) -> Figure {
    var marks: [any Mark] = []
    for (number, curve) in abscissa.curves(rows).enumerated() {
      let known = curve.rows.compactMap { row in
        row.band.flatMap { band in abscissa.value(of: row).map { ($0, band) } }
      }.sorted { $0.0 < $1.0 }
      let x = known.map(\.0)
      if x.count > 1 {
        marks.append(
          Band(
            x: x, lower: known.map(\.1.lower.z), upper: known.map(\.1.upper.z),
            ink: .series(number), opacity: 0.2))
        marks.append(
          Line(x: x, y: known.map(\.1.median.z), name: curve.name, ink: .series(number)))
      } else {
        let medians = known.map(\.1.median.z)
        marks.append(
          Points(
            x: x, y: medians,
            yErrors: .asymmetric(
              below: known.map { $0.1.median.z - $0.1.lower.z },
              above: known.map { $0.1.upper.z - $0.1.median.z }), name: curve.name,
            ink: .series(number)))
      }
    }
    let places = rows.compactMap(abscissa.value)
    return Figure(
      Panel(
        x: PanelAxis(abscissa.label, scale: .suiting(places, ratio: 30)),
        y: PanelAxis("median significance Z"), marks: marks))
  }

  /// What has to grow, and how far, until the median reaches a significance.
  private static func reaches(
    _ rows: [SensitivityRow], _ growth: SensitivityQuestion.Growth
  ) -> Figure {
    let hasMasses = Set(rows.compactMap(\.signal.mass)).count > 1
    let hasCrossSections = rows.contains { $0.crossSection != nil } && growth == .signal
    func reached(_ row: SensitivityRow) -> Double? {
      switch growth {
      case .exposure: row.exposure
      case .signal: hasCrossSections ? row.crossSection : row.events
      }
    }
    let label: Label =
      growth == .exposure
      ? "exposure [that of the background]" : hasCrossSections ? "cross section" : "signal events"
    var curves: [(name: String, rows: [SensitivityRow])] = []
    for row in rows {
      var parts = [row.statistic]
      if hasMasses {
        parts.append("Z = \(String(format: "%.3g", row.wanted ?? .nan))")
      } else if Set(rows.map(\.signal.name)).count > 1 {
        parts.append(row.signal.name)
      }
      let name = parts.joined(separator: ", ")
      if let place = curves.firstIndex(where: { $0.name == name }) {
        curves[place].rows.append(row)
      } else {
        curves.append((name, [row]))
      }
    }
    let marks = curves.map { curve in
      let known = curve.rows.sorted { abscissa($0) < abscissa($1) }
      return Line(
        x: known.map(abscissa), y: known.map { reached($0) ?? .nan },
        name: Label(verbatim: curve.name))
    }
    func abscissa(_ row: SensitivityRow) -> Double {
      (hasMasses ? row.signal.mass : row.wanted) ?? .nan
    }
    return Figure(
      Panel(
        x: PanelAxis(
          hasMasses ? "mass" : "significance Z", scale: .suiting(rows.map(abscissa), ratio: 30)),
        y: PanelAxis(label, scale: .suiting(rows.compactMap(reached), ratio: 30)), marks: marks))
  }

  /// The plane of masses and cross sections, with the contours of Z for each statistic.
  private static func plane(
    _ rows: [SensitivityRow], _ masses: [Double], _ crossSections: [Double]
  ) -> Figure {
    var marks: [any Mark] = []
    let statistics = rows.map(\.statistic).reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    for statistic in statistics {
      var values = [Double](repeating: .nan, count: masses.count * crossSections.count)
      for row in rows where row.statistic == statistic {
        guard let mass = row.signal.mass.flatMap(masses.firstIndex(of:)),
          let height = row.crossSection.flatMap({ nearest(to: $0, in: crossSections) }),
          let z = row.band?.median.z
        else { continue }
        values[mass * crossSections.count + height] = z
      }
      marks.append(
        Contours(
          x: masses, y: crossSections, values: values,
          levels: [(1, "1σ"), (2, "2σ"), (3, "3σ"), (5, "5σ")],
          name: Label(verbatim: statistic)))
    }
    return Figure(
      Panel(
        x: PanelAxis("mass", scale: .suiting(masses, ratio: 4)),
        y: PanelAxis("cross section", scale: .suiting(crossSections, ratio: 10)), marks: marks))
  }

  /// A cross section that went through a quotient of events is not the same to the last digit.
  private static func nearest(to value: Double, in values: [Double]) -> Int? {
    values.indices.min { abs(log(values[$0] / value)) < abs(log(values[$1] / value)) }
  }
}
