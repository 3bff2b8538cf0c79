import Numerics

extension DensityPlan {
  /// The density over some observables, with the tables read.
  func density(
    over observables: [DataSet.Observable], tables: some TableSource
  ) throws -> any EventDensity {
    switch self {
    case .flat:
      let factors = try observables.map {
        try TruncatedLaw(
          Uniform(lower: $0.range.lowerBound, upper: $0.range.upperBound), in: $0.range)
      }
      return factors.count == 1 ? factors[0] : try DensityProduct(factors)
    case .exponential(let mean):
      return try TruncatedLaw(Exponential(mean: mean), in: try Self.only(observables).range)
    case .gaussian(let mean, let deviation):
      return try TruncatedLaw(
        Normal(mean: mean, deviation: deviation), in: try Self.only(observables).range)
    case .line(let energy, let resolution):
      return try TruncatedLaw(
        Normal(mean: energy, deviation: energy * resolution), in: try Self.only(observables).range)
    case .power(let exponent):
      let observable = try Self.only(observables)
      guard observable.range.lowerBound > 0 else {
        throw ModelError.notANumber(
          of: "the lower end of '\(observable.name)'", found: observable.range.lowerBound,
          expected: "a positive number for a power law")
      }
      return try TruncatedLaw(
        PowerLaw(
          exponent: exponent, lower: observable.range.lowerBound,
          upper: observable.range.upperBound), in: observable.range)
    case .table(let points): return try Self.table(points, observables, tables)
    case .histogram(let contents, let interpolation):
      let numbers: [Double]
      switch contents {
      case .here(let given): numbers = given
      case .file(let file): numbers = try tables.columns(nil, of: file).last ?? []
      }
      return try GridDensity(
        contents: numbers, on: try Self.bins(observables), interpolation: interpolation)
    case .events(let file, let interpolation, let rule):
      let columns = try tables.columns(observables.map(\.name), of: file)
      let weights =
        try tables.has("weight", in: file) ? tables.columns(["weight"], of: file).first : nil
      return try GridDensity(
        of: places(of: columns), weights: weights, on: try Self.bins(observables),
        interpolation: interpolation, smoothing: rule.map { .kernels($0) } ?? .none)
    case .sum(let parts):
      return try DensitySum(
        parts.map { ($0.share, try $0.density.density(over: observables, tables: tables)) })
    case .product(let factors): return try Self.product(factors, observables, tables)
    }
  }

  private static func product(
    _ factors: [Factor], _ observables: [DataSet.Observable], _ tables: some TableSource
  ) throws -> any EventDensity {
    let taken = factors.reduce(0) { $0 + $1.dimensions }
    guard taken == observables.count else {
      throw InferenceError.dimensionsDiffer(found: taken, expected: observables.count)
    }
    var start = 0
    var densities: [any EventDensity] = []
    for factor in factors {
      let own = Array(observables[start..<start + factor.dimensions])
      densities.append(try factor.density.density(over: own, tables: tables))
      start += factor.dimensions
    }
    return try DensityProduct(densities)
  }

  /// A curve in one dimension; in more, every node with every other, the last running fastest.
  private static func table(
    _ points: CurvePlan.Points, _ observables: [DataSet.Observable], _ tables: some TableSource
  ) throws -> any EventDensity {
    let columns: [[Double]]
    switch points {
    case .here(let x, let y): columns = [x, y]
    case .file(let file, let names): columns = try tables.columns(names, of: file)
    }
    guard columns.count == observables.count + 1, let heights = columns.last else {
      throw InferenceError.countsDiffer(
        of: "columns", found: columns.count, expected: observables.count + 1)
    }
    let nodes = columns.dropLast().map { Set($0).sorted() }
    try check(columns, nodes)
    let table = try GridDensity(densities: heights, at: nodes)
    guard observables.count == 1, let range = table.box.first,
      range.clamped(to: observables[0].range) != range
    else { return table }
    // A curve that goes beyond the range is cut off there.
    return try TruncatedLaw(
      TabulatedDensity(nodes: columns[0], values: heights, shape: .linear),
      in: observables[0].range)
  }

  /// Throws unless the rows hold every node with every other, in order.
  private static func check(_ columns: [[Double]], _ nodes: [[Double]]) throws {
    let rows = columns[0].count
    guard rows == nodes.reduce(1, { $0 * $1.count }) else {
      throw InferenceError.notEveryPair(row: rows)
    }
    var step = rows
    for (column, own) in zip(columns, nodes) {
      step /= max(own.count, 1)
      for row in 0..<rows where column[row] != own[row / step % own.count] {
        throw InferenceError.notEveryPair(row: row)
      }
    }
  }

  private static func only(_ observables: [DataSet.Observable]) throws -> DataSet.Observable {
    guard observables.count == 1 else {
      throw InferenceError.dimensionsDiffer(found: 1, expected: observables.count)
    }
    return observables[0]
  }

  private static func bins(_ observables: [DataSet.Observable]) throws -> [Axis] {
    try observables.map { observable in
      guard let axis = observable.bins else {
        throw ModelError.histogramNeedsBins(observable: observable.name)
      }
      return axis
    }
  }
}
