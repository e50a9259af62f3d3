#pragma once
// A C face for RE2: patterns that users write run in linear time.
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct rkpd_re2 rkpd_re2;

/// Compiles a UTF-8 pattern. Never NULL; ask rkpd_re2_error.
rkpd_re2 *rkpd_re2_compile(const char *pattern, size_t length, int case_sensitive);
void rkpd_re2_free(rkpd_re2 *re);

/// NULL where the pattern is sound; else a message that lives as long as `re`.
const char *rkpd_re2_error(const rkpd_re2 *re);

/// Number of capture groups, the whole match not counted.
int rkpd_re2_group_count(const rkpd_re2 *re);

/// The name of group `index` (1…), NULL where it has none. Lives as long as `re`.
const char *rkpd_re2_group_name(const rkpd_re2 *re, int index);

/// Searches `text`. `ranges` holds 2 × (groups + 1) offsets, -1 where a group took no part. Returns 1 on a match.
int rkpd_re2_search(const rkpd_re2 *re, const char *text, size_t length, ptrdiff_t *ranges, int range_groups);

/// Whether `text` holds `wanted`, byte by byte.
int rkpd_bytes_hold(const char *text, size_t length, const char *wanted, size_t wanted_length);

#ifdef __cplusplus
}
#endif
