#include "extractors/figures/ambiguous.hpp"

#include "extractors/figures/arithmetic.hpp"

#include <algorithm>
#include <span>

#include "pipeline/document/names.hpp"

namespace sayso::figures {
namespace {

// "5m people", "2m tonnes", "1.5m barrels": a noun in the plural or a unit follows.
bool counts_millions(const Context& c, const Numeral& numeral) {
  if (c.atoms[numeral.last].kind != AtomKind::word) return false;
  if (read_unit(c.document.text(), c.atoms, numeral.last, c.lexicon)) return true;
  const auto noun = counted_noun(c, numeral.last);
  if (!noun) return false;
  const Token& head = c.document.tokens[noun->last_token];
  const bool plural = c.document.slice(head).ends_with("s") || c.lexicon.is(head.lower, word::crowd);
  return c.token(numeral.last).pos != Pos::adp && plural;
}

}  // namespace

std::optional<Numeral> one_of_unit(const Context& c, std::uint32_t atom) {
  const auto role = [&](std::uint32_t at) { return c.lexicon.numbers[c.word(at)].role; };
  if (role(atom) != NumberRole::article || role(atom + 1) != NumberRole::single) return std::nullopt;
  const std::uint32_t behind = atom + 2;
  if (behind < c.atoms.size() && (c.word(behind) == c.lexicon.marks.hyphen || is_named_by(c.token(behind).pos)))
    return std::nullopt;
  if (atom > 0 && is_named_by(c.token(atom - 1).pos)) return std::nullopt;
  Numeral one;
  one.first = atom;
  one.last = atom + 1;
  one.value = one.base = {1, 0, 1};
  one.words = true;
  return one;
}

void settle_letter_scale(Context& c, Numeral& numeral) {
  if (!numeral.letter_scale) return;
  const std::uint32_t letter = numeral.last - 1;
  const std::string_view form = c.text(letter);
  if (currency_behind(c.document.text(), c.atoms, numeral.last, c.lexicon)) return;
  if (form == "M" || form == "k" || form == "K") {
    const Literal* literal = c.atoms.literal_at(numeral.first);
    if (form != "K" || literal == nullptr || literal->decimals == 0) return;
  }
  const bool counted = numeral.last < c.atoms.size() && !c.atoms[numeral.last].joined && counts_millions(c, numeral);
  if (counted && form != "t") {
    if (form == "m") c.counted_in_m = numeral.first;
    return;
  }
  // "1.61m people, compared with 1.50m": told to two decimals shortly after a count in millions
  const Literal* fine = c.atoms.literal_at(numeral.first);
  constexpr std::uint32_t shortly = 16;
  const bool after_count = c.counted_in_m && numeral.first <= *c.counted_in_m + shortly;
  if (form == "m" && after_count && fine != nullptr && fine->decimals == 2 &&
      (numeral.last >= c.atoms.size() || c.word(numeral.last) != c.lexicon.marks.hyphen))
    return;
  rescale(numeral, 0);
  numeral.letter_scale = false;
  numeral.last = letter;
}

std::optional<UnitReading> letter_unit(const Context& c, const Numeral& numeral, std::uint32_t atom) {
  const Literal* literal = c.atoms.literal_at(numeral.first);
  if (atom >= c.atoms.size() || literal == nullptr || literal->digits > 3 || numeral.scale != 0) return std::nullopt;
  const std::string_view form = c.text(atom);
  // no hour has tenths
  const bool fine = literal->decimals == 1 || literal->decimals > 2;
  if (fine && (form == "pm" || form == "am"))
    return UnitReading{std::string(form), {}, UnitClass::measure, atom + 1, true};
  if (form != "C" && form != "F") return std::nullopt;
  const std::uint32_t next = atom + 1;
  if (next < c.atoms.size() && (c.token(next).is(token_flag::capitalised) || is_named_by(c.token(next).pos)))
    return std::nullopt;
  return UnitReading{form == "C" ? "Cel" : "[degF]", {}, UnitClass::measure, next, true};
}

std::string degrees(const Context& c, std::uint32_t after) {
  const Symbol next = c.word(after);
  if (next != Symbol::unknown && c.lexicon.names[next] == NameKind::angle) return "deg";
  // "90°S"
  const bool joined = after < c.atoms.size() && c.atoms[after].joined && c.atoms[after].span.size() == 1;
  if (joined && std::string_view("NSEW").find(c.text(after)) != std::string_view::npos) return "deg";
  // "-273° on the Celsius scale"
  const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(after + 4, c.atoms.size()));
  for (std::uint32_t at = after; at < end; ++at) {
    const auto named = c.lexicon.unit_names.longest(std::span(c.atoms.words).subspan(at));
    const std::string_view scale = named ? std::string_view(c.lexicon.units[named->value].code) : std::string_view{};
    if (scale == "Cel" || scale == "[degF]") return std::string(scale);
  }
  return c.currencies.evidence(country_of("US")) > 0 ? "[degF]" : "Cel";
}

bool is_weight(const Context& c, const Numeral& numeral, const CurrencyReading& pounds) {
  if (c.lexicon.is(c.word(pounds.last), word::of)) return true;
  if (numeral.scale >= 6) return false;
  constexpr std::uint32_t farthest = 6;
  for (std::uint32_t i = numeral.first > farthest ? numeral.first - farthest : 0; i < numeral.first; ++i) {
    if (c.lexicon.is(c.token(i).lemma, word::weighing)) return true;
  }
  // "a twenty pound bag", but "a twenty pound note"
  const bool before_noun = pounds.last < c.atoms.size() && c.token(pounds.last).pos == Pos::noun;
  const bool attribute =
      before_noun && !c.text(pounds.last - 1).ends_with("s") && !c.lexicon.is(c.token(pounds.last).lemma, word::tender);
  const bool hyphened = numeral.last < c.atoms.size() && c.word(numeral.last) == c.lexicon.marks.hyphen;
  const bool british = c.currencies.evidence(country_of("GB")) > 0 || c.currencies.has_pound_sign();
  // "a 500-pound bomb" weighs so much in Britain too, but a fine is paid
  if (british) return hyphened && attribute;
  return hyphened || attribute || c.currencies.evidence(country_of("US")) > 0;
}

bool is_quotation_mark(const Context& c, std::uint32_t atom) {
  const std::uint32_t byte = c.atoms[atom].span.begin;
  const auto& all = c.document.quotations;
  const auto behind =
      std::partition_point(all.begin(), all.end(), [&](const Quotation& q) { return q.outer.begin <= byte; });
  const auto first = behind - std::min<std::ptrdiff_t>(behind - all.begin(), 4);
  return std::any_of(first, behind, [&](const Quotation& q) {
    return q.outer.begin == byte || (q.inner.end <= byte && byte < q.outer.end);
  });
}

bool part_stands(const Context& c, const Numeral& n) {
  const auto is = [&](Symbol symbol, std::uint64_t classes) { return c.lexicon.is(symbol, classes); };
  const bool last = n.last >= c.atoms.size();
  const bool ends_phrase = last || c.atoms[n.last].kind == AtomKind::mark;
  // "By half", "nearly half": a word of measure before it and none behind it.
  const Symbol before = n.first > 0 ? c.word(n.first - 1) : Symbol::unknown;
  const bool alone = (ends_phrase || c.token(n.last).pos == Pos::adp) && is(before, word::before_half);
  const NumberRole lead = c.lexicon.numbers[c.word(n.first)].role;
  const Symbol next = c.word(n.last);
  const bool of = is(next, word::of) && c.time_at(n.last + 1) == nullptr;
  const bool determiner = is(next, word::after_part);
  const bool compared = (c.lexicon.changes[next].uses & change_use::comparative) != 0;
  if (lead == NumberRole::half) {
    const bool named = is(before, word::period_lead) || c.lexicon.numbers[before].role == NumberRole::ordinal;
    return !named && (of || determiner || is(next, word::as) || next == c.lexicon.marks.open || compared || alone);
  }
  if (lead == NumberRole::part) return false;
  const Symbol unit = c.word(n.last - 1);
  const bool quarter = c.lexicon.numbers[unit].role == NumberRole::part || is(unit, word::quarters);
  // "three-quarters, or $1.8bn"
  const bool hyphened = n.last >= n.first + 3 && c.word(n.last - 2) == c.lexicon.marks.hyphen;
  return !quarter || hyphened || of || determiner || is(next, word::or_word) || compared || (ends_phrase && alone);
}

bool is_of_country(const Currency& currency, std::uint32_t country) {
  if (country == 0) return true;
  return std::any_of(currency.codes.begin(), currency.codes.end(),
                     [&](const std::string& code) { return country_of(code) == country; });
}

std::string_view code_again(const Context& c, const CurrencyReading& before, const CurrencyReading& behind,
                            std::string_view code) {
  const Currency& currency = c.lexicon.currencies[behind.currency];
  const auto has = [](const Currency& of, std::string_view wanted) {
    return std::find(of.codes.begin(), of.codes.end(), wanted) != of.codes.end();
  };
  if (currency.role == CurrencyRole::name) return has(currency, code) ? code : std::string_view{};
  const bool joined = currency.role == CurrencyRole::code && currency.codes.size() == 1;
  return joined && has(c.lexicon.currencies[before.currency], currency.codes.front())
             ? std::string_view(currency.codes.front())
             : std::string_view{};
}

bool is_acronym(const Context& c, std::uint32_t symbol) {
  const Token& token = c.token(symbol);
  const std::uint32_t next = symbol + 1;
  const bool attribute = next < c.atoms.size() && (c.token(next).pos == Pos::noun || c.token(next).pos == Pos::propn);
  return token.is(token_flag::all_caps) && attribute;
}

bool is_lettered_name(const Context& c, const Numeral& numeral, const CurrencyReading& currency) {
  const Literal* literal = c.atoms.literal_at(numeral.first);
  if (numeral.scale != 0 || (literal != nullptr && (literal->decimals > 0 || literal->digits > 2))) return false;
  return c.currencies.evidence(country_of(c.lexicon.currencies[currency.currency].codes.front())) == 0;
}

bool begins_name(const Context& c, const Numeral& numeral, const UnitReading& unit) {
  const std::uint32_t hyphen = unit.last;
  return unit.symbol && numeral.words && hyphen + 1 < c.atoms.size() && c.word(hyphen) == c.lexicon.marks.hyphen &&
         c.atoms[hyphen].joined && c.atoms[hyphen + 1].joined && c.atoms[hyphen + 1].kind == AtomKind::literal;
}

bool is_graded(const Context& c, const Numeral& numeral, const Counted& noun) {
  // "the four thousand mark"
  if (numeral.scale > 0 && c.lexicon.is(c.document.tokens[noun.last_token].lower, word::stands_in)) return true;
  const Literal* literal = c.atoms.literal_at(numeral.first);
  if (literal == nullptr || literal->decimals == 0 || numeral.scale != 0) return false;
  const bool label = numeral.first > 0 && c.token(numeral.first - 1).pos == Pos::noun;
  return label || !c.document.slice(c.document.tokens[noun.last_token]).ends_with("s");
}

std::uint32_t past_one_thing(const Context& c, const Numeral& numeral) {
  const std::uint32_t at = numeral.last;
  if (!numeral.words || small_whole(numeral.value) != 1 || at + 2 >= c.atoms.size()) return at;
  if (c.token(at).pos != Pos::noun || !c.lexicon.is(c.word(at + 1), word::in)) return at;
  const auto whole = read_numeral(c.atoms, at + 2, c.lexicon);
  if (!whole || whole->role != NumeralRole::cardinal || whole->scale != 0 || !whole->words) return at;
  // "one man in two weeks", "one child in three families"
  const Pos next = whole->last < c.atoms.size() ? c.token(whole->last).pos : Pos::punct;
  const bool counts = next == Pos::noun || next == Pos::propn || next == Pos::adj || next == Pos::num;
  return counts || read_unit(c.document.text(), c.atoms, whole->last, c.lexicon) ? at : at + 1;
}

bool looks_like_year(const Context& c, const Numeral& numeral) {
  const Literal* literal = c.atoms.literal_at(numeral.first);
  if (literal == nullptr || literal->grouped || literal->decimals > 0 || literal->digits != 4 || numeral.scale != 0)
    return false;
  const auto year = small_whole(numeral.value);
  return year && *year >= 1900 && *year < 2100;
}

}  // namespace sayso::figures
