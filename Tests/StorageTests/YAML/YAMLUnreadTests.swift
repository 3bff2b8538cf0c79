import Storage
import Testing

/// Opens its mapping with nested containers.
private struct Nested: Decodable {
  enum Keys: CodingKey { case outer, list }
  enum Inner: CodingKey { case width }
  var width: Int
  var first: Int

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Keys.self)
    width = try values.nestedContainer(keyedBy: Inner.self, forKey: .outer)
      .decode(Int.self, forKey: .width)
    var list = try values.nestedUnkeyedContainer(forKey: .list)
    first = try list.decode(Int.self)
  }
}

/// Reads the keys of two types from one mapping.
private struct Flat: Decodable {
  struct Size: Decodable { var width: Int }
  struct Look: Decodable { var colour: String }
  var size: Size
  var look: Look

  init(from decoder: any Decoder) throws {
    size = try Size(from: decoder)
    look = try decoder.singleValueContainer().decode(Look.self)
  }
}

private class Base: Decodable { var width = 0 }

/// Keeps its superclass under the key `super`.
private final class Derived: Base {
  enum Keys: CodingKey { case height }
  var height: Int

  required init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Keys.self)
    height = try values.decode(Int.self, forKey: .height)
    try super.init(from: values.superDecoder())
  }
}

/// A choice with values of its own, as the compiler reads it.
private enum Source: Decodable, Equatable {
  case wimp(mass: Double)
  case beta(endpoint: Double, field: Double?)
}

struct YAMLUnreadTests {
  private func sentence<Value: Decodable>(_ type: Value.Type, _ text: String) -> String? {
    do {
      _ = try YAMLDecoder().decode(type, from: text, name: "a.yaml")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func nestedContainersAreChecked() {
    #expect(sentence(Nested.self, "outer: {width: 1}\nlist: [1]") == nil)
    #expect(
      sentence(Nested.self, "outer: {width: 1, hight: 2}\nlist: [1]")
        == "a.yaml, line 1, column 19, outer: found the unknown key 'hight', expected one of 'width'"
    )
    #expect(
      sentence(Nested.self, "outer: {width: 1}\nlist: [1, 2]")
        == "a.yaml, line 2, column 7, list: found a list of length 2, expected a list of length 1")
    #expect(
      sentence(Nested.self, "outer: {width: 1}\nlist: []")
        == "a.yaml, line 2, column 7, list: found a list of length 0, expected a longer one")
  }

  @Test func typesMayShareAMapping() {
    #expect(sentence(Flat.self, "width: 1\ncolour: red") == nil)
    #expect(
      sentence(Flat.self, "width: 1\ncolour: red\nhue: 2")
        == "a.yaml, line 3, column 1: found the unknown key 'hue', expected one of 'width', 'colour'"
    )
  }

  @Test func superclassesAreChecked() {
    #expect(sentence(Derived.self, "height: 1\nsuper: {width: 2}") == nil)
    #expect(
      sentence(Derived.self, "height: 1\nsuper: {widht: 2}")
        == "a.yaml, line 2, column 9, super: found the unknown key 'widht'; did you mean 'width'?")
  }

  @Test func choicesWithValuesAreRead() throws {
    let text = "[{wimp: {mass: 50}}, {beta: {endpoint: 2.5}}]"
    let sources = try YAMLDecoder().decode([Source].self, from: text, name: "")
    #expect(sources == [.wimp(mass: 50), .beta(endpoint: 2.5, field: nil)])
    #expect(
      sentence([Source].self, "- wimp: {maas: 50}")
        == "a.yaml, line 1, column 10, [0].wimp: found the unknown key 'maas'; did you mean 'mass'?"
    )
  }

  /// `s2` is asked for after `s1` is missed: it is no misspelt `s1`.
  @Test func aKeyReadLaterIsNotTakenForAMisspeltOne() {
    struct Areas: Decodable { var s1, s2: Double }
    #expect(sentence(Areas.self, "s2: 1") == "a.yaml, line 1, column 1: expected the key 's1'")
  }
}
