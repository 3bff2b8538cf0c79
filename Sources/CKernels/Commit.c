#include "CKernels.h"

#ifndef DARKFIELD_COMMIT
#define DARKFIELD_COMMIT "unknown"
#endif

const char *ck_commit(void) { return DARKFIELD_COMMIT; }
