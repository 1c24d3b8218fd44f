// The words of a sentence as the chunker asks for them: their parts of speech, marks and names.
#pragma once

#include <cstdint>
#include <string_view>

#include "extractors/events/dateline.hpp"
#include "extractors/events/syntax.hpp"

namespace sayso::events {

[[nodiscard]] constexpr std::uint32_t bit(Pos pos) { return 1U << static_cast<std::uint32_t>(pos); }

inline constexpr std::uint32_t nominal = bit(Pos::noun) | bit(Pos::propn) | bit(Pos::num) | bit(Pos::sym) | bit(Pos::x);
inline constexpr std::uint32_t phrase_start = nominal | bit(Pos::det) | bit(Pos::adj) | bit(Pos::pron);
inline constexpr std::uint32_t verbal = bit(Pos::verb) | bit(Pos::aux);

// The part of speech of each word is Syntax::poses; tokens at or behind the sentence's end have none.
class SentenceWords {
 protected:
  SentenceWords(const Document& document, TokenRange sentence, const Grammar& grammar, const Syntax& syntax)
      : document_(document), grammar_(grammar), words_(syntax), first_(sentence.first), end_(sentence.last) {}

  [[nodiscard]] const Token& token(std::uint32_t i) const { return document_.tokens[i]; }
  [[nodiscard]] bool has(std::uint32_t i, std::uint32_t poses) const { return i < end_ && (bit(pos(i)) & poses) != 0; }
  [[nodiscard]] Pos pos(std::uint32_t i) const { return words_.poses[i - first_]; }
  [[nodiscard]] bool word(std::uint32_t i, std::uint64_t classes) const {
    return i - first_ < words_.words.size() && (words_.words[i - first_] & classes) != 0;
  }
  [[nodiscard]] std::string_view text(std::uint32_t i) const { return document_.slice(token(i)); }
  [[nodiscard]] bool mark(std::uint32_t i) const {
    return has(i, bit(Pos::punct)) || token(i).is(token_flag::punctuation);
  }
  [[nodiscard]] bool comma(std::uint32_t i) const { return i < end_ && text(i) == ","; }
  [[nodiscard]] bool quotation_mark(std::uint32_t i) const {
    if (i >= end_ || !mark(i)) return false;
    const std::string_view t = text(i);
    return t == "\"" || t == "“" || t == "”" || t == "‘" || t == "’" || t == "'" || t == "``" || t == "''";
  }
  // A dash between words apart, whatever the tagger takes it for.
  [[nodiscard]] bool loose_dash(std::uint32_t i) const {
    constexpr std::uint32_t longest = 3;  // bytes
    return i + 1 < end_ && token(i).span.size() <= longest && token(i).is(token_flag::space_before) &&
           token(i + 1).is(token_flag::space_before) && is_dash(text(i));
  }
  // A hyphen or slash that joins two words without white space.
  [[nodiscard]] bool joiner(std::uint32_t i) const {
    if (i + 1 >= end_ || token(i).is(token_flag::space_before) || token(i + 1).is(token_flag::space_before))
      return false;
    const std::string_view t = text(i);
    return t == "-" || t == "–" || t == "/" || t == "&";
  }
  [[nodiscard]] bool ends_with(std::uint32_t i, std::string_view ending) const {
    if (i >= end_) return false;
    const std::string_view t = text(i);
    return t.size() > ending.size() + 1 && t.ends_with(ending);
  }
  [[nodiscard]] bool gerund(std::uint32_t i) const { return has(i, verbal) && ends_with(i, "ing"); }
  [[nodiscard]] bool begins_name(std::uint32_t i) const {
    const Mention* mention = document_.mention_at(i);
    return mention != nullptr && mention->form == MentionForm::name && mention->tokens.first == i;
  }
  [[nodiscard]] bool begins_person(std::uint32_t i) const {
    return begins_name(i) &&
           document_.entities.entities[at(document_.mention_at(i)->entity)].type == EntityType::person;
  }
  // True when modifiers joined by commas or "and" from i on end in a noun:
  // "political [and economic issues]".
  [[nodiscard]] bool leads_to_noun(std::uint32_t i) const {
    constexpr std::uint32_t furthest = 8;
    for (std::uint32_t n = 0; n < furthest && i < end_; ++n, ++i) {
      if (has(i, nominal)) return true;
      if (!has(i, bit(Pos::adj) | bit(Pos::cconj)) && !comma(i) && !joiner(i)) return false;
    }
    return false;
  }

  const Document& document_;
  const Grammar& grammar_;
  const Syntax& words_;
  std::uint32_t first_;
  std::uint32_t end_;
};

}  // namespace sayso::events
