#include "extractors/events/identity.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace sayso::events {
namespace {

// How many different events of one type are looked back to, and how far a bare "the attack" may reach, in sentences.
constexpr std::size_t most_compared = 24;
constexpr std::uint32_t farthest_bare = 3;
constexpr std::uint32_t farthest_of_kind = 2;

constexpr std::size_t event_types = static_cast<std::size_t>(EventType::plan) + 1;

constexpr std::array compared = {Role::actor, Role::target, Role::object};

enum class Match : std::uint8_t { unknown, same, different };

class Joiner {
 public:
  Joiner(const Document& document, const Lexicon& lexicon, std::span<const std::uint32_t> open,
         std::vector<Event>& events)
      : d_(document), grammar_(lexicon.grammar), open_(open), events_(events) {}

  void run() {
    for (std::uint32_t i = 0; i < events_.size(); ++i) {
      auto& before = told_[static_cast<std::size_t>(events_[i].type)];
      if (const auto first = earlier(before, i)) {
        events_[i].same_as = EventIndex{*first};
        events_[i].status = events_[*first].status;
        events_[*first].mentions.push_back(EventIndex{i});
      } else {
        if (before.size() == most_compared) before.erase(before.begin());
        before.push_back(i);
      }
    }
  }

 private:
  // The nearest of those that may be it.
  [[nodiscard]] std::optional<std::uint32_t> earlier(const std::vector<std::uint32_t>& before, std::uint32_t i) const {
    const Event& b = events_[i];
    const bool known = is_taken_as_known(b);
    int told = 0;
    for (const Role role : compared) told += has_known(b, role) ? 1 : 0;
    if (!known && told < 2) return std::nullopt;  // it can share no more than it tells
    const auto it =
        std::find_if(before.rbegin(), before.rend(), [&](std::uint32_t k) { return is_same(k, i, known, told); });
    return it == before.rend() ? std::nullopt : std::optional(*it);
  }

  // `known`: the second is a noun taken as known; `told`: the roles that it fills.
  [[nodiscard]] bool is_same(std::uint32_t first, std::uint32_t second, bool known, int told) const {
    const Event& a = events_[first];
    const Event& b = events_[second];
    if (a.polarity != b.polarity || (a.status != b.status && !takes_status(a, b))) return false;
    if (times_differ(a, b) || figures_differ(a, b)) return false;
    int shared = 0;
    for (const Role role : compared) {
      const Match match = compare(a, b, role);
      if (match == Match::different) return false;
      shared += match == Match::same ? 1 : 0;
    }
    if (shared >= 2) return true;
    if (!known) return false;
    if (shared == 1) return true;
    if (told > 0) return false;
    const std::uint32_t distance = b.sentence - last_sentence(a);
    if (stem_agrees(a, b)) return distance <= farthest_bare || takes_status(a, b);
    return goes_by_kind(b.type) && distance <= farthest_of_kind && is_plain(b);
  }

  // "met on Monday. [The talks] ...", "signed the pact. [The deal] ...": other words for the same.
  [[nodiscard]] static bool goes_by_kind(EventType type) {
    switch (type) {
      case EventType::talks:
      case EventType::agreement:
      case EventType::assault:
      case EventType::protest:
      case EventType::acquisition:
      case EventType::sale:
      case EventType::election:
      case EventType::lawsuit:
        return true;
      default:
        return false;
    }
  }

  // "the last election"
  [[nodiscard]] bool is_past(const Event& e) const {
    const std::uint32_t begin = d_.sentences[e.sentence].tokens.first;
    constexpr std::uint32_t farthest = 3;
    for (std::uint32_t i = e.tokens.first; i > begin && e.tokens.first - i < farthest; --i) {
      if (grammar_.is(d_.tokens[i - 1], word_class::past)) return true;
    }
    return false;
  }

  // "will hold a by-election. Four candidates stand in [the by-election]"
  [[nodiscard]] bool takes_status(const Event& a, const Event& b) const {
    if (b.status != Status::actual || a.status != Status::planned) return false;
    if (!goes_by_kind(b.type) || b.type == EventType::assault) return false;
    return std::binary_search(open_.begin(), open_.end(), b.trigger.begin) && !is_past(b);
  }

  [[nodiscard]] std::uint32_t last_sentence(const Event& a) const {
    return a.mentions.empty() ? a.sentence : events_[at(a.mentions.back())].sentence;
  }

  // "the attack", "their talks": a noun that the text has spoken of.
  [[nodiscard]] bool is_taken_as_known(const Event& e) const {
    if (d_.tokens[e.tokens.first].pos == Pos::verb) return false;
    constexpr std::uint32_t farthest = 4;
    const std::uint32_t begin = d_.sentences[e.sentence].tokens.first;
    for (std::uint32_t i = e.tokens.first; i > begin && e.tokens.first - i < farthest;) {
      const Token& before = d_.tokens[--i];
      const Figure* figure = d_.figure_at(i);
      if (figure != nullptr && figure->kind == FigureKind::ordinal) return false;  // "the second raid"
      if (before.pos == Pos::det || before.pos == Pos::pron) {
        return !grammar_.is(before, word_class::indefinite | word_class::negative_determiner);
      }
      if (before.pos != Pos::adj && before.pos != Pos::noun && before.pos != Pos::propn) return false;
    }
    return false;
  }

  // "the attack", "the peace deal", but not "the second attack", "the fighting in Oslo", "the attacks"
  [[nodiscard]] bool is_plain(const Event& e) const {
    const auto placed = [](const Argument& a) { return a.role == Role::place; };
    if (e.tokens.size() != 1 || std::any_of(e.arguments.begin(), e.arguments.end(), placed)) return false;
    const Token& noun = d_.tokens[e.tokens.first];
    if (e.type == EventType::assault && noun.lower != noun.lemma) return false;
    const std::uint32_t before = e.tokens.first - 1;  // is_taken_as_known: there is one
    return d_.tokens[before].pos != Pos::adj;
  }

  // "attacked" and "the attack": the same lemma, or one that begins like it.
  [[nodiscard]] bool stem_agrees(const Event& a, const Event& b) const {
    constexpr std::size_t least = 4;
    const std::string_view one = d_.slice(a.trigger), other = d_.slice(b.trigger);
    std::size_t same = 0;
    while (same < std::min(one.size(), other.size()) && (one[same] | 0x20) == (other[same] | 0x20)) ++same;
    return same >= std::min({least, one.size(), other.size()}) && same + 4 >= std::min(one.size(), other.size());
  }

  // The word an argument is about: the last one before a preposition or a comma. None for a pronoun.
  [[nodiscard]] Symbol head_of(const Argument& a) const {
    Symbol head = Symbol::unknown;
    for (std::uint32_t i = a.what.tokens.first; i < a.what.tokens.last; ++i) {
      const Token& token = d_.tokens[i];
      if (token.pos == Pos::noun || token.pos == Pos::propn) {
        head = token.lemma;
      } else if (head != Symbol::unknown) {
        break;
      }
    }
    return head;
  }
  [[nodiscard]] bool is_known(const Argument& a) const { return a.what.entity || head_of(a) != Symbol::unknown; }
  [[nodiscard]] bool has_known(const Event& e, Role role) const {
    return std::any_of(e.arguments.begin(), e.arguments.end(),
                       [&](const Argument& a) { return a.role == role && is_known(a); });
  }
  // "a man" is not the man of before.
  [[nodiscard]] bool is_new(const Argument& a) const {
    return grammar_.is(d_.tokens[a.what.tokens.first], word_class::indefinite);
  }

  // Of the parties in one role: one in common makes them the same, as a later mention may name fewer.
  [[nodiscard]] Match compare(const Event& a, const Event& b, Role role) const {
    Match match = Match::unknown;
    for (const Argument& x : a.arguments) {
      if (x.role != role || !is_known(x)) continue;
      for (const Argument& y : b.arguments) {
        if (y.role != role || !is_known(y)) continue;
        const bool entities = x.what.entity && y.what.entity;
        if (entities ? *x.what.entity == *y.what.entity : head_of(x) == head_of(y) && !is_new(y)) return Match::same;
        // A thing without a name may be called by another one.
        if (entities || role == Role::object || (!x.what.entity && !y.what.entity)) match = Match::different;
      }
    }
    return match;
  }

  // Different days; a month and a day of it agree.
  [[nodiscard]] bool times_differ(const Event& a, const Event& b) const {
    for (const Argument& x : a.arguments) {
      if (!x.time) continue;
      const std::string_view one = d_.times[at(*x.time)].value;
      for (const Argument& y : b.arguments) {
        if (!y.time) continue;
        const std::string_view other = d_.times[at(*y.time)].value;
        if (!one.starts_with(other) && !other.starts_with(one)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool figures_differ(const Event& a, const Event& b) const {
    if (a.figures.empty() || b.figures.empty()) return false;
    return std::none_of(a.figures.begin(), a.figures.end(), [&](FigureIndex x) {
      return std::any_of(b.figures.begin(), b.figures.end(), [&](FigureIndex y) {
        return x == y || d_.slice(d_.figures[at(x)].span) == d_.slice(d_.figures[at(y)].span);
      });
    });
  }

  const Document& d_;
  const Grammar& grammar_;
  std::span<const std::uint32_t> open_;
  std::vector<Event>& events_;
  std::array<std::vector<std::uint32_t>, event_types> told_;  // by type: the events so far, without repetitions
};

}  // namespace

void join_mentions(const Document& document, const Lexicon& lexicon, std::span<const std::uint32_t> open,
                   std::vector<Event>& events) {
  Joiner(document, lexicon, open, events).run();
}

}  // namespace sayso::events
