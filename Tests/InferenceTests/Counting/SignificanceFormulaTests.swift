import Inference
import Testing

struct SignificanceFormulaTests {
  @Test func asimovSignificancesAgreeWithTheReference() throws {
    let rows = ReferenceTable.records(of: "stat_asimov_z")
    #expect(rows.count == 8)
    for row in rows {
      let found = asimovSignificance(
        signal: try #require(row["s"]), background: try #require(row["b"]),
        deviation: try #require(row["sigma_b"]))
      let expected = try #require(row["ZA"])
      #expect(abs(found - expected) < 1e-8 * expected, "\(row): \(found)")
    }
  }

  @Test func onOffMeasurementsAgreeWithTheReference() throws {
    let rows = ReferenceTable.records(of: "stat_onoff")
    #expect(rows.count == 5)
    for row in rows {
      let counts = OnOff(
        on: Int(try #require(row["n_on"])), off: Int(try #require(row["n_off"])),
        ratio: try #require(row["tau"]))
      let root = try #require(row["sqrt_q0"])
      let probability = try #require(row["p_Bi"])
      #expect(abs(counts.likelihoodRatioSignificance - root) < 1e-8 * root)
      #expect(abs(counts.conditionalProbability - probability) < 1e-8 * probability)
    }
  }

  @Test func smallUncertaintiesOfTheBackgroundChangeLittle() {
    let known = asimovSignificance(signal: 12, background: 30)
    let nearly = asimovSignificance(signal: 12, background: 30, deviation: 1e-4)
    #expect(abs(known - nearly) < 1e-6)
    #expect(asimovSignificance(signal: 12, background: 30, deviation: 3) < known)
    #expect(asimovSignificance(signal: 0, background: 30, deviation: 3) == 0)
  }
}
