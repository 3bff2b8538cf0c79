import CKernels

/// What this program was built from.
public enum Build {
  /// The version of the program, as in the changelog.
  public static let version = "0.1.0"
  /// The commit, with `+` behind it where sources had been changed, or "unknown".
  public static var commit: String { unsafe String(cString: ck_commit()) }
}
