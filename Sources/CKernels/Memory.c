#include "CKernels.h"
#include <stdlib.h>
#include <string.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#define LINE ((size_t)64)
#define HUGE_PAGE ((size_t)2 << 20)

void *ck_allocate(size_t bytes) {
  // Large blocks on large pages: a pass over one of small pages stops at each for its address.
  size_t boundary = bytes >= 2 * HUGE_PAGE ? HUGE_PAGE : LINE;
  if (bytes > SIZE_MAX - boundary) return NULL;
  size_t rounded = bytes < LINE ? LINE : (bytes + boundary - 1) / boundary * boundary;
  void *memory = aligned_alloc(boundary, rounded);
  if (!memory) return NULL;
#if defined(MADV_HUGEPAGE)
  // A kernel that refuses gives small pages, which are only slower.
  if (boundary == HUGE_PAGE) (void)madvise(memory, rounded, MADV_HUGEPAGE);
#endif
  return memset(memory, 0, rounded);
}

void ck_deallocate(void *memory) { free(memory); }

void ck_return_memory(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}
