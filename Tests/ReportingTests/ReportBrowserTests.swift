import Foundation
import Plotting
import TestSupport
import Testing

@testable import Reporting

/// The page in a browser: pointed at, clicked, filtered, at the widths of a desk and of a phone.
@Suite(.serialized, .enabled(if: Browser.isDue, "\(Browser.absence)"))
struct ReportBrowserTests {
  private static let page = Result {
    try String(decoding: ReportPage(SampleReport.report(), folder: "f").html.bytes, as: UTF8.self)
  }

  private func use(width: Int = 1280, _ script: String) throws -> [String: Any] {
    try Browser.use(try Self.page.get(), width: width, script: Self.helpers + script)
  }

  private static let helpers = """
    const point = (element, x, y) => {
      const box = element.getBoundingClientRect();
      element.dispatchEvent(new PointerEvent("pointermove", {
        bubbles: true, clientX: box.left + x * box.width, clientY: box.top + y * box.height }));
    };
    const press = (element, key) => element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const set = (id, value) => {
      const control = document.getElementById(id);
      control.value = value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const rows = () => [...document.querySelectorAll("#browser .list tbody tr")]
      .map((row) => [...row.children].map((cell) => cell.textContent));
    const title = () => document.getElementById("event-title")?.textContent ?? "";

    """

  @Test func pointerAndKeysGiveTheNumbersOfAFigure() throws {
    let found = try use(
      """
      const figure = document.getElementById("figure-scores");
      const data = JSON.parse(figure.querySelector("script").textContent);
      const plate = figure.querySelector(".plate");
      const points = data.series.find((series) => series.name === "data");
      const page = data.plates[0], panel = page.panels[0];
      const [left, top, right, bottom] = panel.rect;
      const at = (value, ends, from, to) => from + (value - ends[0]) / (ends[1] - ends[0]) * (to - from);
      const row = 14;
      point(plate, at(points.columns.x[row], panel.x.ends, left, right) / page.width,
        at(points.columns.y[row], panel.y.ends, bottom, top) / page.height);
      const tip = plate.querySelector(".tip").textContent;
      plate.dispatchEvent(new PointerEvent("pointerleave"));
      const isGone = plate.querySelector(".tip") === null;
      figure.focus();
      press(figure, "Escape");
      press(figure, "ArrowRight");
      press(figure, "ArrowRight");
      press(figure, "ArrowDown");
      const spoken = figure.querySelector("[aria-live]").textContent;
      point(document.querySelector("#figure-bands .plate"), 0.4, 0.4);
      const cell = document.querySelector("#figure-bands .tip").textContent;
      return { tip, x: points.columns.x[row], y: points.columns.y[row], isGone, spoken, cell };
      """)
    #expect(found["errors"] as? [String] == [])
    let x = try #require(found["x"] as? Double)
    let y = try #require(found["y"] as? Double)
    let tip = try #require(found["tip"] as? String)
    #expect(tip.hasPrefix("data\nanomaly score: \(x)\nevents per bin: \(Int(y))"), "\(tip)")
    #expect(found["isGone"] as? Bool == true)
    // The second point of the other series, which the keys have reached.
    #expect(
      (found["spoken"] as? String)?.hasPrefix("data, anomaly score: 0.375,") == true, "\(found)")
    #expect((found["cell"] as? String)?.contains("events: ") == true)
  }

  @Test func clickSavesTheFigureAndItsNumbers() throws {
    let found = try use(
      """
      const saved = {};
      let last = null;
      URL.createObjectURL = (blob) => { last = blob; return "blob:none"; };
      HTMLAnchorElement.prototype.click = function () { saved[this.download] = last; };
      for (const kind of ["svg", "csv", "pdf"])
        document.querySelector(`#figure-scores [data-save=${kind}]`)
          .dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      const head = new Uint8Array(await saved["scores.pdf"].arrayBuffer()).slice(0, 5);
      return { csv: await saved["scores.csv"].text(), svg: await saved["scores.svg"].text(),
        pdf: String.fromCharCode(...head), names: Object.keys(saved) };
      """)
    #expect(found["errors"] as? [String] == [])
    let csv = try #require(found["csv"] as? String)
    let lines = csv.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.first == "panel,series,x,x_low,x_high,y,y_low,y_high")
    #expect(lines.count == 1 + 40 + 40)
    // The name that would like to be markup is quoted as any other.
    #expect(
      lines[1].hasPrefix(#"1,"<script>alert(""1"")</script> & 'co'",nan,0,0.25,1"#), "\(lines[1])")
    let svg = try #require(found["svg"] as? String)
    #expect(svg.hasPrefix("<?xml") && svg.contains("</svg>") && !svg.contains("@media"))
    #expect(found["pdf"] as? String == "%PDF-")
  }

  @Test func eventsAreFilteredSortedAndShown() throws {
    let found = try use(
      """
      const first = title(), all = rows().length;
      set("event-kind", "nr");
      const nuclear = rows();
      set("event-kind", "");
      set("event-low", "5"); set("event-high", "7");
      const between = rows();
      set("event-low", ""); set("event-high", "");
      set("event-order", "number");
      const numbers = rows().map((row) => Number(row[0]));
      document.querySelector("#browser .list tbody tr:nth-child(4)").click();
      const clicked = title();
      document.getElementById("event-next").click();
      const next = title();
      document.getElementById("event-previous").click();
      const previous = title();
      set("event-number", "74");
      const asked = title();
      set("event-number", "12345");
      const missing = document.getElementById("event-count").textContent;
      [...document.querySelectorAll("#event-view button")].find((b) => b.textContent === "S1 hits").click();
      const heading = document.querySelector("#event-view .maps h4").textContent;
      point(document.querySelector("#event-view .maps svg"), 150 / 364, 0.5);
      const sensor = document.querySelector("#event-view .maps .tip").textContent;
      point(document.querySelector("#event-view .waves svg"), 0.3, 0.5);
      const sample = document.querySelector("#event-view .waves .tip").textContent;
      const below = document.querySelector("#event-view .waves .tip").getBoundingClientRect().top
        - document.querySelector("#event-view .waves svg").getBoundingClientRect().bottom;
      return { first, all, nuclear, between, numbers, clicked, next, previous, asked, missing, heading,
        sensor, sample, below, waves: document.querySelectorAll("#event-view .wave").length };
      """)
    #expect(found["errors"] as? [String] == [])
    #expect(found["first"] as? String == "Event 0, nr, 1 keV, score 40")
    #expect(found["all"] as? Int == 30)
    let nuclear = try #require(found["nuclear"] as? [[String]])
    #expect(nuclear.count == 10 && nuclear.allSatisfy { $0[1] == "nr" })
    let between = try #require(found["between"] as? [[String]])
    #expect(!between.isEmpty && between.allSatisfy { (5...7).contains(Double($0[2]) ?? 0) })
    let numbers = try #require(found["numbers"] as? [Int])
    #expect(numbers == numbers.sorted() && numbers.count == 30)
    let clicked = try #require(found["clicked"] as? String)
    #expect(clicked.hasPrefix("Event \(numbers[3]),"))
    #expect((found["next"] as? String)?.hasPrefix("Event \(numbers[4]),") == true)
    #expect(found["previous"] as? String == clicked)
    #expect((found["asked"] as? String)?.hasPrefix("Event 74,") == true)
    #expect(found["missing"] as? String == "event 12345 is not on this page")
    #expect(found["heading"] as? String == "S1 in the top array")
    #expect((found["sensor"] as? String)?.contains(" photons") == true)
    #expect((found["sample"] as? String)?.contains("total: ") == true)
    #expect(found["waves"] as? Int == 6)
    // The words stand beside the pointer, which was in the middle of the plot.
    #expect(try #require(found["below"] as? Double) < 0)
  }

  @Test(arguments: [390, 1280])
  func everyFigureIsSeenAndNothingSticksOut(width: Int) throws {
    let found = try use(
      width: width,
      """
      const plates = [...document.querySelectorAll("figure[data-figure]")].map((figure) =>
        [...figure.querySelectorAll(".plate")].filter((plate) => plate.offsetParent !== null).length);
      const wide = [...document.querySelectorAll("body *")]
        .filter((element) => !element.closest(".scroll, .list, .quiet, .skip, pre, svg"))
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
        .map((element) => element.tagName + "." + element.className);
      const nameless = [...document.querySelectorAll("button, select, input, a[href], svg[role=img]")]
        .filter((element) => !(element.textContent.trim() || element.getAttribute("aria-label")
          || element.getAttribute("aria-labelledby") || element.labels?.length))
        .map((element) => element.outerHTML.slice(0, 80));
      const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
      return { plates, wide, nameless, width: innerWidth,
        twice: ids.filter((id, place) => ids.indexOf(id) !== place) };
      """)
    #expect(found["errors"] as? [String] == [])
    #expect(found["width"] as? Int == width)
    #expect(found["plates"] as? [Int] == [1, 1, 1, 1])
    #expect(found["wide"] as? [String] == [])
    #expect(found["nameless"] as? [String] == [])
    #expect(found["twice"] as? [String] == [])
  }
}
