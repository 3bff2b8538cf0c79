/// Every source that the program knows by name.
public enum SpectrumCatalogue {
  /// The sources, by families.
  public static let entries: [SpectrumEntry] =
    SpectrumEntry.darkMatter + SpectrumEntry.neutrinos + SpectrumEntry.backgrounds
    + SpectrumEntry.bosons

  /// The source of a name.
  public static func entry(named name: String) throws(SpectraError) -> SpectrumEntry {
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw .unknownSource(name)
    }
    return entry
  }
}
