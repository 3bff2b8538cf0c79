#include "CKernels.h"

ck_isa ck_instruction_set(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) return ck_isa_avx512;
  if (__builtin_cpu_supports("x86-64-v3")) return ck_isa_avx2;
#endif
  return ck_isa_baseline;
}
