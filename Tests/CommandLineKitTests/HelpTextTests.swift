import CommandLineKit
import Testing

struct HelpTextTests {
  let help = HelpText(SampleTable.table)

  @Test func programIsShownWithItsVerbs() {
    #expect(
      help.text() == """
        Sample shows how a command line is read.

        Usage: sample <verb> ...

        Predict:
          simulate     Draw events of a detector.
          medium       What the target itself does.

        Look:
          compare      Set files side by side.
          completions  Print the completions of a shell.

        Options:
          -q, --quiet             Say nothing but results.
              --threads <number>  How many threads. (default: all)
          -h, --help              Show this help.
              --version           Show the version.

        'sample help <verb>' shows what a verb takes.

        """)
  }

  @Test func verbIsShownWithWhatItTakes() {
    #expect(
      help.text(for: ["simulate"]) == """
        Draw events of a detector.

        Usage: sample simulate [<study>] --output <file> [options]

        Events are written as they are made; what was finished stays.

        Arguments:
          [<study>]  The study.

        Options:
          -o, --output <file>         Where the events go. (required)
              --detector <name|file>  The detector. (darwin, xenonnt or a file;
                                      default: darwin)
              --count <number>        How many events. (default: 1e6)
          -s, --seed <number>         The seed. (default: 1)
              --kind <kinds>          What scatters. (some of beta, gamma, nr;
                                      default: beta)
              --mean <keV>            The mean energy.
              --energies <keV>        The energies. (default: 1:3:1)
              --force                 Overwrite what is there.
              --format <format>       How results are printed. (one of table, csv, json;
                                      default: table)

        Options of every verb:
          -q, --quiet                 Say nothing but results.
              --threads <number>      How many threads. (default: all)
          -h, --help                  Show this help.

        Examples:
          sample simulate -o events.h5 --count 1000
              A thousand events, it's quick.

        """)
  }

  @Test func verbThatLeadsToVerbsShowsThem() {
    #expect(
      help.text(for: ["medium"]) == """
        What the target itself does.

        Usage: sample medium <verb> ...

        Verbs:
          transport  Drift and diffusion of electrons.
          gas        Light of the gas.

        Options of every verb:
          -q, --quiet             Say nothing but results.
              --threads <number>  How many threads. (default: all)
          -h, --help              Show this help.

        'sample medium <verb> --help' shows what it takes.

        """)
  }

  @Test func narrowTerminalGetsTextsBelowLongTerms() {
    let narrow = HelpText(SampleTable.table, width: 48, headings: .bold)
    #expect(
      narrow.text(for: ["compare"]) == """
        Set files side by side.

        \u{1B}[1mUsage:\u{1B}[0m sample compare <reference> <file>...
                              [options]

        \u{1B}[1mArguments:\u{1B}[0m
          <reference>  What to compare with.
          <file>...    What is compared.

        \u{1B}[1mOptions of every verb:\u{1B}[0m
          -q, --quiet  Say nothing but results.
              --threads <number>
                       How many threads. (default: all)
          -h, --help   Show this help.

        """)
  }

  @Test(arguments: [40, 60, 80, 200])
  func noLineIsWiderThanTheTerminal(width: Int) {
    let help = HelpText(SampleTable.table, width: width)
    let pages = [[], ["simulate"], ["medium"], ["medium", "gas"], ["compare"]].map {
      help.text(for: $0)
    }
    for line in pages.joined(separator: "\n").split(separator: "\n") {
      // Examples are for copying and stay whole.
      #expect(line.count <= width || line.hasPrefix("  sample "), "\(line)")
    }
  }

  @Test func paragraphThatBeginsWithASpaceIsShownAsItStands() {
    let file = "  rows: 10\n  columns:\n    x: { law: poisson, mean: 3 }"
    let verb = Verb("draw", summary: "Draw.", discussion: "A file:\n\n\(file)\n\nThat is all.")
    let table = CommandTable(program: "p", summary: "P.", groups: [VerbGroup("Verbs", [verb])])
    let help = HelpText(table, width: 40).text(for: ["draw"])
    #expect(help.contains("\nA file:\n\n\(file)\n\nThat is all.\n"))
  }
}
