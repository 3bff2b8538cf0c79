import Foundation

/// Other programs that do the same jobs, timed by scripts of their own.
///
/// A script is called as `python script.py SECONDS JOB…` and prints a line `job,program,ns per item`
/// for each job that it knows and whose library is installed; it prints nothing for the others.
public struct Peers: Sendable {
  /// Why peers could not be timed.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The folder has no script.
    case noScripts(folder: String)
    /// Python could not be started.
    case noPython(program: String, reason: String)
    /// A script printed something else.
    case garbled(script: String, line: String)

    /// One lowercase sentence without a full stop.
    public var description: String {
      switch self {
      case .noScripts(let folder): "the folder '\(folder)' has no Python scripts of peers"
      case .noPython(let program, let reason): "cannot run '\(program)': \(reason)"
      case .garbled(let script, let line):
        "\(script) printed '\(line)', expected 'job,program,ns per item'"
      }
    }
  }

  private let scripts: [String]
  private let python: String

  /// Finds the scripts of a folder.
  public init(folder: String, python: String) throws(Failure) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    scripts = names.filter { $0.hasSuffix(".py") }.sorted().map { "\(folder)/\($0)" }
    self.python = python
    if scripts.isEmpty { throw .noScripts(folder: folder) }
  }

  /// Times the jobs in every peer that is installed.
  public func measure(_ jobs: [String], seconds: Double) throws(Failure) -> [Timing] {
    var timings: [Timing] = []
    for script in scripts {
      let output = try run([script, "\(seconds)"] + jobs)
      for line in output.split(separator: "\n") {
        let fields = line.split(separator: ",")
        guard fields.count == 3, let nanoseconds = Double(fields[2]) else {
          throw .garbled(script: script, line: String(line))
        }
        timings.append(
          Timing(
            job: String(fields[0]), item: "", program: String(fields[1]),
            nanosecondsPerItem: nanoseconds))
      }
    }
    return timings
  }

  private func run(_ arguments: [String]) throws(Failure) -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw .noPython(program: python, reason: "\(error)")
    }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // The shell's and env's word for a program that is not there.
    guard process.terminationStatus != 127 else {
      throw .noPython(program: python, reason: "there is no such program")
    }
    guard process.terminationStatus == 0 else {
      throw .noPython(program: python, reason: "exit code \(process.terminationStatus)")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
