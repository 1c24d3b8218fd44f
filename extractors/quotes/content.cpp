#include "extractors/quotes/content.hpp"

#include <algorithm>

#include "extractors/quotes/phrases.hpp"

namespace sayso::quotes {
namespace {

Rule rule_of(ComplementKind kind) {
  switch (kind) {
    case ComplementKind::quotation:
      return Rule::quotation_behind;
    case ComplementKind::that_clause:
      return Rule::that_clause;
    case ComplementKind::bare_clause:
      return Rule::bare_clause;
    case ComplementKind::infinitive:
      return Rule::infinitive;
    default:
      return Rule::phrase;
  }
}

class ContentTaker {
 public:
  explicit ContentTaker(const Scope& scope) : marked_(scope.marked), scope_(scope) {}

  bool complement(Attribution& a, const Complement& read) {
    const bool clause = read.kind == ComplementKind::that_clause || read.kind == ComplementKind::bare_clause;
    const Shape shape = clause ? Shape::clause : Shape::phrase;
    const std::uint32_t limit = end_of_insertion(a, read.begin);
    std::uint32_t end = 0;
    if (read.kind == ComplementKind::quotation) {
      const Stretch& stretch = marked_.stretches[marked_.stretch_of[read.begin]];
      end = stretch.outer.last;
      const bool goes_on = end < scope_.sentence.last && !marked_.quoted(end) &&
                           !marked_.token(end).is(token_flag::punctuation) && !ends_clause(stretch);
      if (goes_on) end = content_end(marked_, read.begin, limit, shape);
    } else {
      end = content_end(marked_, read.begin, limit, shape);
    }
    a.content.add(trimmed(marked_, {read.begin, end}));
    if (a.content.count == 0) return false;
    a.reach.last = read.begin;
    if (a.reach.first == 0 && a.reach.last != 0) a.reach.first = a.group.tokens.first;
    a.rule = rule_of(read.kind);
    return true;
  }

  bool before(Attribution& a, std::uint32_t left, std::uint32_t behind, bool free) {
    if (left == 0) return false;
    std::uint32_t end = left;
    const bool comma = end > scope_.floor && (marked_.mark(end - 1) == ',' || marked_.dash(end - 1));
    if (comma) --end;
    if (end > 0 && marked_.quoted(end - 1)) return quotation_before(a, end, behind, free);
    if (!comma || !free || end <= scope_.floor) return false;
    const CueEntry& cue = marked_.lexicon.cues[a.cue.entry];
    return (cue.frames & frame::clause) != 0 && clause_before(a, end, behind);
  }

  bool quotation_before(Attribution& a, std::uint32_t end, std::uint32_t behind, bool free) {
    const Stretch& stretch = marked_.stretches[marked_.stretch_of[end - 1]];
    if (stretch.outer.last != end) return false;
    const TokenRange home = marked_.document.sentences[marked_.document.sentence_of(stretch.outer.first)].tokens;
    const std::uint32_t paragraph =
        marked_.document.sentences[marked_.document.sentence_of(a.cue.tokens.first)].paragraph;
    if (end == scope_.sentence.first && (!stretch.speech || stretch.paragraph != paragraph)) return false;
    const bool alone = home.first == stretch.outer.first;
    if (!free && !(alone && stretch.speech)) return false;
    // “We won.” He added: “…” has its words behind it.
    if (!free && end == scope_.sentence.first && ends_in_stop(stretch)) return false;
    std::uint32_t begin = stretch.outer.first;
    if (!alone && begin > 0) {
      const char mark = marked_.mark(begin - 1);
      if (mark != ':' && mark != ',') begin = home.first;
    }
    a.content.add({begin, end});
    a.rule = Rule::quotation_before;
    rest(a, behind, begin == stretch.outer.first);
    return true;
  }

  // What goes on behind the cue: `…,” she said, “…`; of indirect speech only where the first piece is no sentence.
  void rest(Attribution& a, std::uint32_t behind, bool first_is_whole) {
    if (behind + 1 >= scope_.sentence.last) return;
    if (a.rule == Rule::quotation_before && resume(a, behind)) return;
    if (marked_.mark(behind) != ',' && !marked_.dash(behind)) return;
    const std::uint32_t next = behind + 1;
    if (marked_.quoted(next)) {
      a.content.add({next, marked_.stretches[marked_.stretch_of[next]].outer.last});
      return;
    }
    const bool joined = marked_.pos(next) == Pos::cconj;
    const bool goes_on = a.rule == Rule::clause_before && (joined || marked_.is(next, word::resumes));
    if (goes_on ? is_clause_of_author(next) : first_is_whole || joined) return;
    a.content.add(trimmed(marked_, {next, content_end(marked_, next, scope_.sentence.last, Shape::phrase)}));
    if (a.content.count == 2 && a.rule == Rule::clause_before) a.rule = Rule::clause_around;
  }

  // `“…,” she said at a rally in Kent, “…”`: a quotation that breaks off at a comma goes on in the next one of its
  // sentence, behind a comma, unless another verb of saying introduces that.
  bool resume(Attribution& a, std::uint32_t behind) {
    const Stretch& first = marked_.stretches[marked_.stretch_of[a.content.ranges[0].last - 1]];
    if (marked_.document.slice(marked_.token(first.inner.last - 1)) != ",") return false;
    const std::uint32_t farthest = std::min(scope_.sentence.last, behind + longest_phrase);
    for (std::uint32_t i = behind; i < farthest; ++i) {
      if (!marked_.quoted(i)) {
        if (introduces_quotations(i)) return false;
        continue;
      }
      const Stretch& next = marked_.stretches[marked_.stretch_of[i]];
      const bool introduced = i < 2 || marked_.pos(i - 2) == Pos::verb;
      if (!next.speech || introduced || (marked_.mark(i - 1) != ',' && !marked_.dash(i - 1))) return false;
      a.content.add(next.outer);
      return true;
    }
    return false;
  }

  bool before_source(Attribution& a, std::uint32_t left, std::uint32_t behind) {
    std::uint32_t end = left;
    if (end > 0 && (marked_.mark(end - 1) == ',' || marked_.dash(end - 1))) --end;
    if (end > 0 && marked_.quoted(end - 1) && quotation_before(a, end, behind, true)) return true;
    if (end <= scope_.floor) return false;
    const TokenRange range = words_before(end);
    if (range.empty()) return false;
    a.content.add(range);
    rest(a, behind, holds_verb(marked_, range));
    return true;
  }

 private:
  [[nodiscard]] bool introduces_quotations(std::uint32_t i) const {
    const auto lemma = static_cast<std::size_t>(marked_.token(i).lemma);
    const auto& cues = marked_.lexicon.verb_of_lemma;
    return marked_.pos(i) == Pos::verb && lemma < cues.size() && cues[lemma] != no_cue &&
           (marked_.lexicon.cues[cues[lemma]].frames & frame::quote) != 0;
  }

  // ", and [he left]", ", but Lee disagreed": another who says or does something behind "and".
  [[nodiscard]] bool is_clause_of_author(std::uint32_t joint) const {
    if (marked_.pos(joint) != Pos::cconj) return false;
    const std::uint32_t farthest = std::min(scope_.sentence.last, joint + longest_phrase);
    for (std::uint32_t i = joint + 1; i < farthest; ++i) {
      if (!marked_.quoted(i) && introduces_quotations(i)) return true;
    }
    return false;
  }

  // The clauses before the cue, up to `end`.
  [[nodiscard]] TokenRange words_before(std::uint32_t end) const {
    return trimmed(marked_, {std::min(scope_.words, end), end});
  }

  bool clause_before(Attribution& a, std::uint32_t end, std::uint32_t behind) {
    const TokenRange range = words_before(end);
    if (range.empty() || a.group.modal) return false;
    a.content.add(range);
    a.rule = Rule::clause_before;
    const Pos opening = marked_.pos(range.first);
    const bool fronted = opening == Pos::adp || opening == Pos::sconj || opening == Pos::part || opening == Pos::verb ||
                         marked_.is(range.first, word::subordinator);
    const bool whole = holds_verb(marked_, range) && !fronted;
    rest(a, behind, whole);
    if (a.content.count == 1 && !holds_verb(marked_, range)) return false;
    return true;
  }

  // Whether the token stands in a subordinate clause that opens the sentence: "While he called it modest and …".
  [[nodiscard]] bool in_leading_clause(std::uint32_t token) const {
    std::uint32_t begin = scope_.words;
    // "But when", "Back when"
    const Pos opening = begin < scope_.sentence.last ? marked_.pos(begin) : Pos::none;
    if ((opening == Pos::adv || opening == Pos::cconj) && !marked_.is(begin, word::subordinator)) ++begin;
    if (begin >= scope_.sentence.last || !marked_.is(begin, word::subordinator) || marked_.quoted(begin)) return false;
    for (std::uint32_t i = begin; i < token; ++i) {
      if (i > begin + longest_phrase || marked_.mark(i) == ',') return false;
    }
    return true;
  }

  // An attribution between dashes ends at the second: "the plan - a minister called it modest - was dropped".
  // One in a subordinate clause before the main one ends with it: "While he called it modest, the plan …".
  [[nodiscard]] std::uint32_t end_of_insertion(const Attribution& a, std::uint32_t begin) const {
    const std::uint32_t first = a.reach.first;
    if (a.subject.kind == SubjectKind::relative) return end_of_relative(begin);
    const bool dash = first > scope_.floor && marked_.dash(first - 1);
    const bool subordinate = in_leading_clause(first);
    if (!dash && !subordinate) return scope_.sentence.last;
    const std::uint32_t last = std::min(scope_.sentence.last, begin + longest_phrase);
    bool verb_seen = a.rule == Rule::phrase;
    for (std::uint32_t i = begin; i < last; ++i) {
      if (marked_.quoted(i)) {
        const Stretch& stretch = marked_.stretches[marked_.stretch_of[i]];
        const Token& last_inside = marked_.token(stretch.inner.last - 1);
        if (subordinate && marked_.document.slice(last_inside) == ",") return stretch.outer.last;
        i = std::max(i, stretch.outer.last - 1);
        continue;
      }
      verb_seen = verb_seen || marked_.pos(i) == Pos::verb || marked_.pos(i) == Pos::aux;
      if (dash && marked_.dash(i)) return i;
      if (subordinate && verb_seen && marked_.mark(i) == ',' && i + 1 < last && starts_noun_phrase(marked_, i + 1))
        return i;
    }
    return scope_.sentence.last;
  }

  // "Lee, who denied the charge, has left": the clause ends at a comma before a verb.
  [[nodiscard]] std::uint32_t end_of_relative(std::uint32_t begin) const {
    const std::uint32_t last = std::min(scope_.sentence.last, begin + longest_phrase);
    for (std::uint32_t i = begin; i + 1 < last; ++i) {
      const char c = marked_.mark(i);
      if ((c == ',' || c == ')') && (marked_.pos(i + 1) == Pos::verb || marked_.pos(i + 1) == Pos::aux)) return i;
    }
    return scope_.sentence.last;
  }

  [[nodiscard]] bool ends_clause(const Stretch& stretch) const {
    const Token& last = marked_.token(stretch.inner.last - 1);
    return stretch.speech && last.is(token_flag::punctuation);
  }

  [[nodiscard]] bool ends_in_stop(const Stretch& stretch) const {
    return marked_.document.slice(marked_.token(stretch.inner.last - 1)) == ".";
  }

  const Marked& marked_;
  const Scope& scope_;
};

}  // namespace

bool take_complement(const Scope& scope, Attribution& attribution, const Complement& complement) {
  return ContentTaker(scope).complement(attribution, complement);
}

bool take_content_before(const Scope& scope, Attribution& attribution, std::uint32_t left, std::uint32_t behind,
                         bool free) {
  return ContentTaker(scope).before(attribution, left, behind, free);
}

bool take_content_before_source(const Scope& scope, Attribution& attribution, std::uint32_t left,
                                std::uint32_t behind) {
  return ContentTaker(scope).before_source(attribution, left, behind);
}

bool is_edge(const Marked& marked, std::uint32_t token) {
  const char c = marked.mark(token);
  return c == ',' || c == '.' || c == ';' || c == ':' || marked.dash(token);
}

TokenRange trimmed(const Marked& marked, TokenRange range) {
  while (!range.empty() && is_edge(marked, range.last - 1)) --range.last;
  while (!range.empty() && is_edge(marked, range.first)) ++range.first;
  return range;
}

}  // namespace sayso::quotes
