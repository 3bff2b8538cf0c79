/// What a neutrino does to an electron.
public enum ElectronInteraction: Sendable, Equatable {
  /// The weak interaction of the Standard Model.
  case weak(WeakMixing)
  /// A magnetic moment, in Bohr magnetons, alike for all kinds.
  case magneticMoment(Double)
  /// An electric charge, in elementary charges, alike for all kinds.
  ///
  /// The square of the charge alone: its interference with the weak interaction is left out. So is
  /// the strong answer of bound electrons to a charge, which makes more counts below a few keV than
  /// free electrons give: Chen and others, Phys. Rev. D 90 (2014) 011301, as remembered.
  case millicharge(Double)
}
