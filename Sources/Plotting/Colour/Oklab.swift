import Foundation

/// A colour in coordinates in which equal steps look equal: lightness, green-red, blue-yellow.
///
/// Matrices of B. Ottosson, "A perceptual color space for image processing" (2020), in the public
/// domain.
struct Oklab {
  /// Lightness (0 to 1), then the two coordinates of hue and strength.
  let coordinates: SIMD3<Double>

  init(_ coordinates: SIMD3<Double>) { self.coordinates = coordinates }

  init(_ colour: Colour) {
    let light = colour.light
    let cones = SIMD3(
      cbrt(Self.sum(light, 0.4122214708, 0.5363325363, 0.0514459929)),
      cbrt(Self.sum(light, 0.2119034982, 0.6806995451, 0.1073969566)),
      cbrt(Self.sum(light, 0.0883024619, 0.2817188376, 0.6299787005)))
    coordinates = SIMD3(
      Self.sum(cones, 0.2104542553, 0.7936177850, -0.0040720468),
      Self.sum(cones, 1.9779984951, -2.4285922050, 0.4505937099),
      Self.sum(cones, 0.0259040371, 0.7827717662, -0.8086757660))
  }

  /// The nearest colour that screens show.
  var colour: Colour {
    let cones = SIMD3(
      Self.sum(coordinates, 1, 0.3963377774, 0.2158037573),
      Self.sum(coordinates, 1, -0.1055613458, -0.0638541728),
      Self.sum(coordinates, 1, -0.0894841775, -1.2914855480))
    let cubes = cones * cones * cones
    return Colour(
      light: SIMD3(
        Self.sum(cubes, 4.0767416621, -3.3077115913, 0.2309699292),
        Self.sum(cubes, -1.2684380046, 2.6097574011, -0.3413193965),
        Self.sum(cubes, -0.0041960863, -0.7034186147, 1.7076147010)))
  }

  /// How different two colours look.
  func distance(to other: Oklab) -> Double {
    let step = coordinates - other.coordinates
    return (step * step).sum().squareRoot()
  }

  private static func sum(
    _ vector: SIMD3<Double>, _ x: Double, _ y: Double, _ z: Double
  ) -> Double {
    vector.x * x + vector.y * y + vector.z * z
  }
}
