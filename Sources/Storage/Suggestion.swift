/// The candidate that was probably meant by a misspelt `name`, or `nil`.
///
/// At most two edits away, at most half of the longer word, and the first of equals; letters that
/// differ in case alone count as equal.
package func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
  let word = Array(name.lowercased())
  var best: (name: String, distance: Int)?
  for candidate in candidates where candidate != name {
    let other = Array(candidate.lowercased())
    let allowed = min(2, max(word.count, other.count) / 2, (best?.distance ?? .max) - 1)
    guard abs(word.count - other.count) <= allowed else { continue }
    let distance = editDistance(word, other)
    if distance <= allowed { best = (candidate, distance) }
  }
  return best?.name
}

/// The number of one-character insertions, removals and replacements between two words.
private func editDistance(_ word: [Character], _ other: [Character]) -> Int {
  var row = Array(0...other.count)
  for (line, letter) in word.enumerated() {
    var diagonal = row[0]
    row[0] = line + 1
    for column in other.indices {
      let replaced = diagonal + (letter == other[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
    }
  }
  return row[other.count]
}
