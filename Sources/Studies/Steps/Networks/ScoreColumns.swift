import Learning

/// The columns of scores: a number for each event, under a name.
///
/// With several members of a model, each column is the mean over them, and a member's own stand in a
/// group named after its seed.
struct ScoreColumns {
  /// One column.
  struct Column {
    /// The name; a slash is a group.
    let name: String
    /// The unit, or what the number is.
    let unit: String
    /// The values of a batch.
    let values: (EventScoring.Batch) -> [Double]
  }

  /// The columns in their order.
  let columns: [Column]

  init(_ model: AnomalyModel) {
    let blocks = model.map.inputs.names
    let beta = model.settings.autoencoder.beta
    typealias Part = (name: String, unit: String, values: (EventScoring.Batch, Int) -> [Double])
    var parts: [Part] = [
      ("ts", "nats", { batch, member in batch.totals[member] }),
      ("negative_elbo", "nats", { $0.members[$1].negativeELBO(beta: beta) }),
      ("kl", "nats", { $0.members[$1].kl }),
      ("logit", "", { $0.members[$1].logit }),
    ]
    for (number, block) in blocks.enumerated() {
      parts.append(
        ("reconstruction/\(block)", "nats", { $0.members[$1].reconstruction[number] }))
    }
    let members = model.members
    var columns = parts.map { part in
      Column(name: part.name, unit: part.unit) { batch in
        batch.mean(members.indices.map { part.values(batch, $0) })
      }
    }
    if members.count > 1 {
      for (number, member) in members.enumerated() {
        columns += parts.map { part in
          Column(name: "seed_\(member.seed)/\(part.name)", unit: part.unit) {
            part.values($0, number)
          }
        }
      }
    }
    self.columns = columns
  }
}
