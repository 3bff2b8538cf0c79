import Foundation
import TestSupport
import Testing

@testable import Plotting
@testable import gallery

struct GalleryTests {
  /// `swift run -c release gallery docs/gallery` makes them anew; the change is then looked at.
  @Test(arguments: Gallery.exhibits.map(\.name))
  func figuresAreThoseInTheFolder(name: String) throws {
    let exhibit = try #require(Gallery.exhibits.first { $0.name == name })
    #expect(try exhibit.drawing().svg == Package.text("docs/gallery/\(name).svg"))
  }

  @Test func folderHasNoOtherFiguresAndIsSmall() throws {
    let folder = Package.root.appending(path: "docs/gallery").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let figures = Set(files.filter { $0.hasSuffix(".svg") })
    #expect(figures == Set(Gallery.exhibits.map { "\($0.name).svg" }))
    let page = try Package.text("docs/gallery/README.md")
    for figure in figures { #expect(page.contains("(\(figure))"), "\(figure)") }
    let sizes = try files.map { try Data(contentsOf: URL(filePath: "\(folder)/\($0)")).count }
    #expect(sizes.reduce(0, +) < 1_000_000)
  }

  @Test(
    arguments: Gallery.exhibits.map(\.name), Figure.Width.allCases)
  func noWordsOverlapAndNoneAreCut(name: String, width: Figure.Width) throws {
    let exhibit = try #require(Gallery.exhibits.first { $0.name == name })
    let drawing = try exhibit.drawing(width: width)
    let page = PageRect(left: 0, top: 0, right: drawing.width, bottom: drawing.height)
    let boxes = drawing.textBoxes
    for (index, first) in boxes.enumerated() {
      // A hundredth is left to rounding.
      #expect(page.grown(by: 0.01).holds(first.box), "'\(first.words)' is cut")
      for second in boxes[(index + 1)...] {
        // Boxes hold the room of accents and tails that few letters use.
        let overlaps = first.box.grown(by: -0.5).overlaps(second.box.grown(by: -0.5))
        #expect(!overlaps, "'\(first.words)' and '\(second.words)'")
      }
    }
  }
}
