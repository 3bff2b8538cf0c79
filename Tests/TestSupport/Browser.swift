import Foundation

/// A Chromium without a window, in which pages are opened, used and looked at by scripts.
public enum Browser {
  /// Why tests that need it are skipped where it lacks.
  public static let absence: String =
    "there is no Chromium, so pages are not opened in a browser"

  private static let names = ["chromium", "chromium-browser", "google-chrome"]

  private static var executable: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    return folders.lazy.flatMap { folder in names.map { "\(folder)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Whether tests with it are due: it is there, or everything is due as in continuous integration.
  public static var isDue: Bool {
    executable != nil || ProcessInfo.processInfo.environment["CI"] ?? "" != ""
  }

  /// Opens a page at a width, lets a script use it, and returns what the script found.
  ///
  /// Errors of the page's own scripts, whatever is written to its console as an error, and what its
  /// policy forbids are found under `errors`.
  ///
  /// - Parameters:
  ///   - page: The text of the page.
  ///   - width: The width of the page, pixels.
  ///   - script: The body of an asynchronous function that returns an object.
  /// - Returns: The object.
  /// - Throws: Where there is no browser, or the script never came to its end.
  public static func use(
    _ page: String, width: Int = 1280, script: String
  ) throws -> [String: Any] {
    guard let executable else { throw BrowserFailure(description: absence) }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "darkfield-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = page.replacing(
      "<head>", with: "<head><script>\(listener)</script>", maxReplacements: 1
    )
    .replacing("</body>", with: "<script>\(Self.reporter(script))</script></body>")
    try text.write(to: folder.appending(path: "page.html"), atomically: true, encoding: .utf8)
    // A frame may be narrower than the browser's own window.
    let frame = """
      <body style="margin:0"><iframe src="page.html" style="border:0;width:\(width)px;height:6000px">
      </iframe><script>addEventListener("message", (event) => { console.log("\(mark)" + event.data); });</script>
      """
    try frame.write(to: folder.appending(path: "frame.html"), atomically: true, encoding: .utf8)
    let found = try written(
      by: executable,
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--enable-logging=stderr",
        "--user-data-dir=\(folder.appending(path: "profile").path)", "--window-size=1400,6000",
        folder.appending(path: "frame.html").absoluteString,
      ])
    guard let data = Data(base64Encoded: found),
      let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { throw BrowserFailure(description: "the script of the test found \(found.prefix(500))") }
    return object
  }

  /// Before what a script found, in the browser's log.
  private static let mark = "found by the script: "

  private static let listener = """
    window.foundErrors = [];
    addEventListener("error", (event) => foundErrors.push(event.message));
    addEventListener("unhandledrejection", (event) => foundErrors.push(String(event.reason)));
    addEventListener("securitypolicyviolation", (event) =>
      foundErrors.push(`${event.violatedDirective} ${event.blockedURI}`));
    console.error = (...words) => foundErrors.push(words.join(" "));
    """

  private static func reporter(_ script: String) -> String {
    """
    addEventListener("load", async () => {
      let found = {};
      try { found = await (async () => { \(script) })(); } catch (error) { foundErrors.push(String(error)); }
      const text = JSON.stringify({ ...found, errors: foundErrors });
      const bytes = new TextEncoder().encode(text);
      parent.postMessage(btoa(String.fromCharCode(...bytes)), "*");
    });
    """
  }

  /// What the script wrote to the console, waited for as long as a busy machine may need.
  private static func written(by executable: String, _ words: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = words
    let log = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = log
    try process.run()
    let patience = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(300), execute: patience)
    defer {
      patience.cancel()
      process.terminate()
      process.waitUntilExit()
    }
    var text = Data()
    while case let more = log.fileHandleForReading.availableData, !more.isEmpty {
      text += more
      if let start = text.range(of: Data("\"\(mark)".utf8)),
        let end = text[start.upperBound...].firstIndex(of: UInt8(ascii: "\""))
      {
        return text[start.upperBound..<end]
      }
    }
    let end = String(decoding: text.suffix(2000), as: UTF8.self)
    throw BrowserFailure(description: "the script of the test did not end: \(end)")
  }
}

/// A page that could not be used.
public struct BrowserFailure: Error, CustomStringConvertible {
  /// What happened.
  public let description: String
}
