import Reporting

extension DarwinReport {
  /// The user's own events: what every statistic says of them, and which are the strangest.
  func ownSection(_ own: DarwinOwnData) throws -> ReportSection {
    let tests = own.tests
    let listed = own.strangest.prefix(own.marked)
    var parts: [ReportSection.Part] = [.text(ownSentence(own))]
    if let most = tests.map(\.beyond).max(), most > 0 {
      parts.append(
        .warning(
          "\(most) events lie where no background was simulated; they count as the strangest that "
            + "the simulation knows. Look at them."))
    }
    parts += [
      .figure(
        ReportFigure(
          "own-scores", try .darwinOwn(own, scores, in: .score),
          caption: "The anomaly score of the data over the background expected in their exposure.")),
      .figure(
        ReportFigure(
          "own-logits", try .darwinOwn(own, scores, in: .classifier),
          caption: "The classifier's logit of the same events.")),
      .figure(
        ReportFigure(
          "own-bands", try .darwinOwnBands(own, scores, settings: settings),
          caption: "Charge and light of the data over those expected of the background.")),
      .table(
        ReportTable(
          "own-tests",
          [
            .init("events are judged by", .texts(tests.map(\.space.name))),
            .init("statistic", .texts(tests.map(\.statistic))),
            .init("p", .numbers(tests.map(\.probability))),
            .init("Z", .numbers(tests.map { $0.z.isFinite ? $0.z : nil })),
            .init("relative error of p", .numbers(tests.map(\.relativeError))),
            .init("found by", .texts(tests.map(\.method))),
          ],
          caption:
            "How often background alone gives a value as large, for every statistic. They look at the "
            + "same events: the smallest of many p-values is no p-value.")),
      .table(
        ReportTable(
          "own-events",
          [
            .init("event", .integers(listed.map(\.row))),
            .init("S1c [phd]", .numbers(listed.map(\.s1))),
            .init("log10 S2c", .numbers(listed.map(\.logS2))),
            .init("TS", .numbers(listed.map(\.score))),
            .init("logit", .numbers(listed.map(\.logit))),
            .init("background expected above", .numbers(listed.map(\.background))),
          ],
          caption: "The most anomalous events, by their row in the file, from 0.")),
    ]
    return ReportSection("Your events", parts)
  }

  /// What was tested, and what the default statistic says of it.
  func ownSentence(_ own: DarwinOwnData) -> String {
    let summary = own.summary
    let counts =
      "\(summary.inRegion) of the \(summary.events) events of \(summary.file) are in the region, where "
      + "\(short(summary.expected)) background events are expected in \(short(summary.exposure)) "
      + "tonne-years."
    guard let test = own.main else { return counts }
    // Nothing is less remarkable than p = 1, which no number of deviations is as likely as.
    let z = test.z.isFinite ? ", Z = \(short(test.z))" : ""
    return "\(counts) The averaged likelihood ratio of both networks gives p = "
      + "\(short(test.probability))\(z)."
  }
}
