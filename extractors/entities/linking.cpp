#include "extractors/entities/linking.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <memory_resource>
#include <optional>
#include <string>
#include <unordered_map>

namespace sayso::entities {
namespace {

constexpr std::uint32_t nobody = 0xFFFFFFFF;

// Things by the words that may stand for them, those filed first before the others.
class Index {
 public:
  explicit Index(std::pmr::memory_resource* memory) : chains_(memory), entries_(memory) {}
  void file(std::string_view words, std::uint32_t thing) {
    const auto next = static_cast<std::uint32_t>(entries_.size());
    const auto [chain, is_new] = chains_.try_emplace(words, Chain{next, next});
    entries_.push_back({thing, nobody});
    if (is_new) return;
    entries_[chain->second.last].next = next;
    chain->second.last = next;
  }
  // Calls visit(thing) for each; visit says whether to go on.
  template <class Visit>
  void each(std::string_view words, Visit visit) const {
    const auto chain = chains_.find(words);
    if (chain == chains_.end()) return;
    for (std::uint32_t e = chain->second.first; e != nobody; e = entries_[e].next) {
      if (!visit(entries_[e].thing)) return;
    }
  }
  void reserve(std::size_t things) {
    chains_.reserve(things);
    entries_.reserve(things);
  }

 private:
  struct Chain {
    std::uint32_t first, last;
  };
  struct Entry {
    std::uint32_t thing, next;
  };
  std::pmr::unordered_map<std::string_view, Chain> chains_;
  std::pmr::vector<Entry> entries_;
};

class Linker {
 public:
  Linker(const Document& document, const Lexicon& lexicon, const std::vector<Name>& names)
      : d_(document), lexicon_(lexicon), names_(names), thing_of_(names.size(), nobody, &memory_) {}

  Things run() {
    join_same_words();
    for (std::uint32_t n = 0; n < names_.size(); ++n) join_variant(n);
    for (std::uint32_t n = 0; n < names_.size(); ++n) index_full_name(n);
    for (std::uint32_t n = 0; n < names_.size(); ++n) join_short_name(n);
    return collect();
  }

 private:
  [[nodiscard]] std::string_view text(const Name& name) { return key(name.tokens); }
  [[nodiscard]] std::string_view word(std::size_t token) const { return d_.slice(d_.tokens[token]); }

  // What names are compared by: their text, but "QUILL" as "Quill", so that a heading in capitals names the same.
  [[nodiscard]] std::string_view key(TokenRange tokens) {
    const std::string_view plain = d_.slice(d_.span_of(tokens));
    bool shouts = false;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) shouts = shouts || is_shouted(i);
    if (!shouts) return plain;
    std::string& folded = folded_.emplace_back(plain);
    const std::uint32_t begin = d_.tokens[tokens.first].span.begin;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (!is_shouted(i)) continue;
      const Span span = d_.tokens[i].span;
      for (std::uint32_t b = span.begin + 1; b < span.end; ++b) {
        char& c = folded[b - begin];
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      }
    }
    return folded;
  }

  [[nodiscard]] std::string_view key_of(std::uint32_t token) { return key({token, token + 1}); }

  [[nodiscard]] bool same_word(std::uint32_t a, std::uint32_t b) const {
    const std::string_view x = word(a), y = word(b);
    if (x == y || x.size() != y.size() || !(is_shouted(a) || is_shouted(b))) return x == y;
    const auto same = [](char c, char other) { return c == other || ((c ^ other) == 0x20 && (c | 0x20) >= 'a'); };
    return std::equal(x.begin(), x.end(), y.begin(), same);
  }

  // Shorter words in capitals are acronyms.
  [[nodiscard]] bool is_shouted(std::uint32_t i) const {
    constexpr std::uint32_t longest_acronym = 5;
    return d_.tokens[i].is(token_flag::all_caps) && d_.tokens[i].span.size() > longest_acronym;
  }

  // Names of the same words are one thing; its scores add up, so that one telling context settles all of them.
  void join_same_words() {
    std::pmr::unordered_map<std::string_view, std::uint32_t> by_text(names_.size(), &memory_);
    std::pmr::unordered_map<std::uint64_t, std::uint32_t> by_group(&memory_);
    for (std::uint32_t n = 0; n < names_.size(); ++n) {
      const auto next = static_cast<std::uint32_t>(things_.size());
      const std::uint64_t group = names_[n].known != nullptr ? names_[n].known->group : names_[n].body;
      const std::uint32_t grouped = group == 0 ? next : by_group.try_emplace(group, next).first->second;
      const auto entry = by_text.try_emplace(text(names_[n]), grouped).first;
      if (entry->second == next) things_.push_back({{}, {}, Gender::unknown});
      thing_of_[n] = entry->second;
      Thing& thing = things_[entry->second];
      for (std::size_t t = 0; t < type_count; ++t) {
        thing.scores[t] = static_cast<std::int16_t>(std::min(thing.scores[t] + names_[n].scores[t], 1000));
      }
      if (thing.gender == Gender::unknown) thing.gender = names_[n].gender;
    }
    into_.resize(things_.size(), nobody);
    by_word_.reserve(things_.size());
    by_thing_.resize(names_.size());
    group_names([&](std::uint32_t n) { return thing_of_[n]; }, by_thing_, things_);
  }

  // "Zaha Mohammad Hadid" is Zaha Hadid: a person's first name and surname with others between them, left out or not.
  void join_variant(std::uint32_t n) {
    const std::uint32_t thing = thing_of_[n];
    const TokenRange name = names_[n].tokens;
    if (things_[thing].names.front() != n || name.size() < 2) return;
    if (best_type(things_[thing].scores) != EntityType::person) return;
    const std::string_view surname = key_of(surname_of(name));
    std::uint32_t same = nobody;
    by_surname_.each(surname, [&](std::uint32_t other) {
      const TokenRange known = names_[things_[other].names.front()].tokens;
      if (is_part(name, known) || is_part(known, name)) same = other;
      return same == nobody;
    });
    if (same != nobody) return join(thing, same);
    by_surname_.file(surname, thing);
  }

  // The last word but abbreviations and honours behind it ("Sr.", "QC").
  [[nodiscard]] std::uint32_t surname_of(TokenRange name) const {
    std::uint32_t last = name.last - 1;
    while (last > name.first + 1 && (word(last).ends_with('.') || d_.tokens[last].is(token_flag::all_caps))) --last;
    return last;
  }

  // Whether the words of a name up to its surname stand in the other in that order, the first at its beginning.
  [[nodiscard]] bool is_part(TokenRange part, TokenRange whole) const {
    if (!same_word(part.first, whole.first)) return false;
    std::uint32_t i = part.first;
    const std::uint32_t end = surname_of(part) + 1;
    for (std::uint32_t k = whole.first; k < whole.last && i < end; ++k) i += same_word(i, k) ? 1 : 0;
    return i == end;
  }

  // Files a thing of several words under the words that may stand for it alone.
  void index_full_name(std::uint32_t n) {
    const std::uint32_t thing = thing_of_[n];
    const Name& name = names_[n];
    if (things_[thing].names.front() != n || name.tokens.size() < 2) return;
    if (into_[thing] != nobody) return;
    const EntityType type = best_type(things_[thing].scores);
    if (type == EntityType::person) {
      by_word_.file(key_of(surname_of(name.tokens)), thing);
      by_word_.file(key_of(name.tokens.first), thing);
      file_family(name.tokens, thing);
      return;
    }
    if (type != EntityType::org && type != EntityType::fac && type != EntityType::product &&
        type != EntityType::event) {
      return;
    }
    // "Pittsburgh Pirates", "Washington Post": a place and a name that can do without it; of a public body
    // or a building or games the place alone is the place ("Leeds Police", "Leeds International Airport").
    const auto place = lexicon_.known_name(d_, name.tokens.first, name.tokens.last - 1);
    const bool placed = place && (place->item->type == EntityType::gpe || place->item->type == EntityType::loc);
    const std::uint32_t last = lexicon_.traits(d_.tokens[name.tokens.last - 1].lower);
    const bool for_place = type == EntityType::fac || type == EntityType::event;
    const bool may_stand_alone = !placed || ((last & (trait::own | trait::body)) == 0 && !for_place);
    if (may_stand_alone) by_word_.file(key_of(name.tokens.first), thing);
    if (placed) {
      by_word_.file(d_.slice(d_.span_of({name.tokens.first + place->tokens, name.tokens.last})), thing);
    }
    if (name.tokens.size() > 2) {
      const Span head{d_.tokens[name.tokens.first].span.begin, d_.tokens[name.tokens.first + 1].span.end};
      by_word_.file(d_.slice(head), thing);
    }
    if (std::string initials = initials_of(name.tokens); initials.size() >= 2) {
      by_initials_.file(folded_.emplace_back(std::move(initials)), thing);
    }
  }

  // "Ursula von der Leyen" is "von der Leyen", too.
  void file_family(TokenRange name, std::uint32_t thing) {
    for (std::uint32_t i = name.first + 1; i + 1 < name.last; ++i) {
      if ((lexicon_.traits(d_.tokens[i].lower) & trait::particle) == 0) continue;
      by_word_.file(key({i, name.last}), thing);
      if (i + 2 < name.last) by_word_.file(key({name.last - 2, name.last}), thing);
      return;
    }
  }

  [[nodiscard]] std::string initials_of(TokenRange tokens) const {
    std::string initials;
    for (std::size_t i = tokens.first; i < tokens.last; ++i) {
      if (d_.tokens[i].is(token_flag::capitalised) && initials.size() < 12) initials += word(i).front();
    }
    return initials;
  }

  void join_short_name(std::uint32_t n) {
    const std::uint32_t thing = thing_of_[n];
    const bool person = best_type(things_[thing].scores) == EntityType::person;
    const std::size_t longest_short = person ? 3 : 2;  // "von der Leyen"
    if (things_[thing].names.front() != n || names_[n].tokens.size() > longest_short) return;
    if (const auto whole = bracketed_long_form(n)) return join(thing, *whole);
    if (const auto whole = acronym_of(n)) return join(thing, *whole);
    if (!may_be_short(n)) return;
    if (const auto whole = nearest(by_word_, short_key(names_[n].tokens), n, thing)) join(thing, *whole);
  }

  // A sentence begins with "Von der Leyen".
  [[nodiscard]] std::string_view short_key(TokenRange name) {
    const std::string_view words = key(name);
    if (name.size() < 2 || (lexicon_.traits(d_.tokens[name.first].lower) & trait::particle) == 0) return words;
    std::string& folded = folded_.emplace_back(words);
    if (folded[0] >= 'A' && folded[0] <= 'Z') folded[0] = static_cast<char>(folded[0] - 'A' + 'a');
    return folded;
  }

  // "International Monetary Fund (IMF)": the name that ends where the bracket opens.
  [[nodiscard]] std::optional<std::uint32_t> bracketed_long_form(std::uint32_t n) const {
    const Name& name = names_[n];
    if (n == 0 || name.tokens.size() != 1) return std::nullopt;
    const bool acronym = d_.tokens[name.tokens.first].is(token_flag::all_caps);
    const Name& before = names_[n - 1];
    if (before.tokens.last + 1 != name.tokens.first || word(before.tokens.last) != "(") return std::nullopt;
    const EntityType type = best_type(things_[thing_of_[n - 1]].scores);
    if (type == EntityType::person) return std::nullopt;
    // "Halden Institute of Seismology (Hals)"
    if (!acronym) {
      const bool alone = name.tokens.last < d_.tokens.size() && word(name.tokens.last) == ")";
      const bool same = word(before.tokens.first).front() == word(name.tokens.first).front();
      const bool known = name.known != nullptr && !name.known->ambiguous;
      const bool syllables = alone && same && !known && type == EntityType::org && before.tokens.size() >= 3;
      return syllables ? std::optional(thing_of_[n - 1]) : std::nullopt;
    }
    const std::string initials = initials_of(before.tokens);
    const std::string_view letters = d_.slice(d_.span_of(name.tokens));
    // Most of the letters must come from the long form; "Smith (CBS)" is no long form.
    std::size_t found = 0;
    for (const char c : letters) found += initials.find(c) != std::string::npos ? 1 : 0;
    if (before.tokens.size() < 2 || found * 2 < letters.size()) return std::nullopt;
    return thing_of_[n - 1];
  }

  [[nodiscard]] std::optional<std::uint32_t> acronym_of(std::uint32_t n) const {
    const Name& name = names_[n];
    if (name.tokens.size() != 1 || !d_.tokens[name.tokens.first].is(token_flag::all_caps)) return std::nullopt;
    std::string letters;
    for (const char c : d_.slice(d_.span_of(name.tokens))) {
      if (c != '.') letters += c;
    }
    if (letters.size() < 2) return std::nullopt;
    return nearest(by_initials_, letters, n, thing_of_[n]);
  }

  // A bare name may stand for a longer one unless a list knows it as something else: "London" is not the stock
  // exchange, "Smith" may well be Jane Smith.
  [[nodiscard]] bool may_be_short(std::uint32_t n) const {
    const Name& name = names_[n];
    // "Santa Anna" is a family's.
    const bool family = name.tokens.size() > 1 && best_type(things_[thing_of_[n]].scores) == EntityType::person;
    if (name.known == nullptr)
      return family || (lexicon_.traits(d_.tokens[name.tokens.first].lower) & trait::not_name) == 0;
    if (name.known->ambiguous) return true;
    const bool place = name.known->type == EntityType::gpe || name.known->type == EntityType::loc;
    const auto own = things_[thing_of_[n]].scores[static_cast<std::size_t>(EntityType::person)];
    return (place && own > 0 && !name.known->has_code()) || name.known->type == EntityType::org;
  }

  // The candidate named last before name n, else the first after it.
  [[nodiscard]] std::optional<std::uint32_t> nearest(const Index& index, std::string_view words, std::uint32_t n,
                                                     std::uint32_t self) const {
    std::optional<std::uint32_t> best;
    std::uint32_t best_position = 0;
    const Gender gender = names_[n].gender;
    index.each(words, [&](std::uint32_t thing) {
      if (thing == self) return true;
      const Thing& candidate = things_[thing];
      if (is_listed_maker(n, best_type(candidate.scores))) return true;
      // Only a title tells the sex of who bears a surname: "Nida" is Eugene Nida, whoever else is called so.
      const bool surname = names_[n].title.empty() && is_surname_of(n, candidate);
      if (!surname && gender != Gender::unknown && candidate.gender != Gender::unknown && candidate.gender != gender)
        return true;
      const auto after = std::upper_bound(candidate.names.begin(), candidate.names.end(), n);
      const std::uint32_t position = after == candidate.names.begin() ? 0 : *(after - 1) + 1;
      if (!best || position > best_position) {
        best = thing;
        best_position = position;
      }
      return true;
    });
    return best;
  }

  // "Boeing" is the body that lists know, not the Boeing 737.
  [[nodiscard]] bool is_listed_maker(std::uint32_t n, EntityType whole) const {
    const KnownName* known = names_[n].known;
    return known != nullptr && known->type == EntityType::org &&
           (whole == EntityType::product || whole == EntityType::event);
  }

  [[nodiscard]] bool is_surname_of(std::uint32_t n, const Thing& thing) const {
    const TokenRange name = names_[n].tokens, whole = names_[thing.names.front()].tokens;
    if (name.size() >= whole.size()) return false;
    return name.size() == 1 ? same_word(surname_of(whole), name.first) : same_word(whole.last - 1, name.last - 1);
  }

  void join(std::uint32_t part, std::uint32_t whole) { into_[part] = whole; }

  [[nodiscard]] std::uint32_t root(std::uint32_t thing) const {
    for (std::size_t steps = 0; into_[thing] != nobody && steps < 4; ++steps) thing = into_[thing];
    return thing;
  }

  // Gives each thing its names, in text order.
  template <class ThingOf, class Places, class List>
  void group_names(ThingOf thing_of, Places& names, List& things) {
    std::pmr::vector<std::uint32_t> next(things.size() + 1, 0, &memory_);
    for (std::uint32_t n = 0; n < names_.size(); ++n) ++next[thing_of(n) + 1];
    for (std::size_t t = 0; t < things.size(); ++t) {
      things[t].names = {names.data() + next[t], next[t + 1]};
      next[t + 1] += next[t];
    }
    for (std::uint32_t n = 0; n < names_.size(); ++n) names[next[thing_of(n)]++] = n;
  }

  // A short name's own scores stay out: "Abe" alone may look like anything, the full name decides.
  Things collect() {
    Things result;
    result.all.reserve(things_.size());
    result.names.resize(names_.size());
    std::pmr::vector<std::uint32_t> place(things_.size(), nobody, &memory_);
    const auto place_of = [&](std::uint32_t n) -> std::uint32_t& { return place[root(thing_of_[n])]; };
    for (std::uint32_t n = 0; n < names_.size(); ++n) {
      if (place_of(n) == nobody) {
        place_of(n) = static_cast<std::uint32_t>(result.all.size());
        const Thing& thing = things_[root(thing_of_[n])];
        result.all.push_back({{}, thing.scores, thing.gender});
      }
      Thing& target = result.all[place_of(n)];
      if (target.gender == Gender::unknown) target.gender = names_[n].gender;
    }
    group_names(place_of, result.names, result.all);
    return result;
  }

  const Document& d_;
  const Lexicon& lexicon_;
  const std::vector<Name>& names_;
  std::array<std::byte, 32768> room_;  // for most articles all that the members below need
  std::pmr::monotonic_buffer_resource memory_{room_.data(), room_.size()};
  std::pmr::vector<std::uint32_t> thing_of_;
  std::pmr::vector<Thing> things_{&memory_};
  std::pmr::vector<std::uint32_t> by_thing_{&memory_};  // names, thing by thing
  std::pmr::deque<std::string> folded_{&memory_};       // what keys of names in capitals point to
  std::pmr::vector<std::uint32_t> into_{&memory_};
  Index by_word_{&memory_}, by_surname_{&memory_}, by_initials_{&memory_};
};

}  // namespace

Things link_names(const Document& document, const Lexicon& lexicon, const std::vector<Name>& names) {
  return Linker(document, lexicon, names).run();
}

}  // namespace sayso::entities
