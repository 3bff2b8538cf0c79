/// The scores of events in their parts, side by side: one entry of each column for each event.
public struct EventScores: Equatable, Sendable {
  /// The names of the blocks of a row.
  public let blocks: [String]
  /// How many latent variables an event has.
  public let latent: Int
  /// The divergence of each event's latent law from the prior, nats.
  public internal(set) var kl: [Double] = []
  /// For each block, `−log N(x; x_D, σ_D²)` of its numbers in each event, nats.
  public internal(set) var reconstruction: [[Double]]
  /// The classifier's logit of each event: above zero it looks like a nuclear recoil.
  public internal(set) var logit: [Double] = []
  /// The mean of each latent variable, event by event.
  public internal(set) var latentMeans: [Float] = []
  /// The logarithm of the variance of each latent variable, event by event.
  public internal(set) var latentLogVariances: [Float] = []

  /// The scores of no event.
  public init(blocks: [String], latent: Int) {
    self.blocks = blocks
    self.latent = latent
    reconstruction = blocks.map { _ in [] }
  }

  /// How many events there are.
  public var count: Int { kl.count }

  /// `−log N(x; x_D, σ_D²)` of each event, all blocks together.
  public var totalReconstruction: [Double] {
    kl.indices.map { event in reconstruction.reduce(0) { $0 + $1[event] } }
  }

  /// `β KL − log N(x; x_D, σ_D²)` of each event, the negative of the evidence lower bound.
  public func negativeELBO(beta: Double) -> [Double] {
    let reconstruction = totalReconstruction
    return kl.indices.map { beta * kl[$0] + reconstruction[$0] }
  }

  /// Adds one event.
  public mutating func append(
    kl: Double, reconstruction parts: [Double], logit: Double, latentMeans means: [Float],
    latentLogVariances logVariances: [Float]
  ) {
    precondition(
      parts.count == blocks.count && means.count == latent && logVariances.count == latent,
      "EventScores: \(parts.count) blocks and \(means.count) latent variables,"
        + " expected \(blocks.count) and \(latent)")
    self.kl.append(kl)
    for (block, part) in parts.enumerated() { reconstruction[block].append(part) }
    self.logit.append(logit)
    latentMeans += means
    latentLogVariances += logVariances
  }

  /// Adds the events of other scores of the same model.
  public mutating func append(_ other: EventScores) {
    precondition(
      other.blocks == blocks && other.latent == latent,
      "EventScores: blocks \(other.blocks) and \(other.latent) latent variables,"
        + " expected \(blocks) and \(latent)")
    kl += other.kl
    for block in blocks.indices { reconstruction[block] += other.reconstruction[block] }
    logit += other.logit
    latentMeans += other.latentMeans
    latentLogVariances += other.latentLogVariances
  }

  /// The scores of some of the events, in the order asked for.
  public func chosen(_ events: some Sequence<Int>) -> EventScores {
    var chosen = EventScores(blocks: blocks, latent: latent)
    for event in events {
      let variables = event * latent..<(event + 1) * latent
      chosen.append(
        kl: kl[event], reconstruction: reconstruction.map { $0[event] }, logit: logit[event],
        latentMeans: Array(latentMeans[variables]),
        latentLogVariances: Array(latentLogVariances[variables]))
    }
    return chosen
  }
}
