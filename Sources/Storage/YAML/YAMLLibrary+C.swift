import CYAML

/// The library that reads YAML.
public enum YAMLLibrary {
  /// The version, such as "0.2.5", for a report on the installation.
  public static var version: String { unsafe String(cString: yaml_get_version_string()) }
}
