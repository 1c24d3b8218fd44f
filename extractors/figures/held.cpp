// The time that a figure holds for: the nearest one of its sentence that says so, not the one it is compared with.
#include <algorithm>
#include <variant>

#include "extractors/figures/atoms.hpp"
#include "extractors/figures/phrases.hpp"
#include "extractors/figures/relations.hpp"

namespace sayso::figures {
namespace {

constexpr std::uint32_t farthest_behind = 14, farthest_behind_verb = 22, farthest_before = 24;

class Placer {
 public:
  Placer(const SentenceFigures& sentence, const std::vector<ChangeLink>& links)
      : s_(sentence), clause_{sentence.document, sentence.lexicon, sentence.sentence}, links_(links) {
    if (!s_.timed) return;
    const auto& times = s_.document.times;
    const auto begin = std::partition_point(times.begin(), times.end(),
                                            [&](const Time& t) { return t.tokens.first < s_.sentence.first; });
    const auto end =
        std::partition_point(begin, times.end(), [&](const Time& t) { return t.tokens.first < s_.sentence.last; });
    first_ = static_cast<std::uint32_t>(begin - times.begin());
    last_ = static_cast<std::uint32_t>(end - times.begin());
    for (std::uint32_t i = s_.first; i < s_.last; ++i) {
      const auto& change = s_.figures[i].change;
      const auto* from = change ? std::get_if<TimeIndex>(&change->from) : nullptr;
      if (from == nullptr) continue;
      compared_.resize(last_ - first_);
      compared_[at(*from) - first_] = true;
    }
  }

  void run() {
    if (first_ == last_) return;
    for (std::uint32_t i = s_.first; i < s_.last; ++i) {
      Figure& f = s_.figures[i];
      const bool verb = f.kind != FigureKind::multiple || links_[i].role == ChangeRole::amount;
      const bool plain = f.kind != FigureKind::ordinal && f.kind != FigureKind::age && verb;
      if (!plain) continue;
      if (is_attribute(f)) {
        f.time = of_own_noun(f);
        continue;
      }
      auto time = within(f);
      if (!time) time = around_bracket(f);
      if (!time) time = behind(i);
      if (!time && links_[i].role != ChangeRole::former && !is_definite(i)) time = before(i);
      if (time && is_base(f, this->time(*time))) continue;
      if (time && (!is_present(*time) || stands_by(f, *time))) f.time = TimeIndex{*time};
    }
    for (std::uint32_t i = s_.first; i + 1 < s_.last; ++i) {
      share_with_next(i);
      // "$5m (8 cents a share) a year earlier"
      Figure& f = s_.figures[i];
      Figure& next = s_.figures[i + 1];
      if (next.equals || next.tokens.first != f.tokens.last + 1 || !is_bracketed(s_, next)) continue;
      if (!f.time) f.time = next.time;
      if (!next.time) next.time = f.time;
    }
  }

 private:
  [[nodiscard]] const Time& time(std::uint32_t index) const { return s_.document.times[index]; }

  // "Grew 12% to 4.2 million in the third quarter": amount and level of one change hold for one time.
  void share_with_next(std::uint32_t i) {
    Figure& f = s_.figures[i];
    const Figure& next = s_.figures[i + 1];
    const auto of_now = [](ChangeRole role) { return role == ChangeRole::amount || role == ChangeRole::level; };
    const bool one = of_now(links_[i].role) && of_now(links_[i + 1].role) && links_[i].cue == links_[i + 1].cue;
    if (one && !f.time && next.time) f.time = next.time;
  }

  // "Double their 2007 levels": what it is a multiple of.
  [[nodiscard]] bool is_base(const Figure& f, const Time& t) const {
    return f.kind == FigureKind::multiple && clause_.holds(t.tokens.last) && clause_.pos(t.tokens.last) == Pos::noun &&
           t.tokens.first >= f.tokens.last && t.tokens.first - f.tokens.last <= 2;
  }

  // "The 7 percent [rate] of May 2007": the noun of an attribute has a time of its own.
  [[nodiscard]] std::optional<TimeIndex> of_own_noun(const Figure& f) const {
    const auto phrase = phrase_from(clause_, f.tokens.last);
    if (!phrase || !clause_.holds(phrase->tokens.last + 1)) return std::nullopt;
    const std::uint32_t joint = phrase->tokens.last;
    if (!clause_.is(joint, word::of | word::in)) return std::nullopt;
    const std::uint32_t t = first_behind(joint);
    if (t == last_ || time(t).tokens.first > joint + 2 || time(t).type != TimeType::date) return std::nullopt;
    // "a 5 percent cut of last year's budget"
    const std::uint32_t behind = time(t).tokens.last;
    const bool owner = clause_.holds(behind) && (is_possessive(clause_, behind) || is_noun(behind));
    return s_.time_at(joint + 1) != nullptr && !owner ? std::optional(TimeIndex{t}) : std::nullopt;
  }

  // "Two separate July surveys"
  [[nodiscard]] std::optional<std::uint32_t> within(const Figure& f) const {
    const std::uint32_t t = first_behind(f.tokens.first);
    if (t == last_ || !f.tokens.contains(time(t).tokens.first) || !places(time(t))) return std::nullopt;
    return t;
  }

  // "In 2017 (3.6 percent) and 2018 (2.7 percent)": the time before the bracket.
  [[nodiscard]] std::optional<std::uint32_t> around_bracket(const Figure& f) const {
    const std::uint32_t first = f.tokens.first;
    if (first < s_.sentence.first + 2 || clause_.lower(first - 1) != s_.lexicon.marks.open) return std::nullopt;
    if (!clause_.holds(f.tokens.last) || clause_.lower(f.tokens.last) != s_.lexicon.marks.close) return std::nullopt;
    const Time* t = s_.time_at(first - 2);
    if (t == nullptr || !places(*t)) return std::nullopt;
    return static_cast<std::uint32_t>(t - s_.document.times.data());
  }

  // "$5m over three years", "in the last six months": the stretch in which it comes about.
  [[nodiscard]] bool is_stretch(const Time& t) const {
    if (t.type != TimeType::duration || t.tokens.first == s_.sentence.first) return false;
    // "the three months ended Sept. 30": known by its end
    const Time* end = clause_.holds(t.tokens.last + 1) ? s_.time_at(t.tokens.last + 1) : nullptr;
    if (end != nullptr && end->type == TimeType::date && end->value.size() > 4) return false;
    return clause_.is(t.tokens.first, word::stretch) || clause_.is(t.tokens.first - 1, word::stretch);
  }

  // Points and stretches in time; "for three years" and "every week" hold for nothing. Parts of a day are long enough
  // to hold something ("Tuesday night"), of hours only the end of a stretch ("by noon").
  [[nodiscard]] bool places(const Time& t) const {
    if (t.type == TimeType::duration) return is_stretch(t);
    // "over 2007 levels": what it is compared with
    const bool bound = clause_.is(t.tokens.first, word::bound) ||
                       (t.tokens.first > s_.sentence.first && clause_.is(t.tokens.first - 1, word::bound));
    std::uint32_t noun = t.tokens.last;
    if (bound && clause_.holds(noun) && is_possessive(clause_, noun)) ++noun;
    if (bound && clause_.holds(noun) && clause_.pos(noun) == Pos::noun) return false;
    // "relative to the levels of a year ago"
    const std::uint32_t of = t.tokens.first - 1;
    if (t.tokens.first > s_.sentence.first + 1 && clause_.pos(of - 1) == Pos::noun && clause_.is(of, word::of) &&
        clause_.lemma(of - 1) != Symbol::unknown && s_.lexicon.is(clause_.lemma(of - 1), word::stands_in) &&
        clause_.lemma(of - 1) != clause_.lower(of - 1))
      return false;
    // "23 percent below a year earlier"
    if (t.tokens.first > s_.sentence.first + 1 && clause_.pos(of - 1) == Pos::noun && clause_.is(of, word::bound)) {
      const Figure* share = s_.figure_at(of - 1);
      if (share != nullptr && share->kind == FigureKind::percent) return false;
    }
    if (t.type == TimeType::date) return !t.value.ends_with("_REF") || t.value.starts_with("PRESENT");
    if (t.type != TimeType::time) return false;
    const std::size_t clock = t.value.find('T');
    const bool part = clock + 1 < t.value.size() && t.value[clock + 1] >= 'A';
    return part || (t.tokens.first > s_.sentence.first && clause_.is(t.tokens.first - 1, word::by));
  }

  [[nodiscard]] bool is_present(std::uint32_t index) const { return time(index).value.ends_with("_REF"); }

  // "Now pumps 390,000 barrels": such a word holds for what stands beside it only.
  [[nodiscard]] bool stands_by(const Figure& f, std::uint32_t index) const {
    constexpr std::uint32_t farthest = 4;
    const TokenRange t = time(index).tokens;
    const std::uint32_t from = std::min(t.last, f.tokens.last), to = std::max(t.first, f.tokens.first);
    if (to - from > farthest) return false;
    for (std::uint32_t token = from; token < to; ++token) {
      if (clause_.pos(token) == Pos::punct) return false;
    }
    return true;
  }

  [[nodiscard]] bool compared_with(std::uint32_t index) const {
    return !compared_.empty() && compared_[index - first_];
  }

  // "A $1,199 phone": what it costs at any time.
  [[nodiscard]] bool is_attribute(const Figure& f) const {
    if (f.kind == FigureKind::count || !clause_.holds(f.tokens.last) || s_.time_at(f.tokens.last) != nullptr)
      return false;
    if (f.kind == FigureKind::quantity && is_compound(s_, f)) return true;
    const std::uint32_t at = f.tokens.last;
    const bool noun = clause_.pos(at) == Pos::noun || clause_.pos(at) == Pos::propn ||
                      (clause_.pos(at) == Pos::adj && clause_.holds(at + 1) && clause_.pos(at + 1) == Pos::noun);
    return noun && (s_.lexicon.changes[clause_.lower(at)].uses & change_use::comparative) == 0 &&
           (s_.lexicon.changes[clause_.lemma(at)].uses & change_use::noun) == 0;
  }

  // A day in a dateline says when the report was sent.
  [[nodiscard]] bool of_dateline(std::uint32_t index) const {
    const std::uint32_t begin = time(index).tokens.first;
    const bool dateline =
        begin < s_.sentence.first + 8 && clause_[s_.sentence.first].is(token_flag::all_caps) && s_.sentence.first == 0;
    return dateline && begin > s_.sentence.first && clause_.lower(begin - 1) == s_.lexicon.marks.comma;
  }

  // "Said on Tuesday": when it was said, not when it held.
  [[nodiscard]] bool of_saying(std::uint32_t index) const {
    const std::uint32_t begin = time(index).tokens.first;
    if (is_of_source(begin)) return true;
    for (std::uint32_t back = 1; back <= 2 && begin >= s_.sentence.first + back; ++back) {
      const std::uint32_t token = begin - back;
      if (clause_.pos(token) == Pos::verb) return clause_.is(token, word::said);
    }
    return false;
  }

  // "According to a report on Tuesday by the agency, two": of who says it, up to the comma.
  [[nodiscard]] bool is_of_source(std::uint32_t token) const {
    constexpr std::uint32_t longest_source = 12;
    const std::uint32_t limit = token > s_.sentence.first + longest_source ? token - longest_source : s_.sentence.first;
    while (token > limit) {
      --token;
      if (clause_.pos(token) == Pos::punct) return false;
      if (clause_.pos(token) == Pos::verb) return clause_.is(token, word::base) && clause_.is(token + 1, word::to);
    }
    return false;
  }

  // The first time of the sentence that begins at or after the token.
  [[nodiscard]] std::uint32_t first_behind(std::uint32_t token) const {
    const auto& times = s_.document.times;
    const auto found = std::partition_point(times.begin() + first_, times.begin() + last_,
                                            [&](const Time& t) { return t.tokens.first < token; });
    return static_cast<std::uint32_t>(found - times.begin());
  }

  [[nodiscard]] std::optional<std::uint32_t> behind(std::uint32_t i) const {
    const std::uint32_t end = s_.behind_amount(s_.figures[i]);
    for (std::uint32_t t = first_behind(end); t < last_; ++t) {
      if (time(t).tokens.first > end + farthest_behind_verb) break;
      if (!places(time(t)) || compared_with(t) || of_dateline(t)) continue;
      if (links_[i].role == ChangeRole::former && time(t).tokens.first > end + 2) break;
      return reachable(i, end, t) && !of_saying(t) ? std::optional(t) : std::nullopt;
    }
    return std::nullopt;
  }

  // No figure of the same change's past and no break lies between, and of verbs only one group, whose subject the
  // figure is: "12 people have been freed [since May]". Behind a comma "since" belongs to what is said of the figure
  // ("to $5, its highest since May").
  [[nodiscard]] bool reachable(std::uint32_t i, std::uint32_t from, std::uint32_t index) const {
    const std::uint32_t to = time(index).tokens.first;
    bool verb = false, mark = false, tied = false, noun = false;
    bool stretches = false;
    for (std::uint32_t k = first_; k < index; ++k) stretches = stretches || time(k).type == TimeType::duration;
    for (std::uint32_t t = from; t < to; ++t) {
      const Pos pos = clause_.pos(t);
      // "the three-month period ended in [May]"
      const Time* stretch = stretches ? s_.time_at(t) : nullptr;
      if (stretch != nullptr && stretch->type == TimeType::duration && stretch->tokens.last < to && !verb) {
        t = stretch->tokens.last - 1;
        if (clause_.pos(t + 1) == Pos::verb) ++t;
        continue;
      }
      if (pos == Pos::sconj || clause_.is(t, word::relative) || is_subject(t)) return false;
      if (clause_.lower(t) == s_.lexicon.marks.open && !is_only_in_brackets(t, to)) return false;
      tied = tied || (pos == Pos::adp && !clause_.is(t, word::of));
      noun = noun || (tied && (pos == Pos::noun || pos == Pos::propn));
      if (pos == Pos::verb || pos == Pos::aux) {
        const bool own = s_.figures[i].kind == FigureKind::count || !noun;
        const bool subject = own && !mark && !is_definite(i) && (t == from || clause_.pos(t - 1) != Pos::cconj);
        if (verb || !subject) return false;
        verb = true;
        while (t + 1 < to && goes_on_verb(clause_.pos(t + 1))) ++t;
        continue;
      }
      mark = mark || pos == Pos::punct;
      if (pos == Pos::punct && (verb || !is_light(s_.document.slice(clause_[t])))) return false;
      const Figure* other = s_.figure_at(t);
      if (verb && s_.time_at(t) != nullptr) return false;  // "the three months that ended on May 3"
      if (other == nullptr) continue;
      const auto k = static_cast<std::uint32_t>(other - s_.figures.data());
      if (links_[k].role == ChangeRole::former && links_[i].role != ChangeRole::former) return false;
      const bool passed = verb && other->kind == FigureKind::count;  // "12 people died in two attacks on Monday"
      if (links_[k].role == ChangeRole::none && !other->equals && !passed) return false;
    }
    // "The $5m was paid under the 2007 settlement"
    const bool named = to > from && clause_.pos(to - 1) == Pos::det && !clause_.is(to - 1, word::article) &&
                       is_noun(time(index).tokens.last);
    // but "12 were killed in the May 4 raid"
    if (verb && named && !clause_.is(to - 2, word::stretch)) return false;
    // "to $5, its highest since May", "its best in two years"
    const bool record = clause_.is(to - 1, word::since) || time(index).type == TimeType::duration;
    if (!verb && to > from + farthest_behind) return false;
    // "23% expect to raise prices over the next year": the stretch is that of the verb behind
    const FigureKind kind = s_.figures[i].kind;
    const bool share = kind == FigureKind::percent || kind == FigureKind::fraction;
    if (verb && share && time(index).type == TimeType::duration) return false;
    return !(mark && to > from && record);
  }
  // "$5m that [I] announced last year": who else does something then.
  [[nodiscard]] bool is_subject(std::uint32_t token) const {
    if (clause_.pos(token) != Pos::pron || !clause_.holds(token + 1)) return false;
    const Pos next = clause_.pos(token + 1);
    return next == Pos::verb || next == Pos::aux || next == Pos::adv;
  }

  // "$5m (in May)", not "$5m (due in May)".
  [[nodiscard]] bool is_only_in_brackets(std::uint32_t open, std::uint32_t time) const {
    for (std::uint32_t t = open + 1; t < time; ++t) {
      if (clause_.pos(t) != Pos::adp && clause_.pos(t) != Pos::det && s_.figure_at(t) == nullptr) return false;
    }
    return true;
  }

  // "The two countries", "a 42,000-name petition": things known already, and attributes, hold at any time.
  [[nodiscard]] bool is_definite(std::uint32_t i) const {
    const Figure& f = s_.figures[i];
    if (f.kind != FigureKind::count) return false;
    const std::uint32_t first = f.tokens.first;
    const bool known =
        first > s_.sentence.first && (clause_.pos(first - 1) == Pos::det || is_possessive(clause_, first - 1));
    return known || is_compound(s_, f);
  }
  static bool goes_on_verb(Pos pos) {
    return pos == Pos::verb || pos == Pos::aux || pos == Pos::adv || pos == Pos::part;
  }
  static bool is_light(std::string_view mark) {
    return mark == "," || mark == "(" || mark == ")" || mark == "\"" || mark == "”" || mark == "’";
  }

  [[nodiscard]] std::optional<std::uint32_t> before(std::uint32_t i) const {
    const std::uint32_t begin = s_.figures[i].tokens.first;
    for (std::uint32_t t = first_behind(begin); t-- > first_;) {
      if (time(t).tokens.last > begin) continue;
      if (begin - time(t).tokens.last > farthest_before) return std::nullopt;
      if (!places(time(t)) || compared_with(t) || of_saying(t) || of_dateline(t) || is_record(t)) continue;
      if (is_of_former(i, t)) continue;
      if (same_clause(time(t), begin)) return t;
      return std::nullopt;
    }
    return std::nullopt;
  }

  // "From 180 last summer to 415": the time of the level before is over.
  [[nodiscard]] bool is_of_former(std::uint32_t i, std::uint32_t index) const {
    if (i == s_.first || links_[i].role != ChangeRole::level) return false;
    const ChangeLink& before = links_[i - 1];
    const auto& held = s_.figures[i - 1].time;
    return before.role == ChangeRole::former && before.cue == links_[i].cue && held && at(*held) == index;
  }

  // "The largest since 2012, it will cost": said of the noun before it, but for "Since 2012, ..." at the start.
  [[nodiscard]] bool is_record(std::uint32_t index) const {
    const std::uint32_t begin = time(index).tokens.first;
    return begin > s_.sentence.first + 1 && clause_.is(begin - 1, word::since) && !tells_of(time(index));
  }

  // "Tuesday, when four left"
  [[nodiscard]] bool tells_of(const Time& t) const {
    std::uint32_t next = t.tokens.last;
    if (clause_.holds(next) && clause_.lower(next) == s_.lexicon.marks.comma) ++next;
    return clause_.holds(next) && clause_.is(next, word::when);
  }

  // "In 2007, ...", "In the past decade the ministry ...": an adverbial that opens the sentence holds for its first
  // clause, lists and all.
  [[nodiscard]] bool opens_sentence(const Time& t) const {
    if (t.tokens.first > s_.sentence.first + 3 || !clause_.holds(t.tokens.last)) return false;
    if (clause_.lower(t.tokens.last) == s_.lexicon.marks.comma) return true;
    const Pos next = clause_.pos(t.tokens.last);
    return clause_.pos(s_.sentence.first) == Pos::adp && (next == Pos::det || next == Pos::propn || next == Pos::pron);
  }

  // "According to the court, from 2006 through 2014, it billed": nothing but prepositions and times up to the comma.
  [[nodiscard]] bool opens_clause(const Time& t) const {
    std::uint32_t token = t.tokens.first;
    while (token > s_.sentence.first) {
      --token;
      if (clause_.lower(token) == s_.lexicon.marks.comma) return true;
      if (clause_.pos(token) != Pos::adp && clause_.pos(token) != Pos::det && s_.time_at(token) == nullptr)
        return false;
    }
    return false;
  }

  // "On Monday, flooding towns and killing five": the verbs between have no subject of their own, and the figure is an
  // object of the last.
  [[nodiscard]] bool only_accompanied(const Time& t, std::uint32_t figure) const {
    bool mark = false, object = false;
    for (std::uint32_t token = t.tokens.last; token < figure; ++token) {
      const Pos pos = clause_.pos(token);
      if (pos == Pos::aux || pos == Pos::sconj || clause_.is(token, word::relative)) return false;
      mark = mark || pos == Pos::punct;
      object = object && (pos != Pos::adp || clause_.is(token, word::to | word::at));
      if (pos != Pos::verb) continue;
      object = true;
      const Pos before = clause_.pos(token - 1);
      const bool opens = before == Pos::punct || before == Pos::cconj || before == Pos::adv;
      if (!mark || !opens || !s_.document.slice(clause_[token]).ends_with("ing")) return false;
    }
    return object;
  }

  // A time that stands before the verb opens its clause and holds for all of it; one behind a verb holds for that
  // verb only ("he said on Monday that", "closed in May and sold").
  [[nodiscard]] bool same_clause(const Time& t, std::uint32_t figure) const {
    if (tells_of(t)) return true;
    bool verb = false, break_between = false;
    const bool opens = opens_sentence(t);
    if (t.type == TimeType::duration && !opens) return false;
    for (std::uint32_t token = t.tokens.last; token < figure; ++token) {
      const Pos pos = clause_.pos(token);
      if (pos == Pos::punct || pos == Pos::sym) {
        const std::string_view form = s_.document.slice(clause_[token]);
        if (form == ";" || form == ":" || form == "“" || form == "(") return false;
        continue;
      }
      verb = verb || pos == Pos::verb || pos == Pos::aux;
      const bool clauses = pos == Pos::cconj && !opens && (verb || !joins_nouns(token));
      if (break_between) continue;
      const bool opening = pos == Pos::sconj || clause_.is(token, word::relative);
      break_between = clauses || (opening && !(opens && clause_.is(token, word::relative) && is_past(token + 1)));
    }
    if (!verb && !break_between) return true;
    if (is_of_event(t, figure) || (verb && only_accompanied(t, figure))) return true;
    if (break_between) return false;
    if (is_of_subject(t) || opens_clause(t)) return true;
    const std::uint32_t limit = t.tokens.first > s_.sentence.first + 20 ? t.tokens.first - 20 : s_.sentence.first;
    for (std::uint32_t token = t.tokens.first; token-- > limit;) {
      const Pos pos = clause_.pos(token);
      if (token + 1 == t.tokens.first && clause_.lower(token) == s_.lexicon.marks.comma) break;
      if (pos == Pos::verb || pos == Pos::aux) return false;
      if (pos == Pos::sconj || pos == Pos::cconj || s_.document.slice(clause_[token]) == ";") break;
    }
    return true;
  }

  // "In 2007 he survived a fire that [left] six dead": told of the same time, as what is so still is not.
  [[nodiscard]] bool is_past(std::uint32_t verb) const {
    if (!clause_.holds(verb) || clause_.pos(verb) != Pos::verb) return false;
    const std::string_view form = s_.document.slice(clause_[verb]);
    return clause_.lemma(verb) != clause_.lower(verb) && !form.ends_with("s") && !form.ends_with("ing");
  }

  // "Winter and spring wheat"
  [[nodiscard]] bool joins_nouns(std::uint32_t conjunction) const {
    const auto nominal = [&](std::uint32_t token) {
      if (!clause_.holds(token)) return false;
      const Pos pos = clause_.pos(token);
      return pos == Pos::noun || pos == Pos::adj || pos == Pos::propn;
    };
    return nominal(conjunction - 1) && nominal(conjunction + 1) && s_.time_at(conjunction - 1) == nullptr;
  }

  // "It reported that sales [during June] were": part of the subject that the verb behind it has.
  [[nodiscard]] bool is_of_subject(const Time& t) const {
    if (t.tokens.first < s_.sentence.first + 2 || !clause_.holds(t.tokens.last)) return false;
    const Pos next = clause_.pos(t.tokens.last);
    return (next == Pos::aux || next == Pos::verb) && clause_.pos(t.tokens.first - 1) == Pos::adp &&
           clause_.pos(t.tokens.first - 2) == Pos::noun;
  }

  // "A [2003] bombing in Rabat killed 45", "a raid on [May 31] that left nine dead": a time of the noun whose verb the
  // figure stands behind.
  [[nodiscard]] bool is_of_event(const Time& t, std::uint32_t figure) const {
    if (t.tokens.first <= s_.sentence.first) return false;
    std::uint32_t at = t.tokens.last;
    if (is_noun(at)) {
      if (clause_.pos(t.tokens.first - 1) == Pos::adp) return false;  // "in May sales fell"
      while (at < figure && !is_verbal(at)) {
        const Pos pos = clause_.pos(at);
        if (pos == Pos::punct || pos == Pos::sconj || pos == Pos::pron || clause_.is(at, word::relative)) return false;
        ++at;
      }
    } else {
      const bool noun = t.tokens.first > s_.sentence.first + 1 && clause_.pos(t.tokens.first - 1) == Pos::adp &&
                        is_noun(t.tokens.first - 2);
      if (!noun || !clause_.holds(at) || !clause_.is(at, word::relative)) return false;
      ++at;
    }
    if (!is_verbal(at) || clause_.pos(at - 1) == Pos::part) return false;  // "intent to sell"
    while (is_verbal(at)) ++at;
    for (; at < figure; ++at) {
      const Pos pos = clause_.pos(at);
      if (is_verbal(at) || pos == Pos::punct || pos == Pos::sconj || clause_.is(at, word::relative)) return false;
    }
    return true;
  }
  [[nodiscard]] bool is_noun(std::uint32_t token) const {
    return clause_.holds(token) && (clause_.pos(token) == Pos::noun || clause_.pos(token) == Pos::propn);
  }
  [[nodiscard]] bool is_verbal(std::uint32_t token) const {
    return clause_.holds(token) && (clause_.pos(token) == Pos::verb || clause_.pos(token) == Pos::aux);
  }

  const SentenceFigures& s_;
  Clause clause_;
  const std::vector<ChangeLink>& links_;
  std::uint32_t first_ = 0, last_ = 0;
  std::vector<bool> compared_;  // by time from first_ on: some change is measured from it; empty where none is
};

}  // namespace

void place_in_time(const SentenceFigures& sentence, const std::vector<ChangeLink>& links) {
  Placer(sentence, links).run();
}

}  // namespace sayso::figures
