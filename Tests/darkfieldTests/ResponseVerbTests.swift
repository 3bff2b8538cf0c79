import Foundation
import TestSupport
import Testing

/// The columns and some rows of NEST v2.4.0 (tag v2.4.0, commit 2418fef), through the program.
struct ResponseVerbTests {
  @Test(arguments: [
    (
      ["yields", "--kind", "beta", "--energies", "0.5,1", "--field", "97", "--density", "2.86"],
      """
      kind,E_keV,field_Vcm,density_gcc,Nph,Ne,exciton_ratio,L
      beta,0.5,97,2.86,1.169960047,35.70969936,0.0051016928,1
      beta,1,97,2.86,13.06857178,60.69074703,0.010197013,1
      """, 1e-6
    ),
    (
      ["yields", "--kind", "nr", "--energies", "0.5,1", "--field", "97", "--density", "2.86"],
      """
      kind,E_keV,field_Vcm,density_gcc,Nph,Ne,exciton_ratio,L
      NR,0.5,97,2.86,1.781308391,2.714837702,0.63517558,0.12191398
      NR,1,97,2.86,4.003076857,6.648940882,0.55270535,0.14441589
      """, 1e-6
    ),
    (
      ["medium", "transport", "--temperature", "165", "--field", "20,50"],
      """
      T_K,field_Vcm,vd_mm_us,DT_cm2_s,DL_cm2_s
      165,20,0.623996,49.3599,98.6855
      165,50,1.19051,53.6413,51.7975
      """, 1e-4
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
      """, 1e-4
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
      """, 0.025
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
      """, 0.04
    ),
  ])
  func tableIsThatOfNEST(words: [String], table: String, tolerance: Double) async throws {
    let outcome = try await withTemporaryFolder {
      try Program(in: $0).run(words + ["--format", "csv"])
    }
    #expect(outcome.code == 0, "\(outcome.talk)")
    let found = outcome.output.split(separator: "\n").map { $0.split(separator: ",") }
    let expected = table.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(found.first == expected.first)
    #expect(found.count == expected.count)
    for (line, reference) in zip(found, expected).dropFirst() {
      for (value, number) in zip(line, reference) {
        guard let value = Double(value), let number = Double(number) else {
          #expect(value == number)
          continue
        }
        #expect(abs(value - number) <= tolerance * abs(number), "\(reference)")
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
