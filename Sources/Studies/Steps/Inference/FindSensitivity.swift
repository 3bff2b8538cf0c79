import Inference

extension SensitivityQuestion {
  /// The most that an exposure is multiplied with.
  private static let exposureLimits = 1e-4...1e4

  /// The rows of the answer.
  ///
  /// - Parameters:
  ///   - leftOut: Gains what was left out of all statistics, and why.
  ///   - onStep: Called after each row; what it throws ends the search.
  /// - Returns: The rows, by statistic, exposure, signal and point.
  /// - Throws: What the statistics cannot do.
  public func answer(
    leftOut: inout [(name: String, reason: String)], onStep: () throws -> Void = {}
  ) throws -> [SensitivityRow] {
    var rows: [SensitivityRow] = []
    for item in plan.items(knowing: nil, isKnownSignalPossible: true) {
      if case .significances(let wanted, .exposure) = points {
        rows += try exposures(reaching: wanted, item, onStep)
        continue
      }
      for exposure in exposures {
        let scaled = exposure == 1 ? background : try background.scaled(by: exposure)
        guard let curves = try curves(item, on: scaled, leftOut: &leftOut) else { break }
        for listed in signals.signals {
          let curve = try curves.curve(to: listed.signal.shape)
          rows += try answer(of: item, curve, listed, exposure, scaled, onStep)
        }
      }
    }
    return rows
  }

  /// The number of rows.
  public var rowCount: Int {
    let perSignal: Int
    switch points {
    case .events(let events): perSignal = events.count * exposures.count
    case .stated: perSignal = exposures.count
    case .crossSections(let crossSections): perSignal = crossSections.count * exposures.count
    case .significances(let wanted, let growth):
      perSignal = wanted.count * (growth == .exposure ? 1 : exposures.count)
    }
    return plan.items(knowing: nil, isKnownSignalPossible: true).count * signals.signals.count
      * perSignal
  }

  /// Whether rows differ in their exposure.
  public var variesExposure: Bool {
    if case .significances(_, .exposure) = points { return true }
    return exposures != [1]
  }

  /// Planes and roots need many bands, for which quick ones are made where there is a way.
  private var isForMany: Bool {
    switch points {
    case .events, .stated: false
    case .crossSections, .significances: true
    }
  }

  private func curves(
    _ item: StatisticPlan.Item, on background: Background,
    leftOut: inout [(name: String, reason: String)]
  ) throws -> SensitivityCurves? {
    guard let kind = item.kind else {
      return SensitivityCurves { [plan] shape in
        SensitivityCurve { (events) throws(InferenceError) in
          let signal = try Signal(shape, expected: events)
          return try plan.prepared(.knownSignal(signal), for: background).band(with: signal)
        }
      }
    }
    guard let statistic = try plan.prepared(item, kind, for: background, leftOut: &leftOut)
    else { return nil }
    return isForMany
      ? try statistic.curves() : SensitivityCurves { SensitivityCurve(of: statistic, to: $0) }
  }

  private func answer(
    of item: StatisticPlan.Item, _ curve: SensitivityCurve, _ listed: ListedSignal,
    _ exposure: Double, _ background: Background, _ onStep: () throws -> Void
  ) throws -> [SensitivityRow] {
    func crossSection(_ events: Double) -> Double? {
      signals.crossSection.map { $0 * events / (exposure * listed.signal.expected) }
    }
    func row(events: Double) throws -> SensitivityRow {
      let band = try curve.band(at: events)
      try onStep()
      return SensitivityRow(
        statistic: item.name, signal: listed, exposure: exposure, events: events,
        crossSection: crossSection(events), wanted: nil, band: band, reach: nil)
    }
    switch points {
    case .events(let events): return try events.map { try row(events: $0 * exposure) }
    case .stated: return [try row(events: listed.signal.expected * exposure)]
    case .crossSections(let crossSections):
      let reference = signals.crossSection ?? 1
      return try crossSections.map {
        try row(events: listed.signal.expected * exposure * $0 / reference)
      }
    case .significances(let wanted, _):
      let limits = SensitivityPlane.limits(on: background)
      var start = 10.0
      return try wanted.map { z in
        let reach = try curve.reach(z, from: start, within: limits)
        try onStep()
        if let events = reach.argument { start = events }
        return SensitivityRow(
          statistic: item.name, signal: listed, exposure: exposure, events: reach.argument,
          crossSection: reach.argument.flatMap(crossSection), wanted: z, band: nil, reach: reach)
      }
    }
  }

  /// The exposures in which a signal of the stated size reaches significances.
  private func exposures(
    reaching wanted: [Double], _ item: StatisticPlan.Item, _ onStep: () throws -> Void
  ) throws -> [SensitivityRow] {
    var rows: [SensitivityRow] = []
    for listed in signals.signals {
      let curve = SensitivityCurve { [background, plan] (exposure) throws(InferenceError) in
        let signal = try listed.signal.with(expected: listed.signal.expected * exposure)
        return try plan.prepared(
          item.kind ?? .knownSignal(signal), for: try background.scaled(by: exposure)
        ).band(with: signal)
      }
      for z in wanted {
        let reach = try curve.reach(z, from: 1, within: Self.exposureLimits)
        try onStep()
        rows.append(
          SensitivityRow(
            statistic: item.name, signal: listed, exposure: reach.argument,
            events: reach.argument.map { $0 * listed.signal.expected },
            crossSection: signals.crossSection, wanted: z, band: nil, reach: reach))
      }
    }
    return rows
  }
}
