/// What is read of a study's `results.json`; other keys may be there.
struct ResultsContents: Decodable {
  struct Component: Decodable {
    let name: String
    let expected: Double
    let expected_error: Double?
  }
  struct Background: Decodable {
    let expected: Double
    let expected_error: Double?
    let components: [Component]
  }
  struct Signal: Decodable {
    let mass_GeV: Double
    let expected: Double
    let expected_error: Double?
  }
  struct Check: Decodable {
    let check: String
    let subject: String
    let value: Double?
    let error: Double?
  }
  struct Statistic: Decodable {
    let space: String
    let statistic: String
    let exposure_tonne_years: Double
    let Z_median: Double?
    let Z_error: Double?
    let is_lower_bound: Int?
  }
  struct Exposure: Decodable {
    let space: String
    let statistic: String
    let exposure_tonne_years: Double?
    let exposure_error: Double?
  }
  struct Contour: Decodable {
    let space: String
    let statistic: String
    let mass_GeV: Double
    let Z_median: Double
    let signal_events: Double?
    let signal_events_error: Double?
  }
  /// How the score of each seed adds up.
  struct Score: Decodable {
    let seed: UInt64
  }
  let is_quick: Bool
  let score: [Score]?
  let background: Background
  let signals: [Signal]
  let soundness: [Check]
  let statistics: [Statistic]
  let three_sigma: [Exposure]
  let contours: [Contour]
}

extension ResultsContents {
  /// Events expected.
  var counts: [StudyNumber] {
    let quantity = "background events"
    return [
      StudyNumber(
        part: .counts, quantity: quantity, subject: "all", value: background.expected,
        error: background.expected_error)
    ]
      + background.components.map {
        StudyNumber(
          part: .counts, quantity: quantity, subject: $0.name, value: $0.expected,
          error: $0.expected_error)
      }
      + signals.map {
        StudyNumber(
          part: .counts, quantity: "signal events", subject: "\(plain($0.mass_GeV)) GeV",
          value: $0.expected, error: $0.expected_error)
      }
  }

  var networks: [StudyNumber] {
    soundness.filter { $0.check == SoundnessRow.separation }.map {
      StudyNumber(
        part: .networks, quantity: $0.check, subject: $0.subject, value: $0.value, error: $0.error)
    }
  }

  var significances: [StudyNumber] {
    statistics.map {
      StudyNumber(
        part: .significances, quantity: "median Z in \(plain($0.exposure_tonne_years)) t y",
        subject: "\($0.statistic) of \($0.space)", value: $0.Z_median,
        // What is only known to be larger has no distance to anything.
        error: $0.is_lower_bound == 1 ? nil : $0.Z_error)
    }
  }

  var exposures: [StudyNumber] {
    three_sigma.map {
      StudyNumber(
        part: .exposures, quantity: "tonne-years to 3 sigma",
        subject: "\($0.statistic) of \($0.space)", value: $0.exposure_tonne_years,
        error: $0.exposure_error)
    }
  }

  var masses: [StudyNumber] {
    contours.filter { $0.Z_median == 3 }.map {
      StudyNumber(
        part: .masses, quantity: "signal events to 3 sigma at \(plain($0.mass_GeV)) GeV",
        subject: "\($0.statistic) of \($0.space)", value: $0.signal_events,
        error: $0.signal_events_error)
    }
  }

  private func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
