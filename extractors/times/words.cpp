#include "extractors/times/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "pipeline/lexicon/cells.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::times {
namespace {

using lexicon::Names;
using lexicon::value_in;

constexpr Names<Kind, 40> kinds = {{
    {"month", Kind::month},
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
    {"ended", Kind::ended},
    {"ordinal_suffix", Kind::ordinal_suffix},
    {"plural_suffix", Kind::plural_suffix},
    {"other_word", Kind::other_word},
    {"whole", Kind::whole},
    {"short_unit", Kind::short_unit},
    {"zone_name", Kind::zone_name},
    {"edge_noun", Kind::edge_noun},
    {"old", Kind::old},
    {"oclock", Kind::oclock},
    {"and", Kind::conjunction_and},
    {"or", Kind::conjunction_or},
    {"of", Kind::of},
}};
// A unit and how many of it the word is.
constexpr Names<std::pair<Unit, std::uint8_t>, 15> units = {{{"second", {Unit::second, 1}},
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
constexpr Names<DayPart, 6> parts = {{{"midday", DayPart::midday},
                                      {"morning", DayPart::morning},
                                      {"afternoon", DayPart::afternoon},
                                      {"evening", DayPart::evening},
                                      {"night", DayPart::night},
                                      {"dawn", DayPart::dawn}}};
constexpr Names<Relation, 10> relations = {{{"recent", Relation::recent},
                                            {"this", Relation::current},
                                            {"current", Relation::current},
                                            {"coming", Relation::coming},
                                            {"last", Relation::last},
                                            {"next", Relation::next},
                                            {"past", Relation::past},
                                            {"previous", Relation::previous},
                                            {"following", Relation::following},
                                            {"same", Relation::same}}};
constexpr Names<DirectionWord, 7> directions = {{{"ago", DirectionWord::ago},
                                                 {"earlier", DirectionWord::earlier},
                                                 {"later", DirectionWord::later},
                                                 {"before", DirectionWord::before},
                                                 {"after", DirectionWord::after},
                                                 {"hence", DirectionWord::hence},
                                                 {"from", DirectionWord::from}}};
constexpr Names<int, 6> marks = {{{"the", 0}, {"a", 1}, {"bc", 0}, {"ad", 1}, {"utc", 0}, {"local", 1}}};
constexpr Names<Mod, 8> mods = {{{"start", Mod::start},
                                 {"mid", Mod::mid},
                                 {"end", Mod::end},
                                 {"approx", Mod::approx},
                                 {"less_than", Mod::less_than},
                                 {"more_than", Mod::more_than},
                                 {"equal_or_less", Mod::equal_or_less},
                                 {"equal_or_more", Mod::equal_or_more}}};
constexpr Names<std::uint8_t, 6> guards = {{{"capital", guard::capital},
                                            {"evidence", guard::evidence},
                                            {"relation", guard::relation},
                                            {"date", guard::date},
                                            {"name", guard::name},
                                            {"plural", guard::plural}}};
constexpr Names<std::uint32_t, 26> cues = {
    {{"preposition", cue::preposition},   {"future", cue::future},     {"future_before", cue::future_before},
     {"past_before", cue::past_before},   {"title", cue::title},       {"name_after", cue::name_after},
     {"counted", cue::counted},           {"currency", cue::currency}, {"past", cue::past},
     {"limit_before", cue::limit_before}, {"inside", cue::inside},     {"on_day", cue::on_day},
     {"at_clock", cue::at_clock},         {"range", cue::range},       {"stretch", cue::stretch},
     {"passive", cue::passive},           {"or_so", cue::or_so},       {"time_word", cue::time_word},
     {"zone_kind", cue::zone_kind},       {"length", cue::length},     {"obliges", cue::obliges},
     {"name_before", cue::name_before},   {"intends", cue::intends},   {"hindered", cue::hindered},
     {"negation", cue::negation},         {"of_year", cue::of_year}}};
constexpr Names<TimeType, 4> types = {
    {{"DATE", TimeType::date}, {"TIME", TimeType::time}, {"DURATION", TimeType::duration}, {"SET", TimeType::set}}};
constexpr Names<Holiday::Rule, 4> rules = {{{"fixed", Holiday::Rule::fixed},
                                            {"weekday", Holiday::Rule::weekday},
                                            {"easter", Holiday::Rule::easter},
                                            {"orthodox", Holiday::Rule::orthodox}}};

// "tonight" is today's night; its value is beyond any day's.
constexpr int tonight = 100;

// A number; an empty cell is 0.
int number_in(const lexicon::Row& row, std::size_t column) {
  return row[column].empty() ? 0 : lexicon::whole_number_in(row, column);
}

// "20180615 20190604": days in order.
std::vector<Day> days_in(const lexicon::Row& row, std::size_t column) {
  std::vector<Day> found;
  for (std::string_view rest = row[column]; !rest.empty(); rest.remove_prefix(std::min<std::size_t>(9, rest.size()))) {
    int number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + std::min<std::size_t>(8, rest.size()), number);
    if (error != std::errc() || end != rest.data() + 8 || !exists(number / 10000, number / 100 % 100, number % 100))
      row.fail("a day is eight digits, year, month and day");
    Period p;
    p.unit = Unit::day;
    p.year = number / 10000, p.index = number / 100 % 100, p.day = number % 100;
    found.push_back(day_of(p));
    if (found.size() > 1 && found[found.size() - 2] >= found.back()) row.fail("the days are not in order");
  }
  return found;
}

void set_value(Word& word, const lexicon::Row& row) {
  const auto store = [&word](auto value) { word.value = static_cast<std::int16_t>(value); };
  switch (word.kind) {
    case Kind::unit:
    case Kind::short_unit:
    case Kind::set: {
      const auto [unit, times] = value_in(row, 2, units);
      store(unit);
      word.times = times;
      break;
    }
    case Kind::part:
      store(value_in(row, 2, parts));
      break;
    case Kind::relation:
      store(value_in(row, 2, relations));
      break;
    case Kind::direction:
      store(value_in(row, 2, directions));
      break;
    case Kind::edge:
    case Kind::edge_noun:
      store(value_in(row, 2, mods));
      break;
    case Kind::article:
    case Kind::era:
    case Kind::zone:
      store(value_in(row, 2, marks));
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

Word& Words::entry(Symbol symbol) {
  std::uint16_t& number = numbers_.entry(symbol);
  if (number == 0) {
    number = static_cast<std::uint16_t>(entries_.size());
    entries_.emplace_back();
  }
  return entries_[number];
}

void Words::add_phrase(std::string_view phrase, std::size_t value, lexicon::Vocabulary& vocabulary) {
  const auto symbols = text::intern_phrase(phrase, vocabulary);
  phrases.add(symbols, static_cast<std::uint32_t>(value));
  Word& first = entry(symbols.front());
  if (first.kind == Kind::other) first.kind = Kind::phrase;
  if (symbols.size() == 1) first.is_phrase = true;
  for (const Symbol symbol : symbols) {
    if (symbol != symbols.front()) entry(symbol).in_phrase = true;
  }
  if (symbols.size() > 1) entry(symbols.back()).ends_phrase = true;
  // The longest word gives the phrase away, of equals the last: "moment" in "at the moment", "now" in "for now".
  if (std::any_of(symbols.begin(), symbols.end(), [this](Symbol symbol) { return of(symbol).trigger; })) return;
  const auto longest = std::max_element(symbols.begin(), symbols.end(), [&](Symbol a, Symbol b) {
    return vocabulary.text(a).size() <= vocabulary.text(b).size();
  });
  entry(*longest).trigger = true;
}

void Words::read_feasts(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  std::vector<std::string> names;
  for (const lexicon::Row row : source.read("times/feast_days.tsv", 2)) {
    names.emplace_back(row[0]);
    feast_days.push_back(days_in(row, 1));
  }
  for (const lexicon::Row row : source.read("times/feasts.tsv", 4)) {
    const auto name = std::find(names.begin(), names.end(), row[1]);
    if (name == names.end()) row.fail("feast_days.tsv has no days of this feast");
    add_phrase(row[0], fixed.size() + holidays.size(), vocabulary);
    const auto index = static_cast<int>(name - names.begin());
    holidays.push_back({Holiday::Rule::listed, 0, index, 0, number_in(row, 2), row[3] == "any"});
  }
}

// In small letters "may" is a month only beside other parts of a date.
void Words::tell_classes(lexicon::Vocabulary& vocabulary) const {
  for (std::uint32_t i = 1; i < vocabulary.size(); ++i) {
    const Word& word = of(Symbol{i});
    if (&word == &entries_.front()) continue;
    vocabulary.add_classes(Symbol{i}, token_class::time_word);
    if (!word.trigger || word.kind == Kind::period) continue;  // "the same period" takes another time to be one
    const bool capital = word.kind == Kind::month && (word.guards & guard::capital) != 0;
    vocabulary.add_classes(Symbol{i}, capital ? token_class::time_name : token_class::time);
  }
}

Words::Words(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  for (const lexicon::Row row : source.read("times/words.tsv", 4)) {
    Word& word = entry(vocabulary.intern(row[0]));
    if (word.kind != Kind::other) row.fail("this word has a row already");
    word.kind = value_in(row, 1, kinds);
    word.guards = lexicon::bits_of(row, 3, guards);
    set_value(word, row);
    // Years in words ("nineteen ninety-eight", "two thousand") begin with these.
    const bool year = (word.kind == Kind::cardinal && word.value >= 17 && word.value <= 20) || word.kind == Kind::scale;
    const bool hour = word.kind == Kind::meridiem || word.kind == Kind::oclock;
    word.trigger = word.kind <= Kind::last_trigger || word.kind == Kind::period || year || hour;
  }
  for (const lexicon::Row row : source.read("times/cues.tsv", 2)) {
    Word& word = entry(vocabulary.intern(row[0]));
    word.cues |= value_in(row, 1, cues);
  }
  for (const lexicon::Row row : source.read("times/approximations.tsv", 2)) {
    const auto mod = value_in(row, 1, mods);
    const auto symbols = text::intern_phrase(row[0], vocabulary);
    approximations.add(symbols, static_cast<std::uint32_t>(mod));
    entry(symbols.front()).approximate = true;
    if (symbols.size() == 1) entry(symbols.front()).is_approximation = true;
    for (std::size_t i = 1; i < symbols.size(); ++i) entry(symbols[i]).in_approximation = true;
  }
  const lexicon::Table phrase_table = source.read("times/phrases.tsv", 3);
  for (const lexicon::Row row : phrase_table) {
    add_phrase(row[0], fixed.size(), vocabulary);
    fixed.push_back({value_in(row, 1, types), std::string(row[2])});
  }
  for (const lexicon::Row row : source.read("times/holidays.tsv", 7)) {
    add_phrase(row[0], fixed.size() + holidays.size(), vocabulary);
    holidays.push_back({value_in(row, 1, rules), number_in(row, 2), number_in(row, 3), number_in(row, 4),
                        number_in(row, 5), row[6] == "any"});
  }
  read_feasts(source, vocabulary);
  for (Word& word : entries_) word.begins = begins_time(word.kind) || word.approximate;
  tell_classes(vocabulary);
}

}  // namespace sayso::times
