import Storage
import Testing

/// Documents that describe a value together: what the later one says, the earlier one gives up.
struct YAMLLayerTests {
  private struct Study: Decodable, Equatable {
    struct Size: Decodable, Equatable {
      var width: Int
      var height: Int
    }
    var name: String
    var size: Size
    var list: [Int]
  }

  private static let base = YAMLLayer.text(
    """
    name: base
    size:
      width: 1
      height: 2
    list: [1, 2, 3]
    """, name: "base.yaml")

  private func study(_ texts: String...) throws -> Study {
    try YAMLDecoder().decode(
      Study.self, from: [Self.base] + texts.map { .text($0, name: "own.yaml") })
  }

  @Test func mappingsAreJoinedKeyByKey() throws {
    let found = try study("size: {height: 5}")
    #expect(found == Study(name: "base", size: .init(width: 1, height: 5), list: [1, 2, 3]))
  }

  @Test func listsAndWordsAreReplaced() throws {
    let found = try study("list: [7]", "name: own")
    #expect(found == Study(name: "own", size: .init(width: 1, height: 2), list: [7]))
  }

  @Test func theLastLayerWins() throws {
    #expect(try study("name: one", "name: two").name == "two")
  }

  @Test func commentsAloneChangeNothing() throws {
    #expect(try study("# nothing\n").name == "base")
  }

  @Test(arguments: [
    (
      "\nsize: {width: wide}",
      "own.yaml, line 2, column 15, size.width: found the text 'wide', expected a whole number"
    ),
    (
      "sise: 2", "own.yaml, line 1, column 1: found the unknown key 'sise'; did you mean 'size'?"
    ),
    (
      "size: {}\nlist: 3", "own.yaml, line 2, column 7, list: found 3, expected a list"
    ),
  ])
  func errorsNameTheLayer(text: String, sentence: String) throws {
    let error = #expect(throws: YAMLError.self) { try study(text) }
    #expect("\(try #require(error))" == sentence)
  }
}
