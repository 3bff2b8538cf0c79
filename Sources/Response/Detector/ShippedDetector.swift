/// The detectors whose files come with the program.
public enum ShippedDetector: String, Sendable, CaseIterable {
  /// DARWIN with waveforms and hit patterns.
  case darwin
  /// DARWIN with the settings of the reference numbers, for areas.
  case darwinAreas = "darwin-areas"
  /// LZ in its first run.
  case lz2022 = "lz-ws2022"
  /// LZ in its second run.
  case lz2024 = "lz-ws2024"
  /// A detector like XENONnT.
  case xenonLike = "xenonnt-like"
  /// The default detector of NEST.
  case referenceDefault = "reference-default"
  /// A detector like DARWIN for which reference numbers exist.
  case referenceDarwinLike = "reference-darwinlike"
  /// A detector like LZ for which reference numbers exist.
  case referenceLZLike = "reference-lzlike"

  /// The text of the file, with its comments: what a user copies to make a detector.
  public var yaml: String { String(decoding: bytes, as: UTF8.self) }

  private var bytes: [UInt8] {
    switch self {
    case .darwin: PackageResources.darwin_yaml
    case .darwinAreas: PackageResources.darwin_areas_yaml
    case .lz2022: PackageResources.lz_ws2022_yaml
    case .lz2024: PackageResources.lz_ws2024_yaml
    case .xenonLike: PackageResources.xenonnt_like_yaml
    case .referenceDefault: PackageResources.reference_default_yaml
    case .referenceDarwinLike: PackageResources.reference_darwinlike_yaml
    case .referenceLZLike: PackageResources.reference_lzlike_yaml
    }
  }
}
