#include "extractors/quotes/complement.hpp"

#include <algorithm>

#include "extractors/quotes/clauses.hpp"
#include "extractors/quotes/phrases.hpp"
#include "extractors/quotes/stance.hpp"

namespace sayso::quotes {
namespace {

constexpr int most_adjuncts = 8;
constexpr std::uint32_t longest_insertion = 6;
// Only words that report this often take a clause that begins with an adverbial.
constexpr double surely_reports = 0.6;
// "said the same", but not "added three rooms".
constexpr double says_anything = 0.8;

// Reads one sentence behind one cue.
class ComplementReader {
 public:
  ComplementReader(const Marked& marked, const CueEntry& cue, std::uint32_t from, std::uint32_t limit)
      : marked_(marked), cue_(cue), at_(from), limit_(limit) {}

  Complement read() {
    bool addressed = (cue_.frames & frame::whom) == 0;
    for (int i = 0; i < most_adjuncts; ++i) {
      if (skip_adjunct()) continue;
      if (addressed || !skip_addressee()) break;
      addressed = true;
    }
    complement_.begin = complement_.behind = at_;
    complement_.kind = kind();
    return complement_;
  }

 private:
  [[nodiscard]] bool takes(std::uint32_t frames) const { return (cue_.frames & frames) != 0; }
  [[nodiscard]] bool opens_quotation(std::uint32_t i) const {
    return i < limit_ && marked_.quoted(i) && marked_.stretches[marked_.stretch_of[i]].outer.first == i;
  }

  // A time, an adverb, "in a statement", ", however,".
  bool skip_adjunct() {
    if (at_ >= limit_ || marked_.quoted(at_)) return false;
    if (marked_.in_time(at_) && !owns(marked_.time_end[at_])) return move_to(marked_.time_end[at_]);
    const std::uint32_t classes = marked_.classes(at_);
    if (marked_.pos(at_) == Pos::adv && (classes & (word::question | word::that | word::negator)) == 0) {
      return move_to(at_ + 1);
    }
    if ((classes & (word::adjunct | word::attach)) != 0) return skip_prepositional_phrase(classes);
    return marked_.mark(at_) == ',' && skip_insertion();
  }

  // "Friday's test": a time that is part of an object.
  [[nodiscard]] bool owns(std::uint32_t behind) const {
    return behind < limit_ && marked_.pos(behind) == Pos::part && !marked_.is(behind, word::infinitive);
  }

  bool skip_prepositional_phrase(std::uint32_t classes) {
    const bool time = at_ + 1 < limit_ && marked_.in_time(at_ + 1);
    // "supported in Ohio" may be content; only verbs of saying take adjuncts before their content.
    if (!time && !takes(frame::clause | frame::quote)) return false;
    if ((classes & word::infinitive) != 0 && marked_.pos(at_) == Pos::part) return false;
    const std::uint32_t end = prepositional_phrase_end(marked_, at_, limit_);
    if (end == at_) return false;
    // "said of the plan, “…”"; elsewhere what hangs on "of" or "about" is what is said.
    if ((classes & word::adjunct) == 0 && !time &&
        (end >= limit_ || marked_.mark(end) != ',' || !opens_quotation(end + 1))) {
      return false;
    }
    // "in Paris is the seat …": the phrase begins the clause that is said.
    const bool subject = end < limit_ && !marked_.quoted(end) && !time &&
                         (marked_.pos(end) == Pos::aux || marked_.pos(end) == Pos::verb);
    if (subject) return false;
    if ((classes & word::addressee) != 0 && complement_.addressee.empty()) complement_.addressee = {at_ + 1, end};
    skipped_phrase_ = true;
    return move_to(end);
  }

  // Between commas, no longer than a few words, and not the comma before a quotation.
  bool skip_insertion() {
    if (opens_quotation(at_ + 1)) return false;
    for (std::uint32_t i = at_ + 1; i < limit_ && i <= at_ + longest_insertion; ++i) {
      if (marked_.quoted(i)) return false;
      if (marked_.mark(i) == ',') {
        const bool goes_on = i + 1 < limit_ && (marked_.is(i + 1, word::that) || opens_quotation(i + 1));
        return (goes_on || i == at_ + 2) && move_to(i + 1);
      }
      if (marked_.pos(i) == Pos::verb) return false;
    }
    return false;
  }

  // "told [reporters] that": a noun phrase that is followed by what is said, or by nothing.
  bool skip_addressee() {
    if (at_ >= limit_ || marked_.quoted(at_) || marked_.is(at_, word::that)) return false;
    // "warned [they] could"
    if (marked_.is(at_, word::subject) && marked_.pos(at_) == Pos::pron) return false;
    TokenRange phrase = noun_phrase_at(marked_, at_, limit_);
    if (phrase.empty()) return false;
    phrase.last = before_subject(phrase);
    complement_.addressee = phrase;
    return move_to(phrase.last);
  }

  // "told [reporters] Ortiz was late": a name behind a noun, with a finite verb behind it, is the subject of what is
  // said.
  [[nodiscard]] std::uint32_t before_subject(TokenRange phrase) const {
    if (phrase.last >= limit_ || marked_.quoted(phrase.last)) return phrase.last;
    const Pos next = marked_.pos(phrase.last);
    if (next != Pos::aux && next != Pos::verb) return phrase.last;
    std::uint32_t name = phrase.last;
    while (name > phrase.first && marked_.pos(name - 1) == Pos::propn) --name;
    const bool behind_noun = name > phrase.first && name < phrase.last && marked_.pos(name - 1) == Pos::noun;
    const Mention* const mention = behind_noun ? marked_.document.mention_at(name) : nullptr;
    return mention != nullptr && mention->tokens.first == name ? name : phrase.last;
  }

  bool move_to(std::uint32_t token) {
    at_ = token;
    return true;
  }

  ComplementKind kind() {
    if (at_ >= limit_) return ComplementKind::none;
    const char mark = marked_.mark(at_);
    if (mark == ':' || (mark == ',' && opens_quotation(at_ + 1))) {
      if (at_ + 1 >= limit_ && mark == ':') return after_colon();
      complement_.begin = at_ + 1;
      if (opens_quotation(at_ + 1)) return takes_quotation();
      return takes(frame::clause | frame::quote) ? ComplementKind::bare_clause : ComplementKind::none;
    }
    if (mark == ',' && at_ + 1 < limit_ && marked_.is(at_ + 1, word::that) && takes(frame::clause | frame::that) &&
        !marked_.is(at_ + 1, word::cut)) {
      complement_.begin = at_ + 1;
      return ComplementKind::that_clause;
    }
    if (opens_quotation(at_)) return takes_quotation();
    if (mark == ',' && clause_behind_adjunct()) {
      complement_.begin = at_ + 1;
      complement_.weak = true;
      return ComplementKind::bare_clause;
    }
    if (mark != '\0') return ComplementKind::none;
    return kind_of_words();
  }

  // "said in its report, the wall leaks"
  [[nodiscard]] bool clause_behind_adjunct() const {
    const std::uint32_t subject = at_ + 1;
    if (!skipped_phrase_ || cue_.share < says_anything || !takes(frame::clause)) return false;
    if (subject >= limit_ || marked_.is(subject, word::relative) || !starts_noun_phrase(marked_, subject)) return false;
    const std::uint32_t verb = noun_phrase_at(marked_, subject, limit_).last;
    return verb > subject && verb < limit_ && (marked_.pos(verb) == Pos::verb || marked_.pos(verb) == Pos::aux) &&
           verb_group(marked_, verb, subject).form != VerbForm::gerund;
  }

  ComplementKind takes_quotation() const {
    return takes(frame::quote | frame::clause | frame::np | frame::matter) ? ComplementKind::quotation
                                                                           : ComplementKind::none;
  }

  // The colon ends the line and the quotation stands in the next one.
  ComplementKind after_colon() {
    const std::uint32_t next = at_ + 1;
    if (next >= marked_.document.tokens.size() || !marked_.quoted(next)) return ComplementKind::none;
    complement_.begin = next;
    return takes_quotation();
  }

  // Whether a verb follows; for words that take objects too, before the first comma ("noted the cost, but …").
  [[nodiscard]] bool opens_clause() const {
    if (!takes(frame::any_phrase)) return holds_verb(marked_, {at_, limit_});
    // "denied [them]"
    if (marked_.is(at_, word::object)) return false;
    std::uint32_t end = at_;
    const std::uint32_t farthest = std::min(limit_, at_ + longest_phrase);
    while (end < farthest && marked_.mark(end) != ',' && marked_.mark(end) != ';' && !next_act(end)) ++end;
    return holds_verb(marked_, {at_, end});
  }

  // "denied the claim [and left]"
  [[nodiscard]] bool next_act(std::uint32_t joint) const {
    if (!marked_.is(joint, word::coordinator) || joint + 1 >= limit_) return false;
    const Pos next = marked_.pos(joint + 1);
    return next == Pos::verb || next == Pos::aux;
  }

  // Of cues that take only some objects.
  [[nodiscard]] bool object_fits() const {
    TokenRange object = chunk_at(marked_, at_, limit_);
    if (marked_.in_time(at_)) object = chunk_at(marked_, std::min(limit_, marked_.time_end[at_] + 1), limit_);
    if (object.empty()) return false;
    if (takes(frame::matter)) {
      for (std::uint32_t i = object.first; i < object.last; ++i) {
        if (names_matter(marked_.lexicon, marked_.token(i))) return true;
      }
    }
    // "called [the plan harmful]"
    if (takes(frame::predicate) && object.size() > 1 && marked_.pos(object.last - 1) == Pos::adj) return true;
    if (!takes(frame::predicate)) return false;
    const std::uint32_t behind = end_of_object(object.last);
    if (behind >= limit_) return false;
    if (marked_.quoted(behind)) return true;
    const Pos next = marked_.pos(behind);
    return next == Pos::det || next == Pos::adj || next == Pos::adv || next == Pos::noun || next == Pos::propn ||
           next == Pos::num;
  }

  // "called [the plan for the harbour and his remarks on Friday] a mess": behind what hangs on an object or is joined
  // to it.
  [[nodiscard]] std::uint32_t end_of_object(std::uint32_t end) const {
    const std::uint32_t farthest = std::min(limit_, at_ + longest_phrase);
    while (end + 1 < farthest && !marked_.quoted(end)) {
      const bool joined = marked_.is(end, word::coordinator);
      if (!joined && marked_.pos(end) != Pos::adp) break;
      std::uint32_t next = chunk_at(marked_, end + 1, farthest).last;
      if (marked_.in_time(end + 1) && !joined) next = marked_.time_end[end + 1];
      if (next <= end) break;
      end = next;
    }
    return end;
  }

  ComplementKind kind_of_words() {
    const std::uint32_t classes = marked_.classes(at_);
    const Pos pos = marked_.pos(at_);
    if ((classes & word::that) != 0 && takes(frame::clause | frame::that) && pos != Pos::det) {
      return ComplementKind::that_clause;
    }
    if ((classes & word::question) != 0 && takes(frame::clause | frame::that | frame::np)) {
      complement_.weak = (classes & word::subordinator) != 0 && !takes(frame::whom | frame::np);
      return ComplementKind::that_clause;
    }
    // "urged them [not to leave]"
    const bool negated = (classes & word::negator) != 0 && at_ + 1 < limit_ && marked_.is(at_ + 1, word::infinitive);
    if (((classes & word::infinitive) != 0 && pos == Pos::part) || negated) {
      const bool tells =
          takes(frame::say) && at_ + 1 < limit_ && names_telling(marked_.lexicon, marked_.token(at_ + 1));
      return takes(frame::inf) || tells ? ComplementKind::infinitive : ComplementKind::none;
    }
    if ((classes & word::coordinator) != 0 && pos == Pos::cconj) return ComplementKind::none;
    if ((classes & word::as) != 0 && takes(frame::matter))
      return ComplementKind::phrase;  // "dismissed as a myth the idea"
    const bool clause = takes(frame::clause) && opens_clause();
    if (starts_noun_phrase(marked_, at_) || marked_.in_time(at_)) {
      if (clause) return ComplementKind::bare_clause;
      // "wanted in connection with [last year's fire]": no object of the verb.
      if (skipped_phrase_) return ComplementKind::none;
      const bool whatever = takes(frame::np) || (takes(frame::clause) && cue_.share > says_anything);
      return whatever || object_fits() ? ComplementKind::phrase : ComplementKind::none;
    }
    if (pos == Pos::verb && takes(frame::np)) return ComplementKind::phrase;      // "denied taking money"
    if (pos == Pos::verb && clause) return ComplementKind::bare_clause;           // "said getting there was hard"
    if (pos == Pos::intj && takes(frame::clause)) return ComplementKind::phrase;  // "said yes"
    const bool fronted = pos == Pos::adp || pos == Pos::sconj || pos == Pos::adv;
    if (!clause || !fronted || cue_.share < surely_reports) return ComplementKind::none;
    complement_.weak = (classes & word::subordinator) != 0;
    return ComplementKind::bare_clause;
  }

  const Marked& marked_;
  const CueEntry& cue_;
  std::uint32_t at_, limit_;
  bool skipped_phrase_ = false;
  Complement complement_;
};

}  // namespace

Complement read_complement(const Marked& marked, const CueEntry& cue, std::uint32_t from, std::uint32_t limit) {
  return ComplementReader(marked, cue, from, limit).read();
}

bool opens_relative_clause(const Marked& marked, const Complement& complement, std::uint32_t limit) {
  const std::uint32_t second = complement.begin + 1;
  if (complement.kind != ComplementKind::that_clause || second >= limit) return false;
  return marked.is(complement.begin, word::relative) &&
         (marked.pos(second) == Pos::verb || marked.pos(second) == Pos::aux);
}

bool names_partner(const Marked& marked, const Complement& complement, std::uint32_t limit) {
  const std::uint32_t begin = complement.begin;
  if (complement.kind != ComplementKind::phrase || !marked.is(begin, word::partner)) return false;
  return begin + 1 >= limit || marked.mark(begin + 1) != '\0' || marked.pos(begin + 1) == Pos::adp;
}

}  // namespace sayso::quotes
