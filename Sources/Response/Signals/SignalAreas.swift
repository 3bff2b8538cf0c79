/// The sizes of an event's two signals, at the level of areas.
public struct SignalAreas: Sendable, Equatable {
  /// The flash in the liquid.
  public struct S1: Sendable, Equatable {
    /// The detected photons.
    public var hits = 0
    /// Those of them whose charge and time count; the area is theirs.
    public var seen = 0
    /// The raw area, phe.
    public var area = 0.0
    /// The area in detected photons, as it would be at the centre of the liquid, phd.
    public var corrected = 0.0
    /// Whether the photons make a coincidence.
    public var isRegistered = false
  }

  /// The light of the electrons in the gas.
  public struct S2: Sendable, Equatable {
    /// The electrons that reached the gas.
    public var electrons = 0
    /// The detected photons.
    public var hits = 0
    /// The raw area, phe.
    public var area = 0.0
    /// The area in detected photons, as it would be on the axis without loss of electrons, phd.
    public var corrected = 0.0
    /// Whether the raw area reaches the threshold.
    public var isRegistered = false
  }

  /// The time from the flash to the arrival of the electrons at the surface, ns.
  public var driftTime = 0.0
  /// The flash in the liquid.
  public var s1 = S1()
  /// The light of the electrons in the gas.
  public var s2 = S2()

  /// Creates areas of nothing.
  public init() {}

  /// Whether both signals are registered.
  public var isRegistered: Bool { s1.isRegistered && s2.isRegistered }
}
