/// Names for the files beside a page: letters, digits and hyphens, each name once.
struct FileNames {
  private var taken: Set<String> = []

  /// A name that nothing else has, made of another one.
  mutating func take(_ name: String) -> String {
    var plain = ""
    for character in name.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        plain.append(character)
      } else if !plain.hasSuffix("-"), !plain.isEmpty {
        plain.append("-")
      }
    }
    while plain.hasSuffix("-") { plain.removeLast() }
    // Longer names are refused by some file systems.
    plain = plain.isEmpty ? "figure" : String(plain.prefix(80))
    var free = plain
    var number = 2
    while !taken.insert(free).inserted {
      free = "\(plain)-\(number)"
      number += 1
    }
    return free
  }
}
