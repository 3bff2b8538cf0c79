import Numerics
import Testing

@testable import Response

/// The light of a cloud has the law of electrons placed one by one.
struct ElectronCloudTests {
  private static let cloud = ElectronCloud(
    center: Position(x: 31, y: -12, z: 2600), spread: 4.5)
  private static let alike = ElectronGain(fano: 1, yield: 350)

  /// The mean over the drawn places of x, y, x², xy and y², about the middle, in spreads.
  private static func moments(_ places: [LightPlace]) -> [Double] {
    var sums = [Double](repeating: 0, count: 5)
    for (place, part) in places {
      let (x, y) = ((place.x - cloud.center.x) / 4.5, (place.y - cloud.center.y) / 4.5)
      for (index, value) in [x, y, x * x, x * y, y * y].enumerated() {
        sums[index] += part * value
      }
    }
    return sums
  }

  /// Kolmogorov's distance of the means of quadratic functions from those of single electrons.
  @Test(arguments: [1, 7, 8, 30])
  func quadraticMeansHaveTheLawOfSingleElectrons(electrons: Int) {
    let draws = 20_000
    var stream = RandomStream(seed: 1, purpose: .test, index: UInt64(electrons))
    var found = [[Double]](repeating: [], count: 5)
    var expected = found
    var places: [LightPlace] = []
    for _ in 0..<draws {
      Self.cloud.drawPlaces(of: electrons, gain: Self.alike, into: &places, using: &stream)
      for (index, value) in Self.moments(places).enumerated() { found[index].append(value) }
      let single: [LightPlace] = (0..<electrons).map { _ in
        let x = Normal.sample(mean: 31, deviation: 4.5, using: &stream)
        let y = Normal.sample(mean: -12, deviation: 4.5, using: &stream)
        return (Position(x: x, y: y, z: 2600), 1 / Double(electrons))
      }
      for (index, value) in Self.moments(single).enumerated() { expected[index].append(value) }
    }
    for index in 0..<5 {
      let distance = KolmogorovDistance.between(found[index], expected[index])
      #expect(
        KolmogorovDistance.survival(distance, between: draws, draws) > 1e-6,
        "moment \(index) of \(electrons)")
    }
  }

  /// Parts sum to 1, and for many electrons the rule integrates a normal cloud: E x⁴ = 3, E x²y² = 1.
  @Test func theRuleIsThatOfANormalCloud() {
    var stream = RandomStream(seed: 2, purpose: .test, index: 0)
    var places: [LightPlace] = []
    // A hundred million electrons have the moments of their law to 3e-4, with a margin of three.
    Self.cloud.drawPlaces(of: 100_000_000, gain: Self.alike, into: &places, using: &stream)
    func mean(_ value: (Double, Double) -> Double) -> Double {
      places.reduce(0) {
        $0 + $1.part * value(($1.place.x - 31) / 4.5, ($1.place.y + 12) / 4.5)
      }
    }
    #expect(abs(mean { _, _ in 1 } - 1) < 1e-12)
    #expect(abs(mean { x, _ in x * x * x * x } - 3) < 3e-3)
    #expect(abs(mean { _, y in y * y * y * y } - 3) < 3e-3)
    #expect(abs(mean { x, y in x * x * y * y } - 1) < 3e-3)
    #expect(abs(mean { x, y in x * x * x * y * y }) < 3e-3)
  }

  /// Hits of 19 tubes, from a cloud and from photons that each choose an electron and then a tube.
  ///
  /// With so many photons the places of 12 electrons are two thirds of a variance, of 60 a third.
  /// A mean of N draws errs by σ/√N, a variance by σ² √(2/N), as the counts are nearly normal. Of
  /// 114 differences within 4.5 errors one is outside in a thousand seeds. (Their squares must not be
  /// added: the tubes move together.)
  @Test(arguments: [3, 12, 60])
  func hitsHaveTheLawOfSingleElectrons(electrons: Int) {
    let array = PhotomultiplierArray(count: 19, pitch: 80, diameter: 76)
    let light = ChannelLight(
      array, LightPattern(.cauchy(width: 75, power: 1.5), uniformShare: 0.1), beyond: 2600)
    let draws = 4000
    let photons = 30_000
    var stream = RandomStream(seed: 3, purpose: .test, index: UInt64(electrons))
    var found = [Moments](repeating: Moments(), count: 19)
    var expected = found
    var places: [LightPlace] = []
    var (shares, room, counts) = ([Double](), [Double](), [Int32]())
    for _ in 0..<draws {
      Self.cloud.drawPlaces(of: electrons, gain: Self.alike, into: &places, using: &stream)
      light.share(lightFrom: places, spread: 4.5, into: &shares, using: &room)
      CountSplitter.split(photons, over: shares, into: &counts, using: &stream)
      for tube in 0..<19 { found[tube].add(Double(counts[tube])) }

      // Each photon chooses an electron, so that their numbers are multinomial, and then a tube.
      var sums = [Int32](repeating: 0, count: 19)
      let chosen = Multinomial(
        trials: photons, weights: [Double](repeating: 1, count: electrons)
      ).sample(using: &stream)
      for count in chosen {
        let x = Normal.sample(mean: 31, deviation: 4.5, using: &stream)
        let y = Normal.sample(mean: -12, deviation: 4.5, using: &stream)
        light.share(lightFrom: Position(x: x, y: y, z: 2600), into: &shares, using: &room)
        CountSplitter.split(count, over: shares, into: &counts, using: &stream)
        for tube in 0..<19 { sums[tube] += counts[tube] }
      }
      for tube in 0..<19 { expected[tube].add(Double(sums[tube])) }
    }
    let errors = 4.5 * (2 / Double(draws)).squareRoot()
    for (tube, (one, other)) in zip(found, expected).enumerated() {
      let variance = 0.5 * (one.sampleVariance + other.sampleVariance)
      let shift = one.mean - other.mean
      #expect(abs(shift) < errors * variance.squareRoot(), "tube \(tube)")
      let growth = one.sampleVariance - other.sampleVariance
      #expect(abs(growth) < errors * 2.0.squareRoot() * variance, "tube \(tube)")
    }
  }

  /// A photon of electrons with gains of variance (F - 1) / Y comes from the larger ones more often.
  @Test func gainsHaveTheVarianceOfTheirFano() {
    let gain = ElectronGain(fano: 36, yield: 350)
    var stream = RandomStream(seed: 4, purpose: .test, index: 0)
    let draws = 100_000
    for electrons in [1, 5] {
      var moments = Moments()
      for _ in 0..<draws { moments.add(gain.total(of: electrons, using: &stream)) }
      let variance = 0.1 * Double(electrons)
      #expect(abs(moments.mean - Double(electrons)) < 4 * moments.meanError)
      // The excess kurtosis of a gamma law of shape k is 6/k, here 0.6 over the electrons.
      let error = ((2 + 0.6 / Double(electrons)) / Double(draws)).squareRoot()
      #expect(abs(moments.sampleVariance / variance - 1) < 4 * error)
    }
    #expect(ElectronGain(fano: 1, yield: 350).total(of: 5, using: &stream) == 5)
    #expect(ElectronGain(fano: 0, yield: 350).total(of: 0, using: &stream) == 0)
  }
}
