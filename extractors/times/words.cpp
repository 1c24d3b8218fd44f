#include "extractors/times/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "pipeline/text/segment.hpp"

namespace sayso::times {
namespace {

template <class Value>
using Named = std::pair<std::string_view, Value>;

template <class Value, std::size_t size>
Value named(const std::array<Named<Value>, size>& names, const lexicon::Row& row, std::size_t column) {
  for (const auto& [name, value] : names) {
    if (name == row[column]) return value;
  }
  row.fail("column " + std::to_string(column + 1) + ": unknown name \"" + std::string(row[column]) + '"');
}

constexpr std::array<Named<Kind>, 28> kinds = {{{"month", Kind::month},
                                                {"weekday", Kind::weekday},
                                                {"unit", Kind::unit},
                                                {"season", Kind::season},
                                                {"part", Kind::part},
                                                {"clock_word", Kind::clock_word},
                                                {"relative_day", Kind::relative_day},
                                                {"set", Kind::set},
                                                {"decade_word", Kind::decade_word},
                                                {"fiscal", Kind::fiscal},
                                                {"quarter_code", Kind::quarter_code},
                                                {"period", Kind::period},
                                                {"ordinal", Kind::ordinal},
                                                {"cardinal", Kind::cardinal},
                                                {"scale", Kind::scale},
                                                {"half", Kind::half},
                                                {"vague", Kind::vague},
                                                {"article", Kind::article},
                                                {"relation", Kind::relation},
                                                {"every", Kind::every},
                                                {"edge", Kind::edge},
                                                {"direction", Kind::direction},
                                                {"meridiem", Kind::meridiem},
                                                {"era", Kind::era},
                                                {"zone", Kind::zone},
                                                {"possessive", Kind::possessive},
                                                {"frequency", Kind::frequency},
                                                {"ended", Kind::ended}}};
constexpr std::array<Named<Kind>, 10> small_kinds = {{{"ordinal_suffix", Kind::ordinal_suffix},
                                                      {"plural_suffix", Kind::plural_suffix},
                                                      {"other_word", Kind::other_word},
                                                      {"whole", Kind::whole},
                                                      {"edge_noun", Kind::edge_noun},
                                                      {"old", Kind::old},
                                                      {"oclock", Kind::oclock},
                                                      {"and", Kind::conjunction_and},
                                                      {"or", Kind::conjunction_or},
                                                      {"of", Kind::of}}};
// A unit and how many of it the word is.
constexpr std::array<Named<std::pair<Unit, std::int16_t>>, 15> units = {{{"second", {Unit::second, 1}},
                                                                         {"minute", {Unit::minute, 1}},
                                                                         {"hour", {Unit::hour, 1}},
                                                                         {"day", {Unit::day, 1}},
                                                                         {"week", {Unit::week, 1}},
                                                                         {"fortnight", {Unit::week, 2}},
                                                                         {"weekend", {Unit::weekend, 1}},
                                                                         {"month", {Unit::month, 1}},
                                                                         {"quarter", {Unit::quarter, 1}},
                                                                         {"year", {Unit::year, 1}},
                                                                         {"decade", {Unit::decade, 1}},
                                                                         {"century", {Unit::century, 1}},
                                                                         {"millennium", {Unit::century, 10}},
                                                                         {"half", {Unit::half, 1}},
                                                                         {"night", {Unit::part, 1}}}};
constexpr std::array<Named<DayPart>, 5> parts = {{{"morning", DayPart::morning},
                                                  {"afternoon", DayPart::afternoon},
                                                  {"evening", DayPart::evening},
                                                  {"night", DayPart::night},
                                                  {"dawn", DayPart::dawn}}};
constexpr std::array<Named<Relation>, 10> relations = {{{"recent", Relation::recent},
                                                        {"this", Relation::current},
                                                        {"current", Relation::current},
                                                        {"coming", Relation::coming},
                                                        {"last", Relation::last},
                                                        {"next", Relation::next},
                                                        {"past", Relation::past},
                                                        {"previous", Relation::previous},
                                                        {"following", Relation::following},
                                                        {"same", Relation::same}}};
constexpr std::array<Named<DirectionWord>, 7> directions = {{{"ago", DirectionWord::ago},
                                                             {"earlier", DirectionWord::earlier},
                                                             {"later", DirectionWord::later},
                                                             {"before", DirectionWord::before},
                                                             {"after", DirectionWord::after},
                                                             {"hence", DirectionWord::hence},
                                                             {"from", DirectionWord::from}}};
constexpr std::array<Named<int>, 6> marks = {{{"the", 0}, {"a", 1}, {"bc", 0}, {"ad", 1}, {"utc", 0}, {"local", 1}}};
constexpr std::array<Named<Mod>, 8> mods = {{{"start", Mod::start},
                                             {"mid", Mod::mid},
                                             {"end", Mod::end},
                                             {"approx", Mod::approx},
                                             {"less_than", Mod::less_than},
                                             {"more_than", Mod::more_than},
                                             {"equal_or_less", Mod::equal_or_less},
                                             {"equal_or_more", Mod::equal_or_more}}};
constexpr std::array<Named<std::uint8_t>, 6> guards = {{{"capital", guard::capital},
                                                        {"evidence", guard::evidence},
                                                        {"relation", guard::relation},
                                                        {"date", guard::date},
                                                        {"name", guard::name},
                                                        {"plural", guard::plural}}};
constexpr std::array<Named<std::uint32_t>, 18> cues = {{{"preposition", cue::preposition},
                                                        {"future", cue::future},
                                                        {"future_before", cue::future_before},
                                                        {"past_before", cue::past_before},
                                                        {"title", cue::title},
                                                        {"name_after", cue::name_after},
                                                        {"counted", cue::counted},
                                                        {"currency", cue::currency},
                                                        {"past", cue::past},
                                                        {"limit_before", cue::limit_before},
                                                        {"inside", cue::inside},
                                                        {"on_day", cue::on_day},
                                                        {"at_clock", cue::at_clock},
                                                        {"range", cue::range},
                                                        {"stretch", cue::stretch},
                                                        {"passive", cue::passive},
                                                        {"or_so", cue::or_so},
                                                        {"name_before", cue::name_before}}};
constexpr std::array<Named<TimeType>, 4> types = {
    {{"DATE", TimeType::date}, {"TIME", TimeType::time}, {"DURATION", TimeType::duration}, {"SET", TimeType::set}}};
constexpr std::array<Named<Holiday::Rule>, 4> rules = {{{"fixed", Holiday::Rule::fixed},
                                                        {"weekday", Holiday::Rule::weekday},
                                                        {"easter", Holiday::Rule::easter},
                                                        {"orthodox", Holiday::Rule::orthodox}}};

// "tonight" is today's night; its value is beyond any day's.
constexpr int tonight = 100;

int number_in(const lexicon::Row& row, std::size_t column) {
  const std::string_view cell = row[column];
  if (cell.empty()) return 0;
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size())
    row.fail("column " + std::to_string(column + 1) + " needs a number");
  return value;
}

Kind kind_in(const lexicon::Row& row) {
  for (const auto& [name, kind] : small_kinds) {
    if (name == row[1]) return kind;
  }
  return named(kinds, row, 1);
}

std::uint8_t guards_in(const lexicon::Row& row, std::string_view list) {
  std::uint8_t bits = 0;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    bool found = false;
    for (const auto& [name, bit] : guards) {
      if (name != list.substr(0, comma)) continue;
      bits = static_cast<std::uint8_t>(bits | bit);
      found = true;
    }
    if (!found) row.fail("unknown guard");
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return bits;
}

void set_value(Word& word, const lexicon::Row& row) {
  const auto store = [&word](auto value) { word.value = static_cast<std::int16_t>(value); };
  switch (word.kind) {
    case Kind::unit:
    case Kind::set: {
      const auto [unit, times] = named(units, row, 2);
      store(unit);
      word.times = times;
      break;
    }
    case Kind::part:
      store(named(parts, row, 2));
      break;
    case Kind::relation:
      store(named(relations, row, 2));
      break;
    case Kind::direction:
      store(named(directions, row, 2));
      break;
    case Kind::edge:
    case Kind::edge_noun:
      store(named(mods, row, 2));
      break;
    case Kind::article:
    case Kind::era:
    case Kind::zone:
      store(named(marks, row, 2));
      break;
    case Kind::relative_day:
      store(row[2] == "tonight" ? tonight : number_in(row, 2));
      break;
    default:
      store(number_in(row, 2));
  }
}

}  // namespace

std::string_view name_of(Mod mod) {
  constexpr std::array<std::string_view, 9> names = {
      "", "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};
  return names[static_cast<std::size_t>(mod)];
}

Word& Words::slot(std::string_view word, lexicon::Vocabulary& vocabulary) {
  const auto index = static_cast<std::size_t>(vocabulary.intern(word));
  if (index >= by_symbol.size()) by_symbol.resize(index + 1);
  return by_symbol[index];
}

void Words::add_phrase(std::string_view phrase, std::size_t value, lexicon::Vocabulary& vocabulary) {
  const auto symbols = text::intern_phrase(phrase, vocabulary);
  phrases.add(symbols, static_cast<std::uint32_t>(value));
  Word& first = slot(vocabulary.text(symbols.front()), vocabulary);
  if (first.kind == Kind::other) first.kind = Kind::phrase;
  for (const Symbol symbol : symbols) slot(vocabulary.text(symbol), vocabulary).in_phrase |= symbol != symbols.front();
  // The longest word gives the phrase away: "moment" in "at the moment".
  const auto longest = std::max_element(symbols.begin(), symbols.end(), [&](Symbol a, Symbol b) {
    return vocabulary.text(a).size() < vocabulary.text(b).size();
  });
  slot(vocabulary.text(*longest), vocabulary).trigger = true;
}

Words::Words(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  for (const lexicon::Row row : source.read("times/words.tsv", 4)) {
    Word& word = slot(row[0], vocabulary);
    if (word.kind != Kind::other) row.fail("this word has a row already");
    word.kind = kind_in(row);
    word.guards = guards_in(row, row[3]);
    set_value(word, row);
    // Years in words ("nineteen ninety-eight", "two thousand") begin with these.
    const bool year = (word.kind == Kind::cardinal && word.value >= 17 && word.value <= 20) || word.kind == Kind::scale;
    word.trigger = word.kind <= Kind::last_trigger || year;
  }
  for (const lexicon::Row row : source.read("times/cues.tsv", 2)) {
    Word& word = slot(row[0], vocabulary);
    word.cues |= named(cues, row, 1);
  }
  for (const lexicon::Row row : source.read("times/approximations.tsv", 2)) {
    const auto mod = named(mods, row, 1);
    const auto symbols = text::intern_phrase(row[0], vocabulary);
    approximations.add(symbols, static_cast<std::uint32_t>(mod));
    slot(vocabulary.text(symbols.front()), vocabulary).approximate = true;
  }
  const lexicon::Table phrase_table = source.read("times/phrases.tsv", 3);
  for (const lexicon::Row row : phrase_table) {
    add_phrase(row[0], fixed.size(), vocabulary);
    fixed.push_back({named(types, row, 1), std::string(row[2])});
  }
  for (const lexicon::Row row : source.read("times/holidays.tsv", 6)) {
    add_phrase(row[0], fixed.size() + holidays.size(), vocabulary);
    holidays.push_back(
        {named(rules, row, 1), number_in(row, 2), number_in(row, 3), number_in(row, 4), number_in(row, 5)});
  }
}

}  // namespace sayso::times
