// Writes the reference tables nest_tuned_* and nest_drift_* beside this file.
//
// Link with the sources of NEST (github.com/NESTCollaboration/nest, Apache-2.0) of tag v2.4.0, or of
// commit 6f889f9 with -DSTATE_2026, and give the name of the table: yields, quanta, gas, liquid.
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "NEST.hh"
#include "VDetector.hh"

using namespace NEST;

// The tuning of LZ's second search, as its public detector header has it.
static const std::vector<double> tunedER = {12.4886, 85.0, 0.6050, 2.14687, 25.721,
                                            -1, 59.651, 3.6869, 0.2872, 0.1121};
static const std::vector<double> tunedNR = {10.19, 1.11, 0.0498, -0.0533, 12.46, 0.2942,
                                            1.899, 0.3197, 2.066, 0.509, 0.996, 0.999};
#ifdef STATE_2026
static const std::vector<double> tunedWidths = {0.404, 0.393, 0.0383, 0.497, 0.1906, 2.220, 0.3,
                                                0.04311, 0.46894, 0.15505, -0.26564, 1e-3, 2e-3};
#else
static const std::vector<double> tunedWidths = {0.404, 0.393, 0.0383, 0.497, 0.1906, 2.220, 0.3,
                                                0.04311, 0.15505, 0.46894, -0.26564};
#endif

static const double fields[] = {23, 97, 193, 500, 2000};

static void printYields(const char *kind, double energy, double field, const YieldResult &y) {
  printf("%s,%g,%g,2.8687,%.10g,%.10g,%.10g,%.10g\n", kind, energy, field, y.PhotonYield,
         y.ElectronYield, y.ExcitonRatio, y.Lindhard);
}

static void yields(NESTcalc &nest) {
  printf("kind,E_keV,field_Vcm,density_gcc,Nph,Ne,exciton_ratio,L\n");
  for (double energy : {0.2, 0.7, 1.5, 5.2, 10., 33.2, 64.3, 250., 2600.})
    for (double field : fields) {
      printYields("beta", energy, field,
                  nest.GetYields(NEST::beta, energy, 2.8687, field, 131.293, 54, tunedNR, tunedER));
      printYields("NR", energy, field,
                  nest.GetYields(NR, energy, 2.8687, field, 131.293, 54, tunedNR, tunedER));
      printYields("capture", energy, field,
                  nest.GetYieldERWeighted(energy, 2.8687, field, tunedER));
    }
}

static void quanta(NESTcalc &nest) {
  const int draws = 400000;
  printf("kind,E_keV,field_Vcm,density_gcc,mean_ph,mean_e,mean_excitons,std_ph,std_e,"
         "std_excitons,std_total\n");
  for (INTERACTION_TYPE kind : {NEST::beta, NEST::NR})
    for (double energy : {0.3, 2., 20., 400.})
      for (double field : fields) {
        YieldResult mean =
            nest.GetYields(kind, energy, 2.8687, field, 131.293, 54, tunedNR, tunedER);
        double sums[4] = {}, squares[4] = {};
        for (int i = 0; i < draws; ++i) {
          QuantaResult q = nest.GetQuanta(mean, 2.8687, tunedWidths);
          const double counts[4] = {double(q.photons), double(q.electrons), double(q.excitons),
                                    double(q.photons + q.electrons)};
          for (int j = 0; j < 4; ++j) sums[j] += counts[j], squares[j] += counts[j] * counts[j];
        }
        printf("%s,%g,%g,2.8687", kind == NR ? "NR" : "beta", energy, field);
        for (int j = 0; j < 3; ++j) printf(",%.8g", sums[j] / draws);
        for (int j = 0; j < 4; ++j)
          printf(",%.6g", std::sqrt(squares[j] / draws - std::pow(sums[j] / draws, 2)));
        printf("\n");
      }
}

static void gas(NESTcalc &nest) {
  printf("T_K,P_bar,field_Vcm,vd_mm_us\n");
  for (double pressure : {0.5, 1.9, 3.})
    for (double field = 1; field < 3e4; field *= 1.35) {
      bool inGas = true;
      double density = nest.GetDensity(175, pressure, inGas, 1, 131.293);
#ifdef STATE_2026
      double velocity = NESTcalc::GetDriftVelocity_MagBoltz(175, density, field, pressure);
#else
      double velocity = NESTcalc::GetDriftVelocity_MagBoltz(density, field);
#endif
      printf("175,%g,%.17g,%.10g\n", pressure, field, velocity);
    }
}

static void liquid() {
  printf("T_K,field_Vcm,vd_mm_us\n");
  for (double temperature : {157., 160., 161.5, 163., 164.2, 166., 170., 182., 190., 205., 229.})
    for (double field : fields)
#ifdef STATE_2026
      printf("%g,%g,%.10g\n", temperature, field,
             NESTcalc::GetDriftVelocity_Liquid(temperature, field, 2.9));
#else
      printf("%g,%g,%.10g\n", temperature, field,
             NESTcalc::GetDriftVelocity_Liquid(temperature, field));
#endif
}

int main(int count, char **words) {
  const std::string table = count > 1 ? words[1] : "";
  VDetector detector;
  NESTcalc nest(&detector);
#ifdef STATE_2026
  const char *state = "commit 6f889f9 (2026-07-21)";
#else
  const char *state = "v2.4.0";
#endif
  printf("# producer: NEST %s with nest_tunings.cpp\n", state);
  if (table == "yields") yields(nest);
  if (table == "quanta") quanta(nest);
  if (table == "gas") gas(nest);
  if (table == "liquid") liquid();
}
