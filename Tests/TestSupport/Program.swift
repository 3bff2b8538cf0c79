public import Foundation

/// The built program, run as a user would.
public struct Program: Sendable {
  /// What a run of it left behind.
  public struct Outcome: Sendable {
    /// The exit code; that of a killed program is 128 and the number of the signal.
    public let code: Int
    /// What it printed as results.
    public let output: String
    /// What it said beside.
    public let talk: String
  }

  /// The folder in which it runs.
  public let folder: URL

  /// The program, run in a folder.
  public init(in folder: URL) { self.folder = folder }

  /// Where the build put the program: beside the tests.
  public static var path: String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "darkfield").path
  }

  /// Runs the program to its end.
  public func run(_ words: String...) throws -> Outcome { try run(words) }

  /// Runs the program to its end.
  public func run(_ words: [String]) throws -> Outcome {
    try finish(start("/usr/bin/env", [Self.path] + words))
  }

  /// Runs a line of the shell, in which `$darkfield` is the program.
  public func shell(_ line: String) throws -> Outcome {
    try finish(start("/bin/sh", ["-c", line]))
  }

  /// Starts the program and calls `meddle` with it while it runs.
  public func run(_ words: [String], while meddle: (Process) throws -> Void) throws -> Outcome {
    let running = try start("/usr/bin/env", [Self.path] + words)
    try meddle(running.process)
    return try finish(running)
  }

  private struct Running {
    let process: Process
    let output: URL
    let talk: URL
  }

  /// Files rather than pipes take the output, so that neither side ever waits for the other.
  private func start(_ executable: String, _ words: [String]) throws -> Running {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = words
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["darkfield": Self.path]) { $1 }
    process.standardInput = FileHandle.nullDevice
    let files = FileManager.default
    let name = files.temporaryDirectory.appending(path: "darkfield-run-\(UUID().uuidString)").path
    let running = Running(
      process: process, output: URL(fileURLWithPath: name + ".out"),
      talk: URL(fileURLWithPath: name + ".err"))
    _ = files.createFile(atPath: running.output.path, contents: nil)
    _ = files.createFile(atPath: running.talk.path, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: running.output)
    process.standardError = try FileHandle(forWritingTo: running.talk)
    try process.run()
    return running
  }

  private func finish(_ running: Running) throws -> Outcome {
    running.process.waitUntilExit()
    defer {
      try? FileManager.default.removeItem(at: running.output)
      try? FileManager.default.removeItem(at: running.talk)
    }
    let status = Int(running.process.terminationStatus)
    return Outcome(
      code: running.process.terminationReason == .uncaughtSignal ? 128 + status : status,
      output: String(decoding: try Data(contentsOf: running.output), as: UTF8.self),
      talk: String(decoding: try Data(contentsOf: running.talk), as: UTF8.self))
  }
}
