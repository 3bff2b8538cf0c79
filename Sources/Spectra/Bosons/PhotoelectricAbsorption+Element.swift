extension PhotoelectricAbsorption {
  /// The cross section of an element, where the room has one.
  static func table(of element: Element) -> TabulatedFunction? {
    switch element.name {
    case Element.xenon.name: xenon
    case Element.argon.name: argon
    case Element.germanium.name: germanium
    default: nil
    }
  }
}
