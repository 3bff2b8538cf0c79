/// How a particle scatters on nuclei.
public protocol NuclearInteraction: Sendable {
  /// The name, for messages.
  var name: String { get }
  /// What a material must hold, as messages say it after "expected".
  var requirement: String { get }
  /// Where formula and numbers come from.
  var source: Source { get }
  /// The cross section times the squared form factor, square millimetres; `nil` where there is none.
  func response(of nucleus: Target.Nucleus) -> (any RecoilFunction)?
}
