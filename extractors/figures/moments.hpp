// The times of a sentence, and which of them something may hold for: points and stretches that are not those of who
// says it, of a record or of what it is compared with.
#pragma once

#include "extractors/figures/phrases.hpp"
#include "extractors/figures/relations.hpp"

namespace sayso::figures {

class Moments {
 public:
  explicit Moments(const SentenceFigures& sentence);

  // The times of the sentence, by their indices in the document.
  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] std::uint32_t last() const { return last_; }
  [[nodiscard]] const Time& time(std::uint32_t index) const { return s_.document.times[index]; }

  // "$5m over three years", "in the last six months": the stretch in which it comes about.
  [[nodiscard]] bool is_stretch(const Time& t) const;
  // Points and stretches in time; "for three years" and "every week" hold for nothing. Parts of a day are long enough
  // to hold something ("Tuesday night"), of hours only the end of a stretch ("by noon").
  [[nodiscard]] bool places(const Time& t) const;
  // A day in a dateline says when the report was sent.
  [[nodiscard]] bool of_dateline(std::uint32_t index) const;
  // "Said on Tuesday": when it was said, not when it held.
  [[nodiscard]] bool of_saying(std::uint32_t index) const;
  // "In a statement [on Tuesday]": of what somebody says.
  [[nodiscard]] bool is_of_telling(std::uint32_t token) const;
  // "According to a report on Tuesday by the agency, two": of who says it, up to the comma.
  [[nodiscard]] bool is_of_source(std::uint32_t token) const;
  // The first time of the sentence that begins at or after the token.
  [[nodiscard]] std::uint32_t first_behind(std::uint32_t token) const;
  // "The largest since 2012, it will cost": said of the noun before it, but for "Since 2012, ..." at the start.
  [[nodiscard]] bool is_record(std::uint32_t index) const;
  // "Tuesday, when four left"
  [[nodiscard]] bool tells_of(const Time& t) const;
  // "In 2007, ...", "In the past decade the ministry ...": an adverbial that opens the sentence holds for its first
  // clause, lists and all.
  [[nodiscard]] bool opens_sentence(const Time& t) const;
  // "According to the court, from 2006 through 2014, it billed": nothing but prepositions and times up to the comma.
  [[nodiscard]] bool opens_clause(const Time& t) const;
  // "Between [2010] and 2018", "from [May] to July": with the next time it bounds a span.
  [[nodiscard]] bool opens_span(std::uint32_t index) const;
  // "A [2003] bombing in Rabat killed 45", "a raid on [May 31] that left nine dead": a time of the noun whose verb the
  // figure stands behind.
  [[nodiscard]] bool is_of_event(const Time& t, std::uint32_t figure) const;
  // "In bomb [attacks] Monday": a verb to the tagger now and then.
  [[nodiscard]] bool is_noun_in_doubt(std::uint32_t token) const;
  // "Forty people were killed and 70 [wounded] in raids on Monday"
  [[nodiscard]] bool is_second_of_pair(std::uint32_t verb) const;
  // "Oil for [July] delivery rose $1": a time of what the noun before it is for.
  [[nodiscard]] bool is_of_purpose(std::uint32_t index) const;
  [[nodiscard]] bool is_noun(std::uint32_t token) const;
  [[nodiscard]] bool is_verbal(std::uint32_t token) const;
  // "In 2007 he survived a fire that [left] six dead": told of the same time, as what is so still is not.
  [[nodiscard]] bool is_past(std::uint32_t verb) const;

 private:
  // Nothing but words between: no mark ends what the relative word opens.
  [[nodiscard]] bool is_clause(std::uint32_t first, std::uint32_t last) const;

  const SentenceFigures& s_;
  Clause clause_;
  std::uint32_t first_ = 0, last_ = 0;
};

}  // namespace sayso::figures
