import Foundation
import Numerics

/// The signals that an averaged likelihood ratio looks for, at every place and of several sizes.
///
/// In one score they are Gaussians of three widths, one width apart, from where one background event
/// is expected below to where a hundredth of one is expected above; the unit of width is half the
/// distance between the 16 % and 84 % quantiles of the background, so that nothing depends on the
/// unit of the score. Where the background has a long tail, over which a signal would be spread,
/// wider ones join them, each twice as wide as the one before. In the plane they have the form of the
/// background's own ellipse. Each comes in three strengths.
public struct TemplateSet: Sendable, Equatable {
  /// The templates.
  public let templates: [SignalTemplate]

  /// The strengths, as the significance that an experiment which knows the signal would see.
  static let strengths = [2, 3.5, 5.0]
  /// The widths on the line.
  private static let lineWidths = [0.3, 0.6, 1.2]
  /// The widest on a line with a long tail fits so often between the ends.
  private static let widestOfLine = 6.0
  /// The widths in the plane, where narrow ones would be too many.
  private static let planeWidths = [0.6, 1.2, 2.4]
  /// The distance of neighbours in the plane, in widths.
  private static let planeSpacing = 1.25
  /// The templates' places end where this many events are expected above.
  private static let reach = 0.01
  /// And where this many are expected below: low scores are the least strange.
  private static let lowerReach = 1.0

  /// The templates for a background in cells.
  public init(_ background: Background, cells: ScoreCells) {
    let shapes: [[Double]] =
      switch (background.shape, cells.partition) {
      case (.line(let density), .line(let partition)):
        Self.lineShapes(density, partition, expected: background.expected)
      case (.plane(let density), .plane(let partition)):
        Self.planeShapes(density, partition, expected: background.expected)
      default: []
      }
    let expected = cells.supported
    templates = shapes.flatMap { shares in
      Self.strengths.map {
        SignalTemplate(shares: shares, significance: $0, expected: expected)
      }
    }
  }

  /// Strengths beyond those that are looked for, close enough for toys between them.
  private static let farStrengths = [7, 9.25, 11.75, 14.5]

  /// The same shapes, so strong that a statistic of these templates is far in its tail.
  func stronger(in cells: ScoreCells) -> [SignalTemplate] {
    let expected = cells.supported
    var shapes: [[Double]] = []
    for template in templates where template.shares != shapes.last {
      shapes.append(template.shares)
    }
    return shapes.flatMap { shares in
      Self.farStrengths.map {
        SignalTemplate(shares: shares, significance: $0, expected: expected)
      }
    }
  }

  /// Templates that were chosen.
  public init(_ templates: [SignalTemplate]) { self.templates = templates }

  private static func lineShapes(
    _ density: ScoreDensity, _ partition: LinePartition, expected: Double
  ) -> [[Double]] {
    let lower = density.quantile(min(0.1, lowerReach / expected))
    let upper = density.law.upperQuantile(min(0.1, reach / expected))
    let unit = 0.5 * (density.law.upperQuantile(0.16) - density.quantile(0.16))
    var widths = lineWidths
    while let last = widths.last, 2 * last * unit * widestOfLine <= upper - lower {
      widths.append(2 * last)
    }
    return widths.flatMap { width in
      places(lower, upper, spacing: width * unit).map { place in
        partition.shares(of: Normal(mean: place, deviation: width * unit))
      }
    }
  }

  private static func planeShapes(
    _ density: PlaneDensity, _ partition: PlanePartition, expected: Double
  ) -> [[Double]] {
    let plane = WhitenedPlane(of: density)
    let tail = min(0.1, reach / expected)
    let spans = plane.spans(of: density, beyond: tail)
    return planeWidths.flatMap { width in
      let spacing = width * planeSpacing
      return places(spans.first.lowerBound, spans.first.upperBound, spacing: spacing).flatMap {
        first in
        places(spans.second.lowerBound, spans.second.upperBound, spacing: spacing).map { second in
          partition.shares(of: plane, around: SIMD2(first, second), width: width)
        }
      }
    }
  }

  /// Places from end to end, in equal steps near the spacing.
  private static func places(_ lower: Double, _ upper: Double, spacing: Double) -> [Double] {
    let steps = max(1, Int(((upper - lower) / spacing).rounded()))
    return (0...steps).map { lower + (upper - lower) * (Double($0) / Double(steps)) }
  }
}

extension LinePartition {
  /// The share of a Gaussian in each cell.
  func shares(of law: Normal) -> [Double] {
    var shares: [Double] = []
    shares.reserveCapacity(count)
    var previous = -Double.infinity
    for edge in edges + [.infinity] {
      // From the side on which nothing is lost.
      let share =
        previous > law.mean
        ? law.survival(previous) - law.survival(edge)
        : law.cumulative(edge) - law.cumulative(previous)
      shares.append(share > LinePartition.negligible ? share : 0)
      previous = edge
    }
    let total = fixedTreeSum(shares.span)
    return shares.map { $0 / total }
  }

  /// A share of a template that no count would show.
  private static let negligible = 1e-12
}

extension ScoreCells {
  /// The expectations, raised above zero where a declared cell holds no background.
  var supported: [Double] { expected.map { max($0, Self.smallest) } }

  private static let smallest = 1e-9
}
