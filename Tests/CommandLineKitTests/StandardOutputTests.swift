import Foundation
import Synchronization
import Testing

@testable import CommandLineKit

struct StandardOutputTests {
  @Test func closedReaderIsAnErrorAndNotTheEnd() throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let error = #expect(throws: OutputError.self) {
      try StandardOutput.write([1], to: pipe.fileHandleForWriting.fileDescriptor)
    }
    #expect(error == .closed)
    #expect(error?.exitCode == .outputClosed)
  }

  @Test func refusalIsWorded() {
    let error = #expect(throws: OutputError.self) { try StandardOutput.write([1], to: -1) }
    #expect(error?.description == "cannot write the results: Bad file descriptor")
    #expect(error?.exitCode == .failed)
  }

  /// More than a pipe holds, also where the pipe refuses to wait.
  @Test(arguments: [0, O_NONBLOCK])
  func everyByteArrives(flags: Int32) throws {
    let pipe = Pipe()
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 251) }
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(descriptor, F_SETFL, flags) == 0)
    let reader = pipe.fileHandleForReading
    // Not a task: both ends block, and the tests' own threads are few.
    let received = Mutex<Data?>(nil)
    let isRead = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      received.withLock { $0 = try? reader.readToEnd() }
      isRead.signal()
    }
    try StandardOutput.write(bytes, to: descriptor)
    try pipe.fileHandleForWriting.close()
    isRead.wait()
    #expect(received.withLock { $0 } == Data(bytes))
  }
}
