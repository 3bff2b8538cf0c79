/// Compiles the marked function for AVX-512, AVX2 and the baseline, and chooses at load time.
#ifndef DARKFIELD_CLONES_H
#define DARKFIELD_CLONES_H

#if defined(__x86_64__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#endif
