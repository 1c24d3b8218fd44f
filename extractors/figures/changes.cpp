// Changes: which figure says by how much, which is the level reached, which the level before.
//
// From each figure the words to its left are walked back to the cue, over other figures, times, adverbs and - where a
// preposition ties the figure to the cue - the object between them ("raised its forecast to $5bn"). Another verb, a
// semicolon or a conjunction of clauses ends the walk.
#include <algorithm>

#include "extractors/figures/arithmetic.hpp"
#include "extractors/figures/leads.hpp"
#include "extractors/figures/phrases.hpp"
#include "extractors/figures/relations.hpp"

namespace sayso::figures {
namespace {

constexpr std::uint32_t longest_walk = 16;

bool may_change(const Figure& figure) { return figure.kind != FigureKind::ordinal && figure.kind != FigureKind::age; }

class Linker {
 public:
  Linker(const SentenceFigures& sentence, std::vector<ChangeLink>& links)
      : s_(sentence),
        clause_{sentence.document, sentence.lexicon, sentence.sentence},
        leads_(sentence),
        links_(links) {}

  void run() {
    for (std::uint32_t i = s_.first; i < s_.last; ++i) {
      if (!may_change(s_.figures[i])) continue;
      if (!behind(i) && !is_multiple_verb(s_.figures[i])) ahead(i);
      multiple(i);
    }
    for (std::uint32_t i = s_.first; i < s_.last; ++i) level_before_cue(i);
    for (std::uint32_t i = s_.first + 1; i < s_.last; ++i) level_before_amount(i);
    for (std::uint32_t i = s_.first + 1; i < s_.last; ++i) same_in_brackets(i);
    for (std::uint32_t i = s_.first + 1; i < s_.last; ++i) go_on_in_list(i);
    for (std::uint32_t i = s_.first; i < s_.last; ++i) set_change(i);
  }

 private:
  [[nodiscard]] ChangeWord change_of(Symbol word) const {
    return word == Symbol::unknown ? ChangeWord{} : s_.lexicon.changes[word];
  }
  [[nodiscard]] bool is(Symbol symbol, std::uint64_t classes) const { return s_.lexicon.is(symbol, classes); }
  [[nodiscard]] bool has(const ChangeWord& word, std::uint8_t use) const { return (word.uses & use) != 0; }

  // The token is a change noun: "increase", "drop".
  [[nodiscard]] bool is_change_noun(std::uint32_t token) const {
    return clause_.pos(token) == Pos::noun && has(change_of(clause_.lemma(token)), change_use::noun);
  }

  void link(std::uint32_t i, ChangeRole role, std::uint32_t cue, bool decrease, bool cue_behind) {
    links_[i] = {role, cue, decrease, cue_behind};
  }

  // "5% higher", "a 5% pay rise", "17% up on last year".
  bool behind(std::uint32_t i) {
    const Figure& f = s_.figures[i];
    std::uint32_t at = f.tokens.last;
    if (!clause_.holds(at)) return false;
    const ChangeWord next = change_of(clause_.lower(at));
    const bool share = f.kind == FigureKind::percent || f.kind == FigureKind::fraction || f.kind == FigureKind::points;
    if (has(next, change_use::comparative)) {
      const bool vague = is(clause_.lower(at), word::more);
      if (vague && !share && f.kind != FigureKind::multiple) return false;
      link(i, ChangeRole::amount, at, next.decrease, true);
      return true;
    }
    if (has(next, change_use::particle) && share) {
      link(i, ChangeRole::amount, at, next.decrease, true);
      return true;
    }
    if (f.kind == FigureKind::count) {
      // "a 20-point drop", "a 5-seat gain": the noun counted is before the cue
      if (!is_change_noun(at)) return false;
    }
    for (std::uint32_t step = 0; step < 4 && clause_.holds(at); ++step, ++at) {
      // "a 5% jump" is a verb to the tagger now and then
      const bool tagged_verb = step == 0 && share && clause_.pos(at) == Pos::verb && has(next, change_use::noun) &&
                               f.tokens.first > s_.sentence.first && clause_.pos(f.tokens.first - 1) == Pos::det;
      if ((is_change_noun(at) || tagged_verb) && may_be_amount_of(i, at) &&
          (!clause_.holds(at + 1) || clause_.pos(at + 1) != Pos::noun)) {
        link(i, ChangeRole::amount, at, change_of(clause_.lemma(at)).decrease, true);
        return true;
      }
      const Pos pos = clause_.pos(at);
      if (pos != Pos::adj && pos != Pos::noun && s_.document.slice(clause_[at]) != "-") break;
    }
    return false;
  }

  [[nodiscard]] ChangeRole role_of(Symbol preposition) const {
    if (is(preposition, word::to | word::at)) return ChangeRole::level;
    if (is(preposition, word::from)) return ChangeRole::former;
    return ChangeRole::amount;
  }

  void ahead(std::uint32_t i) {
    const Figure& f = s_.figures[i];
    if (f.tokens.first == s_.sentence.first) return;
    std::uint32_t at = f.tokens.first;
    Symbol preposition = Symbol::unknown;
    // "ahead of the £205m": a figure that is known already is no amount or level
    if (clause_.pos(at - 1) == Pos::det || leads_.is_of_thing(f) || leads_.is_subject(f)) return;
    if (shares_link(i)) return;
    at = leads_.before_figure(at);
    if (at == s_.sentence.first) return;
    const Symbol before = clause_.lower(at - 1);
    // a range that says "from" itself, or a modifier that holds the preposition ("up to")
    if (is(before, word::to | word::from | word::by | word::at | word::of)) {
      preposition = before;
      --at;
    }
    const bool tied = is(preposition, word::to | word::from | word::by);
    bool nouns = false;
    for (std::uint32_t steps = 0; at > s_.sentence.first && steps < longest_walk; ++steps) {
      --at;
      if (const Figure* other = s_.figure_at(at); other != nullptr) {
        if (is_multiple_verb(*other))
          return accept(i, preposition, other->tokens.first, compare(*other->value, {1, 0, 1}) < 0);
        if (is_level_behind(i, *other, preposition)) return;
        at = other->tokens.first;
        continue;
      }
      if (const Time* time = s_.time_at(at); time != nullptr && time->tokens.first >= s_.sentence.first) {
        at = time->tokens.first;
        continue;
      }
      if (const std::uint32_t open = leads_.bracket_of_figure(at); open != at) {
        at = open;
        continue;
      }
      // "dropped 40 points, [or] 6%, to 3,400"
      if (is(clause_.lower(at), word::or_word) && s_.figure_at(at + 1) != nullptr) continue;
      switch (take(i, at, preposition, tied, nouns)) {
        case Walk::on:
          break;
        case Walk::stop:
          return;
      }
    }
  }

  // "Lost 26 points to end at [743]", "gained 3%, closing at [$40]": the level that points and percent led to.
  bool is_level_behind(std::uint32_t i, const Figure& amount, Symbol preposition) {
    const ChangeLink& link = links_[static_cast<std::size_t>(&amount - s_.figures.data())];
    const Figure& f = s_.figures[i];
    const bool level = f.kind == FigureKind::number || f.kind == FigureKind::money;
    if (link.role != ChangeRole::amount || link.cue_behind || !in_points(amount) || !level ||
        !is(preposition, word::to | word::at))
      return false;
    bool comma = false;
    for (std::uint32_t t = amount.tokens.last; t + 1 < f.tokens.first; ++t) {
      if (s_.figure_at(t) != nullptr || s_.time_at(t) != nullptr) continue;
      comma = comma || clause_.lower(t) == s_.lexicon.marks.comma;
      const bool closing = clause_.pos(t) == Pos::verb && has(change_of(clause_.lemma(t)), change_use::level) &&
                           (comma || clause_.pos(t - 1) == Pos::part);
      const bool small = clause_.pos(t) == Pos::det || clause_.pos(t) == Pos::adj || clause_.pos(t) == Pos::punct ||
                         clause_.pos(t) == Pos::part || clause_.pos(t) == Pos::adp || clause_.pos(t) == Pos::cconj ||
                         is(clause_.lower(t), word::stands_in);
      if (!closing && !small) return false;
    }
    accept(i, preposition, link.cue, link.decrease);
    return true;
  }

  // "Up 0.6%, or 50 points": the second says the same of another measure.
  bool shares_link(std::uint32_t i) {
    std::uint32_t first = s_.figures[i].tokens.first;
    if (i == s_.first) return false;
    if (clause_.lower(first - 1) == s_.lexicon.marks.hyphen) --first;  // "39 points, or -2.56%"
    if (!is(clause_.lower(first - 1), word::or_word)) return false;
    const std::uint32_t end = s_.figures[i - 1].tokens.last;
    if (first - end > 8 || links_[i - 1].role == ChangeRole::none) return false;
    // between them a comma and perhaps a time
    for (std::uint32_t t = end; t + 1 < first; ++t) {
      if (s_.time_at(t) == nullptr && clause_.lower(t) != s_.lexicon.marks.comma && clause_.pos(t) != Pos::adp)
        return false;
    }
    links_[i] = links_[i - 1];
    return true;
  }

  enum class Walk : std::uint8_t { on, stop };

  // One word of the walk: the cue, something to pass over, or the end.
  Walk take(std::uint32_t i, std::uint32_t at, Symbol preposition, bool tied, bool& nouns) {
    const ChangeWord lemma = change_of(clause_.lemma(at));
    const ChangeWord form = change_of(clause_.lower(at));
    const bool adjacent = at + 1 == s_.figures[i].tokens.first ||
                          (preposition != Symbol::unknown && at + 2 == s_.figures[i].tokens.first);
    switch (clause_.pos(at)) {
      case Pos::verb:
        if (is_attribute(clause_, at) || is_hyphened(at)) return Walk::on;
        // "increased its [holding] to"
        if (tied && at > s_.sentence.first && clause_.pos(at - 1) == Pos::pron &&
            is(clause_.lower(at - 1), word::after_part) && s_.document.slice(clause_[at]).ends_with("ing")) {
          nouns = true;
          return Walk::on;
        }
        // "in the three months ended May 3"
        if (tied && at > s_.sentence.first && s_.time_at(at - 1) != nullptr && s_.time_at(at + 1) != nullptr)
          return Walk::on;
        // "to settle at", "to close at": a level verb behind the change
        // and "fell 5%, closing at"
        if (has(lemma, change_use::level) && is(preposition, word::at) && at > s_.sentence.first &&
            (clause_.pos(at - 1) == Pos::part ||
             (clause_.lower(at - 1) == s_.lexicon.marks.comma && s_.document.slice(clause_[at]).ends_with("ing"))))
          return Walk::on;
        // "gained 40 percent of the vote": a share that was won
        if (has(lemma, change_use::percent) && !lemma.decrease && is(behind_word(i), word::of)) return Walk::stop;
        // "the bank gained $704m": money made or lost, no level
        if (has(lemma, change_use::percent) && preposition == Symbol::unknown && is_sum(s_.figures[i]))
          return Walk::stop;
        // "gained $5m in profits": money made, though a share gains 5 cents
        if (s_.figures[i].kind == FigureKind::money && preposition == Symbol::unknown && is(behind_word(i), word::in) &&
            clause_.holds(s_.figures[i].tokens.last + 1) && clause_.pos(s_.figures[i].tokens.last + 1) == Pos::noun)
          return Walk::stop;
        if (has(lemma, change_use::percent) && in_points(s_.figures[i]) && !nouns && preposition == Symbol::unknown) {
          accept(i, preposition, at, lemma.decrease);
        } else if (has(lemma, change_use::verb) && (tied || !nouns) && !is(preposition, word::of)) {
          accept(i, preposition, at, lemma.decrease);
        } else if (has(lemma, change_use::transitive) && (tied || (in_points(s_.figures[i]) && nouns))) {
          accept(i, preposition, at, lemma.decrease);
        } else if (clause_.lemma(at) != clause_.lower(at) && is(clause_.lower(at), word::base)) {
          return Walk::on;  // "reduced, according to the union, by 5%"
        }
        return Walk::stop;
      case Pos::noun:
      case Pos::propn:
        if (is(preposition, word::by) && is_change_noun(at) && leads_.is_object_of_change(at)) {
          nouns = true;
          return Walk::on;
        }
        if (is_change_noun(at) && preposition != Symbol::unknown && !is(preposition, word::at) && !nouns &&
            may_be_amount_of(i, at) && !(counts_things(s_.figures[i]) && is(preposition, word::to)) &&
            (adjacent || !is(preposition, word::by))) {
          accept(i, preposition, at, lemma.decrease);
          return Walk::stop;
        }
        // "drops in sales between 8 percent and 50 percent"
        if (nouns && is_change_noun(at) && in_points(s_.figures[i]) && s_.figures[i].low && is_between(i) &&
            clause_.holds(at + 1) && is(clause_.lower(at + 1), word::in)) {
          accept(i, preposition, at, lemma.decrease);
          return Walk::stop;
        }
        // "an increase in the price to $5"
        if (nouns && is_change_noun(at) && is(preposition, word::to | word::from) && !counts_things(s_.figures[i]) &&
            is(clause_.lower(at + 1), word::in) && leads_.only_from_between(at, i)) {
          accept(i, preposition, at, lemma.decrease);
          return Walk::stop;
        }
        // "rose" is a flower to the tagger now and then
        if (has(form, change_use::verb) && !has(lemma, change_use::noun) && !nouns && (tied || adjacent)) {
          accept(i, preposition, at, form.decrease);
          return Walk::stop;
        }
        nouns = true;
        return tied || in_points(s_.figures[i]) ? Walk::on : Walk::stop;
      case Pos::adv:
      case Pos::adp:
      case Pos::part:
      case Pos::adj:
        // "make up", "blew up": no change
        if (has(form, change_use::particle) && at > s_.sentence.first && is(clause_.lemma(at - 1), word::phrasal))
          return Walk::stop;
        if (has(form, change_use::particle) && !nouns && !is(preposition, word::of) &&
            (adjacent || is(preposition, word::at) || tied)) {
          accept(i, preposition, at, form.decrease);
          return Walk::stop;
        }
        if (has(form, change_use::comparative) && !nouns && is(preposition, word::at | word::to | word::by)) {
          accept(i, preposition, at, form.decrease);
          return Walk::stop;
        }
        // "fell after two people": what the preposition governs is no amount
        if (clause_.pos(at) == Pos::adp && preposition == Symbol::unknown && adjacent) return Walk::stop;
        return Walk::on;
      case Pos::det:
      case Pos::num:
      case Pos::sym:
        return Walk::on;
      case Pos::pron:
        return tied ? Walk::on : Walk::stop;
      case Pos::punct:
        return s_.document.slice(clause_[at]) == "," || s_.document.slice(clause_[at]) == "-" ? Walk::on : Walk::stop;
      case Pos::cconj:
        return at + 1 == s_.figures[i].tokens.first ||
                       (preposition != Symbol::unknown && at + 2 == s_.figures[i].tokens.first)
                   ? Walk::on
                   : Walk::stop;
      default:
        return Walk::stop;
    }
  }

  // Hundred thousands and more: what firms make, no price.
  [[nodiscard]] static bool is_sum(const Figure& f) {
    constexpr std::int32_t hundred_thousand = 5;
    return f.kind == FigureKind::money && f.per.empty() && f.value && compare(*f.value, {1, hundred_thousand, 1}) >= 0;
  }

  // "An Elmet-[based] maker"
  [[nodiscard]] bool is_hyphened(std::uint32_t verb) const {
    return verb > s_.sentence.first && clause_.lower(verb - 1) == s_.lexicon.marks.hyphen &&
           !clause_[verb].is(token_flag::space_before);
  }

  [[nodiscard]] bool is_between(std::uint32_t i) const {
    const std::uint32_t first = s_.figures[i].tokens.first;
    return is(clause_.lower(first), word::between) || is(clause_.lower(first - 1), word::between);
  }

  [[nodiscard]] Symbol behind_word(std::uint32_t i) const {
    const std::uint32_t behind = s_.figures[i].tokens.last;
    return clause_.holds(behind) ? clause_.lower(behind) : Symbol::unknown;
  }

  // "An expansion of 5%", but no amount of change in "a $5m expansion".
  [[nodiscard]] bool may_be_amount_of(std::uint32_t i, std::uint32_t noun) const {
    const FigureKind kind = s_.figures[i].kind;
    const bool share = kind == FigureKind::percent || kind == FigureKind::points || kind == FigureKind::fraction;
    return share || !has(change_of(clause_.lemma(noun)), change_use::percent);
  }

  // "Improvements to three bridges": no level.
  [[nodiscard]] bool counts_things(const Figure& f) const {
    return f.kind == FigureKind::count && !f.unit.empty() && clause_.pos(f.tokens.last - 1) == Pos::noun;
  }

  // Percent and points of an index: what "added 2%" and "lost 30 points" say of a level, while "lost $5m" says none.
  [[nodiscard]] static bool in_points(const Figure& f) {
    return f.kind == FigureKind::percent || f.kind == FigureKind::points ||
           (f.kind == FigureKind::count && f.unit == "point");
  }

  void accept(std::uint32_t i, Symbol preposition, std::uint32_t cue, bool decrease) {
    link(i, role_of(preposition), cue, decrease, false);
  }

  [[nodiscard]] bool is_multiple_verb(const Figure& f) const {
    if (f.kind != FigureKind::multiple || f.tokens.size() > 4) return false;
    // "doubled" is a participle to the tagger now and then: not so where no noun follows
    const Pos pos = clause_.pos(f.tokens.last - 1);
    const Pos next = clause_.holds(f.tokens.last) ? clause_.pos(f.tokens.last) : Pos::punct;
    const std::string_view form = s_.document.slice(clause_[f.tokens.last - 1]);
    if (f.tokens.size() > 2 && !form.ends_with("d") && !form.ends_with("ing")) return false;  // "more than triple"
    return pos == Pos::verb || (pos == Pos::adj && next != Pos::noun && next != Pos::adj && next != Pos::propn);
  }

  // "Doubled", "halved": the amount and the cue in one word.
  void multiple(std::uint32_t i) {
    const Figure& f = s_.figures[i];
    if (is_multiple_verb(f))
      link(i, ChangeRole::amount, f.tokens.first, f.value && compare(*f.value, {1, 0, 1}) < 0, false);
  }

  // "Rose 5% in Leeds, [4%] in York and [3%] in Hull": the same of other places and times.
  void go_on_in_list(std::uint32_t i) {
    constexpr std::uint32_t farthest = 9;
    const Figure& before = s_.figures[i - 1];
    const Figure& f = s_.figures[i];
    const std::uint32_t from = before.tokens.last, to = f.tokens.first;
    const ChangeLink& link = links_[i - 1];
    if (links_[i].role != ChangeRole::none || link.role != ChangeRole::amount || link.cue_behind) return;
    // "up 5 cents a gallon from May and 9 cents a gallon from a year ago"
    const bool rates = f.kind == FigureKind::money && !f.per.empty() && f.per == before.per;
    if (before.kind != f.kind || before.unit != f.unit || (!in_points(f) && !rates) || to < from + 3 ||
        to > from + farthest)
      return;
    const bool listed = clause_.pos(to - 1) == Pos::cconj || clause_.lower(to - 1) == s_.lexicon.marks.comma;
    const bool placed = clause_.pos(from) == Pos::adp && clause_.holds(f.tokens.last) &&
                        clause_.lower(f.tokens.last) == clause_.lower(from);
    if (!listed || !placed) return;
    for (std::uint32_t t = from; t < to; ++t) {
      const Pos pos = clause_.pos(t);
      if (pos == Pos::verb || pos == Pos::aux || pos == Pos::sconj || pos == Pos::pron) return;
    }
    links_[i] = link;
  }

  // "Up 2 pence ([1.3 cents]), at 260 pence ([$1.64])", "fell 6% ([40 points])": the same change in another unit.
  void same_in_brackets(std::uint32_t i) {
    const Figure& before = s_.figures[i - 1];
    const Figure& f = s_.figures[i];
    if (links_[i].role != ChangeRole::none || links_[i - 1].role == ChangeRole::none) return;
    if (f.tokens.first != before.tokens.last + 1 || !is_bracketed(s_, f)) return;
    const bool equal = f.equals && at(*f.equals) == i - 1;
    // "fell 17 cents (2%)", but "fell to $5 (2%)"
    const bool share = f.kind == FigureKind::percent && links_[i - 1].role == ChangeRole::amount;
    if (equal || share || (in_points(f) && in_points(before))) links_[i] = links_[i - 1];
  }

  // "Turnout was 38 per cent, down from 44": the level stands before the cue.
  void level_before_cue(std::uint32_t i) {
    if (links_[i].role != ChangeRole::former || i == s_.first) return;
    const ChangeLink former = links_[i];
    std::uint32_t main = i;
    while (main > s_.first && s_.figures[main - 1].tokens.first > former.cue) --main;
    if (main == s_.first) return;
    --main;
    // "34.2% of the vote, or 371,480 votes, up from 21.9%"
    const auto alike = [&](std::uint32_t k) {
      return s_.figures[k].kind == s_.figures[i].kind && s_.figures[k].unit == s_.figures[i].unit;
    };
    std::uint32_t behind = s_.figures[main].tokens.last;
    if (!alike(main) && main > s_.first && alike(main - 1) &&
        is(clause_.lower(s_.figures[main].tokens.first - 1), word::or_word))
      --main;
    Figure& f = s_.figures[main];
    if (links_[main].role != ChangeRole::none || f.kind != s_.figures[i].kind || f.unit != s_.figures[i].unit) return;
    // only a comma, a time and small words may stand between
    for (std::uint32_t t = behind; t < former.cue; ++t) {
      const Pos pos = clause_.pos(t);
      if (s_.time_at(t) == nullptr && (pos == Pos::verb || pos == Pos::sconj || pos == Pos::noun)) return;
    }
    links_[main] = {ChangeRole::level, former.cue, former.decrease, false};
  }

  // "Closed at 4,656, down 65 points": the level stands before the amount.
  void level_before_amount(std::uint32_t i) {
    const ChangeLink amount = links_[i];
    const Figure& f = s_.figures[i - 1];
    const bool particle = amount.role == ChangeRole::amount && !amount.cue_behind &&
                          has(change_of(clause_.lower(amount.cue)), change_use::particle) &&
                          amount.cue + 1 == s_.figures[i].tokens.first;
    if (!particle || amount.cue < f.tokens.last + 1 || links_[i - 1].role != ChangeRole::none) return;
    const bool level = f.kind == FigureKind::number || f.kind == FigureKind::money || f.kind == FigureKind::percent ||
                       f.kind == FigureKind::count || f.kind == FigureKind::quantity;
    // "the best of the three indices, up 5%"
    if (f.tokens.first > s_.sentence.first && clause_.pos(f.tokens.first - 1) == Pos::det) return;
    std::uint32_t behind = f.tokens.last;
    if (!f.per.empty() && behind + 2 < amount.cue) behind += 2;  // "$38 a share, down"
    if (const Time* time = s_.time_at(behind); time != nullptr) behind = time->tokens.last;
    if (level && behind + 1 == amount.cue && clause_.lower(behind) == s_.lexicon.marks.comma)
      links_[i - 1] = {ChangeRole::level, amount.cue, amount.decrease, false};
  }

  void set_change(std::uint32_t i) {
    const ChangeLink& link = links_[i];
    if (link.role != ChangeRole::amount && link.role != ChangeRole::level) return;
    Change change{link.decrease ? Direction::decrease : Direction::increase, {}};
    if (const auto from = former_of(i)) {
      change.from = FigureIndex{*from};
    } else if (const auto time = former_time(s_, s_.figures[i])) {
      change.from = TimeIndex{*time};
    }
    s_.figures[i].change = change;
  }

  // The figure with "from" that shares the cue; of several the nearest of the same unit.
  [[nodiscard]] std::optional<std::uint32_t> former_of(std::uint32_t i) const {
    std::optional<std::uint32_t> found;
    // the walks are short, so figures that share a cue are close
    const std::uint32_t begin = std::max(s_.first, i > longest_walk ? i - longest_walk : 0);
    for (std::uint32_t k = begin; k < std::min(s_.last, i + longest_walk); ++k) {
      if (k == i || links_[k].role != ChangeRole::former || links_[k].cue != links_[i].cue) continue;
      if (!found || s_.figures[k].unit == s_.figures[i].unit) found = k;
      if (s_.figures[k].unit == s_.figures[i].unit) break;
    }
    // "to $204m, or $1.31 a share, from $187m, or [$1.18]": the second of a pair
    const auto second = [&](std::uint32_t of) {
      return of > s_.first && links_[of - 1].role == links_[of].role && links_[of - 1].cue == links_[of].cue &&
             s_.figures[of - 1].unit == s_.figures[of].unit;
    };
    const bool paired = found && second(i) && *found + 1 < s_.last && second(*found + 1);
    return paired ? *found + 1 : found;
  }

  const SentenceFigures& s_;
  Clause clause_;
  Leads leads_;
  std::vector<ChangeLink>& links_;
};

}  // namespace

void link_changes(const SentenceFigures& sentence, std::vector<ChangeLink>& links) { Linker(sentence, links).run(); }

}  // namespace sayso::figures
