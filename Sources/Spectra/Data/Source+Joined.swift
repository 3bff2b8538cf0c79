extension Source {
  /// The passport of what is made from several works, each of them named once.
  static func joined(_ sources: [Source]) -> Source {
    let works = sources.map { $0.locator.isEmpty ? $0.citation : "\($0.citation), \($0.locator)" }
    let unique = works.indices.filter { works.firstIndex(of: works[$0]) == $0 }
    return Source(
      unique.map { works[$0] }.joined(separator: "; "), at: "", reading: .derived)
  }
}
