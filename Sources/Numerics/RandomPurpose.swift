/// What a random stream is for: streams of different purposes never share a word.
///
/// The number is part of every result, so a purpose keeps its number for ever, and the compiler
/// refuses a number given twice.
public enum RandomPurpose: UInt32, Sendable, CaseIterable {
  /// Checks and examples.
  case test = 1
  /// Columns of random numbers drawn by the verb `draw`.
  case draw = 2
  /// The hot jobs timed by the verb `bench`.
  case benchmark = 3
  /// The moments of quanta printed by the verb `quanta`.
  case quantaMoments = 4
  /// The birth times of photons printed by the verb `medium photon-times`.
  case photonTimes = 5
  /// The photons and electrons of an event that are detected, and the areas of its S1 and S2.
  case areas = 10
  /// How the detected photons of an event share its samples and channels.
  case traces = 11
  /// The energy and the place of a simulated event.
  case truth = 12
  /// The quanta of a simulated event.
  case quanta = 13
  /// The weights of a network before its training.
  case initialWeights = 14
  /// The order of the rows in an epoch of training.
  case shuffling = 15
  /// The latent noise of an autoencoder.
  case latentNoise = 16
  /// The numbers that dropout sets to zero.
  case dropout = 17
  /// Which symmetry of the detector a row has in an epoch of training.
  case rowSymmetry = 46
  /// Which rows are held out for validation.
  case validationSplit = 18
  /// The latent noise of scores that are averaged over draws.
  case scoreNoise = 19
  /// Pseudo-experiments of the background alone.
  case backgroundToys = 20
  /// Pseudo-experiments with a signal, at nominal rates.
  case signalToys = 21
  /// Replicas of a simulated sample.
  case bootstrap = 22
  /// Pseudo-experiments of a background tilted towards large values of a statistic.
  case tiltedToys = 23
  /// Pseudo-experiments of a background in which a signal hides, weighted back.
  case mixtureToys = 24
  /// Pseudo-experiments of a background whose cells scatter more than they should, weighted back.
  case dispersedToys = 25
  /// Uncertain rates over which an exact tail is averaged.
  case rateDraws = 26
  /// Halves of a simulated sample.
  case sampleSplits = 27
  /// Pseudo-data of a background, event by event.
  case pseudoData = 28
  /// The rates on which the signals of a mixture stand.
  case mixtureRates = 45
  /// The simulated experiments behind the table of optimum intervals.
  case optimumIntervals = 40
  /// Pseudo-experiments of a likelihood, whose thresholds they set.
  case likelihoodToys = 30
  /// Pseudo-experiments of a likelihood at nominal parameters: sensitivity.
  case sensitivityToys = 31
  /// Pseudo-experiments of a likelihood whose intervals are checked against the truth.
  case coverageToys = 32
  /// Pseudo-experiments of a likelihood at its best fit: goodness of fit.
  case goodnessToys = 33
  /// Data drawn to find how often a fit is as bad.
  case goodnessOfFit = 41
}
