#include "cre2.h"

#include <cstring>

#include <re2/re2.h>

#include <string>
#include <vector>

struct rkpd_re2 {
    RE2 re;
    std::string error;
    rkpd_re2(const re2::StringPiece &pattern, const RE2::Options &options) : re(pattern, options), error(re.error()) {}
};

rkpd_re2 *rkpd_re2_compile(const char *pattern, size_t length, int case_sensitive) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(case_sensitive != 0);
    options.set_max_mem(8 << 20);
    return new rkpd_re2(re2::StringPiece(pattern, length), options);
}

void rkpd_re2_free(rkpd_re2 *re) { delete re; }

const char *rkpd_re2_error(const rkpd_re2 *re) { return re->re.ok() ? nullptr : re->error.c_str(); }

int rkpd_re2_group_count(const rkpd_re2 *re) { return re->re.NumberOfCapturingGroups(); }

const char *rkpd_re2_group_name(const rkpd_re2 *re, int index) {
    const auto &names = re->re.CapturingGroupNames();
    auto found = names.find(index);
    return found == names.end() ? nullptr : found->second.c_str();
}

int rkpd_re2_search(const rkpd_re2 *re, const char *text, size_t length, ptrdiff_t *ranges, int range_groups) {
    std::vector<re2::StringPiece> groups(static_cast<size_t>(range_groups));
    re2::StringPiece whole(text, length);
    if (!re->re.Match(whole, 0, length, RE2::UNANCHORED, groups.data(), range_groups)) return 0;
    for (int i = 0; i < range_groups; i++) {
        const auto &piece = groups[static_cast<size_t>(i)];
        bool took_part = piece.data() != nullptr;
        ranges[2 * i] = took_part ? piece.data() - text : -1;
        ranges[2 * i + 1] = took_part ? piece.data() - text + static_cast<ptrdiff_t>(piece.size()) : -1;
    }
    return 1;
}

int rkpd_bytes_hold(const char *text, size_t length, const char *wanted, size_t wanted_length) {
    return memmem(text, length, wanted, wanted_length) != nullptr;
}
