import Testing

import Storage

struct SuggestionTests {
  @Test(arguments: [
    ("widht", ["height", "width"], "width"), ("E_kev", ["E_MeV", "E_keV"], "E_keV"),
    ("rates", ["rate", "crates"], "rate"), ("colour", ["width"], nil), ("E", ["x"], nil),
    ("s1", ["s2", "s3"], "s2"), ("", [""], nil), ("x", [], nil),
  ])
  func theNearestNameIsFound(name: String, candidates: [String], expected: String?) {
    #expect(nearest(to: name, among: candidates) == expected)
  }
}
