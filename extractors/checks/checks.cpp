#include "extractors/checks/checks.hpp"

#include <algorithm>

#include "extractors/checks/kinds.hpp"
#include "extractors/checks/wording.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::checks {
namespace {

constexpr lexicon::Names<word::Classes, 57> word_names = {{
    {"single", word::single},
    {"pointing", word::pointing},
    {"joined", word::joined},
    {"stays", word::stays},
    {"sums", word::sums},
    {"average", word::average},
    {"affirm", word::affirm},
    {"turnout", word::turnout},
    {"each", word::each},
    {"bound", word::bound},
    {"level", word::level},
    {"reached", word::reached},
    {"direction", word::direction},
    {"added", word::added},
    {"apposition", word::apposition},
    {"whole", word::whole},
    {"total", word::total},
    {"total_behind", word::total_behind},
    {"parts", word::parts},
    {"former", word::former},
    {"earlier", word::earlier},
    {"than", word::than},
    {"than_word", word::than_word},
    {"rise", word::rise},
    {"fall", word::fall},
    {"equating", word::equating},
    {"that_is", word::that_is},
    {"partial", word::partial},
    {"rest", word::rest},
    {"yes", word::yes},
    {"no", word::no},
    {"undecided", word::undecided},
    {"exports", word::exports},
    {"imports", word::imports},
    {"deficit", word::deficit},
    {"left", word::left},
    {"margin", word::margin},
    {"medal", word::medal},
    {"person", word::person},
    {"group", word::group},
    {"dead", word::dead},
    {"hurt", word::hurt},
    {"staff", word::staff},
    {"held", word::held},
    {"price", word::price},
    {"seat", word::seat},
    {"vote", word::vote},
    {"others", word::others},
    {"basis", word::basis},
    {"all", word::all},
    {"above", word::above},
    {"below", word::below},
    {"stand_in", word::stand_in},
    {"valued", word::valued},
    {"tally", word::tally},
    {"gained", word::gained},
    {"lost", word::lost},
}};

double rate_in(const lexicon::Row& row, std::size_t column) {
  const double value = lexicon::decimal_in(row, column);
  if (value <= 0) row.fail("expected a number above zero");
  return value;
}

bool comes_before(const Check& a, const Check& b) {
  const auto key = [](const Check& c) { return std::pair{at(c.figures.front()), c.kind}; };
  return key(a) < key(b);
}

std::vector<FigureIndex> sorted_figures(const Check& check) {
  std::vector<FigureIndex> figures = check.figures;
  std::sort(figures.begin(), figures.end());
  return figures;
}

// Two patterns may find one relation: it is told once, as the first of them read it.
void drop_repeated(std::vector<Check>& checks) {
  std::vector<std::pair<std::vector<FigureIndex>, CheckKind>> seen;
  const auto repeated = [&](const Check& check) {
    auto key = std::pair{sorted_figures(check), check.kind};
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) return true;
    seen.push_back(std::move(key));
    // only near figures are compared, so what repeats a check is near it
    constexpr std::size_t kept = 32;
    if (seen.size() > kept) seen.erase(seen.begin());
    return false;
  };
  checks.erase(std::remove_if(checks.begin(), checks.end(), repeated), checks.end());
}

// "£5m for the theatre, the library (£2.5m) and the park (£1.5m)" are no total and parts where all three make £9m.
void drop_sums_within_sums(std::vector<Check>& checks) {
  const auto within = [&](const Check& check) {
    if (check.kind != CheckKind::sum || check.verdict != Verdict::inconsistent) return false;
    const std::vector<FigureIndex> few = sorted_figures(check);
    return std::any_of(checks.begin(), checks.end(), [&](const Check& other) {
      if (other.kind != CheckKind::sum || other.verdict != Verdict::consistent) return false;
      const std::vector<FigureIndex> many = sorted_figures(other);
      return std::includes(many.begin(), many.end(), few.begin(), few.end());
    });
  };
  std::vector<Check> kept;
  kept.reserve(checks.size());
  for (const Check& check : checks) {
    if (!within(check)) kept.push_back(check);
  }
  checks = std::move(kept);
}

// Of two shares near one pair, or two amounts of one kind between two levels, the one that holds is the pair's.
void drop_other_readings(const Document& document, std::vector<Check>& checks) {
  const auto kind_of = [&](const Check& check) { return document.figures[at(check.figures.back())].kind; };
  std::vector<Check> kept;
  kept.reserve(checks.size());
  for (const Check& check : checks) {
    const auto settles = [&](const Check& other) {
      return other.kind == check.kind && other.verdict == Verdict::consistent && other.figures.size() >= 3 &&
             std::equal(check.figures.begin(), check.figures.begin() + 2, other.figures.begin()) &&
             (check.kind == CheckKind::share || kind_of(check) == kind_of(other));
    };
    const bool alarm = (check.kind == CheckKind::share || check.kind == CheckKind::change) &&
                       check.verdict == Verdict::inconsistent && check.figures.size() >= 3;
    if (!alarm || std::none_of(checks.begin(), checks.end(), settles)) kept.push_back(check);
  }
  checks = std::move(kept);
}

}  // namespace

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  for (const lexicon::Row row : source.read("checks/rates.tsv", 3)) {
    RateRange range{std::string(row[0]), rate_in(row, 1), rate_in(row, 2)};
    if (range.currency.size() != 3 || range.low > range.high)
      row.fail("expected a currency, its lowest and its highest rate");
    rates.push_back(std::move(range));
  }
  for (const lexicon::Row row : source.read("checks/conversions.tsv", 4)) {
    if (row[2] != "metric" && row[2] != "customary") row.fail("expected metric or customary");
    conversions.push_back({std::string(row[0]), std::string(row[1]), row[2] == "metric", rate_in(row, 3)});
  }
  for (const lexicon::Row row : source.read("checks/words.tsv", 2)) {
    const auto phrase = text::intern_phrase(row[0], vocabulary);
    words.add(phrase, static_cast<std::uint32_t>(classes.size()));
    classes.push_back(lexicon::bits_of(row, 1, word_names));
    add_first_word(phrase, classes.back());
  }
}

void Lexicon::add_first_word(std::span<const Symbol> phrase, word::Classes of_phrase) {
  if (phrase.empty()) return;
  const auto symbol = static_cast<std::size_t>(phrase.front());
  if (begins.size() <= symbol) begins.resize(symbol + 1);
  constexpr std::size_t bits = 64;
  if (may_begin.size() <= symbol / bits) may_begin.resize(symbol / bits + 1);
  may_begin[symbol / bits] |= std::uint64_t{1} << (symbol % bits);
  if (begins[symbol] == 0) {
    begins[symbol] = static_cast<std::uint16_t>(first_words.size());
    first_words.emplace_back();
  }
  FirstWord& first = first_words[begins[symbol]];
  if (phrase.size() > 1) {
    first.seconds |= std::uint64_t{1} << (static_cast<std::size_t>(phrase[1]) % 64);
  } else {
    first.alone = of_phrase;
  }
}

std::vector<Check> extract(const Document& document, const Lexicon& lexicon) {
  std::vector<Check> checks;
  if (document.figures.size() < 2) return checks;
  const Wording wording(document, lexicon);
  check_rates(document, lexicon, checks);
  check_conversions(document, lexicon, checks);
  check_changes(document, wording, checks);
  check_comparisons(document, wording, checks);
  check_differences(document, wording, checks);
  check_sums(document, wording, checks);
  check_lists(document, wording, checks);
  check_totals(document, wording, checks);
  check_balances(document, wording, checks);
  check_shares(document, wording, checks);
  check_parts(document, wording, checks);
  check_complements(document, wording, checks);
  check_conflicts(document, wording, checks);
  check_distant_shares(document, wording, checks);
  check_rests(document, wording, checks);
  check_equations(document, wording, checks);
  check_nearby_changes(document, wording, checks);
  check_nearby_shares(document, wording, checks);
  check_nearby_sums(document, wording, checks);
  check_listed_parts(document, wording, checks);
  check_partitions(document, wording, checks);
  check_claimed_shares(document, wording, checks);
  check_two_levels(document, wording, checks);
  check_directions(document, wording, checks);
  check_recalls(document, wording, checks);
  std::stable_sort(checks.begin(), checks.end(), comes_before);
  if (checks.size() < 2) return checks;
  drop_repeated(checks);
  const auto fails = [](const Check& check) { return check.verdict == Verdict::inconsistent; };
  if (std::none_of(checks.begin(), checks.end(), fails)) return checks;
  drop_sums_within_sums(checks);
  drop_other_readings(document, checks);
  return checks;
}

}  // namespace sayso::checks
