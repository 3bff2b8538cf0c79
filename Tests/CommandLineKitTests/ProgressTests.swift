import Synchronization
import Testing

@testable import CommandLineKit

struct ProgressTests {
  /// A clock that a test turns and a screen that it reads.
  private final class Stage: Sendable {
    private let time = Mutex(100.0)
    private let said = Mutex<[String]>([])

    var words: [String] { said.withLock { $0 } }

    func wait(_ seconds: Double) { time.withLock { $0 += seconds } }

    func meter(_ style: ProgressMeter.Style, total: Int? = 1000, done: Int = 0) -> ProgressMeter {
      ProgressMeter(
        "simulate", total: total, unit: "events", alreadyDone: done, style: style,
        clock: { self.time.withLock { $0 } },
        output: { text in self.said.withLock { $0.append(text) } })
    }
  }

  @Test(arguments: [ProgressMeter.Style.rewriting(width: 80), .lines, .silent])
  func workOfLessThanTwoSecondsIsNotMentioned(style: ProgressMeter.Style) {
    let stage = Stage()
    let meter = stage.meter(style)
    for _ in 0..<199 {
      stage.wait(0.01)
      meter.advance()
    }
    meter.finish()
    #expect(stage.words == [])
  }

  @Test func quietMeansNothingAtAll() {
    let stage = Stage()
    let meter = stage.meter(.silent)
    stage.wait(1e5)
    meter.advance()
    meter.finish()
    #expect(stage.words == [])
  }

  @Test func sharesOfAWholeAreToldWithoutNumbers() {
    let line = ProgressText.line(
      .init(label: "study", unit: "", done: 250, total: 1000, rate: 10, remark: "2 of 8"))
    #expect(line == "study   25 %   1 min 15 s left   2 of 8")
  }

  @Test func lineIsRewrittenAtMostTenTimesASecondAndCleared() {
    let stage = Stage()
    let meter = stage.meter(.rewriting(width: 80))
    for _ in 0..<300 {
      stage.wait(1.0 / 64)
      meter.advance()
    }
    let updates = stage.words
    #expect(updates.count > 20 && updates.count <= 28)
    #expect(
      updates.first == "\r\u{1B}[Ksimulate   12 %   128 of 1000 events   64 events/s   14 s left")
    meter.finish()
    meter.finish()
    meter.advance()
    stage.wait(60)
    meter.advance()
    #expect(stage.words == updates + ["\r\u{1B}[K"])
  }

  @Test func lineNeverReachesTheLastColumn() {
    let stage = Stage()
    let meter = stage.meter(.rewriting(width: 20))
    stage.wait(3)
    meter.advance()
    #expect(stage.words == ["\r\u{1B}[K" + "simulate   0 %   1 "])
    meter.finish()
  }

  @Test func plainLinesComeEveryFiveSeconds() {
    let stage = Stage()
    let meter = stage.meter(.lines, total: nil, done: 500)
    for _ in 0..<22 {
      stage.wait(0.5)
      meter.advance(by: 2)
    }
    meter.finish()
    #expect(
      stage.words == [
        "simulate   520 events   4 events/s\n", "simulate   540 events   4 events/s\n",
      ])
  }

  @Test func lineIsClearedWhenTheMeterIsForgotten() {
    let stage = Stage()
    do {
      let meter = stage.meter(.rewriting(width: 80))
      stage.wait(3)
      meter.reach(10)
      meter.reach(5)
    }
    #expect(stage.words.last == "\r\u{1B}[K")
  }

  @Test(
    arguments: [
      (0, "0 events/h"), (0.01, "36 events/h"), (0.5, "30 events/min"), (1, "1 events/s"),
      (999.4, "999 events/s"), (999.6, "1 k events/s"), (12_345, "12.3 k events/s"),
      (1_234_567, "1.23 M events/s"), (2.5e9, "2.5 G events/s"), (4e12, "4e3 G events/s"),
    ] as [(Double, String)])
  func ratesAreShort(perSecond: Double, text: String) {
    #expect(ProgressText.rate(perSecond, unit: "events") == text)
  }

  @Test(
    arguments: [
      (0, "0 s"), (0.2, "1 s"), (59, "59 s"), (59.5, "1 min"), (80, "1 min 20 s"),
      (3599.5, "1 h"), (7500, "2 h 5 min"), (86_400, "1 d"), (273_600, "3 d 4 h"),
      (1e300, "more than 100000 d"), (.infinity, "more than 100000 d"),
      (.nan, "more than 100000 d"),
    ] as [(Double, String)])
  func durationsAreShort(seconds: Double, text: String) {
    #expect(ProgressText.duration(seconds: seconds) == text)
  }

  @Test func unfinishedWorkIsNeverCalledComplete() {
    let line = ProgressText.line(
      .init(label: "fit", unit: "toys", done: 9999, total: 10_000, rate: 0))
    #expect(line == "fit   99 %   9999 of 10000 toys")
    // 0.29 · 100 is below 29 in binary.
    let exact = ProgressText.line(
      .init(label: "fit", unit: "toys", done: 29, total: 100, rate: 0))
    #expect(exact == "fit   29 %   29 of 100 toys")
  }
}
