// The time that a figure holds for: the nearest one of its sentence that says so, not the one it is compared with.
#include <algorithm>
#include <variant>

#include "extractors/figures/atoms.hpp"
#include "extractors/figures/moments.hpp"
#include "extractors/figures/phrases.hpp"
#include "extractors/figures/relations.hpp"
#include "extractors/figures/story.hpp"
#include "extractors/figures/verbs.hpp"

namespace sayso::figures {
namespace {

constexpr std::uint32_t farthest_behind = 14, farthest_behind_verb = 22, farthest_before = 24,
                        farthest_behind_opening = 40;

class Placer {
 public:
  Placer(const SentenceFigures& sentence, const std::vector<ChangeLink>& links)
      : s_(sentence),
        times_(sentence),
        clause_{sentence.document, sentence.lexicon, sentence.sentence},
        links_(links),
        first_(times_.first()),
        last_(times_.last()) {
    if (first_ == last_) return;
    for (std::uint32_t i = s_.first; i < s_.last; ++i) {
      const auto& change = s_.figures[i].change;
      const auto* from = change ? std::get_if<TimeIndex>(&change->from) : nullptr;
      if (from == nullptr) continue;
      compared_.resize(last_ - first_);
      compared_[at(*from) - first_] = true;
    }
  }

  void run(const Told& told) {
    if (first_ == last_) {
      carry(told);
      return;
    }
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
      if (time) time = end_of_span(i, *time);
      if (time && (!is_present(*time) || stands_by(f, *time))) f.time = TimeIndex{*time};
    }
    carry(told);
    for (std::uint32_t i = s_.first; i + 1 < s_.last; ++i) {
      share_with_next(i);
      share_with_or(i);
      // "$5m (8 cents a share) a year earlier"
      Figure& f = s_.figures[i];
      Figure& next = s_.figures[i + 1];
      if (next.equals && at(*next.equals) == i && !next.time) next.time = f.time;
      if (next.equals || next.tokens.first != f.tokens.last + 1 || !is_bracketed(s_, next)) continue;
      if (!f.time) f.time = next.time;
      if (!next.time) next.time = f.time;
    }
  }

 private:
  [[nodiscard]] const Time& time(std::uint32_t index) const { return s_.document.times[index]; }

  // The time of the sentences before holds for what this one goes on to tell; measures of things hold at any time.
  void carry(const Told& told) {
    if (!told.event && !told.change) return;
    for (std::uint32_t i = s_.first; i < s_.last; ++i) {
      Figure& f = s_.figures[i];
      const bool kind = f.kind != FigureKind::ordinal && f.kind != FigureKind::age && f.kind != FigureKind::quantity &&
                        f.kind != FigureKind::multiple;
      if (!kind || links_[i].role == ChangeRole::former || is_attribute(f) || is_definite(i)) continue;
      const bool change = links_[i].role == ChangeRole::amount || links_[i].role == ChangeRole::level;
      const auto& time = change && told.change ? told.change : told.event;
      if (time && !f.time && is_told(s_, f)) f.time = time;
    }
  }

  // "Grew 12% to 4.2 million in the third quarter": amount and level of one change hold for one time.
  void share_with_next(std::uint32_t i) {
    Figure& f = s_.figures[i];
    const Figure& next = s_.figures[i + 1];
    const auto of_now = [](ChangeRole role) { return role == ChangeRole::amount || role == ChangeRole::level; };
    const bool one = of_now(links_[i].role) && of_now(links_[i + 1].role) && links_[i].cue == links_[i + 1].cue;
    if (one && !f.time && next.time) f.time = next.time;
  }

  // "A loss of $5m, or 8 cents a share, in May": two measures of one thing hold for one time.
  void share_with_or(std::uint32_t i) {
    Figure& f = s_.figures[i];
    Figure& next = s_.figures[i + 1];
    constexpr std::uint32_t farthest = 5;  // "$5 a share, or $5m"
    const std::uint32_t joint = next.tokens.first - 1;
    if (next.tokens.first - f.tokens.last > farthest || joint <= f.tokens.last || !clause_.is(joint, word::or_word) ||
        clause_.lower(joint - 1) != s_.lexicon.marks.comma)
      return;
    for (std::uint32_t t = f.tokens.last; t < joint; ++t) {
      if (clause_.pos(t) == Pos::verb || clause_.pos(t) == Pos::aux || s_.time_at(t) != nullptr) return;
    }
    if (!f.time) f.time = next.time;
    if (!next.time) next.time = f.time;
  }

  // "Between 2010 and 2018", "from May to July": neither end is the time of what came about in it; what changed
  // did so from the first to the last.
  std::optional<std::uint32_t> end_of_span(std::uint32_t i, std::uint32_t index) {
    const bool opens = times_.opens_span(index);
    if (!opens && !(index > first_ && times_.opens_span(index - 1))) return index;
    const std::uint32_t left = opens ? index : index - 1;
    const ChangeRole role = links_[i].role;
    if (role == ChangeRole::none) return std::nullopt;
    // "sales from January to May rose 5%": of the subject, which is measured over the span
    const bool of_subject = time(left).tokens.first < links_[i].cue && !times_.opens_sentence(time(left)) &&
                            !times_.opens_sentence(time(left + 1));
    if (of_subject) return std::nullopt;
    const Symbol joint = clause_.lower(time(left).tokens.last);
    // "up 12 percent in 1998-1999", but "above the average (1998-2003)"
    if (joint == s_.lexicon.marks.hyphen || joint == s_.lexicon.marks.en_dash) {
      const std::uint32_t first = time(left).tokens.first;
      const bool bracketed = first > s_.sentence.first && clause_.lower(first - 1) == s_.lexicon.marks.open;
      return bracketed ? std::nullopt : std::optional(index);
    }
    if (role == ChangeRole::former) return left;
    auto& change = s_.figures[i].change;
    if (change && std::holds_alternative<std::monostate>(change->from)) change->from = TimeIndex{left};
    return left + 1;
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
    const std::uint32_t t = times_.first_behind(joint);
    if (t == last_ || time(t).tokens.first > joint + 2 || time(t).type != TimeType::date) return std::nullopt;
    // "a 5 percent cut of last year's budget"
    const std::uint32_t behind = time(t).tokens.last;
    const bool owner = clause_.holds(behind) && (is_possessive(clause_, behind) || times_.is_noun(behind));
    return s_.time_at(joint + 1) != nullptr && !owner ? std::optional(TimeIndex{t}) : std::nullopt;
  }

  // "To $6m from [last year]'s $5m"
  [[nodiscard]] bool owns_figure(const Time& t) const {
    return clause_.holds(t.tokens.last + 1) && is_possessive(clause_, t.tokens.last) &&
           s_.figure_at(t.tokens.last + 1) != nullptr;
  }

  // "Two separate July surveys"
  [[nodiscard]] std::optional<std::uint32_t> within(const Figure& f) const {
    // "from last year's $5m"
    if (f.tokens.first > s_.sentence.first + 1 && is_possessive(clause_, f.tokens.first - 1)) {
      const Time* owner = s_.time_at(f.tokens.first - 2);
      if (owner != nullptr && times_.places(*owner))
        return static_cast<std::uint32_t>(owner - s_.document.times.data());
    }
    const std::uint32_t t = times_.first_behind(f.tokens.first);
    if (t == last_ || !f.tokens.contains(time(t).tokens.first) || !times_.places(time(t))) return std::nullopt;
    return t;
  }

  // "In 2017 (3.6 percent) and 2018 (2.7 percent)": the time before the bracket.
  [[nodiscard]] std::optional<std::uint32_t> around_bracket(const Figure& f) const {
    const std::uint32_t first = f.tokens.first;
    if (first < s_.sentence.first + 2 || clause_.lower(first - 1) != s_.lexicon.marks.open) return std::nullopt;
    if (!clause_.holds(f.tokens.last) || clause_.lower(f.tokens.last) != s_.lexicon.marks.close) return std::nullopt;
    const Time* t = s_.time_at(first - 2);
    if (t == nullptr || !times_.places(*t)) return std::nullopt;
    return static_cast<std::uint32_t>(t - s_.document.times.data());
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

  // "Was down 5% at 14:48 UTC": what is read off at a moment.
  [[nodiscard]] std::optional<std::uint32_t> clock_behind(std::uint32_t i, std::uint32_t end) const {
    const FigureKind kind = s_.figures[i].kind;
    const bool read = links_[i].role == ChangeRole::amount || links_[i].role == ChangeRole::level;
    if (kind == FigureKind::count ? s_.figures[i].unit != "point" : !read && kind != FigureKind::number)
      return std::nullopt;
    const std::uint32_t t = times_.first_behind(end);
    if (t == last_ || time(t).type != TimeType::time || time(t).tokens.first != end + 1 || !clause_.is(end, word::at))
      return std::nullopt;
    return t;
  }

  [[nodiscard]] bool compared_with(std::uint32_t index) const {
    return !compared_.empty() && compared_[index - first_];
  }

  // "A $1,199 phone": what it costs at any time.
  [[nodiscard]] bool is_attribute(const Figure& f) const {
    if (f.kind == FigureKind::count || !clause_.holds(f.tokens.last) || s_.time_at(f.tokens.last) != nullptr)
      return false;
    if (f.kind == FigureKind::quantity && is_compound(s_, f)) return true;
    const std::uint32_t at = s_.behind_amount(f);  // "a 75 ft (23 m) boat"
    if (!clause_.holds(at)) return false;
    const bool noun = clause_.pos(at) == Pos::noun || clause_.pos(at) == Pos::propn ||
                      (clause_.pos(at) == Pos::adj && clause_.holds(at + 1) && clause_.pos(at + 1) == Pos::noun);
    return noun && (s_.lexicon.changes[clause_.lower(at)].uses & change_use::comparative) == 0 &&
           (s_.lexicon.changes[clause_.lemma(at)].uses & change_use::noun) == 0;
  }

  [[nodiscard]] std::optional<std::uint32_t> behind(std::uint32_t i) const {
    const std::uint32_t end = s_.behind_amount(s_.figures[i]);
    if (const auto clock = clock_behind(i, end)) return clock;
    for (std::uint32_t t = times_.first_behind(end); t < last_; ++t) {
      if (time(t).tokens.first > end + farthest_behind_verb) break;
      if (!times_.places(time(t)) || compared_with(t) || times_.of_dateline(t) || owns_figure(time(t))) continue;
      if (links_[i].role == ChangeRole::former && time(t).tokens.first > end + 2) break;
      return reachable(i, end, t) && !times_.of_saying(t) ? std::optional(t) : std::nullopt;
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
      if (t == from && is_told_of(i, t)) continue;
      if (pos == Pos::sconj || clause_.is(t, word::relative) || is_subject(t)) return false;
      if (clause_.lower(t) == s_.lexicon.marks.open && !is_only_in_brackets(t, to)) return false;
      tied = tied || (pos == Pos::adp && !clause_.is(t, word::of));
      noun = noun || (tied && (pos == Pos::noun || pos == Pos::propn));
      if (verb && (times_.is_second_of_pair(t) || (tied && times_.is_noun_in_doubt(t)))) continue;
      if (verb && t + 1 < to && clause_.lower(t) == s_.lexicon.marks.hyphen &&
          !clause_[t].is(token_flag::space_before)) {
        ++t;  // "in rebel-held towns"
        continue;
      }
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
    // "in cash, watches and a 2009 car"
    const bool attribute =
        to > from + 1 && clause_.is(to - 1, word::article) && times_.is_noun(time(index).tokens.last);
    if (attribute && clause_.pos(to - 2) != Pos::adp) return false;
    // "The $5m was paid under the 2007 settlement"
    const bool named = to > from && clause_.pos(to - 1) == Pos::det && !clause_.is(to - 1, word::article) &&
                       times_.is_noun(time(index).tokens.last);
    // but "12 were killed in the May 4 raid"
    if (verb && named && !clause_.is(to - 2, word::stretch)) return false;
    // "to $5, its highest since May", "its best in two years"
    // and "its highest since its 1971 flood"
    const bool its = to > from + 1 && clause_.pos(to - 1) == Pos::pron && clause_.is(to - 2, word::since);
    const bool record = its || clause_.is(to - 1, word::since) || time(index).type == TimeType::duration;
    if (!verb && to > from + farthest_behind) return false;
    // "23% expect to raise prices over the next year": the stretch is that of the verb behind
    const FigureKind kind = s_.figures[i].kind;
    const bool share = kind == FigureKind::percent || kind == FigureKind::fraction;
    if (verb && share && time(index).type == TimeType::duration) return false;
    return !(mark && to > from && record);
  }
  // "Eleven migrants [who] died in 2015": what they did then.
  [[nodiscard]] bool is_told_of(std::uint32_t i, std::uint32_t relative) const {
    if (s_.figures[i].kind != FigureKind::count || !clause_.is(relative, word::relative)) return false;
    const Verbs verbs(s_.document, s_.lexicon, s_.sentence);
    return clause_.holds(relative + 1) && verbs.is_verbal(relative + 1) && verbs.is_simple_past(relative + 1);
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
    for (std::uint32_t t = times_.first_behind(begin); t-- > first_;) {
      if (time(t).tokens.last > begin) continue;
      const std::uint32_t farthest = times_.opens_sentence(time(t)) ? farthest_behind_opening : farthest_before;
      if (begin - time(t).tokens.last > farthest) return std::nullopt;
      if (!times_.places(time(t)) || compared_with(t) || times_.of_saying(t) || times_.of_dateline(t) ||
          times_.is_record(t))
        continue;
      if (is_of_former(i, t) || times_.is_of_purpose(t)) continue;
      if (is_of_report(i, t)) return std::nullopt;
      if (same_clause(time(t), begin)) return t;
      return std::nullopt;
    }
    return std::nullopt;
  }

  // Days and weeks are when something is said; of months and years something is said.
  static bool is_short(const Time& t) {
    constexpr std::size_t day = std::string_view("2020-10-10").size();
    return t.value.size() >= day || t.value.find('W') != t.value.npos;
  }

  // "On Tuesday he announced that 12 would leave": when it was told. What "as of" opens holds.
  [[nodiscard]] bool is_of_report(std::uint32_t i, std::uint32_t index) const {
    const Time& t = time(index);
    if (!is_short(t) || !times_.opens_sentence(t) ||
        (t.tokens.first > s_.sentence.first && clause_.is(t.tokens.first - 1, word::of)))
      return false;
    if (is_told(s_, s_.figures[i])) return false;  // "On Tuesday witnesses said 12 were killed"
    const Verbs verbs(s_.document, s_.lexicon, s_.sentence);
    const std::uint32_t main = verbs.main_verb();
    const TokenRange figure = s_.figures[i].tokens;
    if (main >= figure.first) return false;
    const std::uint32_t end = verbs.end_of(main);
    if (!verbs.is_speech(end - 1)) return false;
    for (std::uint32_t token = end; token < figure.first; ++token) {
      if (verbs.is_verbal(token) && !s_.document.slice(clause_[token]).ends_with("ing")) return true;
    }
    std::uint32_t behind = figure.last;
    while (clause_.holds(behind) && clause_.pos(behind) == Pos::adv) ++behind;
    return clause_.holds(behind) && verbs.is_verbal(behind) && !is_reduced_relative(clause_, behind);
  }

  // "From 180 last summer to 415": the time of the level before is over.
  [[nodiscard]] bool is_of_former(std::uint32_t i, std::uint32_t index) const {
    if (i == s_.first || links_[i].role != ChangeRole::level) return false;
    const ChangeLink& before = links_[i - 1];
    const auto& held = s_.figures[i - 1].time;
    return before.role == ChangeRole::former && before.cue == links_[i].cue && held && at(*held) == index;
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

  // Where the bracket that the token opens closes before the figure, or the token.
  [[nodiscard]] std::uint32_t end_of_bracket(std::uint32_t open, std::uint32_t figure) const {
    if (clause_.lower(open) != s_.lexicon.marks.open) return open;
    std::uint32_t close = open + 1;
    while (close < figure && clause_.lower(close) != s_.lexicon.marks.close) ++close;
    return close < figure ? close : open;
  }

  // A time that stands before the verb opens its clause and holds for all of it; one behind a verb holds for that
  // verb only ("he said on Monday that", "closed in May and sold").
  [[nodiscard]] bool same_clause(const Time& t, std::uint32_t figure) const {
    if (times_.tells_of(t)) return true;
    bool verb = false, break_between = false;
    const bool opens = times_.opens_sentence(t);
    if (t.type == TimeType::duration && !opens) return false;
    for (std::uint32_t token = t.tokens.last; token < figure; ++token) {
      const Pos pos = clause_.pos(token);
      if (pos == Pos::punct || pos == Pos::sym) {
        const std::string_view form = s_.document.slice(clause_[token]);
        if (const std::uint32_t close = end_of_bracket(token, figure); close != token) {
          token = close;
          continue;
        }
        if (form == ";" || form == ":" || form == "“" || form == "(") return false;
        continue;
      }
      verb = verb || pos == Pos::verb || pos == Pos::aux;
      const bool clauses = pos == Pos::cconj && !opens && (verb || !joins_nouns(token));
      if (break_between) continue;
      const bool opening = pos == Pos::sconj || clause_.is(token, word::relative);
      break_between =
          clauses || (opening && !(opens && clause_.is(token, word::relative) && times_.is_past(token + 1)));
    }
    if (!verb && !break_between) return true;
    if (times_.is_of_event(t, figure) || (verb && only_accompanied(t, figure))) return true;
    if (break_between) return false;
    if (is_of_subject(t) || times_.opens_clause(t)) return true;
    const std::uint32_t limit = t.tokens.first > s_.sentence.first + 20 ? t.tokens.first - 20 : s_.sentence.first;
    for (std::uint32_t token = t.tokens.first; token-- > limit;) {
      const Pos pos = clause_.pos(token);
      if (token + 1 == t.tokens.first && clause_.lower(token) == s_.lexicon.marks.comma) break;
      if (pos == Pos::verb || pos == Pos::aux) return false;
      if (pos == Pos::sconj || pos == Pos::cconj || s_.document.slice(clause_[token]) == ";") break;
    }
    return true;
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
    // "a report from May said"
    const Verbs verbs(s_.document, s_.lexicon, s_.sentence);
    const bool told = is_short(t) && verbs.is_verbal(t.tokens.last) && verbs.is_speech(verbs.end_of(t.tokens.last) - 1);
    return verbs.is_verbal(t.tokens.last) && !told && clause_.pos(t.tokens.first - 1) == Pos::adp &&
           clause_.pos(t.tokens.first - 2) == Pos::noun;
  }

  const SentenceFigures& s_;
  Moments times_;
  Clause clause_;
  const std::vector<ChangeLink>& links_;
  std::uint32_t first_, last_;
  std::vector<bool> compared_;  // by time from first_ on: some change is measured from it; empty where none is
};

}  // namespace

void place_in_time(const SentenceFigures& sentence, const std::vector<ChangeLink>& links, const Told& told) {
  Placer(sentence, links).run(told);
}

}  // namespace sayso::figures
