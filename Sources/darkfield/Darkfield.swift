import CommandLineKit
import Foundation
import Kernels

/// The program: words in, exit code out.
@main
struct Darkfield {
  static func main() async {
    Interruption.watch()
    exit(await run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Does what the words ask for; every error of the program ends here, as one sentence.
  private static func run(_ words: [String]) async -> ExitCode {
    do {
      switch try Verbs.table.parse(words) {
      case .help(let verb):
        let help = HelpText(
          Verbs.table, width: Terminal.width(of: .output), headings: Terminal.headings)
        try StandardOutput.write(help.text(for: verb))
      case .version:
        try StandardOutput.write("darkfield \(Build.version) (commit \(Build.commit))\n")
      case .run(let verb, let arguments):
        return try await Verbs.run(verb, arguments)
      }
      return .done
    } catch let error as UsageError {
      Terminal.say("error: \(error)\n\(Verbs.table.advice(for: words))\n")
      return .usage
    } catch let error as Interruption.Interrupted {
      Terminal.say("\(error)\n")
      return .interrupted
    } catch let error as OutputError {
      if error != .closed { Terminal.say("error: \(error)\n") }
      return error.exitCode
    } catch {
      Terminal.say("error: \(error)\n")
      return .failed
    }
  }
}
