import Foundation
import Numerics

extension Figure {
  /// The name of the figure: its title, or what is drawn against what.
  var name: String {
    if let title { return title.words }
    let panel = rows[0][0]
    return [panel.y.label.words, panel.x.label.words].filter { !$0.isEmpty }
      .joined(separator: " against ")
  }

  /// What the figure shows, from its own data, for readers who do not see it.
  func summary(of plans: [PanelPlan]) -> String {
    if let description { return description }
    return plans.map { plan in
      let marks = plan.panel.marks.map { mark in
        [mark.name.map { "\($0.words):" }, mark.summary].compactMap(\.self).joined(separator: " ")
      }
      let title = plan.panel.title.map { "\($0.words): " } ?? ""
      return title
        + Self.words(for: plan.x, plan.xLimits.lower, plan.xLimits.upper, "horizontal axis") + "; "
        + Self.words(for: plan.y, plan.yLimits.lower, plan.yLimits.upper, "vertical axis") + "; "
        + (marks.isEmpty ? "no data" : marks.joined(separator: "; "))
    }.joined(separator: ". ")
  }

  private static func words(
    for axis: PanelAxis, _ lower: Double, _ upper: Double, _ side: String
  ) -> String {
    let name = axis.label.isEmpty ? "" : " \(axis.label.words)"
    let scale = axis.scale == .logarithmic ? ", logarithmic," : ""
    return "\(side)\(name)\(scale) from \(short(lower)) to \(short(upper))"
  }

  private static func short(_ number: Double) -> String { String(format: "%.3g", number) }
}
