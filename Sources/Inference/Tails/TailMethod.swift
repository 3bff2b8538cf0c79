/// How a tail probability was found.
public enum TailMethod: Sendable, Equatable, CustomStringConvertible {
  /// A closed form or a finite sum.
  case closedForm
  /// The integral of the characteristic function along a line through the saddle point.
  case contour
  /// The saddle-point approximation of Lugannani and Rice.
  case saddlePoint
  /// Pseudo-experiments drawn from the background itself.
  case toys(Int)
  /// Pseudo-experiments drawn from the background, smoothed by Gaussian kernels.
  case smoothedToys(Int)
  /// Pseudo-experiments drawn from another law and weighted back.
  case weightedToys(Int)
  /// An exact probability given the rates, averaged over this many choices of uncertain rates.
  case averagedRates(Int)
  /// The law that many events approach.
  case asymptotic
  /// A bound that no probability exceeds: the inverse of an averaged likelihood ratio.
  case bound

  /// A few words for a table.
  public var description: String {
    switch self {
    case .closedForm: "closed form"
    case .contour: "contour integral"
    case .saddlePoint: "saddle point"
    case .toys(let count): "\(count) toys"
    case .smoothedToys(let count): "\(count) toys, smoothed"
    case .weightedToys(let count): "\(count) weighted toys"
    case .averagedRates(let count): "average over \(count) rates"
    case .bound: "bound"
    case .asymptotic: "asymptotic law"
    }
  }
}
