// What all checks ask of two figures and of the words beside them.
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/checks/checks.hpp"

namespace sayso::checks {

// True for counts and bare numbers: what is counted may go without saying.
[[nodiscard]] inline bool is_bare(const Figure& figure) {
  return figure.kind == FigureKind::count || figure.kind == FigureKind::number;
}
// True for what can be a level, a part or a whole: money, quantities, counts, numbers.
[[nodiscard]] inline bool is_amount(const Figure& figure) {
  return is_bare(figure) || figure.kind == FigureKind::money || figure.kind == FigureKind::quantity;
}
// True where what is counted is not told beside the number: "61 votes to [37]". The unit then is only what the text
// before suggests.
[[nodiscard]] bool is_unnamed(const Figure& figure);
// Whether the figures can be added and compared. A number without a noun has the unit of the one beside it.
[[nodiscard]] bool same_measure(const Figure& a, const Figure& b);
// The same where a rate may be told once for both: "30 cents a share, from 40 cents".
[[nodiscard]] bool comparable(const Figure& a, const Figure& b);

// Whether two stretches of text have a word in common, or words of one stem ("losses", "lost"). Bounded: long ones are
// compared by their first words.
[[nodiscard]] bool share_word(const Document& document, Span a, Span b);

// A word or phrase of words.tsv in a sentence that holds figures.
struct Mark {
  std::uint32_t first = 0, last = 0;  // tokens
  word::Classes classes = 0;
};

// The words around the figures of a document, by their classes (words.tsv). Made in one pass over the sentences that
// hold figures; questions about a range of tokens cost what lies in the range.
class Wording {
 public:
  Wording(const Document& document, const Lexicon& lexicon);

  // Whether a phrase of the classes begins at the token and ends before `end`.
  [[nodiscard]] bool begins(std::uint32_t token, std::uint32_t end, word::Classes classes) const;
  // Whether a word of the classes stands right before the figure, or a phrase right behind it.
  [[nodiscard]] bool before(const Figure& figure, word::Classes classes) const;
  [[nodiscard]] bool behind(const Figure& figure, word::Classes classes) const;

  // Whether the figure is by how much something differs: "5 more", "$132 million over last year's request".
  [[nodiscard]] bool tells_difference(const Figure& figure) const;

  // Whether words behind the figure make it a total: "160 people in all", not "160 in all states".
  [[nodiscard]] bool total_behind(std::uint32_t figure) const;

  // The first or last phrase of the classes that lies in the range.
  [[nodiscard]] const Mark* first_in(TokenRange range, word::Classes classes) const {
    return says_anywhere(classes) ? find_first(range, classes) : nullptr;
  }
  [[nodiscard]] const Mark* last_in(TokenRange range, word::Classes classes) const {
    return says_anywhere(classes) ? find_last(range, classes) : nullptr;
  }
  [[nodiscard]] bool says(TokenRange range, word::Classes classes) const { return first_in(range, classes) != nullptr; }

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(document_.figures.size()); }
  // Index of the figure's sentence, and its tokens.
  [[nodiscard]] std::uint32_t sentence(std::uint32_t figure) const { return sentences_[figure]; }
  [[nodiscard]] TokenRange sentence_tokens(std::uint32_t figure) const {
    return document_.sentences[sentences_[figure]].tokens;
  }
  // The figures of the sentence that holds the figure, as a half-open range of indices.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> beside(std::uint32_t figure) const {
    return {beside_[figure].first, beside_[figure].last};
  }
  // Whether the figure's sentence, or any, holds a phrase of the classes: spares looking for what is nowhere.
  [[nodiscard]] bool sentence_says(std::uint32_t figure, word::Classes classes) const {
    return (beside_[figure].classes & classes) != 0;
  }
  [[nodiscard]] bool says_anywhere(word::Classes classes) const { return (all_classes_ & classes) != 0; }
  // The tokens between the figure and the one before or behind it, or the sentence's edge.
  [[nodiscard]] TokenRange gap_before(std::uint32_t figure) const { return gaps_[figure].before; }
  [[nodiscard]] TokenRange gap_behind(std::uint32_t figure) const { return gaps_[figure].behind; }

 private:
  struct Beside {
    std::uint32_t first = 0, last = 0;
    word::Classes classes = 0;
  };
  struct Gaps {
    TokenRange before, behind;
  };

  [[nodiscard]] word::Classes mark_sentence(TokenRange tokens);
  void add_gaps(std::uint32_t first, std::uint32_t last, TokenRange sentence);
  void count_marks();
  [[nodiscard]] const Mark* find_first(TokenRange range, word::Classes classes) const;
  [[nodiscard]] const Mark* find_last(TokenRange range, word::Classes classes) const;
  // The first mark that begins at the token or behind it.
  [[nodiscard]] const Mark* mark_from(std::uint32_t token) const;

  const Document& document_;
  const Lexicon& lexicon_;
  std::vector<std::uint32_t> sentences_;   // by figure
  std::vector<Beside> beside_;             // by figure
  std::vector<Gaps> gaps_;                 // by figure
  std::vector<Mark> marks_;                // by first token
  std::vector<std::uint32_t> candidates_;  // tokens of the sentence at hand
  // Where marks begin, a bit by token, and how many begin before each word of bits: a few bytes for 64 tokens, where an
  // index by token cost as much to fill as all else.
  std::vector<std::uint64_t> begins_;
  std::vector<std::uint32_t> marks_before_;
  word::Classes all_classes_ = 0;
};

}  // namespace sayso::checks
