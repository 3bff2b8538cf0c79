import CBoostMath

extension SpecialFunctions {
  /// The version of Boost, such as "1.74", for a report on the installation.
  public static var libraryVersion: String {
    // BOOST_VERSION is major * 100000 + minor * 100 + patch.
    let version = Int(cbm_boost_version())
    return "\(version / 100_000).\(version / 100 % 1000)"
  }
}
