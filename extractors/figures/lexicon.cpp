#include "extractors/figures/lexicon.hpp"

#include <algorithm>

#include "pipeline/document/names.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::figures {
namespace {

using lexicon::items;
using lexicon::Names;
using lexicon::Row;
using lexicon::value_in;
using lexicon::whole_number_in;

constexpr lexicon::Names<std::uint64_t, 62> word_names = {{
    {"of", word::of},
    {"to", word::to},
    {"from", word::from},
    {"by", word::by},
    {"at", word::at},
    {"in", word::in},
    {"for", word::for_word},
    {"and", word::and_word},
    {"or", word::or_word},
    {"as", word::as},
    {"between", word::between},
    {"out", word::out},
    {"below", word::below},
    {"zero", word::zero},
    {"article", word::article},
    {"each", word::each},
    {"every", word::every},
    {"per", word::per},
    {"after_multiple", word::after_multiple},
    {"after_times", word::after_times},
    {"after_part", word::after_part},
    {"part_more", word::part_more},
    {"more", word::more},
    {"before_half", word::before_half},
    {"period_lead", word::period_lead},
    {"compared", word::compared},
    {"since", word::since},
    {"former", word::former},
    {"former_period", word::former_period},
    {"versus", word::versus},
    {"back", word::back},
    {"relative", word::relative},
    {"said", word::said},
    {"aged", word::aged},
    {"old", word::old},
    {"year", word::year},
    {"month", word::month},
    {"turns", word::turns},
    {"person", word::person},
    {"is", word::is},
    {"moment", word::moment},
    {"range_lead", word::range_lead},
    {"range", word::range},
    {"purpose", word::purpose},
    {"joins_noun", word::joins_noun},
    {"crowd", word::crowd},
    {"often", word::often},
    {"quarters", word::quarters},
    {"base", word::base},
    {"stands_in", word::stands_in},
    {"bound", word::bound},
    {"dimension", word::dimension},
    {"weighing", word::weighing},
    {"tender", word::tender},
    {"when", word::when},
    {"stretch", word::stretch},
    {"aside", word::aside},
    {"light", word::light},
    {"tally", word::tally},
    {"phrasal", word::phrasal},
    {"absolute", word::absolute},
    {"befalls", word::befalls},
}};

// Whether a sentence with such a word may hold a number: one begins with it or with an article before it.
bool shows_number(NumberRole role) { return begins_number(role) || follows_article(role); }

void read_numbers(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, OfWord<NumberWord>& numbers) {
  static constexpr Names<NumberRole, 24> roles = {{
      {"digit", NumberRole::digit},
      {"teen", NumberRole::teen},
      {"tens", NumberRole::tens},
      {"hundred", NumberRole::hundred},
      {"scale", NumberRole::scale},
      {"short_scale", NumberRole::short_scale},
      {"letter_scale", NumberRole::letter_scale},
      {"dozen", NumberRole::dozen},
      {"couple", NumberRole::couple},
      {"single", NumberRole::single},
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
      {"minus", NumberRole::minus},
  }};
  std::vector<std::pair<std::string, NumberWord>> tens, units;
  for (const Row row : source.read("figures/numbers.tsv", 3)) {
    const int value = whole_number_in(row, 2);
    if (value < -2 || value > 1000) row.fail("value out of range");
    const NumberWord word{value_in(row, 1, roles), static_cast<std::int16_t>(value)};
    const Symbol symbol = vocabulary.intern(row[0]);
    numbers.entry(symbol) = word;
    if (shows_number(word.role)) vocabulary.add_classes(symbol, token_class::number);
    if (word.role == NumberRole::tens) tens.emplace_back(row[0], word);
    const bool unit = word.role == NumberRole::digit || word.role == NumberRole::ordinal;
    if (unit && word.value > 0) units.emplace_back(row[0], word);
  }
  // "twentyfive", "fortysecond": written as one word too
  for (const auto& [ten, counted] : tens) {
    for (const auto& [unit, added] : units) {
      const NumberRole role = added.role == NumberRole::digit ? NumberRole::teen : NumberRole::ordinal_teen;
      const Symbol symbol = vocabulary.intern(ten + unit);
      numbers.entry(symbol) = {role, static_cast<std::int16_t>(counted.value + added.value)};
      vocabulary.add_classes(symbol, token_class::number);
    }
  }
}

constexpr Names<UnitClass, 37> unit_classes = {{
    {"acidity", UnitClass::measure},     {"action", UnitClass::measure},      {"activity", UnitClass::measure},
    {"amount", UnitClass::measure},      {"angle", UnitClass::measure},       {"area", UnitClass::measure},
    {"capacitance", UnitClass::measure}, {"charge", UnitClass::measure},      {"concentration", UnitClass::measure},
    {"consumption", UnitClass::measure}, {"current", UnitClass::measure},     {"dose", UnitClass::measure},
    {"energy", UnitClass::measure},      {"field", UnitClass::measure},       {"flow", UnitClass::measure},
    {"flux", UnitClass::measure},        {"force", UnitClass::measure},       {"frequency", UnitClass::measure},
    {"inductance", UnitClass::measure},  {"information", UnitClass::measure}, {"length", UnitClass::measure},
    {"light", UnitClass::measure},       {"mass", UnitClass::measure},        {"percent", UnitClass::percent},
    {"points", UnitClass::points},       {"power", UnitClass::measure},       {"pressure", UnitClass::measure},
    {"rate", UnitClass::measure},        {"ratio", UnitClass::measure},       {"resistance", UnitClass::measure},
    {"sound", UnitClass::measure},       {"speed", UnitClass::measure},       {"temperature", UnitClass::measure},
    {"time", UnitClass::time},           {"torque", UnitClass::measure},      {"voltage", UnitClass::measure},
    {"volume", UnitClass::measure},
}};

void read_units(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  for (const Row row : source.read("figures/units.tsv", 5)) {
    const auto index = static_cast<std::uint32_t>(into.units.size());
    const std::size_t slash = row[1] == "flow" ? row[0].rfind('/') : std::string_view::npos;
    if (row[1] == "flow" && slash == std::string_view::npos) row.fail("a flow is a unit / a time");
    const std::string_view per = slash == std::string_view::npos ? std::string_view{} : row[0].substr(slash + 1);
    into.units.push_back({std::string(row[0].substr(0, slash)), std::string(per), value_in(row, 1, unit_classes)});
    for (const auto form : items(row[2])) into.unit_names.add(text::intern_phrase(form, vocabulary), index);
    for (const auto form : items(row[3])) into.unit_symbols.add(form, index);
    for (const auto form : items(row[4])) into.joined_unit_symbols.add(form, index);
  }
  into.unit_symbols.sort();
  into.joined_unit_symbols.sort();
}

void read_subunits(const lexicon::Source& source, std::vector<Subunit>& into) {
  static constexpr Names<bool, 2> uses = {{{"", false}, {"bare", true}}};
  for (const Row row : source.read("figures/subunits.tsv", 3, 4)) {
    const int factor = whole_number_in(row, 2);
    if (factor < 2) row.fail("a unit is at least two of its parts");
    into.push_back({std::string(row[0]), std::string(row[1]), factor, value_in(row, 3, uses)});
  }
}

void read_rates(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  static constexpr Names<bool, 2> adverbs = {{{"", false}, {"adverb", true}}};
  for (const Row row : source.read("figures/rates.tsv", 2, 3)) {
    auto& words = value_in(row, 2, adverbs) ? into.rate_adverbs : into.rate_words;
    words.add(text::intern_phrase(row[0], vocabulary), static_cast<std::uint32_t>(into.rates.size()));
    into.rates.emplace_back(row[1]);
  }
}

void read_currencies(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  static constexpr Names<CurrencyRole, 7> roles = {{
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
    currency.role = value_in(row, 1, roles);
    for (const auto code : items(row[2])) {
      if (code.size() != 3) row.fail("a currency is three letters");
      currency.codes.emplace_back(code);
    }
    if (currency.codes.empty()) row.fail("no currency");
    if (!row[3].empty()) currency.hundredths = whole_number_in(row, 3);
    if (currency.hundredths < 1 || currency.hundredths > 100) row.fail("a coin is worth 1 to 100 hundredths");
    const bool named = currency.role == CurrencyRole::name || currency.role == CurrencyRole::minor;
    for (const auto form : items(row[0])) {
      named ? into.currency_names.add(text::intern_phrase(form, vocabulary), index)
            : into.currency_symbols.add(form, index);
    }
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
    const auto phrase = text::intern_phrase(row[0], vocabulary);
    side.add(phrase, static_cast<std::uint32_t>(*modifier));
    if (row[1] == "before") into.words.entry(phrase.back()) |= word::ends_modifier;
  }
}

void read_changes(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  static constexpr Names<std::uint8_t, 8> uses = {{
      {"verb", change_use::verb},
      {"transitive", change_use::transitive},
      {"noun", change_use::noun},
      {"particle", change_use::particle},
      {"comparative", change_use::comparative},
      {"level", change_use::level},
      {"percent", change_use::percent},
      {"measure", change_use::measure},
  }};
  for (const Row row : source.read("figures/changes.tsv", 3)) {
    const Symbol word = vocabulary.intern(row[0]);
    ChangeWord& change = into.changes.entry(word);
    const bool decrease = row[2] == "decrease";
    if (!decrease && row[2] != "increase" && row[2] != "none") row.fail("a change is an increase or a decrease");
    if (change.uses != 0 && change.decrease != decrease) row.fail("the word has the other direction above");
    change.uses |= value_in(row, 1, uses);
    change.decrease = decrease;
  }
}

void read_names(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  static constexpr Names<NameKind, 8> kinds = {{
      {"always", NameKind::always},
      {"capitalised", NameKind::capitalised},
      {"label", NameKind::label},
      {"angle", NameKind::angle},
      {"score", NameKind::score},
      {"plural", NameKind::plural},
      {"street", NameKind::street},
      {"manner", NameKind::manner},
  }};
  for (const Row row : source.read("figures/names.tsv", 2)) {
    if (row[1] == "literal") {
      into.name_literals.add(row[0], 0);
    } else {
      into.names.entry(vocabulary.intern(row[0])) = value_in(row, 1, kinds);
    }
  }
  into.name_literals.sort();
  for (const Row row : source.read("figures/nouns.tsv", 2)) {
    into.nouns.entry(vocabulary.intern(row[0])) = vocabulary.intern(row[1]);
  }
}

// Countries, nationalities and places, from the entities' gazetteers: the one list of them that there is.
void read_places(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, Lexicon& into) {
  text::PhraseCutter phrases(vocabulary);
  std::string lower;
  const auto add = [&](const Row& row, std::size_t column) {
    if (row[column].empty()) return;
    if (row[column].size() != 2) row.fail("a country is an ISO 3166 alpha-2 code");
    lower.resize(row[0].size());
    std::transform(row[0].begin(), row[0].end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    into.places.add(phrases.cut(lower), country_of(row[column]));
  };
  const lexicon::Table countries = source.read("entities/countries.tsv", 3);
  const lexicon::Table demonyms = source.read("entities/demonyms.tsv", 2);
  const lexicon::Table places = source.read("entities/places.tsv", 5);
  into.places.reserve(countries.size() + demonyms.size() + places.size());
  for (const Row row : countries) add(row, 1);
  for (const Row row : demonyms) add(row, 1);
  for (const Row row : places) {
    if (row[4].empty()) add(row, 2);
  }
}

void read_words(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, OfWord<std::uint64_t>& words) {
  for (const Row row : source.read("figures/words.tsv", 2)) {
    words.entry(vocabulary.intern(row[0])) |= lexicon::bits_of(row, 1, word_names);
  }
}

void read_verbs(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, OfWord<std::uint8_t>& verbs) {
  static constexpr Names<std::uint8_t, 5> classes = {{
      {"past", verb_class::past},
      {"perfect", verb_class::perfect},
      {"speech", verb_class::speech},
      {"prices", verb_class::prices},
      {"telling", verb_class::telling},
  }};
  for (const Row row : source.read("figures/verbs.tsv", 2)) {
    verbs.entry(vocabulary.intern(row[0])) |= lexicon::bits_of(row, 1, classes);
  }
}

// Nouns for one person ("driver"), from the list by which the entities know what can be named again by them.
void read_humans(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, OfWord<std::uint64_t>& words) {
  for (const Row row : source.read("entities/nominals.tsv", 4)) {
    const bool is_one = row[1] == "PERSON" && row[3] == "sg" && row[0].find(' ') == std::string_view::npos;
    if (is_one) words.entry(vocabulary.intern(row[0])) |= word::human;
  }
}

Marks read_marks(lexicon::Vocabulary& vocabulary) {
  const auto mark = [&](std::string_view sign) { return vocabulary.intern(sign); };
  return {.hyphen = mark("-"),
          .en_dash = mark("–"),
          .em_dash = mark("—"),
          .minus = mark("−"),
          .comma = mark(","),
          .stop = mark("."),
          .slash = mark("/"),
          .open = mark("("),
          .close = mark(")"),
          .plus = mark("+"),
          .plus_minus = mark("±"),
          .colon = mark(":"),
          .semicolon = mark(";"),
          .open_square = mark("["),
          .close_square = mark("]")};
}

}  // namespace

void ExactForms::sort() {
  std::sort(forms_.begin(), forms_.end());
  forms_.erase(
      std::unique(forms_.begin(), forms_.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
      forms_.end());
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    const std::string& form = forms_[i].first;
    Head& head = heads_[static_cast<unsigned char>(form.front())];
    if (head.lengths == 0) head.first = i;
    head.lengths |= 1U << (form.size() % 32);
    head.last = i + 1;
  }
}

std::optional<std::uint32_t> ExactForms::search(std::string_view form) const {
  const Head& head = heads_[static_cast<unsigned char>(form.front())];
  const auto end = forms_.begin() + head.last;
  const auto at = std::lower_bound(forms_.begin() + head.first, end, form,
                                   [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  if (at == end || at->first != form) return std::nullopt;
  return at->second;
}

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& words_known, const text::Lemmatiser& lemmas)
    : vocabulary(words_known), lemmatiser(lemmas), marks(read_marks(words_known)) {
  read_numbers(source, words_known, numbers);
  read_units(source, words_known, *this);
  read_subunits(source, subunits);
  read_rates(source, words_known, *this);
  read_currencies(source, words_known, *this);
  read_modifiers(source, words_known, *this);
  read_changes(source, words_known, *this);
  read_names(source, words_known, *this);
  read_places(source, words_known, *this);
  read_words(source, words_known, words);
  read_verbs(source, words_known, verbs);
  read_humans(source, words_known, words);
}

}  // namespace sayso::figures
