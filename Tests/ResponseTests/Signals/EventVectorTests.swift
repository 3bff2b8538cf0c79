import Response
import Testing

struct EventVectorTests {
  @Test func blocksFollowEachOther() throws {
    let detector = try ShippedDetector.darwin.decoded()
    let vector = EventVector(of: detector)
    #expect(vector.s1 == 0..<200)
    #expect(vector.s2 == 200..<1925)
    #expect(vector.hitsTop == 1925..<2880)
    #expect(vector.hitsBottom == 2880..<3835)
  }

  @Test func roomMustFit() async {
    await #expect(processExitsWith: .failure) {
      let detector = try ShippedDetector.darwin.decoded()
      var row = [Float](repeating: 0, count: 3834)
      var span = row.mutableSpan
      EventVector(of: detector).fill(&span, from: SignalTraces(of: detector))
    }
  }
}
