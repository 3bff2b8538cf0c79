/// Why a model or its data cannot be used: what was found and what was expected.
public enum ModelError: Error, Equatable, CustomStringConvertible {
  /// A name is given twice.
  case repeated(String, name: String)
  /// A name belongs to no parameter.
  case unknownParameter(name: String, of: String)
  /// A model has no data set, a data set no component.
  case empty(String)
  /// A number breaks a law.
  case notANumber(of: String, found: Double, expected: String)
  /// A density cannot be used.
  case density(of: String, InferenceError)
  /// A density has other dimensions than its data set has observables.
  case dimensions(of: String, found: Int, expected: Int)
  /// A density reaches beyond the range of an observable.
  case beyondRange(of: String, observable: String)
  /// A deformed density is not a histogram, or one with other bins.
  case variationNeedsHistograms(of: String)
  /// The bins of a component are uncertain one by one where they cannot be.
  case uncertainBins(of: String, found: String, expected: String)
  /// A binned data set without bins.
  case binsAreMissing(set: String, observable: String)
  /// Data do not fit the model's data sets.
  case dataSets(found: Int, expected: Int)
  /// Counts do not fit the bins.
  case counts(set: String, found: Int, expected: Int)
  /// An event lies outside of the ranges.
  case outside(set: String, event: Int, observable: String, found: Double)
  /// An event lies where no component has any density.
  case impossible(set: String, event: Int)
  /// A data set has no data beside others that have.
  case dataAreMissing(set: String)
  /// An efficiency is over no observable.
  case unknownObservable(name: String, of: String)
  /// A histogram over an observable without bins.
  case histogramNeedsBins(observable: String)
  /// A parameter of interest has one value only.
  case fixedInterest(name: String)
  /// Nothing is to be inferred.
  case noInterest

  /// One lowercase sentence without a full stop; events are counted from one.
  public var description: String {
    switch self {
    case .repeated(let kind, let name): "two \(kind) are called '\(name)', expected different names"
    case .unknownParameter(let name, let owner):
      "found '\(name)' in \(owner), expected the name of a parameter"
    case .empty(let what): "\(what), expected one at least"
    case .notANumber(let owner, let found, let expected):
      "\(owner) is \(found), expected \(expected)"
    case .density(let owner, let error): "the density of \(owner): \(error)"
    case .dimensions(let owner, let found, let expected):
      "the density of \(owner) has \(found) dimensions, expected \(expected)"
    case .beyondRange(let owner, let observable):
      "the density of \(owner) reaches beyond the range of '\(observable)'"
    case .variationNeedsHistograms(let owner):
      "a shape of \(owner) varies, expected histograms with the same bins, without interpolation"
    case .uncertainBins(let owner, let found, let expected):
      "the bins of \(owner) are uncertain one by one: found \(found), expected \(expected)"
    case .binsAreMissing(let set, let observable):
      "the data set '\(set)' is binned, expected bins for '\(observable)'"
    case .dataSets(let found, let expected):
      "found data for \(found) data sets, expected \(expected)"
    case .counts(let set, let found, let expected):
      "found \(found) counts for '\(set)', expected \(expected)"
    case .outside(let set, let event, let observable, let found):
      "event \(event + 1) of '\(set)' has \(observable) = \(found), which is outside of its range"
    case .impossible(let set, let event):
      "event \(event + 1) of '\(set)' lies where no component has any density"
    case .dataAreMissing(let set): "the data set '\(set)' has no data, expected 'data'"
    case .unknownObservable(let name, let owner):
      "the efficiency of \(owner) is over '\(name)', expected the name of an observable"
    case .histogramNeedsBins(let observable):
      "a histogram is given over '\(observable)', expected its 'bins' or 'edges'"
    case .fixedInterest(let name):
      "the parameter of interest '\(name)' is fixed, expected a free one"
    case .noInterest: "no parameter is of interest, expected one at least"
    }
  }
}
