import Plotting
import Storage

/// Draws every kind of figure into a folder: `gallery FOLDER`, or as pixels `gallery FOLDER png`.
@main
struct Command {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    guard let folder = words.first, words.count == 1 || words.last == "png" else {
      print("usage: gallery FOLDER [png]")
      return
    }
    for exhibit in Gallery.exhibits {
      if words.count == 1 {
        try write(exhibit.drawing().bytes(as: .svg), to: "\(folder)/\(exhibit.name).svg")
        continue
      }
      for width in Figure.Width.allCases {
        for appearance in [Theme.Appearance.light, .dark] {
          let drawing = try exhibit.drawing(width: width, appearance: appearance)
          try write(
            drawing.png(dotsPerInch: 200),
            to: "\(folder)/\(exhibit.name)-\(width)-\(appearance).png")
        }
      }
    }
    print("drew \(Gallery.exhibits.count) figures into \(folder)")
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try OutputFile(path: path, overwrite: true)
    try file.write(bytes)
    try file.commit()
  }
}
