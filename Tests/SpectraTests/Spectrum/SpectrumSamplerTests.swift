import Numerics
import Spectra
import Testing

struct SpectrumSamplerTests {
  static let draws = 200_000

  private static func energies(of spectrum: Spectrum, seed: UInt64) throws -> [Double] {
    var stream = RandomStream(seed: seed, purpose: .test, index: 0)
    var energies = [Double](repeating: 0, count: draws)
    var span = energies.mutableSpan
    try SpectrumSampler(spectrum).fill(&span, using: &stream)
    return energies
  }

  // P(distance > t / √n) approaches 2 exp(-2 t²): t is 2.47 at 1e-5.
  @Test(arguments: [1, 2])
  func drawsFollowTheStraightLines(seed: UInt64) throws {
    let spectrum = try SampleSpectra.broad()
    let sorted = try Self.energies(of: spectrum, seed: seed).sorted()
    let count = Double(Self.draws)
    var distance = 0.0
    for (index, energy) in sorted.enumerated() where index % 50 == 0 {
      let cumulative = spectrum.counts(from: 0, to: energy) / spectrum.total
      distance = max(distance, abs(cumulative - (Double(index) + 0.5) / count))
    }
    // Every 50th draw is looked at; those between can be 50 / n further away.
    #expect(distance < 2.47 / count.squareRoot() - 50 / count)
  }

  // Binomial: 4.42 standard errors are 1e-5.
  @Test func linesTakeTheirShare() throws {
    let spectrum = try SampleSpectra.lined()
    let energies = try Self.energies(of: spectrum, seed: 3)
    let count = Double(Self.draws)
    for line in spectrum.lines {
      let share = line.rate / spectrum.total
      let found = Double(energies.count { $0 == line.energy }) / count
      #expect(abs(found - share) < 4.42 * (share * (1 - share) / count).squareRoot())
    }
    #expect(energies.allSatisfy { (5...60).contains($0) })
  }

  @Test func linesAloneCanBeDrawn() throws {
    let capture = CaptureRate(.argon37, activity: Activity(decaysPerTonneYear: 1))
    let spectrum = try Spectrum(of: capture, name: "argon", at: [0, 5])
    let energies = try Self.energies(of: spectrum, seed: 4)
    #expect(Set(energies).sorted() == [0.0175, 0.2702, 2.8224])
  }

  @Test func drawsDependOnTheStreamAlone() throws {
    let spectrum = try SampleSpectra.lined()
    #expect(try Self.energies(of: spectrum, seed: 5) == Self.energies(of: spectrum, seed: 5))
  }

  @Test func nothingCannotBeDrawn() throws {
    let empty = try SampleSpectra.broad().scaled(by: 0)
    let error = #expect(throws: SpectraError.self) { try SpectrumSampler(empty) }
    #expect(
      error?.description
        == "energies: found no counts in 'broad', expected some, to draw energies from them")
  }
}
