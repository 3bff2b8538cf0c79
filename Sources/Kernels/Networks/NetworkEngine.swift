import CDNN

/// The library that multiplies matrices and convolves.
public enum NetworkEngine {
  /// The version of oneDNN in use.
  public static var version: String {
    let version = cdnn_version()
    return "\(version / 10000).\(version / 100 % 100).\(version % 100)"
  }
}
