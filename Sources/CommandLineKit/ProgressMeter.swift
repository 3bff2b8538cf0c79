import Synchronization

/// Tells a person how far long work has come.
///
/// Work that ends within two seconds is never mentioned. A meter may be told of progress from any
/// thread; each report reads the clock, so report chunks of work rather than single events.
public final class ProgressMeter: Sendable {
  /// How progress is shown.
  public enum Style: Sendable, Equatable {
    /// Not at all.
    case silent
    /// One line of at most `width` columns, rewritten in place; for terminals.
    case rewriting(width: Int)
    /// A line every five seconds; for files and pipes.
    case lines

    /// The style that suits stderr, or silence.
    public static func automatic(isQuiet: Bool) -> Self {
      if isQuiet { return .silent }
      return Terminal.isTerminal(.error) ? .rewriting(width: Terminal.width(of: .error)) : .lines
    }

    /// Seconds from the start to the first sign of life, and between any two.
    var pauses: (first: Double, next: Double) {
      switch self {
      case .silent: (.infinity, .infinity)
      case .rewriting: (2, 0.1)
      case .lines: (5, 5)
      }
    }
  }

  private struct State {
    var done: Int
    var nextDue: Double
    var isLineShown = false
  }

  private let label: String
  private let total: Int?
  private let unit: String
  private let style: Style
  private let alreadyDone: Int
  private let clock: @Sendable () -> Double
  private let output: @Sendable (String) -> Void
  private let start: Double
  private let state: Mutex<State>

  /// Begins to measure.
  ///
  /// - Parameters:
  ///   - label: What is being done, as in `simulate`.
  ///   - total: How many units there are, where that is known.
  ///   - unit: What is counted, in the plural, as in `events`; empty to tell shares alone.
  ///   - alreadyDone: How many units an earlier run did; they do not count for the rate.
  ///   - style: How progress is shown.
  ///   - clock: Seconds since any fixed moment.
  ///   - output: Where the words go; stderr unless a test listens.
  public init(
    _ label: String, total: Int?, unit: String, alreadyDone: Int = 0, style: Style,
    clock: @escaping @Sendable () -> Double = ProgressMeter.uptime,
    output: @escaping @Sendable (String) -> Void = Terminal.say
  ) {
    self.label = label
    self.total = total
    self.unit = unit
    self.alreadyDone = alreadyDone
    self.style = style
    self.clock = clock
    self.output = output
    start = clock()
    state = Mutex(State(done: alreadyDone, nextDue: start + style.pauses.first))
  }

  deinit { finish() }

  /// Reports that so many more units are done.
  public func advance(by count: Int = 1) {
    update { $0 + count }
  }

  /// Reports how many units are done in all; a smaller number than before changes nothing.
  ///
  /// `remark` stands behind the numbers, such as how good the work is so far.
  public func reach(_ done: Int, remark: String = "") {
    update(remark) { max($0, done) }
  }

  /// Ends the report and clears its line; further reports are ignored.
  public func finish() {
    state.withLock { state in
      if state.isLineShown { output(Self.clearedLine) }
      state.isLineShown = false
      state.nextDue = .infinity
    }
  }

  /// Seconds since the program first asked.
  @Sendable public static func uptime() -> Double {
    origin.duration(to: .now) / .seconds(1)
  }

  private static let origin = ContinuousClock.now
  private static let clearedLine = "\r\u{1B}[K"

  private func update(_ remark: String = "", _ change: (Int) -> Int) {
    guard style != .silent else { return }
    let now = clock()
    state.withLock { state in
      state.done = change(state.done)
      guard now >= state.nextDue else { return }
      state.nextDue = now + style.pauses.next
      let text = ProgressText.line(
        .init(
          label: label, unit: unit, done: state.done, total: total,
          rate: Double(state.done - alreadyDone) / (now - start), remark: remark))
      if case .rewriting(let width) = style {
        // The last column stays free: some terminals would begin a new line.
        output(Self.clearedLine + text.prefix(max(0, width - 1)))
        state.isLineShown = true
      } else {
        output(text + "\n")
      }
    }
  }
}
