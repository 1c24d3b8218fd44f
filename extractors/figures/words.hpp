// What the small words do in the grammar of figures (words.tsv); a set of bits.
#pragma once

#include <cstdint>

namespace sayso::figures {

namespace word {
inline constexpr std::uint64_t of = 1ULL << 0U;
inline constexpr std::uint64_t to = 1ULL << 1U;
inline constexpr std::uint64_t from = 1ULL << 2U;
inline constexpr std::uint64_t by = 1ULL << 3U;
inline constexpr std::uint64_t at = 1ULL << 4U;
inline constexpr std::uint64_t in = 1ULL << 5U;
inline constexpr std::uint64_t for_word = 1ULL << 6U;
inline constexpr std::uint64_t and_word = 1ULL << 7U;
inline constexpr std::uint64_t or_word = 1ULL << 8U;
inline constexpr std::uint64_t as = 1ULL << 9U;
inline constexpr std::uint64_t between = 1ULL << 10U;
inline constexpr std::uint64_t out = 1ULL << 11U;
inline constexpr std::uint64_t below = 1ULL << 12U;
inline constexpr std::uint64_t zero = 1ULL << 13U;
inline constexpr std::uint64_t article = 1ULL << 14U;
inline constexpr std::uint64_t each = 1ULL << 15U;
inline constexpr std::uint64_t every = 1ULL << 16U;
inline constexpr std::uint64_t per = 1ULL << 17U;
inline constexpr std::uint64_t after_multiple = 1ULL << 18U;
inline constexpr std::uint64_t after_times = 1ULL << 19U;
inline constexpr std::uint64_t after_part = 1ULL << 20U;
inline constexpr std::uint64_t part_more = 1ULL << 21U;
inline constexpr std::uint64_t more = 1ULL << 22U;
inline constexpr std::uint64_t before_half = 1ULL << 23U;
inline constexpr std::uint64_t period_lead = 1ULL << 24U;
inline constexpr std::uint64_t compared = 1ULL << 25U;
inline constexpr std::uint64_t since = 1ULL << 26U;
inline constexpr std::uint64_t former = 1ULL << 27U;
inline constexpr std::uint64_t former_period = 1ULL << 28U;
inline constexpr std::uint64_t versus = 1ULL << 29U;
inline constexpr std::uint64_t back = 1ULL << 30U;
inline constexpr std::uint64_t relative = 1ULL << 31U;
inline constexpr std::uint64_t said = 1ULL << 32U;
inline constexpr std::uint64_t aged = 1ULL << 33U;
inline constexpr std::uint64_t old = 1ULL << 34U;
inline constexpr std::uint64_t year = 1ULL << 35U;
inline constexpr std::uint64_t month = 1ULL << 36U;
inline constexpr std::uint64_t turns = 1ULL << 37U;
inline constexpr std::uint64_t person = 1ULL << 38U;
inline constexpr std::uint64_t is = 1ULL << 39U;
inline constexpr std::uint64_t moment = 1ULL << 40U;
inline constexpr std::uint64_t range_lead = 1ULL << 41U;
inline constexpr std::uint64_t range = 1ULL << 42U;
inline constexpr std::uint64_t purpose = 1ULL << 43U;
inline constexpr std::uint64_t joins_noun = 1ULL << 44U;
inline constexpr std::uint64_t crowd = 1ULL << 45U;
inline constexpr std::uint64_t often = 1ULL << 46U;
inline constexpr std::uint64_t quarters = 1ULL << 47U;
inline constexpr std::uint64_t dimension = 1ULL << 48U;
inline constexpr std::uint64_t weighing = 1ULL << 49U;
inline constexpr std::uint64_t tender = 1ULL << 50U;
inline constexpr std::uint64_t absolute = 1ULL << 51U;
inline constexpr std::uint64_t base = 1ULL << 52U;
inline constexpr std::uint64_t stands_in = 1ULL << 53U;
inline constexpr std::uint64_t bound = 1ULL << 54U;
inline constexpr std::uint64_t when = 1ULL << 55U;
inline constexpr std::uint64_t phrasal = 1ULL << 56U;
inline constexpr std::uint64_t ends_modifier = 1ULL << 57U;  // the last word of a modifier before figures
inline constexpr std::uint64_t befalls = 1ULL << 62U;        // a verb whose bare object is people ("killed 12")
inline constexpr std::uint64_t human = 1ULL << 58U;          // a noun for one person
inline constexpr std::uint64_t stretch = 1ULL << 59U;
inline constexpr std::uint64_t tally = 1ULL << 61U;
inline constexpr std::uint64_t light = 1ULL << 60U;
inline constexpr std::uint64_t aside = 1ULL << 63U;  // with a preposition an adverbial ("in fact")
}  // namespace word

// What the form of a verb says of its time, and whether it tells something (verbs.tsv).
namespace verb_class {
inline constexpr std::uint8_t past = 1, perfect = 2, speech = 4, prices = 8, telling = 16;
}

}  // namespace sayso::figures
