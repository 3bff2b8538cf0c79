import Testing

@testable import Plotting

struct ColourTests {
  /// Colours and their Oklab coordinates, computed by hand from Ottosson's matrices: white and black.
  @Test func whiteAndBlackAreTheEndsOfLightness() {
    let white = Oklab(Colour(0xffffff)).coordinates
    let black = Oklab(Colour(0x000000)).coordinates
    // The matrices are printed with ten digits.
    #expect(abs(white.x - 1) < 1e-6 && abs(white.y) < 1e-6 && abs(white.z) < 1e-6)
    #expect(black == .zero)
  }

  @Test func colourReturnsFromOklab() {
    for code in stride(from: 0 as UInt32, through: 0xffffff, by: 65_537 + 4099) {
      #expect(Oklab(Colour(code)).colour == Colour(code))
    }
  }

  /// Black on white is 21, and #767676 the lightest grey that passes 4.5 (WCAG 2.1).
  @Test func contrastsAreThoseOfTheGuideline() {
    #expect(Colour(0x000000).contrast(with: Colour(0xffffff)) == 21)
    #expect(Colour(0x767676).contrast(with: Colour(0xffffff)) >= 4.5)
    #expect(Colour(0x777777).contrast(with: Colour(0xffffff)) < 4.5)
  }

  @Test(arguments: [Palette.light, .dark])
  func wordsCanBeRead(palette: Palette) {
    for ink in [Ink.text, .muted] + (0..<6).map({ Ink.seriesText($0) }) {
      #expect(palette.colour(ink).contrast(with: palette.paper) >= 4.5, "\(ink)")
    }
  }

  /// The three ways to lack a kind of cone, in light of the three primaries.
  ///
  /// Machado, Oliveira and Fernandes, IEEE Trans Vis Comput Graph 15 (2009) 1291, severity 1.
  private static let visions: [(String, [SIMD3<Double>])] = [
    ("all cones", [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]),
    (
      "no long",
      [
        SIMD3(0.152286, 1.052583, -0.204868), SIMD3(0.114503, 0.786281, 0.099216),
        SIMD3(-0.003882, -0.048116, 1.051998),
      ]
    ),
    (
      "no middle",
      [
        SIMD3(0.367322, 0.860646, -0.227968), SIMD3(0.280085, 0.672501, 0.047413),
        SIMD3(-0.011820, 0.042940, 0.968881),
      ]
    ),
    (
      "no short",
      [
        SIMD3(1.255528, -0.076749, -0.178779), SIMD3(-0.078411, 0.930809, 0.147602),
        SIMD3(0.004733, 0.691367, 0.303900),
      ]
    ),
  ]

  /// Twice the just noticeable difference of 0.02 (CSS Color Module Level 4, 13.2).
  @Test(arguments: [Palette.light, .dark])
  func seriesAreToldApartByEverybody(palette: Palette) {
    for (vision, rows) in Self.visions {
      let seen = palette.series.map { colour in
        let light = rows.map { ($0 * colour.light).sum() }
        return Oklab(Colour(light: SIMD3(light[0], light[1], light[2])))
      }
      for first in seen.indices {
        for second in (first + 1)..<seen.count {
          let distance = seen[first].distance(to: seen[second])
          #expect(distance > 0.04, "\(vision): \(first) and \(second)")
        }
      }
    }
  }

  @Test func mapBrightensInEvenSteps() {
    let colours = (0...36).map { Oklab(ColourMap.colour(Double($0) / 36)) }
    let steps = zip(colours, colours.dropFirst()).map { $0.distance(to: $1) }
    for (dark, light) in zip(colours, colours.dropFirst()) {
      #expect(light.coordinates.x > dark.coordinates.x)
    }
    // Viridis is even in another space (CAM02-UCS); in this one no step is twice another's size
    // but for the rounding of colours to 255 parts.
    let most = steps.max() ?? 0
    let least = steps.min() ?? 0
    #expect(most < 2.2 * least)
  }

  @Test func mapBeginsAndEndsLikeViridis() {
    #expect(ColourMap.colour(0).code == "#440154")
    #expect(ColourMap.colour(1).code == "#fde725")
    #expect(ColourMap.colour(-3).code == "#440154")
  }
}
