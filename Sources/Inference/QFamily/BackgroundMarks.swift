/// What events of a background add to a sum: the law of all, and of each component's own.
struct BackgroundMarks: Sendable {
  /// The law of all events.
  let whole: MarkLaw
  /// The laws of the components, where several have rates of their own; none otherwise.
  let components: [MarkLaw]

  private init(whole: MarkLaw, components: [MarkLaw]) {
    self.whole = whole
    self.components = components
  }

  /// The laws of any number that follows from an event's place.
  init(_ background: Background, mark: MarkLaw.Mark) {
    guard background.variesByComponent, background.components.count > 1 else {
      whole = MarkLaw([.background(background.shape)], mark: mark)
      components = []
      return
    }
    let components = background.components.map {
      MarkLaw(
        [
          MarkLaw.Part(share: 1, shape: $0.shape, judging: $0.expected / background.expected)
        ], mark: mark)
    }
    whole = MarkLaw(
      joining: zip(background.components, components).map { ($0.expected, $1) })
    self.components = components
  }

  /// The same laws counted from another origin.
  func counted(from origin: Double) -> BackgroundMarks {
    BackgroundMarks(
      whole: whole.counted(from: origin), components: components.map { $0.counted(from: origin) })
  }
}
