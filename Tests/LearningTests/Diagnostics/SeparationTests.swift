import Learning
import Numerics
import Testing

struct SeparationTests {
  /// Numbers with ties: one of 40 values.
  private static func numbers(_ count: Int, index: UInt64, shift: Double) -> [Double] {
    var stream = RandomStream(seed: 3, purpose: .test, index: index)
    return (0..<count).map { _ in (30 * stream.uniform() + shift).rounded(.down) }
  }

  private static let background = numbers(200, index: 0, shift: 0)
  private static let signal = numbers(150, index: 1, shift: 8)

  @Test func areaIsTheFractionOfPairsInOrder() throws {
    var won = 0.0
    for s in Self.signal {
      for b in Self.background { won += s > b ? 1 : s == b ? 0.5 : 0 }
    }
    let separation = try #require(
      Separation(background: Self.background, signal: Self.signal))
    #expect(separation.area == won / (200 * 150))
  }

  @Test func exchangedKindsGiveTheRest() throws {
    let one = try #require(Separation(background: Self.background, signal: Self.signal))
    let other = try #require(Separation(background: Self.signal, signal: Self.background))
    #expect(abs(one.area + other.area - 1) <= 1e-15)
  }

  @Test func equalNumbersSayNothing() throws {
    let separation = try #require(Separation(background: [1, 1, 1], signal: [1, 1]))
    #expect(separation.area == 0.5)
  }

  /// The area of `m` and `n` draws of one law scatters by `√((m + n + 1) / (12 m n))`.
  ///
  /// It is the deviation of the rank sum: H. B. Mann, D. R. Whitney, Ann. Math. Stat. 18 (1947) 50.
  @Test func errorOfNumbersThatSayNothingIsThatOfTheRankSum() throws {
    var stream = RandomStream(seed: 4, purpose: .test, index: 0)
    let separation = try #require(
      Separation(
        background: (0..<300).map { _ in stream.uniform() },
        signal: (0..<300).map { _ in stream.uniform() }))
    let expected = (601.0 / (12 * 300 * 300)).squareRoot()
    #expect(abs(separation.area - 0.5) < 5 * expected)
    #expect(abs(separation.areaError / expected - 1) < 0.05)
  }

  @Test(arguments: [0.01, 0.25, 0.5, 0.9, 1])
  func leakageIsWhatPassesTheSmallestSufficientCut(acceptance: Double) throws {
    let separation = try #require(
      Separation(background: Self.background, signal: Self.signal))
    let cut = try #require(
      Set(Self.signal).filter { cut in
        Double(Self.signal.count { $0 >= cut }) >= acceptance * 150
      }.max())
    let expected = Double(Self.background.count { $0 >= cut }) / 200
    #expect(separation.leakage(atAcceptance: acceptance) == expected)
  }

  @Test func emptyKindsHaveNoSeparation() {
    #expect(Separation(background: [], signal: [1]) == nil)
    #expect(Separation(background: [1], signal: []) == nil)
  }
}
