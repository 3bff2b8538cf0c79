/// What dark matter makes of each nuclear response, for two isospin indices.
///
/// Equation 38 of Anand and others, arXiv:1308.6288, as polynomials in `s = q^2 / m_N^2`; each is
/// split into what remains at rest and what multiplies the squared speed across q.
struct EffectiveResponse {
  private let couplings: EffectiveCouplings
  /// `j (j + 1)` of the particle's spin.
  private let spin: Double
  private let first: Int
  private let second: Int

  init(_ couplings: EffectiveCouplings, spin: Double, _ first: Int, _ second: Int) {
    self.couplings = couplings
    self.spin = spin * (spin + 1)
    self.first = first
    self.second = second
  }

  /// The sum over all responses of what remains at rest, in s, times the nucleus', in y.
  ///
  /// - Parameters:
  ///   - nucleus: Its responses.
  ///   - ratio: What s is for y = 1.
  /// - Returns: The polynomial in y that multiplies `exp(-2 y)`.
  func still(_ nucleus: NuclearResponses, _ ratio: Double) -> Polynomial {
    let spinThird = spin / 3
    let spinTwelfth = spin / 12
    return sum(
      [
        (nucleus.charge, [c(.o1, .o1), spinThird * c(.o11, .o11)]),
        (
          nucleus.longitudinalSpin,
          [
            spinTwelfth * c(.o4, .o4),
            c(.o10, .o10) / 4 + spinTwelfth * (c(.o4, .o6) + c(.o6, .o4)),
            spinTwelfth * c(.o6, .o6),
          ]
        ),
        (nucleus.transverseSpin, [spinTwelfth * c(.o4, .o4), spinTwelfth * c(.o9, .o9)]),
        (
          nucleus.spinOrbit,
          [
            0, spinTwelfth * c(.o12, .o12),
            c(.o3, .o3) / 4 - spinTwelfth * (c(.o12, .o15) + c(.o15, .o12)),
            spinTwelfth * c(.o15, .o15),
          ]
        ),
        (
          nucleus.tensorSpinOrbit,
          [0, spinTwelfth * c(.o12, .o12), spinTwelfth * c(.o13, .o13)]
        ),
        (nucleus.orbital, [0, spinThird * c(.o8, .o8), spinThird * c(.o5, .o5)]),
        // The operator named first belongs to the second of two responses.
        (
          nucleus.chargeSpinOrbit.transposed,
          [0, c(.o3, .o1) + spinThird * c(.o12, .o11), -spinThird * c(.o15, .o11)]
        ),
        (
          nucleus.spinOrbital.transposed,
          [0, spinThird * (c(.o5, .o4) - c(.o8, .o9))]
        ),
      ], ratio)
  }

  /// The same of what multiplies the squared speed across the momentum transfer.
  func moving(_ nucleus: NuclearResponses, _ ratio: Double) -> Polynomial {
    let spinThird = spin / 3
    let spinTwelfth = spin / 12
    return sum(
      [
        (nucleus.charge, [spinThird * c(.o8, .o8), spinThird * c(.o5, .o5)]),
        (
          nucleus.longitudinalSpin,
          [spinTwelfth * c(.o12, .o12), spinTwelfth * c(.o13, .o13)]
        ),
        (
          nucleus.transverseSpin,
          [
            c(.o7, .o7) / 8 + spinTwelfth * c(.o12, .o12) / 2,
            c(.o3, .o3) / 8
              + spinTwelfth / 2 * (c(.o14, .o14) - c(.o12, .o15) - c(.o15, .o12)),
            spinTwelfth / 2 * c(.o15, .o15),
          ]
        ),
      ], ratio)
  }

  /// The product of two strengths, the first operator's with the first index.
  private func c(_ left: EffectiveOperator, _ right: EffectiveOperator) -> Double {
    couplings.isospin(left, first) * couplings.isospin(right, second)
  }

  private func sum(
    _ terms: [(NuclearResponses.Isospin, [Double])], _ ratio: Double
  ) -> Polynomial {
    var sum = Polynomial([])
    for (response, coefficients) in terms where coefficients.contains(where: { $0 != 0 }) {
      sum +=
        Polynomial(coefficients).scaled(argumentBy: ratio)
        * Polynomial(response.coefficients(first, second))
    }
    return sum
  }
}
