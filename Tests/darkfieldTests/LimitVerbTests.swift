import Foundation
import TestSupport
import Testing

struct LimitVerbTests {
  private func run(
    _ words: String..., model: String = CountingModel.yaml, files: [String: String] = [:]
  ) async throws -> (code: Int, output: String, talk: String) {
    try await withTemporaryFolder { folder in
      for (name, text) in files.merging(["model.yaml": model], uniquingKeysWith: { $1 }) {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      let outcome = try Program(in: folder).run(["limit", "model.yaml"] + words)
      return (outcome.code, outcome.output, outcome.talk)
    }
  }

  /// The rows of CSV below the comments, with the header.
  private func rows(_ output: String) -> [[String]] {
    output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Fourteen events where ten are expected: the signal takes the rest, and its significance is that
  /// of the counting experiment with an uncertain background (`stat_onoff`: 14 on, 100 off, τ = 10).
  @Test func countsAreFitted() async throws {
    let outcome = try await run("--asymptotic", "--format", "csv")
    #expect(outcome.code == 0, "\(outcome.talk)")
    let rows = rows(outcome.output)
    #expect(
      rows.first?.joined(separator: ",")
        == "parameter,value,error,constraint,level,lower,upper,threshold,threshold_error,p,"
        + "p_relative_error,Z,method")
    let signal = try #require(rows.dropFirst().first)
    #expect(signal[0] == "mu" && signal[3] == "" && signal[4] == "0.9")
    #expect(abs(try #require(Double(signal[1])) - 0.8) < 1e-6)
    let side = try #require(rows.last)
    #expect(side[0] == "side" && side[3] == "100.0 counts / 10.0")
    #expect(abs(try #require(Double(side[1])) - 10) < 1e-5)
    // Li and Ma's equation 17 for 14 on, 100 off, τ = 10.
    let total = 114.0
    let q = 2 * (14 * log(14 * 11 / total) + 100 * log(100 * 11 / (10 * total)))
    #expect(outcome.output.contains("significance of mu: Z = "))
    let z = try #require(
      outcome.output.firstMatch(of: /Z = ([0-9.]+)/).flatMap { Double($0.output.1) })
    #expect(abs(z - q.squareRoot()) < 1e-5)
    #expect(Double(signal[11]) == z && signal[12] == "asymptotic law" && signal[10].isEmpty)
  }

  @Test func threadsDoNotChangeTheToys() async throws {
    let words = ["--toys", "200", "--format", "csv", "--quiet"]
    let one = try await run(words[0], words[1], words[2], words[3], words[4], "--threads", "1")
    let two = try await run(words[0], words[1], words[2], words[3], words[4], "--threads", "2")
    #expect(one.code == 0 && one.output == two.output, "\(one.talk)")
    #expect(one.output.contains("(200 toys)"))
  }

  /// Drawn in full only where the figure's place is right; the law of its lines is tested beside it.
  @Test func theFigureIsThatOfTheIntervals() async throws {
    let fine = try await run("--asymptotic", "--plot", "limit.svg")
    #expect(fine.code == 0, "\(fine.talk)")
    let other = try await run("--asymptotic", "--plot", "limit.txt")
    #expect(other.code == 2 && other.talk.contains("limit.txt"))
    let coverage = try await run("--coverage", "1", "--plot", "limit.svg")
    #expect(coverage.code == 2)
    #expect(coverage.talk.contains("--plot") && coverage.talk.contains("--coverage"))
  }

  @Test func tablesHaveTheirColumns() async throws {
    for (words, header) in [
      (["--asymptotic", "--scan", "0:3:1"], "parameter,value,statistic,level,threshold"),
      (["--toys", "100", "--thresholds"], "parameter,value,level,threshold,error,toys"),
      (
        ["--asymptotic", "--cls", "1,2"],
        "parameter,value,cls,cls_2pct,cls_16pct,cls_median,cls_84pct,cls_98pct,"
          + "cls_relative_error,method"
      ),
      (["--toys", "200", "--coverage", "0,1"], "parameter,value,level,coverage,error,experiments"),
      (["--toys", "100", "--goodness", "saturated"], "data_set,test,value,p,p_relative_error"),
      (
        ["--asymptotic", "--sensitivity"],
        "parameter,level,upper_2pct,upper_16pct,upper_median,upper_84pct,upper_98pct,experiments"
      ),
    ] {
      let outcome = try await withTemporaryFolder { folder in
        try CountingModel.yaml.write(
          to: folder.appending(path: "model.yaml"), atomically: true, encoding: .utf8)
        return try Program(in: folder).run(
          ["limit", "model.yaml", "--format", "csv", "--quiet"] + words)
      }
      #expect(outcome.code == 0, "\(words): \(outcome.talk)")
      let rows = rows(outcome.output)
      #expect(rows.first?.joined(separator: ",") == header, "\(words)")
      #expect(rows.count > 1)
    }
  }

  /// Tables, efficiencies, tagging and deformed histograms in one file.
  private static let everything = """
    parameters:
      - { name: line, value: 40 }
      - { name: fall, value: 100, constraint: { log_normal: 100, deviation: 0.2 } }
      - { name: tag, range: [0, 1], constraint: { gaussian: 0.6, deviation: 0.04 } }
      - { name: shape, constraint: { gaussian: 0, deviation: 1 } }
    interest: [line]
    data_sets:
      - name: tagged
        observables: [ { name: x, range: [0, 10] } ]
        data: events.csv
        components:
          - name: line
            rate: line
            passes: tag
            density: { law: line, energy: 5, resolution: 0.1 }
            efficiency: [ { x: [0, 10], y: [0.5, 0.5] } ]
          - { name: fall, rate: fall, density: { law: table, file: fall.csv } }
      - name: untagged
        observables: [ { name: x, range: [0, 10], bins: 5 } ]
        data: toy
        components:
          - name: fall
            rate: fall
            fails: tag
            density: { law: histogram, contents: [5, 4, 3, 2, 1] }
            vary:
              - parameter: shape
                up: { law: histogram, contents: [6, 4, 3, 2, 0.5] }
                down: { law: histogram, contents: [4, 4, 3, 2, 1.5] }
                up_scale: 1.05
    """
  private static let files = [
    "events.csv": "x\n" + (0..<100).map { "\(0.05 + 0.1 * Double($0))\n" }.joined(),
    "fall.csv": "x,height\n-1,11\n10,1\n",
  ]

  @Test func modelOfEveryKindOfPartIsFitted() async throws {
    let outcome = try await run(
      "--asymptotic", "--format", "csv", model: Self.everything, files: Self.files)
    #expect(outcome.code == 0, "\(outcome.talk)")
    #expect(rows(outcome.output).count == 5)
    #expect(outcome.output.contains("# efficiency: 0.5 of line is kept in tagged"))
    #expect(outcome.output.contains("# data set tagged: 100.0 events, unbinned"))
  }

  @Test(arguments: [
    ("rate: mu", "rate: nu", "found 'nu' in the component 'signal'"),
    ("law: flat", "law: float", "found 'float', expected one of 'flat'"),
    ("data: [14]", "data: [14, 3]", "found 2 counts for 'main', expected 1"),
    ("data: [14]", "data: none.csv", "none.csv"),
    ("ratio: 10", "ratio: 0", "found 0.0, expected a positive number"),
    ("counts: 100", "count: 100", "gaussian, log_normal or counts"),
    ("bins: 1", "bin: 1", "model.yaml, line 8"),
    ("interest: mu", "interest: nu", "found 'nu' in the parameters of interest"),
  ])
  func mistakeInTheFileGetsASentence(old: String, new: String, sentence: String) async throws {
    let outcome = try await run(
      "--asymptotic", model: CountingModel.yaml.replacing(old, with: new, maxReplacements: 1))
    #expect(outcome.code == 1)
    #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
  }

  @Test(arguments: [
    (["--asymptotic", "--toys", "500"], "--toys"),
    (["--level", "1"], "expected a number above 0 and below 1"),
    (["--scan", "1", "--sensitivity"], "--sensitivity"),
    (["--statistic", "lower"], "expected"),
  ])
  func mistakeInTheWordsGetsASentence(words: [String], sentence: String) async throws {
    let outcome = try await withTemporaryFolder {
      try Program(in: $0).run(["limit", "model.yaml"] + words)
    }
    #expect(outcome.code == 2)
    #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
  }
}
