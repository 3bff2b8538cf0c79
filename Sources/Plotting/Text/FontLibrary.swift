import Foundation

/// Where fonts are looked for, and which are taken.
public enum FontLibrary {
  /// Where systems keep fonts.
  public static let folders = [
    "/usr/share/fonts", "/usr/local/share/fonts", "/opt/homebrew/share/fonts", "/Library/Fonts",
    NSHomeDirectory() + "/Library/Fonts", "/System/Library/Fonts",
  ]

  /// The fonts that have the Greek letters and signs of physics, best first.
  public static let names = ["DejaVuSans.ttf", "Arial Unicode.ttf", "Arial.ttf"]

  /// The file of the best font in some folders.
  public static func find(in folders: [String] = folders) throws(PlottingError) -> String {
    // The usual place of Debian is asked first: walking all folders takes milliseconds.
    let usual = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
    if folders.contains("/usr/share/fonts"), FileManager.default.fileExists(atPath: usual) {
      return usual
    }
    var found: [String: String] = [:]
    for folder in folders {
      let files = FileManager.default.enumerator(atPath: folder)
      while let file = files?.nextObject() as? String {
        let name = String(file.split(separator: "/").last ?? "")
        if names.contains(name), found[name] == nil { found[name] = "\(folder)/\(file)" }
      }
    }
    guard let best = names.lazy.compactMap({ found[$0] }).first else {
      throw .noFont(folders: folders, names: names)
    }
    return best
  }
}
