import Numerics

extension CompoundLaw {
  /// How values of the law are drawn, from streams of a purpose.
  func toyRecipe(_ purpose: RandomPurpose) -> ToyRecipe {
    let sampler = MarkSampler(marks)
    return ToyRecipe { range, seed, values in
      for toy in range {
        var stream = RandomStream(seed: seed, purpose: purpose, index: UInt64(toy))
        let count = self.count.sample(using: &stream)
        values[toy - range.lowerBound] =
          term.value(count) + Double(count) * marks.center + sampler.sum(of: count, using: &stream)
      }
    }
  }
}
