import Foundation

/// The Python of the tests, with h5py and pandas, which the test command makes under `.build`.
public enum PythonEnvironment {
  /// Why tests that need it are skipped where it lacks.
  public static let absence: String =
    "there is no Python with h5py and pandas (scripts/python makes it), so files are not compared with theirs"

  private static var interpreter: URL { Package.root.appending(path: ".build/python/bin/python3") }

  /// Whether there is one.
  public static var isAvailable: Bool {
    FileManager.default.isExecutableFile(atPath: interpreter.path)
  }

  /// Runs a script.
  ///
  /// - Parameters:
  ///   - script: The text of the script.
  ///   - arguments: What it finds in `sys.argv[1:]`.
  /// - Returns: What it wrote to its output.
  /// - Throws: Where it fails, with what it wrote to its error output.
  public static func run(script: String, arguments: [String] = []) throws -> String {
    let process = Process()
    process.executableURL = interpreter
    process.arguments = ["-c", script] + arguments
    let output = Pipe()
    let complaints = Pipe()
    process.standardOutput = output
    process.standardError = complaints
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let errors = complaints.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw PythonFailure(description: String(decoding: errors, as: UTF8.self))
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A script that failed.
public struct PythonFailure: Error, CustomStringConvertible {
  /// What it said.
  public let description: String
}
