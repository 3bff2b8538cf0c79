import Foundation
import Storage
import Testing

struct ChecksumTests {
  /// The examples of FIPS 180-4's companion document (NIST, "SHA256.pdf").
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func publishedChecksumsAreFound(text: String, expected: String) {
    #expect(Checksum(of: text).description == expected)
  }

  @Test func theCutsDoNotMatter() {
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 * $0) }
    for cut in [1, 63, 64, 65, 9_999] {
      var stream = ChecksumStream()
      for start in stride(from: 0, to: bytes.count, by: cut) {
        stream.update(Array(bytes[start..<min(bytes.count, start + cut)]).span)
      }
      #expect(stream.checksum == Checksum(of: bytes))
    }
  }

  @Test func descriptionAndCodingAreReadBack() throws {
    let checksum = Checksum(of: "abc")
    #expect(Checksum(checksum.description) == checksum)
    let data = try JSONEncoder().encode([checksum])
    #expect(try JSONDecoder().decode([Checksum].self, from: data) == [checksum])
  }

  @Test(arguments: [
    "", "abc", String(repeating: "g", count: 64), String(repeating: "a", count: 65),
  ])
  func otherTextsAreNoChecksum(text: String) {
    #expect(Checksum(text) == nil)
  }
}
