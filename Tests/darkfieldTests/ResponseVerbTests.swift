import Foundation
import Response
import TestSupport
import Testing

/// The columns and some rows of NEST v2.4.0 (tag v2.4.0, commit 2418fef), through the program.
struct ResponseVerbTests {
  /// How far a number may be from that of NEST.
  enum Tolerance: Sendable {
    /// A part of it, for what is computed.
    case part(Double)
    /// What the errors of draws allow, for moments of quanta.
    case moments
    /// What the errors of draws allow, for quantiles of photon birth times.
    case quantiles

    /// How many draws each side has.
    private static let draws = 400_000.0
    /// Four standard errors of the difference of two means of numbers of deviation 1.
    private static let fourErrors = 4 * (2 / draws).squareRoot()

    /// The largest difference of a number of a row of NEST: of six digits, times of four.
    func largest(_ column: String, of row: [String: Double]) -> Double {
      let value = abs(row[column] ?? .nan)
      let rounding = 5e-6 * value
      switch self {
      case .part(let part): return part * value
      case .moments: return rounding + Self.fourErrors * Self.momentSpread(column, row)
      case .quantiles: return 100 * rounding + Self.fourErrors * Self.quantileSpread(column, row)
      }
    }

    /// The standard error of a moment of n draws, times √n; zero for what is computed.
    ///
    /// With an excess kurtosis κ the deviation σ errs by σ √((2 + κ) / 4), and a correlation ρ of an
    /// elliptical law by (1 - ρ²) √(1 + κ); κ is below 0.87 for skew normal laws, and rare counts
    /// add the inverse of their mean. A skewness errs by √6 for a normal law, and by half as much
    /// again for the widest of skew normal ones found here (30 repetitions).
    private static func momentSpread(_ column: String, _ row: [String: Double]) -> Double {
      let kurtosis = 0.87
      let parts = column.split(separator: "_", maxSplits: 1)
      let deviation = row["std_\(parts.last ?? "")"] ?? 0
      switch parts.first {
      case "mean": return deviation
      case "std":
        let mean = row["mean_\(parts.last ?? "")"] ?? .infinity
        return deviation * ((2 + kurtosis + 1 / mean) / 4).squareRoot()
      case "skew": return 1.5 * 6.0.squareRoot()
      case "corr":
        let correlation = row[column] ?? 0
        return (1 - correlation * correlation) * (1 + kurtosis).squareRoot()
      default: return 0
      }
    }

    /// The standard error of a quantile of n draws, times √n: √(p (1 - p)) over the density.
    private static func quantileSpread(_ column: String, _ row: [String: Double]) -> Double {
      guard column.hasPrefix("q"), let percent = Double(column.dropFirst()), let time = row[column]
      else { return 0 }
      let times = PhotonBirthLaws(
        .beta, energy: row["E_keV"] ?? .nan, field: row["field_Vcm"] ?? .nan)
      let law = times[row["is_exciton"] == 1 ? .exciton : .recombination]
      let step = 0.01 * time
      let density = (law.survival(time - step) - law.survival(time + step)) / (2 * step)
      return (percent / 100 * (1 - percent / 100)).squareRoot() / density
    }
  }

  @Test(arguments: [
    (
      ["yields", "--kind", "beta", "--energies", "0.5,1", "--field", "97", "--density", "2.86"],
      """
      kind,E_keV,field_Vcm,density_gcc,Nph,Ne,exciton_ratio,L
      beta,0.5,97,2.86,1.169960047,35.70969936,0.0051016928,1
      beta,1,97,2.86,13.06857178,60.69074703,0.010197013,1
      """, Tolerance.part(1e-6)
    ),
    (
      ["yields", "--kind", "nr", "--energies", "0.5,1", "--field", "97", "--density", "2.86"],
      """
      kind,E_keV,field_Vcm,density_gcc,Nph,Ne,exciton_ratio,L
      NR,0.5,97,2.86,1.781308391,2.714837702,0.63517558,0.12191398
      NR,1,97,2.86,4.003076857,6.648940882,0.55270535,0.14441589
      """, Tolerance.part(1e-6)
    ),
    (
      ["medium", "transport", "--temperature", "165", "--field", "20,50"],
      """
      T_K,field_Vcm,vd_mm_us,DT_cm2_s,DL_cm2_s
      165,20,0.623996,49.3599,98.6855
      165,50,1.19051,53.6413,51.7975
      """, Tolerance.part(1e-4)
    ),
    (
      [
        "medium", "gas", "--temperature", "165", "--pressure", "1.6", "--gas-field", "6,7",
        "--gap", "2.5",
      ],
      """
      T_K,P_bar,Egas_kVcm,rho_gas,rho_liquid,EL_photons_per_e,extraction_eff,gap_mm
      165,1.6,6,0.0157684,2.94225,120.517,0.628313,2.5
      165,1.6,7,0.0157684,2.94225,154.767,0.79331,2.5
      """, Tolerance.part(1e-4)
    ),
    (
      [
        "medium", "photon-times", "--kind", "beta", "--energies", "3", "--field", "200",
        "--count", "400000",
      ],
      """
      kind,E_keV,field_Vcm,is_exciton,N,q05,q10,q25,q50,q75,q90,q95,q99
      beta,3,200,0,400000,1.938,3.101,6.631,15.92,36.55,69.4,103.4,364.4
      beta,3,200,1,400000,0.73,1.55,4.734,13.6,30.14,52.14,68.8,107.4
      """, Tolerance.quantiles
    ),
    (
      [
        "quanta", "--kind", "beta", "--energies", "3", "--field", "97", "--density", "2.86",
        "--count", "400000",
      ],
      """
      kind,E_keV,field_Vcm,density_gcc,Nevents,meanyield_ph,meanyield_e,mean_ph,mean_e,std_ph,std_e,\
      skew_ph,skew_e,corr_ph_e,std_total,mean_excitons,std_excitons
      beta,3,97,2.86,400000,102.699,118.579,102.683,118.557,13.1647,13.7365,-0.21541,0.40932,\
      -0.387953,14.8892,6.52298,2.55053
      """, Tolerance.moments
    ),
  ])
  func tableIsThatOfNEST(words: [String], table: String, tolerance: Tolerance) async throws {
    let outcome = try await withTemporaryFolder {
      try Program(in: $0).run(words + ["--format", "csv"])
    }
    #expect(outcome.code == 0, "\(outcome.talk)")
    let found = outcome.output.split(separator: "\n").map { $0.split(separator: ",") }
    let expected = table.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(found.first == expected.first)
    #expect(found.count == expected.count)
    let columns = (expected.first ?? []).map(String.init)
    for (line, reference) in zip(found, expected).dropFirst() {
      let row = Dictionary(
        uniqueKeysWithValues: zip(columns, reference).compactMap { column, number in
          Double(number).map { (column, $0) }
        })
      for (column, (value, number)) in zip(columns, zip(line, reference)) {
        guard let value = Double(value), let number = Double(number) else {
          #expect(value == number)
          continue
        }
        let largest = tolerance.largest(column, of: row)
        #expect(abs(value - number) <= largest, "\(column) of \(reference)")
      }
    }
  }

  @Test func listsMultiplyOut() async throws {
    let outcome = try await withTemporaryFolder {
      try Program(in: $0).run(
        "yields", "--kind", "beta,gamma,nr", "--energies", "1,2,5", "--field", "97,200",
        "--density", "2.88,2.9", "--model", "nest-2026", "--format", "csv")
    }
    let rows = outcome.output.split(separator: "\n").count - 1
    #expect(rows == 36)
  }

  @Test(arguments: [
    (["yields", "--energies", "-1"], "a number from 0 to"),
    (["yields"], "missing option '--energies <keV>'"),
    (["yields", "--energies", "1", "--kind", "bta"], "did you mean 'beta'?"),
    (["medium"], "missing verb after 'medium'"),
    (["medium", "gas", "--gap", "0"], "expected a number from 0.01 to 1000"),
    (["detector", "darwim"], "did you mean 'darwin'?"),
  ])
  func mistakeGetsASentence(words: [String], sentence: String) async throws {
    let outcome = try await withTemporaryFolder { try Program(in: $0).run(words) }
    #expect(outcome.code == 2)
    #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
  }

  /// Bands and efficiencies have the columns of the reference files, and NEST's numbers.
  @Test func bandsAndEfficienciesAreShown() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      let made = try program.run(
        "simulate", "--detector", "reference-darwinlike", "--source", "tritium", "-n", "100000",
        "-o", "e.h5", "-q")
      #expect(made.code == 0, "\(made.talk)")
      let bands = try program.run("show", "e.h5", "--bands", "--format", "csv").output
        .split(separator: "\n")
      #expect(
        bands[0]
          == "s1c_lo,s1c_hi,n_accepted,log10s2c_q16,log10s2c_q50,log10s2c_q84,mean_log10s2c,std_log10s2c"
      )
      // NEST v2.4.0, darwinlike, tritium: S1c 5 to 10 phd, 14,808 of 200,000 events, median 3.39066.
      let median = try #require(Double(bands[2].split(separator: ",")[4]))
      #expect(abs(median - 3.39066) < 0.005)
      let efficiency = try program.run("show", "e.h5", "--efficiency", "--format", "csv").output
        .split(separator: "\n")
      #expect(
        efficiency[0]
          == "E_lo,E_hi,n,n_s1_pass,n_s2_pass,n_both,mean_s1c_phd,std_s1c_phd,mean_s2c_phd,std_s2c_phd,mean_nph,mean_ne"
      )
      // 1 to 2 keV: 12,019 of 19,959 pass; five errors of both samples together are 0.03.
      let row = efficiency[2].split(separator: ",").compactMap { Double($0) }
      let share = row[5] / row[2]
      #expect(abs(share - 0.6022) < 0.03)
    }
  }

  @Test func shippedDetectorIsAFileToStartFrom() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      let outcome = try program.shell(
        """
        "$darkfield" detector lz-ws2024 > mine.yaml &&
        "$darkfield" simulate --detector mine.yaml --source flat-er:1:10 -n 10 -o e.h5
        """)
      #expect(outcome.code == 0, "\(outcome.talk)")
    }
  }
}
