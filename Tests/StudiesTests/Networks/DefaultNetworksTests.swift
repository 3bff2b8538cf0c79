import Learning
import Storage
import Studies
import Testing

struct DefaultNetworksTests {
  @Test func theCommentedFileIsTheDefault() throws {
    let settings = try YAMLDecoder().decode(
      NetworkSettings.self, from: NetworkSettings.commentedYAML, name: "networks.yaml")
    #expect(settings == NetworkSettings())
  }
}
