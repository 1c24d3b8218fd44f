#include "extractors/figures/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/document/names.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::figures {
namespace {

using lexicon::Row;

// The value that the row's cell names; a row with another word is refused.
template <class Value, std::size_t size>
Value choose(const Row& row, std::string_view cell, const std::array<std::pair<std::string_view, Value>, size>& names) {
  for (const auto& [name, value] : names) {
    if (name == cell) return value;
  }
  row.fail("unknown word \"" + std::string(cell) + "\"");
}

int whole_number(const Row& row, std::string_view cell) {
  int value = 0;
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (read.ec != std::errc{} || read.ptr != cell.data() + cell.size()) row.fail("expected a whole number");
  return value;
}

template <class Take>
void each_form(std::string_view cell, const Take& take) {
  for (std::size_t i = 0; i < cell.size();) {
    const std::size_t end = std::min(cell.find(',', i), cell.size());
    take(cell.substr(i, end - i));
    i = end + 1;
  }
}

void read_numbers(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, BySymbol<NumberWord>& numbers) {
  static constexpr std::array<std::pair<std::string_view, NumberRole>, 21> roles{{
      {"digit", NumberRole::digit},
      {"teen", NumberRole::teen},
      {"tens", NumberRole::tens},
      {"hundred", NumberRole::hundred},
      {"scale", NumberRole::scale},
      {"short_scale", NumberRole::short_scale},
      {"letter_scale", NumberRole::letter_scale},
      {"dozen", NumberRole::dozen},
      {"half", NumberRole::half},
      {"part", NumberRole::part},
      {"parts", NumberRole::parts},
      {"ordinal", NumberRole::ordinal},
      {"ordinal_teen", NumberRole::ordinal_teen},
      {"ordinal_scale", NumberRole::ordinal_scale},
      {"multiple", NumberRole::multiple},
      {"multiple_verb", NumberRole::multiple_verb},
      {"fold", NumberRole::fold},
      {"times", NumberRole::times},
      {"article", NumberRole::article},
      {"and", NumberRole::and_word},
      {"point", NumberRole::point},
  }};
  for (const Row row : source.read("figures/numbers.tsv", 3)) {
    const NumberRole role = row[1] == "minus" ? NumberRole::minus : choose(row, row[1], roles);
    const int value = whole_number(row, row[2]);
    // denominators of a thousand and ten thousand would not fit; they are ordinal_scale
    if (value > 120 || value < -2) {
      if (role != NumberRole::parts) row.fail("value out of range");
      continue;
    }
    numbers.set(vocabulary.intern(row[0]), {role, static_cast<std::int8_t>(value)});
  }
}

UnitClass unit_class_of(std::string_view name) {
  if (name == "time") return UnitClass::time;
  if (name == "length") return UnitClass::length;
  if (name == "temperature") return UnitClass::temperature;
  if (name == "percent") return UnitClass::percent;
  if (name == "points") return UnitClass::points;
  return UnitClass::measure;
}

void read_units(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  for (const Row row : source.read("figures/units.tsv", 5)) {
    const auto index = static_cast<std::uint32_t>(into.units.size());
    const std::size_t slash = row[1] == "flow" ? row[0].rfind('/') : std::string_view::npos;
    if (row[1] == "flow" && slash == std::string_view::npos) row.fail("a flow is a unit / a time");
    const std::string_view per = slash == std::string_view::npos ? std::string_view{} : row[0].substr(slash + 1);
    into.units.push_back({std::string(row[0].substr(0, slash)), std::string(per), unit_class_of(row[1])});
    each_form(row[2],
              [&](std::string_view form) { into.unit_names.add(text::intern_phrase(form, vocabulary), index); });
    each_form(row[3], [&](std::string_view form) { into.unit_symbols.add(form, index); });
    each_form(row[4], [&](std::string_view form) { into.joined_unit_symbols.add(form, index); });
  }
  into.unit_symbols.sort();
  into.joined_unit_symbols.sort();
  for (const Row row : source.read("figures/rates.tsv", 2)) {
    into.rate_words.add(text::intern_phrase(row[0], vocabulary), static_cast<std::uint32_t>(into.rates.size()));
    into.rates.emplace_back(row[1]);
  }
}

void read_currencies(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  static constexpr std::array<std::pair<std::string_view, CurrencyRole>, 7> roles{{
      {"code", CurrencyRole::code},
      {"weak_code", CurrencyRole::weak_code},
      {"name", CurrencyRole::name},
      {"minor", CurrencyRole::minor},
      {"symbol", CurrencyRole::symbol},
      {"joined_symbol", CurrencyRole::joined_symbol},
      {"minor_symbol", CurrencyRole::minor_symbol},
  }};
  for (const Row row : source.read("figures/currencies.tsv", 4)) {
    const auto index = static_cast<std::uint32_t>(into.currencies.size());
    Currency currency;
    currency.role = choose(row, row[1], roles);
    each_form(row[2], [&](std::string_view code) {
      if (code.size() != 3) row.fail("a currency is three letters");
      currency.codes.emplace_back(code);
    });
    if (currency.codes.empty()) row.fail("no currency");
    if (!row[3].empty()) currency.hundredths = whole_number(row, row[3]);
    const bool named = currency.role == CurrencyRole::name || currency.role == CurrencyRole::minor;
    each_form(row[0], [&](std::string_view form) {
      named ? into.currency_names.add(text::intern_phrase(form, vocabulary), index)
            : into.currency_symbols.add(form, index);
    });
    into.currencies.push_back(std::move(currency));
  }
  into.currency_symbols.sort();
}

void read_modifiers(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  for (const Row row : source.read("figures/modifiers.tsv", 3)) {
    const auto modifier = row[2] == "none" ? std::optional(Modifier::none) : from_name<Modifier>(row[2]);
    if (!modifier) row.fail("no such modifier");
    if (row[1] != "before" && row[1] != "after") row.fail("a modifier stands before or after");
    auto& side = row[1] == "before" ? into.modifiers_before : into.modifiers_after;
    side.add(text::intern_phrase(row[0], vocabulary), static_cast<std::uint32_t>(*modifier));
  }
}

void read_changes(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  static constexpr std::array<std::pair<std::string_view, std::uint8_t>, 7> uses{{
      {"verb", change_use::verb},
      {"transitive", change_use::transitive},
      {"noun", change_use::noun},
      {"particle", change_use::particle},
      {"comparative", change_use::comparative},
      {"level", change_use::level},
      {"percent", change_use::percent},
  }};
  for (const Row row : source.read("figures/changes.tsv", 3)) {
    const Symbol word = vocabulary.intern(row[0]);
    ChangeWord change = into.changes[word];
    const bool decrease = row[2] == "decrease";
    if (!decrease && row[2] != "increase" && row[2] != "none") row.fail("a change is an increase or a decrease");
    if (change.uses != 0 && change.decrease != decrease) row.fail("the word has the other direction above");
    change.uses |= choose(row, row[1], uses);
    change.decrease = decrease;
    into.changes.set(word, change);
  }
}

void read_names(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  static constexpr std::array<std::pair<std::string_view, NameKind>, 5> kinds{{
      {"always", NameKind::always},
      {"capitalised", NameKind::capitalised},
      {"angle", NameKind::angle},
      {"score", NameKind::score},
      {"plural", NameKind::plural},
  }};
  for (const Row row : source.read("figures/names.tsv", 2)) {
    if (row[1] == "literal") {
      into.name_literals.add(row[0], 0);
    } else {
      into.names.set(vocabulary.intern(row[0]), choose(row, row[1], kinds));
    }
  }
  into.name_literals.sort();
  for (const Row row : source.read("figures/nouns.tsv", 2)) {
    into.nouns.set(vocabulary.intern(row[0]), vocabulary.intern(row[1]));
  }
}

// Countries, nationalities and places, from the entities' gazetteers: the one list of them that there is.
void read_places(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  text::PhraseCutter phrases(vocabulary);
  std::string lower;
  const auto add = [&](std::string_view name, std::string_view country) {
    if (country.size() != 2) return;
    lower.resize(name.size());
    std::transform(name.begin(), name.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    into.places.add(phrases.cut(lower), country_of(country));
  };
  const lexicon::Table countries = source.read("entities/countries.tsv", 3);
  const lexicon::Table demonyms = source.read("entities/demonyms.tsv", 2);
  const lexicon::Table places = source.read("entities/places.tsv", 5);
  into.places.reserve(countries.size() + demonyms.size() + places.size());
  for (const Row row : countries) add(row[0], row[1]);
  for (const Row row : demonyms) add(row[0], row[1]);
  for (const Row row : places) {
    if (row[4].empty()) add(row[0], row[2]);
  }
}

Words read_words(lexicon::Vocabulary& v) {
  Words w;
  const std::pair<Symbol*, std::string_view> list[] = {
      {&w.a, "a"},
      {&w.an, "an"},
      {&w.about, "about"},
      {&w.after, "after"},
      {&w.age, "age"},
      {&w.aged, "aged"},
      {&w.ages, "ages"},
      {&w.ago, "ago"},
      {&w.all, "all"},
      {&w.also, "also"},
      {&w.and_, "and"},
      {&w.annually, "annually"},
      {&w.as, "as"},
      {&w.at, "at"},
      {&w.before, "before"},
      {&w.below, "below"},
      {&w.between, "between"},
      {&w.both, "both"},
      {&w.but, "but"},
      {&w.by, "by"},
      {&w.cubic, "cubic"},
      {&w.daily, "daily"},
      {&w.day, "day"},
      {&w.down, "down"},
      {&w.each, "each"},
      {&w.earlier, "earlier"},
      {&w.every, "every"},
      {&w.fewer, "fewer"},
      {&w.for_, "for"},
      {&w.from, "from"},
      {&w.half, "half"},
      {&w.higher, "higher"},
      {&w.in, "in"},
      {&w.its, "its"},
      {&w.last, "last"},
      {&w.later, "later"},
      {&w.least, "least"},
      {&w.less, "less"},
      {&w.lower, "lower"},
      {&w.many, "many"},
      {&w.month, "month"},
      {&w.monthly, "monthly"},
      {&w.more, "more"},
      {&w.most, "most"},
      {&w.no, "no"},
      {&w.not_, "not"},
      {&w.of, "of"},
      {&w.off, "off"},
      {&w.old, "old"},
      {&w.olds, "olds"},
      {&w.on, "on"},
      {&w.one, "one"},
      {&w.or_, "or"},
      {&w.out, "out"},
      {&w.over, "over"},
      {&w.past, "past"},
      {&w.per, "per"},
      {&w.plus, "plus"},
      {&w.point, "point"},
      {&w.points, "points"},
      {&w.quarter, "quarter"},
      {&w.range, "range"},
      {&w.ranged, "ranged"},
      {&w.ranges, "ranges"},
      {&w.ranging, "ranging"},
      {&w.said, "said"},
      {&w.some, "some"},
      {&w.square, "square"},
      {&w.than, "than"},
      {&w.that, "that"},
      {&w.the, "the"},
      {&w.their, "their"},
      {&w.these, "these"},
      {&w.this_, "this"},
      {&w.those, "those"},
      {&w.to, "to"},
      {&w.under, "under"},
      {&w.up, "up"},
      {&w.votes, "votes"},
      {&w.week, "week"},
      {&w.weekly, "weekly"},
      {&w.when, "when"},
      {&w.where, "where"},
      {&w.which, "which"},
      {&w.while_, "while"},
      {&w.who, "who"},
      {&w.with, "with"},
      {&w.year, "year"},
      {&w.yearly, "yearly"},
      {&w.years, "years"},
      {&w.months, "months"},
      {&w.since, "since"},
      {&w.he, "he"},
      {&w.is, "is"},
      {&w.nearly, "nearly"},
      {&w.almost, "almost"},
      {&w.she, "she"},
      {&w.turn, "turn"},
      {&w.what, "what"},
      {&w.whom, "whom"},
      {&w.them, "them"},
      {&w.it, "it"},
      {&w.towards, "towards"},
      {&w.toward, "toward"},
      {&w.worth, "worth"},
      {&w.magnitude, "magnitude"},
      {&w.zero, "zero"},
      {&w.against, "against"},
      {&w.compared, "compared"},
      {&w.versus, "versus"},
      {&w.was, "was"},
      {&w.were, "were"},
      {&w.hyphen, "-"},
      {&w.en_dash, "–"},
      {&w.em_dash, "—"},
      {&w.minus_sign, "−"},
      {&w.comma, ","},
      {&w.stop, "."},
      {&w.slash, "/"},
      {&w.open, "("},
      {&w.close, ")"},
      {&w.plus_sign, "+"},
      {&w.plus_minus, "±"},
      {&w.colon, ":"},
      {&w.semicolon, ";"},
      {&w.open_square, "["},
      {&w.close_square, "]"},
  };
  for (const auto& [symbol, word] : list) *symbol = v.intern(word);
  return w;
}

}  // namespace

void ExactForms::sort() {
  std::sort(forms_.begin(), forms_.end());
  forms_.erase(
      std::unique(forms_.begin(), forms_.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
      forms_.end());
}

std::optional<std::uint32_t> ExactForms::find(std::string_view form) const {
  const auto at = std::lower_bound(forms_.begin(), forms_.end(), form,
                                   [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  if (at == forms_.end() || at->first != form) return std::nullopt;
  return at->second;
}

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& words_known, const text::Lemmatiser& lemmas)
    : vocabulary(words_known), lemmatiser(lemmas), words(read_words(words_known)) {
  read_numbers(source, words_known, numbers);
  read_units(source, words_known, *this);
  read_currencies(source, words_known, *this);
  read_modifiers(source, words_known, *this);
  read_changes(source, words_known, *this);
  read_names(source, words_known, *this);
  read_places(source, words_known, *this);
}

}  // namespace sayso::figures
