#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "extractors/entities/lexicon.hpp"

namespace sayso::entities {

// The longest known name, name mark or title at a token, as Lexicon finds them, but looked for once: how a run of
// capitalised words is cut asks for the same few tokens again and again. Remembers what it found lately; not for use
// by several threads.
class LookUps {
 public:
  LookUps(const Document& document, const Lexicon& lexicon) : d_(document), lexicon_(lexicon) {}

  // All three as Lexicon's functions of the same names.
  [[nodiscard]] std::optional<Lexicon::Found<KnownName>> known_name(std::size_t token, std::size_t end) const {
    if (!d_.tokens[token].is(token_flag::capitalised | token_flag::has_digit)) return std::nullopt;
    const auto match = longest(Lexicon::List::names, token, end);
    return match ? lexicon_.known_name(d_, token, *match) : std::nullopt;
  }
  [[nodiscard]] std::optional<Lexicon::Found<NameMark>> name_mark(std::size_t token, std::size_t end) const {
    if (!d_.tokens[token].is(token_flag::capitalised)) return std::nullopt;
    const auto match = longest(Lexicon::List::marks, token, end);
    return match ? std::optional(lexicon_.name_mark(*match)) : std::nullopt;
  }
  [[nodiscard]] std::optional<Lexicon::Found<Title>> title(std::size_t token, std::size_t end) const {
    const auto match = longest(Lexicon::List::titles, token, end);
    return match ? std::optional(lexicon_.title(*match)) : std::nullopt;
  }

 private:
  using Match = match::PhraseAutomaton::Match;

  // What the longest phrase at `token` is where nothing limits it; no tokens where there is none.
  struct Place {
    std::uint32_t token = 0xFFFFFFFF;
    Match match{0, 0};
  };

  [[nodiscard]] std::optional<Match> longest(Lexicon::List list, std::size_t token, std::size_t end) const {
    if (!lexicon_.starts(list, d_, token)) return std::nullopt;
    Place& place = places_[static_cast<std::size_t>(list)][token % remembered];
    if (place.token != token) {
      place.token = static_cast<std::uint32_t>(token);
      place.match = lexicon_.longest(list, d_, token, d_.tokens.size()).value_or(Match{0, 0});
    }
    if (place.match.tokens == 0) return std::nullopt;
    if (token + place.match.tokens <= end) return place.match;
    return lexicon_.longest(list, d_, token, end);
  }

  static constexpr std::size_t remembered = 32;
  const Document& d_;
  const Lexicon& lexicon_;
  mutable std::array<std::array<Place, remembered>, 3> places_;
};

}  // namespace sayso::entities
