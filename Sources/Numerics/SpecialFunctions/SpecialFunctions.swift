/// Functions of mathematical physics beyond those of the C library.
///
/// As there, an argument outside the domain gives NaN and an overflow infinity. Most are computed
/// by Boost.Math in double precision; the incomplete gamma and beta functions of large parameters
/// are expanded here, because Boost.Math loses digits there. Probability laws, with their tails
/// and quantiles, are types of their own: `Normal`, `Poisson`, `StudentT` and others.
public enum SpecialFunctions {}
