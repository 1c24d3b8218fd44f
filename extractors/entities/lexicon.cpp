#include "extractors/entities/lexicon.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "pipeline/document/names.hpp"

namespace sayso::entities {
namespace {

EntityType read_type(const lexicon::Row& row, std::size_t column) {
  const auto type = from_name<EntityType>(row[column]);
  if (!type) row.fail("not an entity type of the contract: " + std::string(row[column]));
  return *type;
}

Gender read_gender(const lexicon::Row& row, std::size_t column) {
  if (row[column].empty()) return Gender::unknown;
  if (row[column] == "m") return Gender::male;
  if (row[column] == "f") return Gender::female;
  row.fail("gender is m, f or -");
}

constexpr auto connector_kinds =
    std::to_array<std::pair<std::string_view, std::uint16_t>>({{"particle", trait::particle},
                                                               {"joiner", trait::joiner},
                                                               {"definite", trait::definite},
                                                               {"description", trait::description},
                                                               {"possessive", trait::possessive},
                                                               {"body", trait::body},
                                                               {"own", trait::own}});

std::array<char, 2> read_code(const lexicon::Row& row) {
  if (row[1].empty()) return {};
  if (row[1].size() != 2) row.fail("the second cell is an ISO 3166 alpha-2 code or -");
  return {row[1][0], row[1][1]};
}

// Groups of countries are their codes; those of bodies count up from here.
constexpr std::uint32_t first_body_group = 1U << 16U;
std::uint32_t country_group(std::array<char, 2> code) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(code[0]) << 8U | static_cast<unsigned char>(code[1]));
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// The words of a name as text has them. A single word keeps its stop: alone, "Calif." would be cut as a sentence's end.
std::span<const Symbol> phrase_of(std::string_view name, text::PhraseCutter& phrases) {
  const bool abbreviation = name.ends_with('.') && name.find(' ') == std::string_view::npos;
  return abbreviation ? phrases.whole(name) : phrases.cut(name);
}

template <class Item, class Keep>
std::optional<Lexicon::Found<Item>> look(const match::PhraseAutomaton& phrases, const std::vector<Item>& items,
                                         const Document& d, std::size_t token, std::size_t end, Keep keep) {
  const auto match = phrases.longest(d, token, end);
  if (!match || !keep(items[match->value])) return std::nullopt;
  return Lexicon::Found<Item>{&items[match->value], match->tokens};
}

}  // namespace

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, const text::Lemmatiser& lemmas)
    : lemmatiser(lemmas) {
  text::PhraseCutter phrases(vocabulary);
  read_words(source, vocabulary);
  read_references(source, vocabulary);
  read_names(source, phrases);
  read_people(source, phrases);
}

const Nominal* Lexicon::nominal(Symbol lemma) const {
  const std::uint16_t index = look_up(nominal_of_, lemma);
  return index == 0 ? nullptr : &nominals_[index - 1U];
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
  if (!match) return std::nullopt;
  const KnownName& name = names_[match->value];
  if (name.all_caps && first.is(token_flag::has_lower)) return std::nullopt;
  // The last word too, so that "Second World war" is found and "New york" in running text, but "Mobile phone" is not.
  const Token& last = d.tokens[token + match->tokens - 1];
  if (match->tokens == 2 && !last.is(token_flag::capitalised | token_flag::has_digit | token_flag::punctuation)) {
    return std::nullopt;
  }
  return Found<KnownName>{&name, match->tokens};
}

std::optional<Lexicon::Found<NameMark>> Lexicon::name_mark(const Document& d, std::size_t token,
                                                           std::size_t end) const {
  if (!d.tokens[token].is(token_flag::capitalised)) return std::nullopt;
  return look(mark_phrases_, marks_, d, token, end, [](const NameMark&) { return true; });
}

std::optional<Lexicon::Found<Title>> Lexicon::title(const Document& d, std::size_t token, std::size_t end) const {
  return look(title_phrases_, titles_, d, token, end, [](const Title&) { return true; });
}

void Lexicon::add_trait(Symbol word, std::uint16_t bits) {
  const auto i = static_cast<std::size_t>(word);
  if (traits_.size() <= i) traits_.resize(i + 1 + i / 2);
  traits_[i] = static_cast<std::uint16_t>(traits_[i] | bits);
}

void Lexicon::add_name(text::PhraseCutter& phrases, std::string_view name, KnownName known) {
  known.all_caps = name.size() <= 5 && std::none_of(name.begin(), name.end(), is_lower);
  name_phrases_.add(phrase_of(name, phrases), static_cast<std::uint32_t>(names_.size()));
  names_.push_back(std::move(known));
}

void Lexicon::read_names(const lexicon::Source& source, text::PhraseCutter& phrases) {
  const lexicon::Table countries = source.read("entities/countries.tsv", 3);
  const lexicon::Table demonyms = source.read("entities/demonyms.tsv", 4);
  const lexicon::Table organisations = source.read("entities/organisations.tsv", 3);
  const lexicon::Table places = source.read("entities/places.tsv", 5);
  const std::size_t rows = countries.size() + demonyms.size() + organisations.size() + places.size();
  names_.reserve(rows);
  name_phrases_.reserve(rows + rows / 4);  // most names are one word, or begin as others do
  // The first list that holds a name decides its type: countries before bodies before towns.
  for (const lexicon::Row row : countries) {
    const bool part = row[2] == "part";
    KnownName name{EntityType::gpe, row[2] == "ambiguous", read_code(row)};
    if (!part && name.has_code()) name.group = country_group(name.code);
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
    add_name(phrases, row[0], {read_type(row, 1), row[4] == "ambiguous", {}});
  }
}

void Lexicon::read_words(const lexicon::Source& source, lexicon::Vocabulary& words) {
  text::PhraseCutter phrases(words);
  for (const lexicon::Row row : source.read("entities/org_words.tsv", 3)) {
    const bool both = row[1] == "both";
    if (!both && row[1] != "prefix" && row[1] != "suffix") row.fail("role is prefix, suffix or both");
    mark_phrases_.add(phrase_of(row[0], phrases), static_cast<std::uint32_t>(marks_.size()));
    marks_.push_back({read_type(row, 2), both || row[1] == "prefix", both || row[1] == "suffix"});
  }
  for (const lexicon::Row row : source.read("entities/connectors.tsv", 2)) {
    const auto kind = std::find_if(connector_kinds.begin(), connector_kinds.end(),
                                   [&](const auto& candidate) { return candidate.first == row[1]; });
    if (kind == connector_kinds.end()) row.fail("unknown kind: " + std::string(row[1]));
    add_trait(words.intern(row[0]), kind->second);
  }
  for (const lexicon::Row row : source.read("entities/not_names.tsv", 2)) {
    for (const Symbol word : phrases.cut(row[0])) add_trait(word, trait::not_name);
  }
  for (const lexicon::Row row : source.read("entities/contexts.tsv", 4)) {
    if (row[1] != "before" && row[1] != "after") row.fail("side is before or after");
    if (row[3].size() != 1 || row[3][0] < '1' || row[3][0] > '4') row.fail("weight is 1 to 4");
    evidence_.push_back(
        {words.intern(row[0]), row[1] == "before", read_type(row, 2), static_cast<std::int8_t>(row[3][0] - '0')});
  }
  std::stable_sort(evidence_.begin(), evidence_.end(),
                   [](const Evidence& a, const Evidence& b) { return a.word < b.word; });
}

void Lexicon::read_people(const lexicon::Source& source, text::PhraseCutter& phrases) {
  for (const lexicon::Row row : source.read("entities/first_names.tsv", 3)) {
    const std::uint16_t gender = row[1] == "m" ? trait::male : row[1] == "f" ? trait::female : std::uint16_t{0};
    const std::uint16_t kind = row[2].empty() ? trait::first_name : trait::common_first_name;
    for (const Symbol word : phrase_of(row[0], phrases)) add_trait(word, static_cast<std::uint16_t>(gender | kind));
  }
  for (const lexicon::Row row : source.read("entities/surnames.tsv", 2)) {
    const std::uint16_t kind = row[1].empty()      ? trait::surname
                               : row[1] == "place" ? trait::place_surname
                                                   : trait::common_surname;
    for (const Symbol word : phrase_of(row[0], phrases)) add_trait(word, kind);
  }
  for (const lexicon::Row row : source.read("entities/titles.tsv", 3)) {
    Title title{TitleKind::office, read_gender(row, 2)};
    if (row[1] == "civil")
      title.kind = TitleKind::civil;
    else if (row[1] == "kin")
      title.kind = TitleKind::kin;
    else if (row[1] == "modifier")
      title.kind = TitleKind::modifier;
    else if (row[1] != "office")
      row.fail("kind is civil, office, kin or modifier");
    title_phrases_.add(phrase_of(row[0], phrases), static_cast<std::uint32_t>(titles_.size()));
    titles_.push_back(title);
  }
}

void Lexicon::read_references(const lexicon::Source& source, lexicon::Vocabulary& words) {
  text::PhraseCutter phrases(words);
  for (const lexicon::Row row : source.read("entities/pronouns.tsv", 2)) {
    const auto i = static_cast<std::size_t>(words.intern(row[0]));
    if (pronouns_.size() <= i) pronouns_.resize(i + 1);
    pronouns_[i] = row[1] == "he"    ? PronounKind::he
                   : row[1] == "she" ? PronounKind::she
                   : row[1] == "it"  ? PronounKind::it
                                     : PronounKind::they;
  }
  for (const lexicon::Row row : source.read("entities/nominals.tsv", 4)) {
    const auto phrase = phrases.cut(row[0]);
    if (phrase.size() != 1) continue;
    Nominal nominal;
    std::string_view types = row[1];
    while (!types.empty()) {
      const std::size_t comma = std::min(types.find(','), types.size());
      const auto type = from_name<EntityType>(types.substr(0, comma));
      if (!type) row.fail("not an entity type of the contract: " + std::string(types));
      nominal.types = static_cast<TypeSet>(nominal.types | only(*type));
      types.remove_prefix(std::min(comma + 1, types.size()));
    }
    nominal.gender = row[2] == "m" ? Gender::male : row[2] == "f" ? Gender::female : Gender::unknown;
    nominal.plural = row[3] == "pl";
    const auto i = static_cast<std::size_t>(phrase.front());
    if (nominal_of_.size() <= i) nominal_of_.resize(i + 1);
    nominals_.push_back(nominal);
    nominal_of_[i] = static_cast<std::uint16_t>(nominals_.size());
  }
}

}  // namespace sayso::entities
