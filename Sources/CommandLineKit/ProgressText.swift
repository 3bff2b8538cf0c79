/// The words in which progress is told.
enum ProgressText {
  /// What is told of work at some moment.
  struct Moment {
    let label: String
    /// What is counted; empty for parts of a whole that are no more than that.
    let unit: String
    /// How many units are done, those of an earlier run included.
    let done: Int
    /// How many there are, where that is known.
    let total: Int?
    /// Units per second in this run.
    let rate: Double
    /// What else there is to say.
    var remark = ""
  }

  /// `simulate   34 %   340000 of 1000000 events   12.3 k events/s   54 s left`.
  static func line(_ moment: Moment) -> String {
    var parts = [moment.label]
    if let total = moment.total, total > 0 {
      // Rounded down: 100 % is only said of work that is done.
      parts.append("\(Int(Double(moment.done) * 100 / Double(total))) %")
      if !moment.unit.isEmpty { parts.append("\(moment.done) of \(total) \(moment.unit)") }
    } else {
      parts.append("\(moment.done) \(moment.unit)")
    }
    if moment.rate > 0 {
      if !moment.unit.isEmpty { parts.append(rate(moment.rate, unit: moment.unit)) }
      if let total = moment.total, total > moment.done {
        parts.append("\(duration(seconds: Double(total - moment.done) / moment.rate)) left")
      }
    }
    if !moment.remark.isEmpty { parts.append(moment.remark) }
    return parts.joined(separator: "   ")
  }

  /// A rate with three significant digits: `12.3 k events/s`; per minute or hour where it is slow.
  static func rate(_ perSecond: Double, unit: String) -> String {
    if perSecond < 1.0 / 60 { return "\((perSecond * 3600).rounded(toDigits: 3)) \(unit)/h" }
    if perSecond < 1 { return "\((perSecond * 60).rounded(toDigits: 3)) \(unit)/min" }
    // From 999.5 on, three digits would round up to the next prefix.
    var (value, prefix) = (perSecond, "")
    for next in ["k ", "M ", "G "] where value >= 999.5 { (value, prefix) = (value / 1000, next) }
    return "\(value.rounded(toDigits: 3)) \(prefix)\(unit)/s"
  }

  /// A duration in its two greatest units: `45 s`, `1 min 20 s`, `2 h 5 min`, `3 d 4 h`.
  static func duration(seconds: Double) -> String {
    guard seconds < 8.64e9 else { return "more than 100000 d" }
    let whole = Int(seconds.rounded(.up))
    let (minutes, hours, days) = (whole / 60, whole / 3600, whole / 86400)
    if days > 0 { return pair("\(days) d", hours % 24, "h") }
    if hours > 0 { return pair("\(hours) h", minutes % 60, "min") }
    if minutes > 0 { return pair("\(minutes) min", whole % 60, "s") }
    return "\(whole) s"
  }

  private static func pair(_ greater: String, _ count: Int, _ unit: String) -> String {
    count == 0 ? greater : "\(greater) \(count) \(unit)"
  }
}
