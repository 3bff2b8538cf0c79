import Inference
import Storage
import TestSupport
import Testing

/// Models that are written are read back equal.
struct ModelPlanTests {
  private static func read<Plan: Decodable>(_ text: String) throws -> Plan {
    try YAMLDecoder().decode(Plan.self, from: text, name: "model.yaml")
  }

  private static func readBack<Plan: Codable>(_ plan: Plan) throws -> Plan {
    try read(try YAMLEncoder().encode(plan))
  }

  @Test func examplesOfTheGuideAreReadBackEqual() throws {
    var (models, parts) = (0, 0)
    for text in try Package.codeBlocks("yaml", in: "docs/limits.md") {
      if text.contains("data_sets:") {
        let plan: ModelPlan = try Self.read(text)
        #expect(try Self.readBack(plan) == plan, "\(text)")
        models += 1
      } else {
        let plan: [String: [ComponentPlan]] = try Self.read(text)
        #expect(try Self.readBack(plan) == plan, "\(text)")
        parts += 1
      }
    }
    #expect(models >= 2 && parts >= 1)
  }

  /// Every key and every law, with and without what can be left out.
  @Test func everyKeyIsReadBackEqual() throws {
    let plan: ModelPlan = try Self.read(Self.everything)
    #expect(plan.parameters.count == 9 && plan.dataSets.count == 4)
    #expect(try Self.readBack(plan) == plan)
  }

  /// What was read says what a file says, whichever way the file says it.
  @Test func anyChangeIsSeen() throws {
    let plan: ModelPlan = try Self.read(Self.everything)
    for (old, new) in [
      ("deviation: 45", "deviation: 44"), ("range: [-2, 3]", "range: [-2, 4]"),
      ("fails: [tag, measured]", "passes: [tag, measured]"), ("data: toy", "data: asimov"),
      ("smooth: 0.25", "smooth: 0.5"),
      ("interpolate: true", "interpolate: false"), ("column: error", "column: other"),
      ("up_scale: 1.1", "up_scale: 1.2"), ("edges: [0, 1, 4]", "edges: [0, 2, 4]"),
      ("dimensions: 2", "dimensions: 1"), ("share: 0.5", "share: 0.6"),
      ("columns: [E, p]", "columns: [E, q]"), ("observable: y", "observable: x"),
    ] {
      let other: ModelPlan = try Self.read(Self.everything.replacing(old, with: new))
      #expect(other != plan, "\(old)")
      #expect(try Self.readBack(other) == other, "\(new)")
    }
  }

  private static let everything = """
    parameters:
      - { name: signal, value: 10 }
      - { name: free }
      - { name: beyond, value: 3, range: [1, .inf] }
      - { name: measured, constraint: { gaussian: 360, deviation: 45 } }
      - { name: relative, value: 1.5, constraint: { log_normal: 1, deviation: 0.1 } }
      - { name: counted, constraint: { counts: 120, ratio: 2 } }
      - { name: known, constraint: { gaussian: 4, deviation: 0 } }
      - { name: bend }
      - { name: narrow, range: [-2, 3] }
    interest: [signal, free]
    data_sets:
      - name: lines
        observables: [ { name: x, range: [1, 20] } ]
        data: toy
        components:
          - { name: a, rate: signal, density: { law: flat } }
          - { name: b, events: 0.1, rate: [free, beyond], passes: tag, fails: tag,
              density: { law: exponential, mean: 8 } }
          - { name: c, fails: [tag, measured], density: { law: line, energy: 14, resolution: 0.08 },
              efficiency: [ { x: [0, 5, 20], y: [0, 0.8, 0.9] }, { file: kept.csv } ] }
          - name: d
            density:
              law: sum
              parts:
                - { density: { law: power, exponent: 2.7 } }
                - { share: 0.5, density: { law: gaussian, mean: -10, deviation: 1.5 } }
                - { density: { law: table, x: [1, 20], y: [1, 0] } }
                - { density: { law: table, file: shape.csv } }
                - { density: { law: table, file: shape.csv, columns: [E, p] } }
                - { density: { law: events, file: events.csv, smooth: silverman } }
                - { density: { law: events, file: events.csv, smooth: scott } }
                - { density: { law: events, file: events.csv, smooth: improved-sheather-jones } }
                - { density: { law: events, file: events.csv, smooth: 0.25 } }
      - name: planes
        observables:
          - { name: x, range: [0, 2], bins: 2 }
          - { name: y, edges: [0, 1, 4] }
          - { name: z, range: [0, 1] }
        data: events.h5
        components:
          - name: e
            density:
              law: product
              factors: [ { law: histogram, contents: [1, 2, 3, 4], dimensions: 2 }, { law: flat } ]
            efficiency: [ { observable: y, file: kept.csv, columns: [y, kept] } ]
            vary:
              - { parameter: bend, up: { law: flat }, down: { law: flat }, up_scale: 1.1 }
              - { parameter: narrow, up: { law: flat }, down: { law: flat }, down_scale: 0.9 }
      - name: bins
        form: binned
        observables: [ { name: x, range: [0, 2], bins: 2 } ]
        data: [51, 48]
        components:
          - { name: f, rate: relative, density: { law: histogram, file: bins.csv, interpolate: true } }
          - { name: g, rate: counted, density: { law: histogram, contents: [50, 52] },
              uncertainty: { per_bin: [3, 7], law: gaussian } }
          - { name: h, density: { law: events, file: events.csv },
              uncertainty: { per_bin: statistical } }
          - { name: i, density: { law: histogram, contents: [50, 52] },
              uncertainty: { per_bin: { file: errors.csv, column: error } } }
          - { name: j, density: { law: histogram, contents: [50, 52] },
              uncertainty: { per_bin: { file: errors.csv } } }
      - name: none
        observables: [ { name: x, range: [0, 2] } ]
        components: []
    """
}
