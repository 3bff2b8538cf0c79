import Foundation
import Numerics
import Spectra
import Testing

struct EarthMotionTests {
  // The speeds that stand beside the rates of the reference files, with eight digits, and the one
  // of their header, with seven.
  @Test(arguments: [
    (EarthMotion.meanDay, 252.1289), (8766, 239.51095), (8857, 259.56922), (8948, 264.58171),
  ])
  func speedsOfTheReferenceFilesAreMet(day: Double, speed: Double) {
    let found = EarthMotion().speed(day: day) / Units.kilometrePerSecond
    #expect(abs(found - speed) < 1e-4)
  }

  @Test func afterAYearTheEarthIsBack() {
    let motion = EarthMotion()
    for day in stride(from: 0.0, to: 365, by: 13) {
      let change = motion.velocity(day: day) - motion.velocity(day: day + 365.25)
      #expect((change * change).sum().squareRoot() < 1e-12 * motion.rotation)
    }
  }

  // The Earth is fastest about 2 June: day 153 of a year that begins half a day before day zero.
  @Test func theEarthIsFastestInEarlyJune() throws {
    let days = (0..<365).map(Double.init)
    let motion = EarthMotion()
    let fastest = try #require(days.max { motion.speed(day: $0) < motion.speed(day: $1) })
    #expect((149...156).contains(fastest))
  }

  @Test func theMeanDayHasTheMeanSpeed() {
    let motion = EarthMotion()
    let mean = (0..<1461).reduce(0) { $0 + motion.speed(day: Double($1) / 4) } / 1461
    #expect(abs(motion.speed(day: EarthMotion.meanDay) / mean - 1) < 2e-3)
  }
}
