/// Guesses at what a mistyped name was meant to be.
public enum Spelling {
  /// The candidate that `name` was probably meant to be, if there is one.
  ///
  /// Near is what at most two edits reach: a letter added, dropped, changed, or two neighbours
  /// swapped; in a short name at most half of it. Upper and lower case are the same. Where
  /// nothing is near, the one candidate that begins with `name` is taken.
  public static func nearest(to name: String, among candidates: [String]) -> String? {
    let typed = Array(name.lowercased())
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      let distance = editDistance(typed, letters)
      let limit = min(2, max(typed.count, letters.count) / 2)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best { return best.candidate }
    let beginning = candidates.filter { $0.lowercased().hasPrefix(name.lowercased()) }
    return typed.count > 2 && beginning.count == 1 ? beginning[0] : nil
  }

  /// The number of edits between two words, a swap of neighbours counting as one.
  ///
  /// The restricted (optimal string alignment) form of the Damerau-Levenshtein distance.
  static func editDistance(_ first: [Character], _ second: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for i in first.indices {
      var row = [i + 1]
      for j in second.indices {
        let changed = last[j] + (first[i] == second[j] ? 0 : 1)
        var least = min(changed, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[second.count]
  }
}
