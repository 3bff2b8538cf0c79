import Foundation

/// The browser of events: its controls and its data; the script `browser.js` does the rest.
extension ReportPage {
  /// The most bytes of events that a page holds; the last events are left out beyond.
  static let eventLimit = 6_000_000

  mutating func add(_ browser: EventBrowser) {
    let (data, kept) = Self.data(browser)
    html.add("<section id=\"events\">\n<h2>Events</h2>\n<p>", words: browser.selection, "</p>\n")
    if kept < browser.events.count {
      html.add("<p class=\"warning\"><strong>Note:</strong> ")
      html.add(words: "The page has room for the first \(kept) of these.")
      html.add("</p>\n")
    }
    html.add(
      """
      <noscript><p>The browser of events needs JavaScript.</p></noscript>
      <div id="browser" class="browser-frame">
      <div class="controls">
      <label>Order<select id="event-order">
      <option value="score">highest score</option><option value="number">number</option>
      <option value="energy">energy</option></select></label>
      <label>Kind<select id="event-kind"><option value="">all</option></select></label>
      <label>Energy from [keV]<input id="event-low" type="number" step="any" min="0"></label>
      <label>to [keV]<input id="event-high" type="number" step="any" min="0"></label>
      <label>Number<input id="event-number" type="number" step="1" min="0"></label>
      <button id="event-previous" type="button">Previous</button>
      <button id="event-next" type="button">Next</button>
      <span id="event-count" role="status"></span>
      </div>
      <div class="browser">
      <div class="list" tabindex="0" role="group" aria-label="List of events"><table>
      <thead><tr><th scope="col" class="number">event</th><th scope="col">kind</th>
      <th scope="col" class="number">energy [keV]</th><th scope="col" class="number">score</th></tr></thead>
      <tbody></tbody></table></div>
      <div id="event-view"></div>
      <div id="event-spoken" class="quiet" aria-live="polite"></div>
      </div>

      """)
    html.add(data)
    html.add("</div>\n</section>\n")
  }

  /// The events that fit on a page, and how many they are.
  private static func data(_ browser: EventBrowser) -> (data: JSONText, kept: Int) {
    var kept = 0
    var json = JSONText()
    json.object { json in
      json.add("sample", browser.sample)
      for (key, sensors) in [("top" as StaticString, browser.top), ("bottom", browser.bottom)] {
        json.object(key) { object in
          object.add("x", numbers: sensors.x)
          object.add("y", numbers: sensors.y)
        }
      }
      json.list("events") { list in
        for event in browser.events {
          let next = data(event)
          guard kept == 0 || list.bytes.count + next.bytes.count < eventLimit else { break }
          list.add(nil, next)
          kept += 1
        }
      }
    }
    return (json, kept)
  }

  private static func data(_ event: BrowsedEvent) -> JSONText {
    var json = JSONText()
    json.object { json in
      json.add("number", whole: event.number)
      json.add("kind", event.kind ?? "")
      json.add("energy", event.energy)
      json.add("score", event.score)
      json.list("groups") { groups in
        for group in event.groups {
          groups.object { object in
            object.add("name", group.name)
            object.list("facts") { facts in
              for fact in group.facts {
                facts.list { row in
                  row.add(nil, fact.name)
                  row.add(nil, fact.value)
                  row.add(nil, fact.unit)
                }
              }
            }
          }
        }
      }
      for (key, signal) in [("s1" as StaticString, event.s1), ("s2", event.s2)] {
        json.object(key) { object in
          for (key, wave) in [
            ("topWave" as StaticString, signal.topWave), ("bottomWave", signal.bottomWave),
          ] {
            object.add(key, numbers: wave.lazy.map(Double.init), digits: 4)
          }
          for (key, hits) in [
            ("topHits" as StaticString, signal.topHits), ("bottomHits", signal.bottomHits),
          ] {
            object.add(key, numbers: hits.lazy.map(Double.init))
          }
        }
      }
    }
    return json
  }
}
