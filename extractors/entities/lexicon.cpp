#include "extractors/entities/lexicon.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "pipeline/document/names.hpp"

namespace sayso::entities {
namespace {

using lexicon::Names;
using lexicon::value_in;

EntityType type_named(std::string_view name, const lexicon::Row& row) {
  const auto type = from_name<EntityType>(name);
  if (!type) row.fail("not an entity type of the contract: " + std::string(name));
  return *type;
}
EntityType read_type(const lexicon::Row& row, std::size_t column) { return type_named(row[column], row); }

// What the columns may hold; the lists say what it means.
constexpr Names<Gender, 3> title_genders = {{{"", Gender::unknown}, {"m", Gender::male}, {"f", Gender::female}}};
constexpr Names<Gender, 4> nominal_genders = {
    {{"m", Gender::male}, {"f", Gender::female}, {"p", Gender::unknown}, {"n", Gender::unknown}}};
constexpr Names<bool, 2> numbers = {{{"sg", false}, {"pl", true}}};
constexpr Names<TitleKind, 4> title_kinds = {{{"civil", TitleKind::civil},
                                              {"office", TitleKind::office},
                                              {"kin", TitleKind::kin},
                                              {"modifier", TitleKind::modifier}}};
constexpr Names<PronounKind, 7> pronoun_kinds = {{{"he", PronounKind::he},
                                                  {"she", PronounKind::she},
                                                  {"it", PronounKind::it},
                                                  {"they", PronounKind::they},
                                                  {"i", PronounKind::i},
                                                  {"we", PronounKind::we},
                                                  {"you", PronounKind::you}}};
constexpr Names<Telling, 4> telling_kinds = {{{"interview", Telling::interview},
                                              {"introduces", Telling::introduces},
                                              {"here", Telling::here},
                                              {"speech", Telling::speech}}};
constexpr Names<std::uint32_t, 10> connector_kinds = {{{"particle", trait::particle},
                                                       {"joiner", trait::joiner},
                                                       {"definite", trait::definite},
                                                       {"description", trait::description},
                                                       {"possessive", trait::possessive},
                                                       {"body", trait::body},
                                                       {"own", trait::own},
                                                       {"country", trait::country},
                                                       {"cardinal", trait::cardinal},
                                                       {"speech", trait::speech}}};
constexpr Names<std::uint32_t, 3> bearers = {{{"m", trait::male}, {"f", trait::female}, {"u", 0}}};
constexpr Names<std::uint32_t, 2> first_name_flags = {{{"", trait::first_name}, {"word", trait::common_first_name}}};
constexpr Names<std::uint32_t, 3> surname_flags = {
    {{"", trait::surname}, {"word", trait::common_surname}, {"place", trait::place_surname}}};
constexpr Names<bool, 2> place_flags = {{{"", false}, {"ambiguous", true}}};

enum class Reading : std::uint8_t { whole, part, ambiguous };
constexpr Names<Reading, 7> country_readings = {{{"short", Reading::whole},
                                                 {"official", Reading::whole},
                                                 {"abbreviation", Reading::whole},
                                                 {"informal", Reading::whole},
                                                 {"old", Reading::whole},
                                                 {"part", Reading::part},
                                                 {"ambiguous", Reading::ambiguous}}};

std::array<char, 2> read_code(const lexicon::Row& row) {
  if (row[1].empty()) return {};
  if (row[1].size() != 2) row.fail("the second cell is an ISO 3166 alpha-2 code or -");
  return {row[1][0], row[1][1]};
}

// Groups of countries are their codes; those of bodies count up from here.
constexpr std::uint32_t first_body_group = 1U << 16U;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// The words of a name as text has them. A single word keeps its stop: alone, "Calif." would be cut as a sentence's end.
std::span<const Symbol> phrase_of(std::string_view name, text::PhraseCutter& phrases) {
  const bool abbreviation = name.ends_with('.') && name.find(' ') == std::string_view::npos;
  return abbreviation ? phrases.whole(name) : phrases.cut(name);
}

// "senators", "secretaries of state", "Reps.": regular plurals of the word that heads a title.
std::string plural_of(std::string_view title) {
  const std::size_t of = title.find(" of ");
  std::string head(title.substr(0, of));
  const std::string_view rest = of == std::string_view::npos ? std::string_view{} : title.substr(of);
  if (head.ends_with('.')) {
    head.insert(head.size() - 1, 1, 's');
  } else if (head.ends_with("man")) {
    head.replace(head.size() - 2, 1, 1, 'e');
  } else if (head.ends_with('y') && !head.ends_with("ey")) {
    head.replace(head.size() - 1, 1, "ies");
  } else {
    head += 's';
  }
  return head.append(rest);
}

template <class Item>
std::optional<Lexicon::Found<Item>> look(const match::PhraseAutomaton& phrases, const std::vector<Item>& items,
                                         const Document& d, std::size_t token, std::size_t end,
                                         match::Field field = match::Field::lower) {
  const auto match = phrases.longest(d, token, end, field);
  if (!match) return std::nullopt;
  return Lexicon::Found<Item>{&items[match->value], match->tokens};
}

}  // namespace

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  text::PhraseCutter phrases(vocabulary);
  read_words(source, vocabulary);
  read_references(source, vocabulary);
  read_names(source, phrases);
  read_people(source, phrases);
}

bool Lexicon::announces_speech(std::string_view title) const {
  const auto same = [](char c, char lower) { return c == lower || (c >= 'A' && c <= 'Z' && c - 'A' + 'a' == lower); };
  return std::any_of(speech_words_.begin(), speech_words_.end(), [&](std::string_view word) {
    return std::search(title.begin(), title.end(), word.begin(), word.end(), same) != title.end();
  });
}

std::vector<Evidence>::const_iterator Lexicon::evidence_begin(Symbol word) const {
  return std::lower_bound(evidence_.begin(), evidence_.end(), word,
                          [](const Evidence& e, Symbol w) { return e.word < w; });
}

std::optional<Lexicon::Found<KnownName>> Lexicon::known_name(const Document& d, std::size_t token,
                                                             std::size_t end) const {
  const Token& first = d.tokens[token];
  if (!first.is(token_flag::capitalised | token_flag::has_digit)) return std::nullopt;
  const auto match = name_phrases_.longest(d, token, end);
  return match ? known_name(d, token, *match) : std::nullopt;
}

std::optional<Lexicon::Found<KnownName>> Lexicon::known_name(const Document& d, std::size_t token, Match match) const {
  const KnownName& name = names_[match.value];
  if (name.all_caps && d.tokens[token].is(token_flag::has_lower)) return std::nullopt;
  // The last word too, so that "Second World war" is found and "New york" in running text, but "Mobile phone" is not.
  const Token& last = d.tokens[token + match.tokens - 1];
  if (match.tokens == 2 && !last.is(token_flag::capitalised | token_flag::has_digit | token_flag::punctuation)) {
    return std::nullopt;
  }
  return Found<KnownName>{&name, match.tokens};
}

std::optional<Lexicon::Found<NameMark>> Lexicon::name_mark(const Document& d, std::size_t token,
                                                           std::size_t end) const {
  if (!d.tokens[token].is(token_flag::capitalised)) return std::nullopt;
  return look(mark_phrases_, marks_, d, token, end);
}

std::optional<Lexicon::Found<Title>> Lexicon::title(const Document& d, std::size_t token, std::size_t end) const {
  return look(title_phrases_, titles_, d, token, end);
}

std::optional<Lexicon::Found<Nominal>> Lexicon::nominal(const Document& d, std::size_t token, std::size_t end) const {
  return look(nominal_phrases_, nominals_, d, token, end, match::Field::lemma);
}

void Lexicon::add_trait(Symbol word, std::uint32_t bits) { traits_.entry(word) |= bits; }

void Lexicon::add_name(text::PhraseCutter& phrases, std::string_view name, KnownName known) {
  known.all_caps = name.size() <= 5 && std::none_of(name.begin(), name.end(), is_lower);
  name_phrases_.add(phrase_of(name, phrases), static_cast<std::uint32_t>(names_.size()));
  names_.push_back(std::move(known));
}

void Lexicon::read_names(const lexicon::Source& source, text::PhraseCutter& phrases) {
  const lexicon::Table countries = source.read("entities/countries.tsv", 3);
  const lexicon::Table demonyms = source.read("entities/demonyms.tsv", 2);
  const lexicon::Table organisations = source.read("entities/organisations.tsv", 3);
  const lexicon::Table places = source.read("entities/places.tsv", 5);
  const std::size_t rows = countries.size() + demonyms.size() + organisations.size() + places.size();
  names_.reserve(rows);
  name_phrases_.reserve(rows + rows / 4);  // most names are one word, or begin as others do
  // The first list that holds a name decides its type: countries before bodies before towns.
  for (const lexicon::Row row : countries) {
    const Reading reading = value_in(row, 2, country_readings);
    KnownName name{EntityType::gpe, reading == Reading::ambiguous, read_code(row)};
    if (reading != Reading::part && name.has_code()) name.group = country_of({name.code.data(), name.code.size()});
    add_name(phrases, row[0], name);
  }
  for (const lexicon::Row row : demonyms) {
    add_name(phrases, row[0], {EntityType::norp, false, read_code(row)});
  }
  std::unordered_map<std::string_view, std::uint32_t> group_of;
  group_of.reserve(organisations.size());
  for (const lexicon::Row row : organisations) {
    KnownName name{read_type(row, 1), false, {}};
    const std::string_view whole = row[2].empty() ? row[0] : row[2];
    name.group =
        group_of.try_emplace(whole, first_body_group + static_cast<std::uint32_t>(group_of.size())).first->second;
    add_name(phrases, row[0], name);
  }
  for (const lexicon::Row row : places) {
    add_name(phrases, row[0], {read_type(row, 1), value_in(row, 4, place_flags), {}});
  }
}

void Lexicon::read_words(const lexicon::Source& source, lexicon::Vocabulary& words) {
  text::PhraseCutter phrases(words);
  for (const lexicon::Row row : source.read("entities/org_words.tsv", 3)) {
    const bool both = row[1] == "both", legal_form = row[1] == "form";
    if (!both && !legal_form && row[1] != "prefix" && row[1] != "suffix")
      row.fail("role is prefix, suffix, both or form");
    const std::span<const Symbol> phrase = phrase_of(row[0], phrases);
    if (!phrase.empty()) add_trait(phrase.back(), trait::ends_mark);
    mark_phrases_.add(phrase, static_cast<std::uint32_t>(marks_.size()));
    marks_.push_back({read_type(row, 2), both || row[1] == "prefix", row[1] != "prefix", legal_form});
  }
  for (const lexicon::Row row : source.read("entities/connectors.tsv", 2)) {
    add_trait(words.intern(row[0]), value_in(row, 1, connector_kinds));
  }
  for (const lexicon::Row row : source.read("entities/not_names.tsv", 2)) {
    if (row[0].find(' ') != std::string_view::npos) row.fail("more than one word");
    for (const Symbol word : phrases.cut(row[0])) add_trait(word, trait::not_name);
  }
  for (const lexicon::Row row : source.read("entities/contexts.tsv", 4)) {
    if (row[1] != "before" && row[1] != "after") row.fail("side is before or after");
    if (row[3].size() != 1 || row[3][0] < '1' || row[3][0] > '4') row.fail("weight is 1 to 4");
    evidence_.push_back(
        {words.intern(row[0]), row[1] == "before", read_type(row, 2), static_cast<std::int8_t>(row[3][0] - '0')});
  }
  for (const Evidence& e : evidence_) add_trait(e.word, trait::evidence);
  std::stable_sort(evidence_.begin(), evidence_.end(),
                   [](const Evidence& a, const Evidence& b) { return a.word < b.word; });
}

void Lexicon::read_people(const lexicon::Source& source, text::PhraseCutter& phrases) {
  for (const lexicon::Row row : source.read("entities/first_names.tsv", 3)) {
    const std::uint32_t traits = value_in(row, 1, bearers) | value_in(row, 2, first_name_flags);
    for (const Symbol word : phrase_of(row[0], phrases)) add_trait(word, traits);
  }
  for (const lexicon::Row row : source.read("entities/surnames.tsv", 2)) {
    const std::span<const Symbol> phrase = phrase_of(row[0], phrases);
    if (phrase.empty()) row.fail("no word");
    add_trait(phrase.back(), value_in(row, 1, surname_flags));
  }
  for (const lexicon::Row row : source.read("entities/titles.tsv", 3)) {
    const Title title{value_in(row, 1, title_kinds), value_in(row, 2, title_genders)};
    const std::span<const Symbol> phrase = phrase_of(row[0], phrases);
    if (phrase.size() == 1 && (title.kind == TitleKind::office || title.kind == TitleKind::kin)) {
      Nominal& noun = nouns_.entry(phrase.front());
      if (noun.types == 0) noun = {only(EntityType::person), title.gender, false};
    }
    add_title(phrases, row[0], title);
    if (title.kind == TitleKind::office) add_title(phrases, plural_of(row[0]), {title.kind, title.gender, true});
  }
}

void Lexicon::add_title(text::PhraseCutter& phrases, std::string_view words, Title title) {
  const std::span<const Symbol> phrase = phrase_of(words, phrases);
  if (!phrase.empty()) add_trait(phrase.back(), trait::ends_title);
  title_phrases_.add(phrase, static_cast<std::uint32_t>(titles_.size()));
  titles_.push_back(title);
}

void Lexicon::read_references(const lexicon::Source& source, lexicon::Vocabulary& words) {
  text::PhraseCutter phrases(words);
  for (const lexicon::Row row : source.read("entities/pronouns.tsv", 2)) {
    pronouns_.entry(words.intern(row[0])) = value_in(row, 1, pronoun_kinds);
  }
  for (const lexicon::Row row : source.read("entities/speech.tsv", 2)) {
    const Telling telling = value_in(row, 1, telling_kinds);
    tellings_.entry(words.intern(row[0])) = telling;
    if (telling == Telling::speech) speech_words_.emplace_back(row[0]);
  }
  for (const lexicon::Row row : source.read("entities/nominals.tsv", 4)) {
    Nominal nominal;
    for (const std::string_view type : lexicon::items(row[1])) {
      nominal.types = static_cast<TypeSet>(nominal.types | only(type_named(type, row)));
    }
    nominal.gender = value_in(row, 2, nominal_genders);
    nominal.plural = value_in(row, 3, numbers);
    const std::span<const Symbol> phrase = phrases.cut(row[0]);
    if (phrase.size() == 1 && !nominal.plural) nouns_.entry(phrase.front()) = nominal;
    nominal_phrases_.add(phrase, static_cast<std::uint32_t>(nominals_.size()));
    nominals_.push_back(nominal);
  }
}

}  // namespace sayso::entities
