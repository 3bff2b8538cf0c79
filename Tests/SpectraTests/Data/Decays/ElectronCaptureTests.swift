import Spectra
import Testing

struct ElectronCaptureTests {
  static let all: [ElectronCapture] = [.argon37, .xenon125, .xenon127, .iodine125]

  @Test(arguments: all)
  func everyCaptureLeavesAHole(capture: ElectronCapture) {
    #expect(abs(capture.lines.reduce(0) { $0 + $1.fraction } - 1) < 1e-9)
  }

  // Iodine's and chlorine's shells are bound less than those of the element above them.
  @Test func theHolesLieInTheDaughter() {
    for (capture, shells) in [
      (ElectronCapture.xenon127, AtomicShell.xenon), (.xenon125, AtomicShell.xenon),
      (.argon37, AtomicShell.argon),
    ] {
      for (line, name) in zip(capture.lines, ["K", "L1", "M1"]) {
        let parent = shells.first { $0.name == name }?.bindingEnergy ?? 0
        #expect((0.5...0.97).contains(line.energy / parent))
      }
    }
  }
}
