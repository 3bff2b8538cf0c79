#include "CKernels.h"
#include "Clones.h"

// Philox4x32-10: multipliers and Weyl constants of Salmon, Moraes, Dror and Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", SC'11, section 4.
#define MULTIPLIER_0 0xD2511F53u
#define MULTIPLIER_1 0xCD9E8D57u
#define WEYL_0 0x9E3779B9u
#define WEYL_1 0xBB67AE85u
#define ROUNDS 10
#define LOW 0xFFFFFFFFu

// One 512-bit vector is one AVX-512 register, two AVX2 or four baseline ones. A product waits for
// the one of the round before, so up to four groups are made side by side to keep the units busy.
#define WIDTH 8
#define GROUPS 4

typedef uint64_t lanes __attribute__((vector_size(8 * WIDTH), aligned(8)));
typedef struct {
  lanes low[ROUNDS], high[ROUNDS];
} round_keys;

// Each 32-bit counter word lies in the low half of a 64-bit lane, so that the widening product is
// one instruction (vpmuludq). The high halves carry garbage between rounds: the product ignores
// it, and the last step masks it off.
static inline __attribute__((always_inline)) void
philox_groups(int groups, const round_keys *key, uint64_t index, uint32_t high,
              uint32_t first_block, uint64_t *words) {
  lanes c0[GROUPS], c1[GROUPS], c2[GROUPS], c3[GROUPS];
  for (int group = 0; group < groups; group++) {
    // Even lanes hold the first half of the blocks, odd lanes the second: the unpacking of the
    // last step, which picks even and odd lanes, then writes the blocks in order.
    for (int lane = 0; lane < WIDTH; lane++) {
      uint32_t block = (uint32_t)(group * WIDTH + lane / 2 + lane % 2 * (WIDTH / 2));
      c0[group][lane] = (uint32_t)(first_block + block);
    }
    c1[group] = (lanes){} + high;
    c2[group] = (lanes){} + (uint32_t)index;
    c3[group] = (lanes){} + (index >> 32);
  }
#pragma clang loop unroll(full)
  for (int round = 0; round < ROUNDS; round++) {
#pragma clang loop unroll(full)
    for (int group = 0; group < groups; group++) {
      lanes p0 = (c0[group] & LOW) * MULTIPLIER_0;
      lanes p1 = (c2[group] & LOW) * MULTIPLIER_1;
      c0[group] = (p1 >> 32) ^ (c1[group] ^ key->low[round]);
      c2[group] = (p0 >> 32) ^ (c3[group] ^ key->high[round]);
      c1[group] = p1;
      c3[group] = p0;
    }
  }
  for (int group = 0; group < groups; group++) {
    lanes a = (c0[group] & LOW) | c1[group] << 32;
    lanes b = (c2[group] & LOW) | c3[group] << 32;
    lanes *out = (lanes *)(words + 2 * group * WIDTH);
    out[0] = __builtin_shufflevector(a, b, 0, 8, 2, 10, 4, 12, 6, 14);
    out[1] = __builtin_shufflevector(a, b, 1, 9, 3, 11, 5, 13, 7, 15);
  }
}

CLONES void ck_philox(uint64_t key, uint64_t index, uint32_t high, uint32_t first_block,
                      size_t blocks, uint64_t *words) {
  round_keys keys;
  uint32_t low_key = (uint32_t)key, high_key = (uint32_t)(key >> 32);
  for (int round = 0; round < ROUNDS; round++) {
    keys.low[round] = (lanes){} + low_key;
    keys.high[round] = (lanes){} + high_key;
    low_key += WEYL_0;
    high_key += WEYL_1;
  }
  uint64_t rest[2 * WIDTH];
  while (blocks > 0) {
    size_t made = blocks >= 4 * WIDTH ? 4 * WIDTH : blocks >= 2 * WIDTH ? 2 * WIDTH : WIDTH;
    uint64_t *out = blocks < WIDTH ? rest : words;
    switch (made / WIDTH) {
    case 4: philox_groups(4, &keys, index, high, first_block, out); break;
    case 2: philox_groups(2, &keys, index, high, first_block, out); break;
    default: philox_groups(1, &keys, index, high, first_block, out); break;
    }
    if (blocks < WIDTH) {
      for (size_t word = 0; word < 2 * blocks; word++) words[word] = rest[word];
      return;
    }
    first_block += (uint32_t)made;
    words += 2 * made;
    blocks -= made;
  }
}
