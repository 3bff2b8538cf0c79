import Numerics

/// The signals that a mixture hides in a background, with their likelihood ratios.
protocol SignalProposals: Sendable {
  /// The number of signals.
  var count: Int { get }
  /// The signal that stands at a share of their probabilities.
  func index(at share: Double) -> Int
  /// The number of events expected of a signal.
  func expected(_ index: Int) -> Double
  /// The cell of one event of a signal; `means` is what the cells expect of the background, where
  /// that is drawn.
  func place(_ index: Int, means: [Double]?, using stream: inout RandomStream) -> Int
  /// A function that writes, for each list of counts, the logarithm of the mean likelihood ratio, each
  /// with its probability; it keeps room for its work, and is for one thread.
  func makeLogMeans() -> LogMeans

  /// Of lists of counts, and of what the cells of each list expect where that is drawn.
  typealias LogMeans = (
    _ counts: Span<Double>, _ means: Span<Double>, _ values: inout MutableSpan<Double>
  ) -> Void
}

/// Templates, any shapes: the sums are products of matrices.
struct TemplateProposals: SignalProposals {
  private let templates: [SignalTemplate]
  private let places: [AliasTable]
  private let ratios: Ratios
  private let strengths: ProposalShares

  private enum Ratios {
    case nominal(TemplateRatios)
    /// For components with rates of their own, which are drawn with the data.
    case drawn(ComponentRatios)
  }

  /// The templates of a statistic, and stronger ones for its far tail.
  init(_ set: TemplateSet, background: Background, cells: ScoreCells) {
    let all = TemplateSet(set.templates + set.stronger(in: cells))
    let strengths = ProposalShares(near: set.templates.count, all: all.templates.count)
    self.strengths = strengths
    let shares = all.templates.indices.map(strengths.share(of:))
    templates = all.templates
    places = all.templates.map { AliasTable(weights: $0.shares) }
    ratios =
      background.variesByComponent
      ? .drawn(ComponentRatios(all, shares: shares, background: background, cells: cells))
      : .nominal(
        // The data are drawn with one factor, over which the mixture is to be averaged.
        TemplateRatios(
          all, shares: shares, cells: cells, rate: background.rate, nuisance: .marginal))
  }

  var count: Int { templates.count }

  func index(at share: Double) -> Int { strengths.index(at: share) }

  func expected(_ index: Int) -> Double { templates[index].expected }

  func place(_ index: Int, means: [Double]?, using stream: inout RandomStream) -> Int {
    places[index].sample(using: &stream)
  }

  func makeLogMeans() -> LogMeans {
    switch ratios {
    case .nominal(let table):
      var room: [Double] = []
      return { counts, _, values in table.logMeans(of: counts, into: &values, room: &room) }
    case .drawn(let table):
      var weights: [Double] = []
      var sums: [Double] = []
      return { counts, means, values in
        table.logMeans(of: counts, means: means, into: &values, weights: &weights, sums: &sums)
      }
    }
  }
}
