import Learning
import Storage

/// The scores of training events that the networks of the first seed did not learn from.
struct HeldOutScores {
  /// The two kinds of training events.
  enum Kind: Int { case electrons, nuclei }

  /// One event.
  struct Event {
    let energy: Double
    let logit: Double
    let negativeELBO: Double
    /// The row in its file.
    let row: Int
  }

  /// The events of each kind.
  let events: [[Event]]

  /// Ranges of true energy in which the kinds are compared, keV.
  let ranges = [1.0...100, 1...5, 5...10, 10...20, 20...50, 50...100]

  init(_ networks: NetworkSettings, _ work: StageWork) throws {
    let seed = networks.seeds[0]
    let group = networks.seeds.count > 1 ? "seed_\(seed)/" : ""
    let kinds = try [DarwinFile.electronScores, DarwinFile.nucleiScores].map { name in
      let table = try ScoreTable(path: work.path(name))
      let kept = try table.numbers("areas/kept")
      let energies = try table.numbers("truth/energy")
      let logits = try table.numbers("\(group)logit")
      let elbos = try table.numbers("\(group)negative_elbo")
      // Training leaves out the events that failed their cuts.
      return kept.indices.filter { kept[$0] == 1 }.map {
        Event(energy: energies[$0], logit: logits[$0], negativeELBO: elbos[$0], row: $0)
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

  /// The logits of a kind's events in a range of true energy.
  func logits(of kind: Kind, in range: ClosedRange<Double>) -> [Double] {
    events[kind.rawValue].filter { range.contains($0.energy) }.map(\.logit)
  }
}
