#pragma once

#include <string>
#include <string_view>

namespace sayso::duplicates {

// What is left of a text when layout, punctuation and case are taken away: its words, one space between them. A word is
// a run of letters, marks and digits (Unicode general categories L, M and N), case folded (simple folding). Apostrophes
// and hyphens part words, so that straight and curly ones give the same. `text` is well-formed UTF-8; replaces `out`.
void normalise(std::string_view text, std::string& out);

// 128 bits of XXH3 over the normalised text, as 32 hexadecimal digits: the same for copies that differ in nothing but
// layout, punctuation and case.
[[nodiscard]] std::string hash_of(std::string_view normalised);

}  // namespace sayso::duplicates
