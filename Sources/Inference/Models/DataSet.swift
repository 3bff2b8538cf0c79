public import Numerics

/// Events of one detector, run or category, and where they can come from.
public struct DataSet: Sendable {
  /// A quantity that is known of every event.
  public struct Observable: Sendable, Equatable {
    /// The name, that of its column in files.
    public let name: String
    /// Where events can be.
    public let range: ClosedRange<Double>
    /// The bins in which events are counted, for a binned likelihood.
    public let bins: Axis?

    /// A quantity on a range.
    public init(_ name: String, in range: ClosedRange<Double>, bins: Axis? = nil) {
      self.name = name
      self.range = range
      self.bins = bins
    }
  }

  /// What is known of the place of an event.
  public enum Form: String, Sendable, Codable, CaseIterable {
    /// The place itself.
    case unbinned
    /// The bin that it lies in.
    case binned
  }

  /// The name, unique in its model.
  public let name: String
  /// The coordinates, one to three.
  public let observables: [Observable]
  /// Where events come from.
  public let components: [ModelComponent]
  /// Whether the likelihood knows places or counts.
  public let form: Form

  /// A data set; a binned one needs bins for each observable.
  public init(
    _ name: String, observables: [Observable], components: [ModelComponent],
    form: Form = .unbinned
  ) {
    self.name = name
    self.observables = observables
    self.components = components
    self.form = form
  }
}
