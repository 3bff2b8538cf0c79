import Spectra
import Testing

struct AtomicShellTests {
  @Test(arguments: [(AtomicShell.xenon, 54), (AtomicShell.argon, 18), (AtomicShell.germanium, 32)])
  func shellsHoldAllElectrons(shells: [AtomicShell], atomicNumber: Int) {
    #expect(shells.reduce(0) { $0 + $1.electronCount } == atomicNumber)
  }

  @Test(arguments: [AtomicShell.xenon, AtomicShell.argon, AtomicShell.germanium])
  func innerShellsAreBoundMoreTightly(shells: [AtomicShell]) {
    let energies = shells.map(\.bindingEnergy)
    #expect(zip(energies, energies.dropFirst()).allSatisfy { $0 >= $1 })
  }
}
