/// A likelihood model as small as one can be: events on, and off, a signal.
public enum CountingModel {
  /// Fourteen events over a background that a region ten times as large measured as 100 events.
  public static let yaml = """
    parameters:
      - { name: mu, value: 1, range: [0, 10] }
      - { name: side, constraint: { counts: 100, ratio: 10 } }
    interest: mu
    data_sets:
      - name: main
        form: binned
        observables: [ { name: x, range: [0, 1], bins: 1 } ]
        data: [14]
        components:
          - { name: signal, rate: mu, events: 5, density: { law: flat } }
          - { name: background, rate: side, density: { law: flat } }
    """
}
