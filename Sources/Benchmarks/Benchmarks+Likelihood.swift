import Inference
import Numerics

/// The jobs of likelihoods: twelve rates in two dimensions, 1208 events.
extension Benchmarks {
  static let likelihood = [
    Job(name: "likelihood-toys", item: "fit, two to a toy that is drawn too", items: 4000) {
      let model = try BandSearch.model()
      var truth = model.nominal
      truth[0] = 3
      let toys = ToyEnsemble(model, at: truth, interest: 0)
      return {
        let plan = ToyEnsemble.Plan(count: 2000)
        _ = toys.statistics(.twoSided, at: 3, plan: plan)
      }
    },
    // The same fits by the method that takes any model.
    Job(name: "likelihood-general", item: "fit", items: 40) {
      let model = try BandSearch.model()
      var truth = model.nominal
      truth[0] = 3
      var stream = RandomStream(seed: 1, purpose: .benchmark, index: 3)
      let data = (0..<20).map { _ in model.draw(at: truth, using: &stream) }
      return {
        for one in data {
          let likelihood = try Likelihood(model, data: one)
          let best = likelihood.fit()
          _ = likelihood.fit(holding: [0: 3], from: best.values)
        }
      }
    },
  ]
}
