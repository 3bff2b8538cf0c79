import Foundation
import Inference
import Storage
import Studies
import TestSupport
import Testing

/// Toys that a file keeps, in stretches of any size.
struct ToyLedgerTests {
  private struct Enough: Error {}

  private let plan = LimitPlan(calibration: .toys(700), experiments: 900, threads: 2)
  private let values = [0.0, 2]

  private func withModel(_ body: (LimitModel, String) throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "model.yaml").path
      try CountingModel.yaml.write(toFile: path, atomically: true, encoding: .utf8)
      try body(try LimitModel(path: path, seed: 1), folder.appending(path: "toys.yaml").path)
    }
  }

  private func source(_ model: LimitModel, seed: UInt64 = 1) -> Provenance {
    Provenance(
      programVersion: "1", commit: "", verb: "limit",
      options: [Provenance.Option(name: "seed", value: "\(seed)")], inputs: model.inputs)
  }

  private func coverage(_ model: LimitModel, _ ledger: ToyLedger) throws -> [Coverage] {
    try plan.coverage(
      model.model, interest: model.model.interest[0], of: values, ledger: ledger)
  }

  /// Work that is ended after 700 toys and begun again until it is done, and how often that was.
  private func again<Result>(
    _ model: LimitModel, _ path: String, _ work: (ToyLedger) throws -> Result
  ) throws -> (result: Result, attempts: Int) {
    var before = 0
    for attempt in 1..<100 {
      let ledger = try ToyLedger(path: path, source: source(model), overwrite: false)
      #expect(ledger.toysBefore >= before)
      before = ledger.toysBefore
      var left = 700
      ledger.onToys = {
        left -= $0
        if left < 0 { throw Enough() }
      }
      do { return (try work(ledger), attempt) } catch is Enough { continue }
    }
    throw Enough()
  }

  /// Ended again and again, after ever more toys, the work comes to what it comes to in one go.
  @Test func interruptedWorkGoesOnToTheSameNumbers() async throws {
    try await withModel { model, path in
      let whole = try coverage(model, ToyLedger())
      #expect(whole.count == 2 && whole.allSatisfy { $0.toys == 900 && $0.holding > 700 })
      let (found, attempts) = try again(model, path) { try coverage(model, $0) }
      #expect(found == whole)
      #expect(attempts > 2 && attempts < 20, "\(attempts)")
      let last = try ToyLedger(path: path, source: source(model), overwrite: false)
      #expect(last.toysBefore == plan.coverageToys(values: 2))
      last.onToys = { Issue.record("made \($0) toys again") }
      #expect(try coverage(model, last) == whole)
    }
  }

  /// Plain toys for a weak signal, and weighted ones for a strong one, which fourteen events exclude.
  @Test func ratiosGoOnToTheSameNumbers() async throws {
    try await withModel { model, path in
      let analysis = try ProfileAnalysis(
        try model.likelihood(), interest: model.model.interest[0])
      let whole = try [0.25, 8].map {
        try analysis.signalRatio(at: $0, plan: ToyEnsemble.Plan(count: 700, threads: 2))
      }
      #expect(whole[0].method == .toys(700) && whole[1].method == .weightedToys(700))
      let (found, attempts) = try again(model, path) { ledger in
        try [0.25, 8].map { try plan.signalRatio(analysis, at: $0, ledger: ledger) }
      }
      #expect(found == whole)
      #expect(attempts > 2 && attempts < 20, "\(attempts)")
      let last = try ToyLedger(path: path, source: source(model), overwrite: false)
      #expect(last.toysBefore == plan.ratioToys(values: 2))
    }
  }

  @Test func goodnessGoesOnToTheSameNumbers() async throws {
    try await withModel { model, path in
      let analysis = try ProfileAnalysis(
        try model.likelihood(), interest: model.model.interest[0])
      let data = try #require(model.data)
      let tests = [ModelGoodness.saturated, .andersonDarling]
      let (found, attempts) = try again(model, path) { ledger in
        try tests.map { try plan.goodness($0, analysis, of: data, set: 0, ledger: ledger) }
      }
      #expect(attempts > 1 && attempts < 20, "\(attempts)")
      for (test, own) in zip(tests, found) {
        let whole = try analysis.goodness(
          test, of: data, set: 0, plan: ToyEnsemble.Plan(count: 700, threads: 1))
        #expect(own == whole)
      }
    }
  }

  @Test func limitsOfExperimentsAreKeptBitForBit() async throws {
    try await withModel { model, path in
      let place = model.model.interest[0]
      let whole = try plan.sensitivity(model.model, interest: place)
      for _ in 0..<2 {
        let ledger = try ToyLedger(path: path, source: source(model), overwrite: false)
        let found = try plan.sensitivity(model.model, interest: place, ledger: ledger)
        #expect(found[0].limits == whole[0].limits && found[0].thresholds == whole[0].thresholds)
      }
    }
  }

  @Test func toysOfAnotherCalculationAreRefused() async throws {
    try await withModel { model, path in
      _ = try ToyLedger(path: path, source: source(model), overwrite: false)
      let other = source(model, seed: 2)
      #expect(
        throws: StorageError.unexpected(
          path: path, place: "option 'seed'", found: "'1'",
          expected: "'2'; '--force' begins anew")
      ) { try ToyLedger(path: path, source: other, overwrite: false) }
      #expect(try ToyLedger(path: path, source: other, overwrite: true).toysBefore == 0)
    }
  }
}
