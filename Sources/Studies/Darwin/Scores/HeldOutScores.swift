import Learning
import Storage

/// The scores of training events that the networks of the first seed did not learn from.
struct HeldOutScores {
  /// The two kinds of training events.
  enum Kind: Int { case electrons, nuclei }

  /// One event.
  struct Event {
    let energy: Double
    /// The corrected S1, phd: what the two kinds have in common.
    let s1: Double
    let logit: Double
    let negativeELBO: Double
    /// The row in its file.
    let row: Int
  }

  /// The events of each kind.
  let events: [[Event]]

  /// Ranges of the corrected S1 in which the kinds are compared, phd: the whole region, then its parts.
  let ranges: [ClosedRange<Double>]

  init(_ networks: NetworkSettings, region: SearchRegion, _ work: StageWork) throws {
    let inner = Self.edges.filter { region.s1.lowerBound < $0 && $0 < region.s1.upperBound }
    let edges = [region.s1.lowerBound] + inner + [region.s1.upperBound]
    ranges = [region.s1] + (inner.isEmpty ? [] : zip(edges, edges.dropFirst()).map { $0...$1 })
    let seed = networks.seeds[0]
    let group = networks.seeds.count > 1 ? "seed_\(seed)/" : ""
    let kinds = try [DarwinFile.electronScores, DarwinFile.nucleiScores].map { name in
      let table = try ScoreTable(path: work.path(name))
      let kept = try table.numbers("areas/kept")
      let areas = try table.numbers("areas/s1c")
      let energies = try table.numbers("truth/energy")
      let logits = try table.numbers("\(group)logit")
      let elbos = try table.numbers("\(group)negative_elbo")
      // Training leaves out the events that failed their cuts.
      return kept.indices.filter { kept[$0] == 1 }.map {
        Event(
          energy: energies[$0], s1: areas[$0], logit: logits[$0], negativeELBO: elbos[$0], row: $0)
      }
    }
    let split = ValidationSplit(
      rows: kinds[0].count + kinds[1].count,
      fraction: networks.classifier.training.validationFraction, seed: seed)
    var held: [[Event]] = [[], []]
    for row in split.validation.lazy.map({ Int($0) }) {
      let kind = row < kinds[0].count ? 0 : 1
      held[kind].append(kinds[kind][row - kind * kinds[0].count])
    }
    events = held
  }

  private static let edges = [10.0, 20, 40]

  /// The logits of a kind's events in a range of the corrected S1.
  func logits(of kind: Kind, in range: ClosedRange<Double>) -> [Double] {
    events[kind.rawValue].filter { range.contains($0.s1) }.map(\.logit)
  }
}
