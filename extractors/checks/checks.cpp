#include "extractors/checks/checks.hpp"

#include <algorithm>

#include "extractors/checks/kinds.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::checks {
namespace {

constexpr lexicon::Names<std::uint32_t, 9> word_names = {{
    {"level", word::level},
    {"reached", word::reached},
    {"direction", word::direction},
    {"added", word::added},
    {"apposition", word::apposition},
    {"whole", word::whole},
    {"total", word::total},
    {"total_behind", word::total_behind},
    {"parts", word::parts},
}};

double rate_in(const lexicon::Row& row, std::size_t column) {
  const double value = lexicon::decimal_in(row, column);
  if (value <= 0) row.fail("expected a number above zero");
  return value;
}

}  // namespace

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  for (const lexicon::Row row : source.read("checks/rates.tsv", 3)) {
    RateRange range{std::string(row[0]), rate_in(row, 1), rate_in(row, 2)};
    if (range.currency.size() != 3 || range.low > range.high)
      row.fail("expected a currency, its lowest and its highest rate");
    rates.push_back(std::move(range));
  }
  for (const lexicon::Row row : source.read("checks/words.tsv", 2)) {
    words.add(text::intern_phrase(row[0], vocabulary), lexicon::bits_of(row, 1, word_names));
  }
}

std::vector<Check> extract(const Document& document, const Lexicon& lexicon) {
  std::vector<Check> checks;
  if (document.figures.size() < 2) return checks;
  check_rates(document, lexicon, checks);
  check_changes(document, lexicon, checks);
  check_sums(document, lexicon, checks);
  check_shares(document, lexicon, checks);
  std::stable_sort(checks.begin(), checks.end(), [](const Check& a, const Check& b) {
    const auto key = [](const Check& c) { return std::pair{at(c.figures.front()), c.kind}; };
    return key(a) < key(b);
  });
  return checks;
}

}  // namespace sayso::checks
