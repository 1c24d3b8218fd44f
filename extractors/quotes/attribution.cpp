#include "extractors/quotes/attribution.hpp"

#include <algorithm>

#include "extractors/quotes/complement.hpp"
#include "extractors/quotes/content.hpp"
#include "extractors/quotes/phrases.hpp"
#include "extractors/quotes/stance.hpp"

namespace sayso::quotes {
namespace {

// Reads the cues of one sentence from left to right.
class SentenceReader {
 public:
  SentenceReader(const Marked& marked, TokenRange sentence, std::vector<Attribution>& found)
      : marked_(marked),
        sentence_(sentence),
        floor_(sentence.first),
        words_(sentence.first),
        read_(sentence.first),
        found_(found),
        first_found_(found.size()) {}

  void read(const CueMatch& cue) {
    move_floor(cue.tokens.first);
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
  [[nodiscard]] Scope scope() const { return {marked_, sentence_, floor_, words_}; }

  // What stands before a semicolon or a colon is another clause.
  void move_floor(std::uint32_t cue) {
    for (; read_ < cue; ++read_) {
      const char c = marked_.mark(read_);
      if (c == ';' || c == ':') floor_ = words_ = read_ + 1;
    }
    while (words_ < cue && is_edge(marked_, words_)) ++words_;
  }

  [[nodiscard]] const CueEntry& entry(const CueMatch& cue) const { return marked_.lexicon.cues[cue.entry]; }
  [[nodiscard]] bool takes(const Attribution& a, std::uint32_t frames) const {
    return (entry(a.cue).frames & frames) != 0;
  }
  [[nodiscard]] const Attribution* previous() const { return found_.size() > first_found_ ? &found_.back() : nullptr; }

  // The attribution before, or that whose words it stands in: "Ann said the firm had warned him, adding that …".
  [[nodiscard]] const Attribution* outermost() const {
    const Attribution* last = previous();
    if (last == nullptr) return nullptr;
    constexpr std::size_t most_read = 6;
    const std::size_t newest = found_.size() - 1;
    for (std::size_t i = newest; i > first_found_ && i + most_read > newest; --i) {
      const Attribution& before = found_[i - 1];
      const bool holds = std::any_of(before.content.begin(), before.content.end(), [&](TokenRange range) {
        return range.contains(last->group.tokens.first) && range.contains(last->subject.phrase.first);
      });
      if (holds) last = &before;
    }
    return last;
  }

  bool read_verb(Attribution& a) {
    a.group = verb_group(marked_, a.cue.tokens.first, floor_);
    if (a.group.form == VerbForm::gerund && is_relayed(a)) return read_relayed(a);
    if (a.group.infinitive && !take_governing_verb(a)) return false;
    if (a.group.passive || reduced_passive(a)) return read_passive(a);
    if (a.group.form == VerbForm::gerund && a.group.tokens.first == floor_) return read_leading_participle(a);
    a.subject = a.group.finite ? subject_of_finite(a) : subject_of_participle(a);
    std::uint32_t behind = a.cue.tokens.last;
    if (a.subject.kind == SubjectKind::behind) behind = a.subject.phrase.last;
    if (a.subject.kind == SubjectKind::none) return false;
    // "quoted a clerk who said": her words.
    if (a.subject.kind == SubjectKind::relative && within_relay(a)) {
      found_.pop_back();
      if (a.subject.names) a.subject.phrase = *a.subject.names;
    }
    // "if you say": anybody.
    const TokenRange who = a.subject.phrase;
    if (who.size() == 1 && marked_.is(who.first, word::partner) && !marked_.quoted(who.first)) return false;
    return read_content(a, behind);
  }

  // "the paper quoted Ann Lee, the chair, [as saying]".
  [[nodiscard]] bool is_relayed(const Attribution& a) const {
    const Attribution* medium = previous();
    const std::uint32_t as = a.group.tokens.first - 1;
    return medium != nullptr && takes(*medium, frame::relay) && as > medium->cue.tokens.first &&
           as < medium->cue.tokens.last + longest_phrase && marked_.is(as, word::as);
  }

  [[nodiscard]] bool within_relay(const Attribution& a) const {
    const Attribution* medium = previous();
    return medium != nullptr && takes(*medium, frame::relay) && medium->content.count == 1 &&
           medium->content.ranges[0].contains(a.cue.tokens.first) &&
           medium->content.ranges[0].contains(a.subject.phrase.first);
  }

  // The words are hers whom the medium quotes; they take the place of what the medium said.
  bool read_relayed(Attribution& a) {
    const Attribution medium = found_.back();
    const bool passive = medium.group.passive && medium.content.count > 0;
    const std::uint32_t as = a.group.tokens.first - 1;
    const TokenRange object = noun_phrase_at(marked_, medium.cue.tokens.last, as);
    const TokenRange who = passive ? medium.content.ranges[0] : with_apposition(marked_, object, as);
    if (who.empty()) return false;
    found_.pop_back();
    a.group = medium.group;
    a.group.tokens.last = a.cue.tokens.last;
    a.group.finite = true;
    a.subject = {SubjectKind::before, who, std::min(medium.reach.first, who.first), std::nullopt};
    return read_content(a, a.cue.tokens.last);
  }

  // "Rejecting the charge, Lee left": the subject stands behind the comma.
  bool read_leading_participle(Attribution& a) {
    const std::uint32_t farthest = std::min(sentence_.last, a.cue.tokens.last + longest_phrase);
    for (std::uint32_t comma = a.cue.tokens.last; comma + 1 < farthest; ++comma) {
      if (marked_.mark(comma) != ',') continue;
      const TokenRange phrase = noun_phrase_at(marked_, comma + 1, sentence_.last);
      if (phrase.empty()) continue;
      const TokenRange whole = with_apposition(marked_, phrase, sentence_.last);
      const std::uint32_t next =
          whole.last < sentence_.last && marked_.mark(whole.last) == ',' ? whole.last + 1 : whole.last;
      if (next >= sentence_.last || (marked_.pos(next) != Pos::verb && marked_.pos(next) != Pos::aux)) continue;
      a.subject = {SubjectKind::shared, whole, a.group.tokens.first, std::nullopt};
      a.reach = {a.group.tokens.first, a.cue.tokens.last};
      const Complement complement = read_complement(marked_, entry(a.cue), a.cue.tokens.last, comma);
      const Scope participle{marked_, {sentence_.first, comma}, floor_, words_};
      return complement.kind != ComplementKind::none && take_complement(participle, a, complement);
    }
    return false;
  }

  // "continued to deny": the subject is the first verb's.
  bool take_governing_verb(Attribution& a) const {
    const std::uint32_t first = a.group.tokens.first;
    if (first <= floor_ || !marked_.is(first - 1, word::phase)) return false;
    const bool negated = a.group.negated;
    a.group = verb_group(marked_, first - 1, floor_);
    a.group.tokens.last = a.cue.tokens.first + 1;
    a.group.negated = a.group.negated || negated;
    return !a.group.infinitive;
  }

  // "claims denied by the ministry"
  [[nodiscard]] bool reduced_passive(const Attribution& a) const {
    const std::uint32_t next = a.cue.tokens.last;
    return a.group.form == VerbForm::past && a.group.tokens.size() == 1 && next < sentence_.last &&
           marked_.is(next, word::agent) && takes(a, frame::any_phrase);
  }

  [[nodiscard]] Subject subject_of_finite(const Attribution& a) const {
    Subject subject = subject_before(marked_, a.group, floor_);
    const bool stands_apart = subject.kind == SubjectKind::none || subject.kind == SubjectKind::apart;
    if (stands_apart && takes(a, frame::quote) && a.group.tokens.size() == 1 && inverts(a)) {
      const Subject behind = subject_behind(marked_, a.cue.tokens.last, sentence_.last);
      // "Lee, the chair, welcomed the fall": what follows may as well be the object.
      const bool object = subject.kind == SubjectKind::apart && takes(a, frame::np);
      if (behind.kind != SubjectKind::none && (subject.kind == SubjectKind::none || (!object && ends_there(behind))))
        return behind;
    }
    // "when asked whether": a participle without its auxiliary.
    const std::uint32_t first = a.group.tokens.first;
    if (subject.kind == SubjectKind::none && first > floor_ && a.group.tokens.size() == 1 &&
        marked_.is(first - 1, word::subordinator | word::question) && !marked_.quoted(first - 1)) {
      return {};
    }
    if (subject.kind == SubjectKind::none && joined_to_verb(a)) subject = shared_subject(a);
    if (subject.kind == SubjectKind::none) return subject;
    // "2,000 suspected cases": an attribute of what is counted.
    const bool counted = subject.phrase.size() == 1 && marked_.pos(subject.phrase.first) == Pos::num &&
                         a.cue.tokens.last < sentence_.last && marked_.pos(a.cue.tokens.last) == Pos::noun;
    if (counted) return {};
    if (marked_.is(subject.phrase.first, word::that)) {
      if (subject.kind == SubjectKind::before) return {};
      // "a report that said": "that" names nobody.
      if (subject.names) subject.phrase = *subject.names;
    }
    if (subject.kind == SubjectKind::before && subject.clause_begin > floor_) {
      const std::uint32_t before = subject.clause_begin - 1;
      if (marked_.is(before, word::as)) --subject.clause_begin;
    }
    return subject;
  }

  // Whether the verb stands where an inverted one can: behind a quotation or a comma, or first in its sentence.
  [[nodiscard]] bool inverts(const Attribution& a) const {
    const std::uint32_t first = a.group.tokens.first;
    if (a.group.form == VerbForm::gerund) return false;
    // “…”, read the warning: a past that looks like the infinitive.
    if (first > floor_ + 1 && marked_.mark(first - 1) == ',' && marked_.quoted(first - 2)) return true;
    if (first > floor_ && marked_.quoted(first - 1)) return true;
    if (a.group.form == VerbForm::base) return false;
    if (first == floor_) return true;
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
    return first > floor_ && !marked_.quoted(first - 1) &&
           (marked_.is(first - 1, word::coordinator) || marked_.mark(first - 1) == ',');
  }

  [[nodiscard]] Subject shared_subject(const Attribution& a) const {
    const Attribution* last = outermost();
    if (last != nullptr && last->subject.kind != SubjectKind::none && !has_ended(*last, a.group.tokens.first)) {
      Subject subject = last->subject;
      subject.kind = SubjectKind::shared;
      subject.clause_begin = a.group.tokens.first;
      return subject;
    }
    Subject subject = subject_of_clause(marked_, a.group.tokens.first, floor_);
    subject.clause_begin = a.group.tokens.first;
    return subject;
  }

  // "When Ann mentioned the plan, [I laughed and said]": the words of the one before end before another clause.
  [[nodiscard]] bool has_ended(const Attribution& last, std::uint32_t verb) const {
    if (last.content.count == 0 || last.group.tokens.first <= words_) return false;
    if (!marked_.is(words_, word::subordinator)) return false;
    const std::uint32_t end = (last.content.end() - 1)->last;
    if (end >= verb || marked_.mark(end) != ',') return false;
    const Subject main = subject_of_clause(marked_, verb, end + 1);
    return main.kind != SubjectKind::none && main.clause_begin > end;
  }

  [[nodiscard]] Subject subject_of_participle(const Attribution& a) const {
    const std::uint32_t first = a.group.tokens.first;
    // "is suspected of asking for": only the name of an act.
    const std::uint32_t before_it = first > floor_ ? marked_.classes(first - 1) : 0;
    if ((before_it & word::attach) != 0 && (before_it & word::adjunct) == 0) return {};
    if (first > floor_ && marked_.mark(first - 1) != ',') {
      // "a letter saying that", but "issued a letter saying that" is said by whoever issued it.
      const TokenRange phrase = noun_phrase_before(marked_, first, floor_);
      const Pos before = phrase.first > floor_ ? marked_.pos(phrase.first - 1) : Pos::none;
      const bool object = !phrase.empty() && (before == Pos::verb || before == Pos::adp || before == Pos::part);
      if (!phrase.empty() && shows_thing(a, phrase)) return {};
      if (!phrase.empty() && !object) return {SubjectKind::shared, phrase, first, std::nullopt};
    }
    Subject subject = shared_subject(a);
    if (subject.kind == SubjectKind::none && first > floor_) {
      const TokenRange phrase = noun_phrase_before(marked_, first - 1, floor_);
      if (!phrase.empty()) subject = {SubjectKind::shared, phrase, first, std::nullopt};
    }
    return subject;
  }

  // "paintings highlighting the cause": what is no name says things in clauses and quotations only.
  [[nodiscard]] bool shows_thing(const Attribution& a, TokenRange phrase) const {
    if (entry(a.cue).stance != Stance::statement || takes(a, frame::whom | frame::inf)) return false;
    if (marked_.document.mention_at(phrase.last - 1) != nullptr) return false;
    const std::uint32_t next = a.cue.tokens.last;
    return next < sentence_.last && !marked_.quoted(next) && marked_.mark(next) == '\0' &&
           !marked_.is(next, word::that | word::question) && takes(a, frame::any_phrase);
  }

  // "was told by the ministry that", "was condemned by the union"; without "by" nobody is named.
  bool read_passive(Attribution& a) {
    std::uint32_t at = a.cue.tokens.last;
    while (at < sentence_.last && marked_.pos(at) == Pos::adv) ++at;
    if (at >= sentence_.last || !marked_.is(at, word::agent)) return false;
    const TokenRange agent = noun_phrase_at(marked_, at + 1, sentence_.last);
    if (agent.empty()) return false;
    const Subject patient = subject_before(marked_, a.group, floor_);
    a.subject = {SubjectKind::behind, with_apposition(marked_, agent, sentence_.last), a.group.tokens.first,
                 std::nullopt};
    if (takes(a, frame::clause | frame::inf) && agent.last < sentence_.last) {
      const Complement complement = read_complement(marked_, entry(a.cue), agent.last, sentence_.last);
      if (complement.kind == ComplementKind::that_clause || complement.kind == ComplementKind::infinitive) {
        a.addressee = takes(a, frame::whom) ? patient.phrase : TokenRange{};
        return take_complement(scope(), a, complement);
      }
    }
    if (patient.kind == SubjectKind::none || !takes(a, frame::np)) return false;
    a.content.add(patient.phrase);
    // "was described by the board as a mess"
    if (agent.last < sentence_.last && marked_.is(agent.last, word::as)) {
      a.content.add(trimmed(marked_, {agent.last, content_end(marked_, agent.last, sentence_.last, Shape::phrase)}));
    }
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
      if (take_content_before(scope(), a, left, complement.behind, free)) return true;
    }
    if (complement.kind == ComplementKind::none) {
      if (take_antecedent(a) || take_rest_of_relative(a, complement.behind)) return true;
      if (!takes(a, frame::alone)) return false;
      a.content.add(a.cue.tokens);
      a.rule = Rule::alone;
      return true;
    }
    if (inverted && complement.kind != ComplementKind::quotation) return false;
    if (names_partner(marked_, complement, sentence_.last)) return false;
    return take_complement(scope(), a, complement);
  }

  // "a charge (that) the firm denies", "allegations, which he has denied": what is denied stands before the subject.
  bool take_antecedent(Attribution& a) const {
    if (entry(a.cue).stance != Stance::denial || a.subject.kind != SubjectKind::before) return false;
    std::uint32_t end = a.subject.clause_begin;
    if (end > floor_ && marked_.is(end - 1, word::relative)) --end;
    if (end > floor_ && marked_.mark(end - 1) == ',') --end;
    TokenRange antecedent = noun_phrase_before(marked_, end, floor_);
    if (antecedent.empty() && a.subject.clause_begin > floor_ &&
        marked_.is(a.subject.clause_begin - 1, word::relative)) {
      antecedent = {std::max(floor_, end > longest_phrase ? end - longest_phrase : 0), end};
      while (!antecedent.empty() && !names_matter(marked_.lexicon, marked_.token(antecedent.first))) ++antecedent.first;
    }
    if (antecedent.empty()) return false;
    a.content.add(antecedent);
    a.rule = Rule::phrase;
    a.reach = {a.subject.clause_begin, a.cue.tokens.last};
    return true;
  }

  // "a plan which the firm says [is safe]"
  bool take_rest_of_relative(Attribution& a, std::uint32_t behind) const {
    const std::uint32_t begin = a.subject.clause_begin;
    if (!takes(a, frame::clause) || a.subject.kind != SubjectKind::before || begin <= floor_) return false;
    if (!marked_.is(begin - 1, word::relative) || marked_.quoted(begin - 1)) return false;
    if (behind >= sentence_.last || marked_.quoted(behind) || marked_.pos(behind) != Pos::aux) return false;
    a.content.add(trimmed(marked_, {behind, content_end(marked_, behind, sentence_.last, Shape::clause)}));
    a.rule = Rule::bare_clause;
    a.reach = {begin, behind};
    return a.content.count > 0;
  }

  // "According to Lee, the wall leaks": an apposition only where a comma closes it.
  [[nodiscard]] TokenRange source_with_apposition(TokenRange phrase) const {
    const TokenRange whole = with_apposition(marked_, phrase, sentence_.last);
    if (phrase.first > floor_ + 3 || whole.last == phrase.last) return whole;
    // "According to papers, Ann Lee, 60, left": a name is what is said; "according to Ann Lee, the chair, ..." is not.
    const bool closed = whole.last < sentence_.last && marked_.mark(whole.last) == ',';
    const std::uint32_t inner = phrase.last + 1;
    const bool describes =
        inner < whole.last && (marked_.is(inner, word::article | word::possessive) || marked_.pos(inner) == Pos::num);
    return closed && describes ? whole : phrase;
  }

  bool read_preposition(Attribution& a) {
    const TokenRange phrase = noun_phrase_at(marked_, a.cue.tokens.last, sentence_.last);
    if (phrase.empty()) return false;
    a.subject = {SubjectKind::behind, source_with_apposition(phrase), a.cue.tokens.first, std::nullopt};
    a.group.tokens = a.cue.tokens;
    std::uint32_t behind = a.subject.phrase.last;
    // A clause about the source: "according to the report, which …".
    const std::uint32_t first = a.cue.tokens.first;
    a.reach = {first, behind};
    a.rule = Rule::according;
    // "The bridge fell, and according to Lee, the wall leaks"
    const std::uint32_t joint = first > floor_ && marked_.mark(first - 1) == ',' ? first - 1 : first;
    const bool joined = joint > floor_ && marked_.is(joint - 1, word::coordinator) && behind < sentence_.last &&
                        marked_.mark(behind) == ',';
    const bool opens = joined || (first <= floor_ + 2 && !holds_content({floor_, first}));
    if (opens) {
      const std::uint32_t farthest = std::min(sentence_.last, behind + longest_phrase);
      while (behind < farthest && marked_.mark(behind) != ',') ++behind;
      // "According to the agency, which cited a minister, the wall leaks"
      if (behind + 1 < farthest && marked_.is(behind + 1, word::relative)) {
        std::uint32_t closing = behind + 1;
        while (closing < farthest && marked_.mark(closing) != ',') ++closing;
        if (closing + 1 < farthest) behind = closing;
      }
      if (behind + 1 >= sentence_.last) return false;
      a.reach.last = behind;
      a.content.add(trimmed(marked_, {behind + 1, content_end(marked_, behind + 1, sentence_.last, Shape::clause)}));
      return a.content.count > 0;
    }
    const bool found = take_content_before_source(scope(), a, first, behind);
    a.rule = Rule::according;
    return found;
  }

  // "her claim that", "the union's threat to", "a warning from the bank that".
  bool read_noun(Attribution& a) {
    a.group.tokens = a.cue.tokens;
    const TokenRange phrase = noun_phrase_before(marked_, a.cue.tokens.last, floor_);
    std::uint32_t behind = a.cue.tokens.last;
    TokenRange speaker;
    for (std::uint32_t i = phrase.first; i < a.cue.tokens.first && i < phrase.last; ++i) {
      if (marked_.is(i, word::possessive)) speaker = {i, i + 1};
      if (marked_.pos(i) == Pos::part && i > phrase.first) speaker = possessor(marked_, {phrase.first, i});
    }
    const bool source_behind = behind + 1 < sentence_.last && (marked_.is(behind, word::source));
    if (speaker.empty() && source_behind) {
      speaker = noun_phrase_at(marked_, behind + 1, sentence_.last);
      if (!speaker.empty()) behind = speaker.last;
    }
    if (speaker.empty()) return false;
    a.subject = {SubjectKind::before, speaker, std::min(speaker.first, a.cue.tokens.first), std::nullopt};
    const Complement complement = read_complement(marked_, entry(a.cue), behind, sentence_.last);
    if (complement.kind != ComplementKind::that_clause && complement.kind != ComplementKind::infinitive) return false;
    if (opens_relative_clause(marked_, complement, sentence_.last)) return false;
    a.reach = {a.subject.clause_begin, complement.begin};
    if (!take_complement(scope(), a, complement)) return false;
    a.rule = Rule::noun;
    return true;
  }

  // "is confident that".
  bool read_adjective(Attribution& a) {
    a.group = verb_group(marked_, a.cue.tokens.first, floor_);
    bool linked = false;
    for (std::uint32_t i = a.group.tokens.first; i < a.cue.tokens.first; ++i) {
      linked = linked || marked_.is(i, word::be);
    }
    if (!linked) return false;
    a.group.passive = false;
    a.subject = subject_before(marked_, a.group, floor_);
    if (a.subject.kind == SubjectKind::none) return false;
    const Complement complement = read_complement(marked_, entry(a.cue), a.cue.tokens.last, sentence_.last);
    if (complement.kind != ComplementKind::that_clause && complement.kind != ComplementKind::bare_clause) return false;
    a.reach = {a.subject.clause_begin, complement.begin};
    return take_complement(scope(), a, complement);
  }

  // More than a conjunction, an adverb or marks.
  [[nodiscard]] bool holds_content(TokenRange range) const {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const Pos pos = marked_.pos(i);
      if (pos != Pos::cconj && pos != Pos::adv && pos != Pos::punct && pos != Pos::sconj) return true;
    }
    return false;
  }

  const Marked& marked_;
  TokenRange sentence_;
  std::uint32_t floor_;  // where the clauses before the cue begin: the sentence, or behind its last semicolon or colon
  std::uint32_t words_;  // behind the marks that stand there; kept, as all cues of a sentence share them
  std::uint32_t read_;   // tokens before it have been looked at for the floor
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
