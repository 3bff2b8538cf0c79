import Testing

@testable import Learning

struct ProtobufMessageTests {
  private enum Field: Int {
    case a = 1
    case b = 2
    case c = 3
    case far = 1000
  }

  /// The examples of protobuf.dev/programming-guides/encoding.
  @Test func examplesOfTheSpecificationHaveTheirBytes() {
    var number = ProtobufMessage<Field>()
    number.add(150, as: .a)
    #expect(number.bytes == [0x08, 0x96, 0x01])
    var text = ProtobufMessage<Field>()
    text.add("testing", as: .b)
    #expect(text.bytes == [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67])
    var nested = ProtobufMessage<Field>()
    nested.add(number, as: .c)
    #expect(nested.bytes == [0x1a, 0x03, 0x08, 0x96, 0x01])
    var negative = ProtobufMessage<Field>()
    negative.add(-2, as: .a)
    #expect(
      negative.bytes == [0x08, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01])
  }

  @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, 1 << 35, Int.max, -1, Int.min])
  func wholeNumbersComeBack(number: Int) {
    var message = ProtobufMessage<Field>()
    message.add(number, as: .far)
    #expect(WireField.numbers(1000, in: message.bytes) == [number])
  }

  @Test(arguments: [0, 127, 128, 20_000])
  func lengthsComeBack(length: Int) {
    let text = String(repeating: "σ", count: length / 2) + (length % 2 == 0 ? "" : "x")
    var inner = ProtobufMessage<Field>()
    inner.add(text, as: .b)
    var message = ProtobufMessage<Field>()
    message.add(inner, as: .c)
    message.add(Float(-1.5), as: .a)
    let found = WireField.messages(3, in: message.bytes)
    #expect(found == [inner.bytes])
    #expect(WireField.texts(2, in: inner.bytes) == [text])
    let fields = WireField.fields(of: message.bytes)
    #expect(fields?.last?.field == .fourBytes(Float(-1.5).bitPattern))
  }

  @Test func rawNumbersAreLittleEndian() {
    var message = ProtobufMessage<Field>()
    message.addRaw([1, -0.0] as [Float], as: .a)
    message.addRaw([258, -1], as: .b)
    #expect(WireField.messages(1, in: message.bytes) == [[0, 0, 0x80, 0x3f, 0, 0, 0, 0x80]])
    #expect(
      WireField.messages(2, in: message.bytes) == [
        [2, 1, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 255, count: 8)
      ])
  }
}
