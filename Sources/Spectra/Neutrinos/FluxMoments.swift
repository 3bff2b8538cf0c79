/// What a flux above an energy comes to: its integrals with 1, 1/E and 1/E^2.
struct FluxMoments: Sendable, Equatable {
  /// The neutrinos, per area and time.
  var zeroth = 0.0
  /// The integral of the flux over the energy.
  var first = 0.0
  /// The integral of the flux over the squared energy.
  var second = 0.0

  static func += (sum: inout FluxMoments, term: FluxMoments) {
    sum.zeroth += term.zeroth
    sum.first += term.first
    sum.second += term.second
  }
}
