import CommandLineKit
import Foundation
import Testing

struct InterruptionTests {
  @Test func firstSignalIsAWish() async {
    await #expect(processExitsWith: .exitCode(3)) {
      Interruption.watch()
      guard !Interruption.isRequested else { exit(1) }
      kill(getpid(), SIGINT)
      // The signal may be delivered on another thread.
      for _ in 0..<1000 where !Interruption.isRequested { usleep(5000) }
      do throws(Interruption.Interrupted) {
        try Interruption.check()
      } catch {
        exit(3)
      }
    }
  }

  @Test func secondSignalIsAnOrder() async {
    await #expect(processExitsWith: .exitCode(ExitCode.interrupted.rawValue)) {
      Interruption.watch()
      kill(getpid(), SIGTERM)
      for _ in 0..<1000 where !Interruption.isRequested { usleep(5000) }
      kill(getpid(), SIGINT)
      sleep(10)
    }
  }
}
