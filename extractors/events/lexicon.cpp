#include "extractors/events/lexicon.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "pipeline/document/names.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::events {
namespace {

using lexicon::items;
using lexicon::Names;
using lexicon::value_in;
using lexicon::value_of;

constexpr Names<Place, 19> places = {{{"inner", Place::inner},
                                      {"charge", Place::charge},
                                      {"causer", Place::causer},
                                      {"subject", Place::subject},
                                      {"object", Place::object},
                                      {"second", Place::second},
                                      {"alone", Place::alone},
                                      {"clause", Place::clause},
                                      {"infinitive", Place::infinitive},
                                      {"possessor", Place::possessor},
                                      {"inside", Place::inside},
                                      {"host", Place::host},
                                      {"answerer", Place::answerer},
                                      {"modifier", Place::modifier},
                                      {"before", Place::before},
                                      {"next", Place::next},
                                      {"above", Place::above},
                                      {"nearby", Place::nearby},
                                      {"story", Place::story}}};
constexpr Names<Effect, 9> effects = {{{"light", Effect::light},
                                       {"actual", Effect::actual},
                                       {"planned", Effect::planned},
                                       {"possible", Effect::possible},
                                       {"conditional", Effect::conditional},
                                       {"reported", Effect::reported},
                                       {"negative", Effect::negative},
                                       {"ends", Effect::ends},
                                       {"would", Effect::would}}};
constexpr Names<StatusKind, 9> status_kinds = {{{"modal", StatusKind::modal},
                                                {"verb", StatusKind::verb},
                                                {"adjective", StatusKind::adjective},
                                                {"predicate", StatusKind::predicate},
                                                {"noun", StatusKind::noun},
                                                {"adverb", StatusKind::adverb},
                                                {"conjunction", StatusKind::conjunction},
                                                {"preposition", StatusKind::preposition},
                                                {"deed", StatusKind::deed}}};
constexpr Names<Sharing, 3> sharings = {
    {{"", Sharing::none}, {"subject", Sharing::subject}, {"object", Sharing::object}}};
constexpr Names<Test, 6> bare_tests = {{{"lightly", Test::lightly},
                                        {"plural", Test::plural},
                                        {"passive", Test::passive},
                                        {"reduced", Test::reduced},
                                        {"predicate", Test::predicate},
                                        {"figure", Test::figure}}};
constexpr Names<Test, 7> value_tests = {{{"NAME", Test::name},
                                         {"MONEY", Test::money},
                                         {"TIME", Test::time},
                                         {"ORG", Test::organisation},
                                         {"PERSON", Test::person},
                                         {"PLURAL", Test::several},
                                         {"party", Test::party}}};

using Classes = std::map<std::string, std::uint64_t, std::less<>>;

class Loader {
 public:
  Loader(Lexicon& lexicon, const lexicon::Source& source, lexicon::Vocabulary& vocabulary)
      : lexicon_(lexicon), source_(source), vocabulary_(vocabulary) {}

  void load() {
    read_classes();
    read_frames();
    read_triggers();
    mark_single_words();
    read_status();
  }

 private:
  void read_classes() {
    constexpr std::size_t most = 64;
    for (const lexicon::Row row : source_.read("events/classes.tsv", 2)) {
      std::uint64_t bits = 0;
      for (const std::string_view name : items(row[1])) {
        const auto known = classes_.try_emplace(std::string(name), std::uint64_t{1} << classes_.size() % most);
        bits |= known.first->second;
      }
      if (classes_.size() > most) row.fail("more than 64 classes");
      lexicon_.classes.entry(vocabulary_.intern(row[0])) = bits;
    }
    lexicon_.party = classes_["party"];
    lexicon_.time_noun = classes_["time_noun"];
    lexicon_.hearsay = classes_["hearsay"];
    lexicon_.weapon = classes_["weapon"];
    lexicon_.armed = classes_["violence"] | classes_["force"] | classes_["striker"];
    lexicon_.agent = classes_["document"] | classes_["utterance"] | classes_["partitive"] | classes_["published"] |
                     classes_["restraint"] | classes_["office"] | classes_["press"] | classes_["force"] |
                     classes_["striker"] | classes_["thing_opened"] | classes_["body"] | classes_["many"] |
                     classes_["animal"] | classes_["claim"] | classes_["offer_noun"] | classes_["company"] |
                     classes_["worker"] | classes_["relief_worker"] | classes_["rival"];
    lexicon_.published = classes_["published"];
    lexicon_.body = classes_["body"];
    lexicon_.partitive = classes_["partitive"];
    lexicon_.many = classes_["many"];
    lexicon_.document = classes_["document"];
    lexicon_.imposer = classes_["imposer"];
    lexicon_.claim = classes_["claim"];
    lexicon_.utterance = classes_["utterance"];
  }

  Slot slot_of(std::string_view name) {
    if (const auto place = value_of(places, name)) return {*place, Symbol::unknown};
    if (name == "clause.object") return {Place::clause_object, Symbol::unknown};
    constexpr std::string_view inside = "object.";
    if (name.starts_with(inside)) return {Place::object_preposition, vocabulary_.intern(name.substr(inside.size()))};
    return {Place::preposition, vocabulary_.intern(name)};
  }

  static Role role_of(std::string_view name, const lexicon::Row& row) {
    const auto role = from_name<Role>(name);
    if (!role) row.fail("no such role: " + std::string(name));
    return *role;
  }

  Mapping mapping_of(std::string_view item, const lexicon::Row& row) {
    const std::size_t equals = item.find('=');
    if (equals == std::string_view::npos) row.fail("a slot is PLACE=ROLE");
    const std::string_view roles = item.substr(equals + 1);
    Mapping m;
    m.slot = slot_of(item.substr(0, equals));
    const std::size_t slash = roles.find('/');
    if (roles == "parties") {
      m.giving = Giving::sharing;
    } else if (roles == "actor/target") {
      m.giving = Giving::by_name;
    } else if (slash == std::string_view::npos) {
      m.role = role_of(roles, row);
    } else {
      m.role = role_of(roles.substr(0, slash), row);
      const std::string_view other = roles.substr(slash + 1);
      m.giving = !other.empty()                                         ? Giving::by_kind
                 : m.role == Role::object || m.role == Role::instrument ? Giving::things_only
                                                                        : Giving::parties_only;
      if (!other.empty()) m.other = role_of(other, row);
    }
    return m;
  }

  void read_frames() {
    for (const lexicon::Row row : source_.read("events/frames.tsv", 2)) {
      Frame frame;
      frame.name = row[0];
      for (const std::string_view item : items(row[1])) frame.mappings.push_back(mapping_of(item, row));
      lexicon_.frames.push_back(std::move(frame));
    }
  }

  std::uint32_t frame_named(std::string_view name, const lexicon::Row& row) const {
    const auto& frames = lexicon_.frames;
    const auto found = std::find_if(frames.begin(), frames.end(), [&](const Frame& f) { return f.name == name; });
    if (found == frames.end()) row.fail("no such frame: " + std::string(name));
    return static_cast<std::uint32_t>(found - frames.begin());
  }

  Condition condition_of(std::string_view item, const lexicon::Row& row) {
    Condition c;
    if (item.starts_with('!')) c.holds = false, item.remove_prefix(1);
    const std::size_t equals = item.find('=');
    if (equals == std::string_view::npos) {
      if (const auto test = value_of(bare_tests, item)) {
        c.test = *test;
      } else {
        c.slot = slot_of(item);
      }
      return c;
    }
    c.slot = slot_of(item.substr(0, equals));
    const std::string_view value = item.substr(equals + 1);
    if (const auto test = value_of(value_tests, value)) {
      c.test = *test;
      return c;
    }
    c.test = Test::noun_class;
    for (const std::string_view name : items(value, '|')) {
      const auto known = classes_.find(name);
      if (known == classes_.end()) row.fail("no such class: " + std::string(name));
      c.classes |= known->second;
    }
    return c;
  }

  Reading reading_of(const lexicon::Row& row) {
    Reading reading;
    if (!row[2].empty()) {
      reading.type = from_name<EventType>(row[2]);
      if (!reading.type) row.fail("no such event type: " + std::string(row[2]));
      reading.frame = frame_named(row[3], row);
    }
    reading.first_condition = static_cast<std::uint32_t>(lexicon_.conditions.size());
    for (const std::string_view item : items(row[4])) lexicon_.conditions.push_back(condition_of(item, row));
    reading.last_condition = static_cast<std::uint32_t>(lexicon_.conditions.size());
    return reading;
  }

  // The row names no event without a figure or, behind it, a preposition that is added to `prepositions`.
  [[nodiscard]] bool needs_company(const Reading& reading, std::vector<Symbol>& prepositions) const {
    const auto& conditions = lexicon_.conditions;
    for (std::size_t i = reading.first_condition; i < reading.last_condition; ++i) {
      const Condition& c = conditions[i];
      if (!c.holds) continue;
      if (c.test == Test::figure) return true;
      if (c.slot.place != Place::preposition) continue;
      prepositions.push_back(c.slot.preposition);
      return true;
    }
    return !reading.type;
  }

  static std::string in_words(const lexicon::Row& row) {
    std::string text(row[0]);
    for (std::size_t column = 1; column < 4; ++column) text.append(", ").append(row[column]);
    if (!row[4].empty()) text.append(", if ").append(row[4]);
    return text;
  }

  void read_triggers() {
    std::string_view trigger;
    std::string_view part_of_speech;
    const lexicon::Table table = source_.read("events/triggers.tsv", 5, 6);
    for (const lexicon::Row row : table) {
      const bool same = row[0] == trigger && row[1] == part_of_speech;
      trigger = row[0];
      part_of_speech = row[1];
      if (!same) add_trigger(row);
      lexicon_.readings.push_back(reading_of(row));
      lexicon_.rows.push_back(in_words(row));
      Trigger& owner = lexicon_.triggers.back();
      owner.last = static_cast<std::uint32_t>(lexicon_.readings.size());
      owner.needs_figure =
          needs_company(lexicon_.readings.back(), lexicon_.prepositions) && (same ? owner.needs_figure : true);
      owner.last_preposition = static_cast<std::uint32_t>(lexicon_.prepositions.size());
    }
  }

  void mark_single_words() {
    for (const Single& one : single_) {
      std::uint8_t& alone = lexicon_.alone.entry(one.word);
      if (!lexicon_.triggers[one.trigger].needs_figure) alone = static_cast<std::uint8_t>(alone | one.kind);
    }
  }

  void add_trigger(const lexicon::Row& row) {
    if (row[1] != "verb" && row[1] != "noun" && row[1] != "word") row.fail("a trigger is a verb, a noun or a word");
    const auto reading = static_cast<std::uint32_t>(lexicon_.readings.size());
    const auto index = static_cast<std::uint32_t>(lexicon_.triggers.size());
    const auto preposition = static_cast<std::uint32_t>(lexicon_.prepositions.size());
    lexicon_.triggers.push_back({reading, reading, true, preposition, preposition});
    const std::uint8_t kind = row[1] == "verb"   ? trigger_kind::verb
                              : row[1] == "noun" ? trigger_kind::noun
                                                 : trigger_kind::word;
    auto& automaton = kind == trigger_kind::verb   ? lexicon_.verbs
                      : kind == trigger_kind::noun ? lexicon_.nouns
                                                   : lexicon_.words;
    const std::vector<Symbol> phrase = text::intern_phrase(row[0], vocabulary_);
    if (phrase.empty()) row.fail("an empty trigger");
    std::uint8_t& begins = lexicon_.begins.entry(phrase.front());
    begins = static_cast<std::uint8_t>(begins | kind);
    if (phrase.size() == 1) single_.push_back({index, phrase.front(), kind});
    automaton.add(phrase, index);
  }

  void read_status() {
    for (const lexicon::Row row : source_.read("events/status.tsv", 4)) {
      const StatusKind kind = value_in(row, 1, status_kinds);
      const StatusWord word{value_in(row, 2, effects), value_in(row, 3, sharings)};
      if (kind == StatusKind::verb) {
        const auto index = static_cast<std::uint32_t>(lexicon_.status_words.size());
        lexicon_.status_words.push_back(word);
        lexicon_.status_verbs.add(text::intern_phrase(row[0], vocabulary_), index);
      } else {
        lexicon_.status_by_symbol[static_cast<std::size_t>(kind)].entry(vocabulary_.intern(row[0])) = word;
      }
    }
  }

  Lexicon& lexicon_;
  const lexicon::Source& source_;
  lexicon::Vocabulary& vocabulary_;
  Classes classes_;
  struct Single {
    std::uint32_t trigger = 0;
    Symbol word = Symbol::unknown;
    std::uint8_t kind = 0;
  };
  std::vector<Single> single_;  // triggers of one word
};

}  // namespace

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) : grammar(source, vocabulary) {
  Loader(*this, source, vocabulary).load();
}

}  // namespace sayso::events
