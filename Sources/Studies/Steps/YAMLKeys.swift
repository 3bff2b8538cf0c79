import Numerics
import Storage

/// The keys at the top of a study file, each with the kind of its value.
struct YAMLKeys: Decodable {
  let items: [FileContents.Item]

  init(path: String) throws(YAMLError) {
    self = try YAMLDecoder(unread: .ignored).decode(YAMLKeys.self, fromFile: path)
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: AnyKey.self)
    items = try values.allKeys.map { key in
      if let inner = try? values.nestedContainer(keyedBy: AnyKey.self, forKey: key) {
        return Self.item(key, "mapping", "\(inner.allKeys.count) keys")
      }
      if let inner = try? values.nestedUnkeyedContainer(forKey: key) {
        return Self.item(key, "list", "\(inner.count ?? 0) values")
      }
      let text =
        try values.decodeNil(forKey: key) ? "null" : values.decode(String.self, forKey: key)
      return Self.item(key, "value", text)
    }
  }

  private static func item(_ key: AnyKey, _ type: String, _ shape: String) -> FileContents.Item {
    FileContents.Item(name: key.stringValue, type: type, shape: shape)
  }
}
