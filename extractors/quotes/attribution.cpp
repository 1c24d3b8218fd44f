#include "extractors/quotes/attribution.hpp"

#include <algorithm>

#include "extractors/quotes/complement.hpp"
#include "extractors/quotes/phrases.hpp"

namespace sayso::quotes {
namespace {

// Reads the cues of one sentence from left to right.
class SentenceReader {
 public:
  SentenceReader(const Marked& marked, TokenRange sentence, std::vector<Attribution>& found)
      : marked_(marked), sentence_(sentence), found_(found), first_found_(found.size()) {}

  void read(const CueMatch& cue) {
    Attribution attribution;
    attribution.cue = cue;
    bool complete = false;
    switch (entry(cue).kind) {
      case CueClass::verb:
        complete = read_verb(attribution);
        break;
      case CueClass::noun:
        complete = read_noun(attribution);
        break;
      case CueClass::adjective:
        complete = read_adjective(attribution);
        break;
      case CueClass::preposition:
        complete = read_preposition(attribution);
        break;
    }
    if (complete) found_.push_back(attribution);
  }

 private:
  [[nodiscard]] const CueEntry& entry(const CueMatch& cue) const { return marked_.lexicon.cues[cue.entry]; }
  [[nodiscard]] bool takes(const Attribution& a, std::uint32_t frames) const {
    return (entry(a.cue).frames & frames) != 0;
  }
  [[nodiscard]] const Attribution* previous() const { return found_.size() > first_found_ ? &found_.back() : nullptr; }

  bool read_verb(Attribution& a) {
    a.group = verb_group(marked_, a.cue.tokens.first, sentence_.first);
    if (a.group.infinitive) return false;
    if (a.group.passive) return read_passive(a);
    a.subject = a.group.finite ? subject_of_finite(a) : subject_of_participle(a);
    std::uint32_t behind = a.cue.tokens.last;
    if (a.subject.kind == SubjectKind::behind) behind = a.subject.phrase.last;
    if (a.subject.kind == SubjectKind::none) return false;
    return read_content(a, behind);
  }

  [[nodiscard]] Subject subject_of_finite(const Attribution& a) const {
    Subject subject = subject_before(marked_, a.group, sentence_.first);
    const bool stands_apart = subject.kind == SubjectKind::none || subject.kind == SubjectKind::apart;
    if (stands_apart && takes(a, frame::quote) && a.group.tokens.size() == 1 && inverts(a)) {
      const Subject behind = subject_behind(marked_, a.cue.tokens.last, sentence_.last);
      if (behind.kind != SubjectKind::none && (subject.kind == SubjectKind::none || ends_there(behind))) return behind;
    }
    // "when asked whether": a participle without its auxiliary.
    const std::uint32_t first = a.group.tokens.first;
    if (subject.kind == SubjectKind::none && first > sentence_.first && a.group.tokens.size() == 1 &&
        marked_.is(first - 1, word::subordinator | word::question) && !marked_.quoted(first - 1)) {
      return {};
    }
    if (subject.kind == SubjectKind::none && joined_to_verb(a)) subject = shared_subject(a);
    if (subject.kind == SubjectKind::none) return subject;
    if (marked_.is(subject.phrase.first, word::that) && subject.kind == SubjectKind::before) return {};
    if (subject.kind == SubjectKind::before && subject.clause_begin > sentence_.first) {
      const std::uint32_t before = subject.clause_begin - 1;
      if (marked_.document.slice(marked_.token(before)) == "as") --subject.clause_begin;
    }
    return subject;
  }

  // Whether the verb stands where an inverted one can: behind a quotation or a comma, or first in its sentence.
  [[nodiscard]] bool inverts(const Attribution& a) const {
    const std::uint32_t first = a.group.tokens.first;
    if (a.group.form == VerbForm::gerund || a.group.form == VerbForm::base) return false;
    if (first == sentence_.first || marked_.quoted(first - 1)) return true;
    return (marked_.mark(first - 1) == ',' || marked_.dash(first - 1)) && !takes(a, frame::whom);
  }

  // Whether nothing but punctuation or an adjunct follows an inverted subject; then it is one even where another phrase
  // stands before the verb.
  [[nodiscard]] bool ends_there(const Subject& subject) const {
    const std::uint32_t next = subject.phrase.last;
    if (next >= sentence_.last) return true;
    return marked_.mark(next) != '\0' || marked_.in_time(next) || marked_.is(next, word::adjunct);
  }

  // "and denied", ", accused", "nor confirmed".
  [[nodiscard]] bool joined_to_verb(const Attribution& a) const {
    const std::uint32_t first = a.group.tokens.first;
    if (marked_.is(first, word::coordinator)) return true;
    return first > sentence_.first && !marked_.quoted(first - 1) &&
           (marked_.is(first - 1, word::coordinator) || marked_.mark(first - 1) == ',');
  }

  [[nodiscard]] Subject shared_subject(const Attribution& a) const {
    if (const Attribution* last = previous(); last != nullptr && last->subject.kind != SubjectKind::none) {
      Subject subject = last->subject;
      subject.kind = SubjectKind::shared;
      subject.clause_begin = a.group.tokens.first;
      return subject;
    }
    Subject subject = subject_of_clause(marked_, a.group.tokens.first, sentence_.first);
    subject.clause_begin = a.group.tokens.first;
    return subject;
  }

  [[nodiscard]] Subject subject_of_participle(const Attribution& a) const {
    const std::uint32_t first = a.group.tokens.first;
    if (first > sentence_.first && marked_.mark(first - 1) != ',') {
      // "a letter saying that", but "issued a letter saying that" is said by whoever issued it.
      const TokenRange phrase = noun_phrase_before(marked_, first, sentence_.first);
      const Pos before = phrase.first > sentence_.first ? marked_.pos(phrase.first - 1) : Pos::none;
      const bool object = !phrase.empty() && (before == Pos::verb || before == Pos::adp || before == Pos::part);
      if (!phrase.empty() && !object) return {SubjectKind::shared, phrase, first, std::nullopt};
    }
    Subject subject = shared_subject(a);
    if (subject.kind == SubjectKind::none && first > sentence_.first) {
      const TokenRange phrase = noun_phrase_before(marked_, first - 1, sentence_.first);
      if (!phrase.empty()) subject = {SubjectKind::shared, phrase, first, std::nullopt};
    }
    return subject;
  }

  // "was told by the ministry that", "was condemned by the union"; without "by" nobody is named.
  bool read_passive(Attribution& a) {
    std::uint32_t at = a.cue.tokens.last;
    while (at < sentence_.last && marked_.pos(at) == Pos::adv) ++at;
    if (at >= sentence_.last || !marked_.is(at, word::agent)) return false;
    const TokenRange agent = noun_phrase_at(marked_, at + 1, sentence_.last);
    if (agent.empty()) return false;
    const Subject patient = subject_before(marked_, a.group, sentence_.first);
    a.subject = {SubjectKind::behind, with_apposition(marked_, agent, sentence_.last), a.group.tokens.first,
                 std::nullopt};
    if (takes(a, frame::clause | frame::inf) && agent.last < sentence_.last) {
      const Complement complement = read_complement(marked_, entry(a.cue), agent.last, sentence_.last);
      if (complement.kind == ComplementKind::that_clause || complement.kind == ComplementKind::infinitive) {
        a.addressee = takes(a, frame::whom) ? patient.phrase : TokenRange{};
        return take_complement(a, complement);
      }
    }
    if (patient.kind == SubjectKind::none || !takes(a, frame::np)) return false;
    a.content.add(patient.phrase);
    a.rule = Rule::phrase;
    a.reach = {a.group.tokens.first, a.subject.phrase.last};
    return true;
  }

  bool read_content(Attribution& a, std::uint32_t behind) {
    const Complement complement = read_complement(marked_, entry(a.cue), behind, sentence_.last);
    a.addressee = complement.addressee;
    const std::uint32_t left = std::min(a.subject.clause_begin, a.group.tokens.first);
    a.reach = {a.subject.kind == SubjectKind::shared ? a.group.tokens.first : left,
               std::max(complement.behind, a.cue.tokens.last)};
    const bool inverted = a.subject.kind == SubjectKind::behind;
    if (takes(a, frame::quote | frame::clause) && a.group.finite && a.subject.kind != SubjectKind::relative &&
        (inverted || a.subject.kind != SubjectKind::shared)) {
      const bool free = complement.kind == ComplementKind::none || complement.weak;
      if (take_content_before(a, left, complement.behind, free)) return true;
    }
    if (complement.kind == ComplementKind::none) {
      if (!takes(a, frame::alone)) return false;
      a.content.add(a.cue.tokens);
      a.rule = Rule::alone;
      return true;
    }
    if (inverted && complement.kind != ComplementKind::quotation) return false;
    return take_complement(a, complement);
  }

  bool take_complement(Attribution& a, const Complement& complement) {
    const bool clause =
        complement.kind == ComplementKind::that_clause || complement.kind == ComplementKind::bare_clause;
    const Shape shape = clause ? Shape::clause : Shape::phrase;
    const std::uint32_t limit = end_of_insertion(a, complement.begin);
    std::uint32_t end = 0;
    if (complement.kind == ComplementKind::quotation) {
      const Stretch& stretch = marked_.stretches[marked_.stretch_of[complement.begin]];
      end = stretch.outer.last;
      const bool goes_on = end < sentence_.last && !marked_.quoted(end) &&
                           !marked_.token(end).is(token_flag::punctuation) && !ends_clause(stretch);
      if (goes_on) end = content_end(marked_, complement.begin, limit, shape);
    } else {
      end = content_end(marked_, complement.begin, limit, shape);
    }
    a.content.add(trimmed({complement.begin, end}));
    if (a.content.count == 0) return false;
    a.reach.last = complement.begin;
    if (a.reach.first == 0 && a.reach.last != 0) a.reach.first = a.group.tokens.first;
    switch (complement.kind) {
      case ComplementKind::quotation:
        a.rule = Rule::quotation_behind;
        break;
      case ComplementKind::that_clause:
        a.rule = Rule::that_clause;
        break;
      case ComplementKind::bare_clause:
        a.rule = Rule::bare_clause;
        break;
      case ComplementKind::infinitive:
        a.rule = Rule::infinitive;
        break;
      default:
        a.rule = Rule::phrase;
    }
    return true;
  }

  // An attribution between dashes ends at the second: "the plan - a minister called it modest - was dropped".
  // One in a subordinate clause before the main one ends with it: "While he called it modest, the plan …".
  [[nodiscard]] std::uint32_t end_of_insertion(const Attribution& a, std::uint32_t begin) const {
    const std::uint32_t first = a.reach.first;
    if (first <= sentence_.first) return sentence_.last;
    const bool dash = marked_.dash(first - 1);
    const bool subordinate =
        first - 1 <= sentence_.first + 1 && marked_.is(first - 1, word::subordinator) && !marked_.quoted(first - 1);
    if (!dash && !subordinate) return sentence_.last;
    const std::uint32_t last = std::min(sentence_.last, begin + longest_phrase);
    bool verb_seen = a.rule == Rule::phrase;
    for (std::uint32_t i = begin; i < last; ++i) {
      verb_seen = verb_seen || marked_.pos(i) == Pos::verb || marked_.pos(i) == Pos::aux;
      if (dash && marked_.dash(i)) return i;
      if (subordinate && verb_seen && marked_.mark(i) == ',' && i + 1 < last && starts_noun_phrase(marked_, i + 1))
        return i;
    }
    return sentence_.last;
  }

  // The words before "…, she said": a quotation that ends there, else the clause before the comma. `free` says that
  // the cue has no complement of its own.
  bool take_content_before(Attribution& a, std::uint32_t left, std::uint32_t behind, bool free) {
    if (left == 0) return false;
    std::uint32_t end = left;
    const bool comma = end > sentence_.first && (marked_.mark(end - 1) == ',' || marked_.dash(end - 1));
    if (comma) --end;
    if (end > 0 && marked_.quoted(end - 1)) return take_quotation_before(a, end, behind, free);
    if (!comma || !free || end <= sentence_.first) return false;
    return take_clause_before(a, end, behind);
  }

  bool take_quotation_before(Attribution& a, std::uint32_t end, std::uint32_t behind, bool free) {
    const Stretch& stretch = marked_.stretches[marked_.stretch_of[end - 1]];
    if (stretch.outer.last != end) return false;
    const TokenRange home = marked_.document.sentences[marked_.document.sentence_of(stretch.outer.first)].tokens;
    const std::uint32_t paragraph = marked_.document.sentences[marked_.document.sentence_of(left_token(a))].paragraph;
    if (end == sentence_.first && (!stretch.speech || stretch.paragraph != paragraph)) return false;
    const bool alone = home.first == stretch.outer.first;
    if (!free && !(alone && stretch.speech)) return false;
    std::uint32_t begin = stretch.outer.first;
    if (!alone && begin > 0) {
      const char mark = marked_.mark(begin - 1);
      if (mark != ':' && mark != ',') begin = home.first;
    }
    a.content.add({begin, end});
    a.rule = Rule::quotation_before;
    take_rest(a, behind, begin == stretch.outer.first);
    return true;
  }

  [[nodiscard]] static std::uint32_t left_token(const Attribution& a) { return a.cue.tokens.first; }

  bool take_clause_before(Attribution& a, std::uint32_t end, std::uint32_t behind) {
    const TokenRange range = trimmed({sentence_.first, end});
    if (range.empty() || a.group.modal) return false;
    a.content.add(range);
    a.rule = Rule::clause_before;
    const Pos opening = marked_.pos(range.first);
    const bool fronted = opening == Pos::adp || opening == Pos::sconj || opening == Pos::part || opening == Pos::verb ||
                         marked_.is(range.first, word::subordinator);
    const bool whole = holds_verb(marked_, range) && !fronted;
    take_rest(a, behind, whole);
    if (a.content.count == 1 && !holds_verb(marked_, range)) return false;
    return true;
  }

  // What goes on behind the cue: `…,” she said, “…`; of indirect speech only where the first piece is no sentence.
  void take_rest(Attribution& a, std::uint32_t behind, bool first_is_whole) {
    if (behind + 1 >= sentence_.last) return;
    if (marked_.mark(behind) != ',' && !marked_.dash(behind)) return;
    const std::uint32_t next = behind + 1;
    if (marked_.quoted(next)) {
      a.content.add({next, marked_.stretches[marked_.stretch_of[next]].outer.last});
      return;
    }
    if (first_is_whole || marked_.pos(next) == Pos::cconj) return;
    a.content.add(trimmed({next, content_end(marked_, next, sentence_.last, Shape::phrase)}));
    if (a.content.count == 2 && a.rule == Rule::clause_before) a.rule = Rule::clause_around;
  }

  bool read_preposition(Attribution& a) {
    const TokenRange phrase = noun_phrase_at(marked_, a.cue.tokens.last, sentence_.last);
    if (phrase.empty()) return false;
    a.subject = {SubjectKind::behind, with_apposition(marked_, phrase, sentence_.last), a.cue.tokens.first,
                 std::nullopt};
    a.group.tokens = a.cue.tokens;
    std::uint32_t behind = a.subject.phrase.last;
    // A clause about the source: "according to the report, which …".
    const std::uint32_t first = a.cue.tokens.first;
    a.reach = {first, behind};
    a.rule = Rule::according;
    const bool opens = first <= sentence_.first + 2 && !holds_content({sentence_.first, first});
    if (opens) {
      while (behind < sentence_.last && marked_.mark(behind) != ',') ++behind;
      if (behind + 1 >= sentence_.last) return false;
      a.reach.last = behind;
      a.content.add(trimmed({behind + 1, content_end(marked_, behind + 1, sentence_.last, Shape::clause)}));
      return a.content.count > 0;
    }
    std::uint32_t end = first;
    if (marked_.mark(end - 1) == ',' || marked_.dash(end - 1)) --end;
    if (end > 0 && marked_.quoted(end - 1) && take_quotation_before(a, end, behind, true)) {
      a.rule = Rule::according;
      return true;
    }
    const TokenRange range = trimmed({sentence_.first, end});
    if (range.empty()) return false;
    a.content.add(range);
    take_rest(a, behind, holds_verb(marked_, range));
    return true;
  }

  // "her claim that", "the union's threat to", "a warning from the bank that".
  bool read_noun(Attribution& a) {
    a.group.tokens = a.cue.tokens;
    const TokenRange phrase = noun_phrase_before(marked_, a.cue.tokens.last, sentence_.first);
    std::uint32_t behind = a.cue.tokens.last;
    TokenRange speaker;
    for (std::uint32_t i = phrase.first; i < a.cue.tokens.first && i < phrase.last; ++i) {
      if (marked_.is(i, word::possessive)) speaker = {i, i + 1};
      if (marked_.pos(i) == Pos::part && i > phrase.first) speaker = {phrase.first, i};
    }
    const bool source_behind = behind + 1 < sentence_.last && (marked_.is(behind, word::agent) ||
                                                               marked_.document.slice(marked_.token(behind)) == "from");
    if (speaker.empty() && source_behind) {
      speaker = noun_phrase_at(marked_, behind + 1, sentence_.last);
      if (!speaker.empty()) behind = speaker.last;
    }
    if (speaker.empty()) return false;
    a.subject = {SubjectKind::before, speaker, std::min(speaker.first, a.cue.tokens.first), std::nullopt};
    const Complement complement = read_complement(marked_, entry(a.cue), behind, sentence_.last);
    if (complement.kind != ComplementKind::that_clause && complement.kind != ComplementKind::infinitive) return false;
    a.reach = {a.subject.clause_begin, complement.begin};
    if (!take_complement(a, complement)) return false;
    a.rule = Rule::noun;
    return true;
  }

  // "is confident that".
  bool read_adjective(Attribution& a) {
    a.group = verb_group(marked_, a.cue.tokens.first, sentence_.first);
    bool linked = false;
    for (std::uint32_t i = a.group.tokens.first; i < a.cue.tokens.first; ++i) {
      linked = linked || marked_.is(i, word::be);
    }
    if (!linked) return false;
    a.group.passive = false;
    a.subject = subject_before(marked_, a.group, sentence_.first);
    if (a.subject.kind == SubjectKind::none) return false;
    const Complement complement = read_complement(marked_, entry(a.cue), a.cue.tokens.last, sentence_.last);
    if (complement.kind != ComplementKind::that_clause && complement.kind != ComplementKind::bare_clause) return false;
    a.reach = {a.subject.clause_begin, complement.begin};
    return take_complement(a, complement);
  }

  // More than a conjunction, an adverb or marks.
  [[nodiscard]] bool holds_content(TokenRange range) const {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const Pos pos = marked_.pos(i);
      if (pos != Pos::cconj && pos != Pos::adv && pos != Pos::punct && pos != Pos::sconj) return true;
    }
    return false;
  }

  // Without commas, stops and white marks at the edges; marks of quotations stay.
  [[nodiscard]] TokenRange trimmed(TokenRange range) const {
    const auto edge = [&](std::uint32_t i) {
      const char c = marked_.mark(i);
      return c == ',' || c == '.' || c == ';' || c == ':' || marked_.dash(i);
    };
    while (!range.empty() && edge(range.last - 1)) --range.last;
    while (!range.empty() && edge(range.first)) ++range.first;
    return range;
  }

  [[nodiscard]] bool ends_clause(const Stretch& stretch) const {
    const Token& last = marked_.token(stretch.inner.last - 1);
    return stretch.speech && last.is(token_flag::punctuation);
  }

  const Marked& marked_;
  TokenRange sentence_;
  std::vector<Attribution>& found_;
  std::size_t first_found_;
};

}  // namespace

void attribute(const Marked& marked, TokenRange sentence, const std::vector<CueMatch>& cues,
               std::vector<Attribution>& found) {
  SentenceReader reader(marked, sentence, found);
  for (const CueMatch& cue : cues) reader.read(cue);
}

}  // namespace sayso::quotes
