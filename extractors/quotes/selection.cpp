#include "extractors/quotes/selection.hpp"

#include <algorithm>

#include "extractors/quotes/phrases.hpp"

namespace sayso::quotes {
namespace {

// A cue that reports this often is speech, where its clause could also be part of what another says.
constexpr double surely_reports = 0.45;
// A clause before "…, she said" that another content cuts short is no longer one.
constexpr std::uint32_t shortest_clause = 3;
// How many quotes of one sentence are looked at for one that goes on in the next.
constexpr std::size_t most_quotes_read = 6;
// A name before a colon or behind a dash, with what describes it.
constexpr std::uint32_t longest_signature = 40;

bool takes_before(Rule rule) {
  return rule == Rule::quotation_before || rule == Rule::clause_before || rule == Rule::clause_around ||
         rule == Rule::according;
}

bool covers(const Selected& outer, const Attribution& inner) {
  return std::any_of(outer.content.begin(), outer.content.end(),
                     [&](TokenRange range) { return range.contains(inner.cue.tokens.first); });
}

std::uint32_t end_of(const Selected& selected) {
  return std::max(selected.content.back().last, selected.attribution.reach.last);
}

// "…, and when asked why, [Lee said: “…”]": where the clause begins that a comma closes, else the comma.
std::uint32_t begin_of_opening_clause(const Marked& marked, const Selected& open, std::uint32_t comma) {
  constexpr std::uint32_t longest_clause = 24;
  const std::uint32_t content = open.content.back().first;
  const std::uint32_t first = std::max(content, comma > longest_clause ? comma - longest_clause : 0);
  for (std::uint32_t i = comma; i > first + 1; --i) {
    const std::uint32_t before = i - 1;
    if (marked.quoted(before)) break;
    if (marked.mark(before) == ',') return before;
    if (!marked.is(before, word::coordinator | word::subordinator) || marked.is(before, word::attach)) continue;
    const bool joined = before > first + 1 && marked.is(before - 1, word::coordinator);
    const std::uint32_t begin = joined ? before - 1 : before;
    return begin > first && marked.mark(begin - 1) == ',' ? begin - 1 : begin;
  }
  return comma;
}

// Where a new attribution begins inside the content of the one before it ("… and denied …", ", while Lee said …"):
// the token at which that content ends, or 0 where the new one is only part of what is said.
std::uint32_t boundary_between(const Marked& marked, const Selected& open, const Attribution& next) {
  const Subject& subject = next.subject;
  const Lexicon& lexicon = marked.lexicon;
  if (subject.kind == SubjectKind::relative || subject.kind == SubjectKind::none) return 0;
  const bool shared = subject.kind == SubjectKind::shared;
  const bool quotes = next.rule == Rule::quotation_behind;
  std::uint32_t begin = shared ? next.group.tokens.first : subject.clause_begin;
  if (shared && !quotes && next.group.finite != open.attribution.group.finite) return 0;
  if ((lexicon.cues[next.cue.entry].frames & frame::mind) != 0) return 0;
  if (begin == 0 || (!quotes && lexicon.cues[next.cue.entry].share < surely_reports)) return 0;
  // "said he had left and she knew it" goes on; ", but she denied it" does not.
  const bool contrast = marked.is(begin - 1, word::cut);
  if (!shared && !contrast && marked.pos(subject.phrase.first) == Pos::pron) return 0;
  const std::uint32_t joint = word::coordinator | word::subordinator;
  if (shared && marked.is(begin, joint)) ++begin;
  if (!shared && quotes && marked.mark(begin - 1) == ',') return begin_of_opening_clause(marked, open, begin - 1);
  if (!marked.is(begin - 1, joint)) return 0;
  --begin;
  if (begin > 0 && marked.is(begin - 1, word::coordinator)) --begin;
  if (begin > 0 && marked.mark(begin - 1) == ',') --begin;
  return begin;
}

class Selection {
 public:
  explicit Selection(const Marked& marked) : marked_(marked) {}

  void offer(const Attribution& next) {
    Selected candidate{next, {next.content.begin(), next.content.end()}};
    if (takes_before(next.rule)) {
      if (!make_room_before(candidate)) return;
      give_up_quotation(candidate);
    } else if (!chosen_.empty() && covers(chosen_.back(), next)) {
      const std::uint32_t cut = boundary_between(marked_, chosen_.back(), next);
      if (cut == 0 || !shorten(chosen_.back(), cut)) return;
    }
    if (!chosen_.empty() && candidate.content.front().first < last_covered()) {
      if (!takes_before(next.rule)) return;
      TokenRange& first = candidate.content.front();
      first.first = std::min(first.last, last_covered());
      if (first.size() < shortest_clause) return;
    }
    chosen_.push_back(std::move(candidate));
  }

  std::vector<Selected> take() { return std::move(chosen_); }

 private:
  // Removes what lies wholly inside the content of a candidate that speaks of the words before it.
  bool make_room_before(const Selected& candidate) {
    while (!chosen_.empty() && covers(candidate, chosen_.back().attribution)) {
      const Attribution& inner = chosen_.back().attribution;
      // "Lee said …, according to the paper": the words are Lee's.
      const bool keep = candidate.attribution.rule == Rule::according &&
                        marked_.lexicon.cues[inner.cue.entry].share >= surely_reports;
      if (keep) {
        shorten(chosen_.back(), candidate.attribution.reach.first);
        return false;
      }
      chosen_.pop_back();
    }
    return true;
  }

  // "Lee praised the plan: “…,” the union wrote": a quotation behind a colon is theirs who have it before their verb.
  void give_up_quotation(const Selected& candidate) {
    if (chosen_.empty() || candidate.attribution.rule != Rule::quotation_before) return;
    const std::uint32_t begin = candidate.content.front().first;
    TokenRange& last = chosen_.back().content.back();
    if (last.contains(begin) && last.first < begin && marked_.mark(begin - 1) == ':') last.last = begin - 1;
  }

  [[nodiscard]] std::uint32_t last_covered() const {
    std::uint32_t end = 0;
    for (const TokenRange range : chosen_.back().content) end = std::max(end, range.last);
    return end;
  }

  bool shorten(Selected& selected, std::uint32_t end) const {
    TokenRange& last = selected.content.back();
    if (end <= last.first) return false;
    last.last = std::min(last.last, end);
    while (last.size() > 1 && marked_.mark(last.last - 1) == ',') --last.last;
    return !last.empty();
  }

  const Marked& marked_;
  std::vector<Selected> chosen_;
};

// Reads the unclaimed quotations of a document from first to last.
class Continuations {
 public:
  Continuations(const Marked& marked, std::vector<Selected>& selected) : marked_(marked), selected_(selected) {}

  void run() {
    mark_claimed();
    std::size_t next = 0;  // first selected quote that ends behind the stretch
    const std::size_t count = selected_.size();
    std::vector<Selected> loose;
    std::size_t before = count;
    for (std::size_t i = 0; i < marked_.stretches.size(); ++i) {
      const Stretch& stretch = marked_.stretches[i];
      while (next < count && end_of(selected_[next]) <= stretch.outer.first) before = next++;
      if (claimed_by_[i] != nobody || !stretch.speech) continue;
      if (prepend_to_next(i) || place_before_signature(stretch, loose)) continue;
      if (!is_sentence(stretch)) {
        place_behind_colon(stretch, loose);
        continue;
      }
      const std::size_t source = before < count ? best_in_sentence(before) : count;
      if (source < count && goes_on(selected_[source], stretch, i)) {
        place(selected_[source], stretch, loose);
      } else {
        place_alone(stretch, loose);
      }
    }
    selected_.insert(selected_.end(), loose.begin(), loose.end());
    std::stable_sort(selected_.begin(), selected_.end(), [](const Selected& a, const Selected& b) {
      return a.content.front().first < b.content.front().first;
    });
  }

 private:
  [[nodiscard]] const Sentence& sentence_at(std::uint32_t token) const {
    return marked_.document.sentences[marked_.document.sentence_of(token)];
  }

  void mark_claimed() {
    claimed_by_.assign(marked_.stretches.size(), nobody);
    for (std::size_t index = 0; index < selected_.size(); ++index) {
      for (const TokenRange range : selected_[index].content) {
        for (std::uint32_t i = range.first; i < range.last; ++i) {
          if (!marked_.quoted(i)) continue;
          claimed_by_[marked_.stretch_of[i]] = index;
          i = std::max(i, marked_.stretches[marked_.stretch_of[i]].outer.last - 1);
        }
      }
    }
  }

  // Whether the quotation is one or more whole sentences.
  [[nodiscard]] bool is_sentence(const Stretch& stretch) const {
    if (sentence_at(stretch.outer.first).tokens.first != stretch.outer.first) return false;
    const std::uint32_t last = sentence_at(stretch.outer.last - 1).tokens.last;
    return last == stretch.outer.last || (last == stretch.outer.last + 1 && marked_.mark(last - 1) != '\0');
  }

  // Whether nothing else stands in the quotation's paragraph.
  [[nodiscard]] bool is_paragraph(const Stretch& stretch) const {
    const auto& sentences = marked_.document.sentences;
    const std::uint32_t first = marked_.document.sentence_of(stretch.outer.first);
    const std::uint32_t next = marked_.document.sentence_of(stretch.outer.last - 1) + 1;
    return sentences[first].tokens.first == stretch.outer.first &&
           (first == 0 || sentences[first - 1].paragraph != stretch.paragraph) &&
           (next >= sentences.size() || sentences[next].paragraph != stretch.paragraph);
  }

  // Of the quotes in the sentence of one, the one that a quotation behind it goes on from: `“…,” she said, referring to
  // the plan. “…”` goes on from what she said.
  [[nodiscard]] std::size_t best_in_sentence(std::size_t last) const {
    const std::uint32_t sentence = marked_.document.sentence_of(end_of(selected_[last]) - 1);
    std::size_t best = last;
    for (std::size_t i = last + 1; i > 0 && last + 1 - i < most_quotes_read; --i) {
      const Selected& candidate = selected_[i - 1];
      if (marked_.document.sentence_of(end_of(candidate) - 1) != sentence) break;
      if (candidate.attribution.rule == Rule::quotation_before) return i - 1;
      if (holds_quotation(candidate) && !holds_quotation(selected_[best])) best = i - 1;
    }
    return best;
  }

  // Whether a quotation directly follows a quote: the next sentence, or the next paragraph of a long one.
  [[nodiscard]] bool goes_on(const Selected& selected, const Stretch& stretch, std::size_t index) const {
    const std::uint32_t end = end_of(selected);
    if (end == 0) return false;
    const std::uint32_t here = marked_.document.sentence_of(stretch.outer.first);
    const std::uint32_t there = marked_.document.sentence_of(end - 1);
    const auto& sentences = marked_.document.sentences;
    if (sentences[here].paragraph == stretch_paragraph(there)) return here - there <= 1;
    if (here - there > 1 || sentences[here].paragraph != sentences[there].paragraph + 1) return false;
    const bool reopened = index > 0 && !marked_.stretches[index - 1].closed;
    return reopened || (is_paragraph(stretch) && holds_quotation(selected));
  }

  [[nodiscard]] std::uint32_t stretch_paragraph(std::uint32_t sentence) const {
    return marked_.document.sentences[sentence].paragraph;
  }

  [[nodiscard]] bool holds_quotation(const Selected& selected) const {
    return std::any_of(selected.content.begin(), selected.content.end(),
                       [&](TokenRange range) { return marked_.quoted(range.first) || marked_.quoted(range.last - 1); });
  }

  // A paragraph that opens a quotation and does not close it, before the paragraph that closes it and says whose it is.
  bool prepend_to_next(std::size_t index) {
    const Stretch& stretch = marked_.stretches[index];
    if (stretch.closed || index + 1 >= marked_.stretches.size() || claimed_by_[index + 1] == nobody) return false;
    Selected& next = selected_[claimed_by_[index + 1]];
    const Stretch& reopened = marked_.stretches[index + 1];
    if (reopened.paragraph != stretch.paragraph + 1 || next.content.front().first != reopened.outer.first) return false;
    next.content.insert(next.content.begin(), stretch.outer);
    return true;
  }

  void place(Selected& selected, const Stretch& stretch, std::vector<Selected>& loose) {
    if (holds_quotation(selected)) {
      selected.content.push_back(stretch.outer);
      return;
    }
    Selected own;
    own.attribution.subject = selected.attribution.subject;
    own.attribution.rule = Rule::continuation;
    own.content = {stretch.outer};
    loose.push_back(std::move(own));
  }

  // "Lee objected: “…”", where the verb is no cue.
  void place_behind_colon(const Stretch& stretch, std::vector<Selected>& loose) const {
    const TokenRange sentence = sentence_at(stretch.outer.first).tokens;
    if (stretch.outer.first <= sentence.first + 1 || marked_.mark(stretch.outer.first - 1) != ':') return;
    Selected own;
    own.attribution.subject = first_subject({sentence.first, stretch.outer.first - 1});
    if (own.attribution.subject.kind == SubjectKind::none)
      own.attribution.subject = name_alone({sentence.first, stretch.outer.first - 1});
    if (own.attribution.subject.kind == SubjectKind::none) return;
    own.attribution.rule = Rule::colon;
    own.content = {stretch.outer};
    loose.push_back(std::move(own));
  }

  // "“…” – Ann Lee, mayor of Leeds": a dash and a name that end the paragraph.
  bool place_before_signature(const Stretch& stretch, std::vector<Selected>& loose) const {
    const std::uint32_t dash = stretch.outer.last;
    if (!stretch.closed || dash + 1 >= marked_.document.tokens.size() || !marked_.dash(dash)) return false;
    const std::uint32_t sentence = marked_.document.sentence_of(dash + 1);
    const auto& sentences = marked_.document.sentences;
    if (sentence + 1 < sentences.size() && sentences[sentence + 1].paragraph == sentences[sentence].paragraph)
      return false;
    Selected own;
    own.attribution.subject = name_alone({dash + 1, sentences[sentence].tokens.last});
    if (own.attribution.subject.kind == SubjectKind::none) return false;
    own.attribution.rule = Rule::colon;
    own.content = {stretch.outer};
    loose.push_back(std::move(own));
    return true;
  }

  // A name, with what describes it, where it is all of the range.
  [[nodiscard]] Subject name_alone(TokenRange range) const {
    const TokenRange phrase = noun_phrase_at(marked_, range.first, range.last);
    if (phrase.empty() || range.size() > longest_signature || holds_verb(marked_, range)) return {};
    bool named = false;
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) named = named || marked_.pos(i) == Pos::propn;
    if (!named || (phrase.last < range.last && marked_.mark(phrase.last) != ',' && marked_.mark(phrase.last) != '.'))
      return {};
    return {SubjectKind::before, with_apposition(marked_, phrase, range.last), phrase.first, std::nullopt};
  }

  // The subject of the sentence before speaks: "Lee was furious. “…”"
  void place_alone(const Stretch& stretch, std::vector<Selected>& loose) const {
    const std::uint32_t here = marked_.document.sentence_of(stretch.outer.first);
    if (here == 0) return;
    const TokenRange sentence = marked_.document.sentences[here - 1].tokens;
    // "Lee made this comment:" stands in the line before as well.
    const std::uint32_t paragraph = marked_.document.sentences[here - 1].paragraph;
    const bool announced = marked_.mark(sentence.last - 1) == ':' && paragraph + 1 == stretch.paragraph;
    if (paragraph != stretch.paragraph && !announced) return;
    if (marked_.quoted(sentence.first) || marked_.quoted(sentence.last - 1)) return;
    Selected own;
    own.attribution.subject = first_subject(sentence);
    if (own.attribution.subject.kind == SubjectKind::none) return;
    own.attribution.rule = marked_.mark(sentence.last - 1) == ':' ? Rule::colon : Rule::loose;
    own.content = {stretch.outer};
    loose.push_back(std::move(own));
  }

  [[nodiscard]] Subject first_subject(TokenRange sentence) const {
    const std::uint32_t last = std::min(sentence.last, sentence.first + 40);
    for (std::uint32_t i = sentence.first; i < last; ++i) {
      if (marked_.quoted(i) || (marked_.pos(i) != Pos::verb && marked_.pos(i) != Pos::aux)) continue;
      const VerbGroup group = verb_group(marked_, i, sentence.first);
      if (!group.finite) continue;
      const Subject subject = subject_before(marked_, group, sentence.first);
      if (subject.kind != SubjectKind::none && subject.kind != SubjectKind::relative) return subject;
    }
    return {};
  }

  const Marked& marked_;
  std::vector<Selected>& selected_;
  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  std::vector<std::size_t> claimed_by_;  // by stretch: index into selected_, or nobody
};

}  // namespace

std::vector<Selected> select(const Marked& marked, const std::vector<Attribution>& attributions) {
  Selection selection(marked);
  for (const Attribution& attribution : attributions) selection.offer(attribution);
  return selection.take();
}

void add_continuations(const Marked& marked, std::vector<Selected>& selected) { Continuations(marked, selected).run(); }

}  // namespace sayso::quotes
