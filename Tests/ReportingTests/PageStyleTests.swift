import Foundation
import Plotting
import TestSupport
import Testing

struct PageStyleTests {
  /// WCAG 2.1, 1.4.3: words need a contrast of 4.5.
  @Test(arguments: [0, 1])
  func wordsHaveContrastOnEveryPaper(appearance: Int) throws {
    let style = try Package.text("Sources/Reporting/Page/page.css")
    // The first block of colours is light, the second dark.
    let block = style.components(separatedBy: ":root {")[1 + appearance]
    let body = try #require(block.components(separatedBy: "}").first)
    var colours: [String: Colour] = [:]
    for setting in body.split(separator: ";") {
      let parts = setting.split(separator: ":").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      guard parts.count == 2, parts[1].hasPrefix("#"),
        let code = UInt32(parts[1].dropFirst(), radix: 16)
      else { continue }
      colours[parts[0]] = Colour(code)
    }
    let pairs = [
      ("--text", "--paper"), ("--text", "--panel"), ("--text", "--warn-paper"),
      ("--muted", "--paper"),
      ("--muted", "--panel"), ("--accent", "--paper"), ("--accent", "--panel"),
      ("--warn", "--warn-paper"), ("--bottom", "--paper"), ("--paper", "--text"),
    ]
    for (words, paper) in pairs {
      let contrast = try #require(colours[words]).contrast(with: #require(colours[paper]))
      #expect(contrast >= 4.5, "\(words) on \(paper)")
    }
  }
}
