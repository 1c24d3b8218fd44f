// Two numbers that are one figure ("5 to 7 per cent"), and units that hold for the numbers before them too.
#include <algorithm>

#include "extractors/figures/arithmetic.hpp"
#include "extractors/figures/draft.hpp"

namespace sayso::figures {
namespace {

enum class Joint : std::uint8_t { none, to, dash, or_, and_, comma, plus_minus };

class Joiner {
 public:
  Joiner(Context& context, std::vector<Draft>& drafts) : c_(context), m_(context.lexicon.marks), drafts_(drafts) {}

  void run() {
    for (std::size_t i = 0; i + 1 < drafts_.size(); ++i) {
      if (!drafts_[i].dropped && !drafts_[i + 1].dropped) join(i);
    }
  }

 private:
  [[nodiscard]] bool is(Symbol symbol, std::uint64_t classes) const { return c_.lexicon.is(symbol, classes); }
  // "5 +/- 1"
  [[nodiscard]] bool plus_or_minus(std::uint32_t from, std::uint32_t to) const {
    return to == from + 3 && c_.word(from) == m_.plus && c_.word(from + 1) == m_.slash &&
           c_.word(from + 2) == m_.hyphen;
  }
  [[nodiscard]] Joint joint(const Draft& a, const Draft& b) const {
    if (plus_or_minus(a.number_last, b.number_first)) return Joint::plus_minus;
    const std::uint32_t gap = b.number_first - std::min(a.last, b.number_first);
    const Symbol word = c_.word(a.last);
    if (gap == 0 || gap > 2) return Joint::none;
    // "8- to 16-metre"
    if (gap == 2 && word == m_.hyphen && is(c_.word(a.last + 1), word::to)) return Joint::to;
    if (gap == 2)
      return word == m_.comma && is(c_.word(a.last + 1), word::and_word | word::or_word) ? Joint::comma : Joint::none;
    if (is(word, word::to)) return Joint::to;
    if (word == m_.hyphen || word == m_.en_dash || word == m_.minus) return Joint::dash;
    if (is(word, word::or_word)) return Joint::or_;
    if (is(word, word::and_word)) return Joint::and_;
    if (word == m_.comma) return Joint::comma;
    if (word == m_.plus_minus) return Joint::plus_minus;
    return Joint::none;
  }

  [[nodiscard]] Symbol before(const Draft& draft) const {
    return draft.number_first == 0 ? Symbol::unknown : c_.word(draft.number_first - 1);
  }

  void join(std::size_t i) {
    Draft& a = drafts_[i];
    Draft& b = drafts_[i + 1];
    switch (joint(a, b)) {
      case Joint::none:
        return;
      case Joint::to:
        if (is_exchange(a, b)) {
          a.figure.per = b.figure.unit;
          a.last = a.number_last = b.last;
          b.dropped = true;
          return;
        }
        if (is_attribute_of_one(a, b)) return merge_attribute(a, b);
        if (!compatible(a, b)) return;
        if (is_change(a, b) || goes_on_change(i)) return take_unit(a, b);
        return merge(a, b);
      case Joint::dash:
        if (is_score(a, b)) {
          a.dropped = b.dropped = true;
          return;
        }
        if (compatible(a, b)) merge(a, b);
        return;
      case Joint::or_:
        if (compatible(a, b) && (!a.has_unit || a.figure.unit == b.figure.unit) && compare(value(a), value(b)) < 0)
          merge(a, b);
        return;
      case Joint::and_:
        if (!compatible(a, b)) return;
        if (is(before(a), word::between) || spans_ages(a)) return merge(a, b);
        return spread(i);
      case Joint::comma:
        return spread(i);
      case Joint::plus_minus:
        if (compatible(a, b)) {
          take_unit(a, b);
          a.last = b.last;
          a.number_last = b.number_last;
          a.figure.modifier = Modifier::none;  // not the "+" of "5+"
          b.dropped = true;
        }
        return;
    }
  }

  static const Number& value(const Draft& draft) { return *draft.figure.value; }

  // Two values of one kind, or a bare number and one with a unit.
  [[nodiscard]] static bool compatible(const Draft& a, const Draft& b) {
    const Figure& x = a.figure;
    const Figure& y = b.figure;
    if (!x.value || !y.value || !x.per.empty()) return false;
    const auto whole = [](const Figure& f) { return f.kind != FigureKind::ordinal && f.kind != FigureKind::multiple; };
    if (x.kind == FigureKind::number) return whole(y);
    if (y.kind == FigureKind::number)
      return x.kind == FigureKind::money || x.kind == FigureKind::age || x.kind == FigureKind::fraction ||
             x.kind == FigureKind::number;
    return x.kind == y.kind && x.unit == y.unit;
  }

  // "76.25 to a dollar": how much of one money the other is worth.
  [[nodiscard]] bool is_exchange(const Draft& a, const Draft& b) const {
    const bool amount = a.figure.kind == FigureKind::number || a.figure.kind == FigureKind::money;
    return amount && b.figure.kind == FigureKind::money && b.words && is(c_.word(b.number_first), word::article) &&
           a.figure.unit != b.figure.unit;
  }

  // "A $3,000 to 5,000 grant": no five thousand of a thing that is singular.
  [[nodiscard]] bool is_attribute_of_one(const Draft& a, const Draft& b) const {
    if (a.figure.kind != FigureKind::money || b.figure.kind != FigureKind::count || b.has_unit) return false;
    if (!a.figure.value || !b.figure.value || b.words || compare(value(a), value(b)) >= 0) return false;
    const Symbol article = before(a);
    const bool one = a.number_first > 0 && is(article, word::article);
    return one && c_.token(b.last - 1).lemma == c_.token(b.last - 1).lower;
  }

  void merge_attribute(Draft& a, Draft& b) {
    b.figure.kind = FigureKind::number;
    b.figure.unit.clear();
    b.last = b.number_last;
    merge(a, b);
  }

  // "Rose from 5 to 10", "rose 5 cents to 45 cents": an amount or level and a level, no range.
  [[nodiscard]] bool is_change(const Draft& a, const Draft& b) const {
    const bool from = is(before(a), word::from);
    // "dipped 0.37 to 5,888": too far apart for a range
    // "Up 3 percent to 5 percent" is a range; an amount of change is smaller by far than the share that it leads to.
    const bool shares = a.figure.kind == FigureKind::percent && b.figure.kind == FigureKind::percent;
    if (!from && shares && compare(value(a), value(b)) < 0 && to_double(value(b)) < 3 * to_double(value(a)))
      return false;
    if (shares && is(before(a), word::of)) return false;  // "declines of 1 percent to 10 percent"
    const bool far = !a.has_unit && !b.has_unit && to_double(value(b)) > 5 * to_double(value(a));
    if (!from && !(a.has_unit && b.has_unit) && !far) return false;
    if (from && range_word(a)) return false;
    return change_before(a.number_first, from ? 12 : 2);
  }

  // "Tripled, from $4,000 to $12,000", "grew in Leeds from 5% to 6% and in York from 4% to 7%"
  [[nodiscard]] bool goes_on_change(std::size_t i) const {
    constexpr std::uint32_t farthest = 12;
    if (i == 0 || !is(before(drafts_[i]), word::from)) return false;
    const Draft& last = drafts_[i - 1];
    if (last.figure.kind == FigureKind::multiple) return drafts_[i].number_first - last.last <= 4;
    const bool alike = last.figure.kind == drafts_[i].figure.kind && last.figure.unit == drafts_[i].figure.unit;
    return i > 1 && alike && !last.dropped && !drafts_[i - 2].dropped && last.figure.value &&
           is(before(last), word::to) && is(before(drafts_[i - 2]), word::from) &&
           drafts_[i].number_first - last.last <= farthest;
  }

  // "Between the ages of 7 and 16"
  [[nodiscard]] bool spans_ages(const Draft& a) const {
    return a.figure.kind == FigureKind::age && a.first < a.number_first && is(before(a), word::of);
  }

  // "Ranging from": an open range of things, no change.
  [[nodiscard]] bool range_word(const Draft& a) const {
    return a.number_first >= 2 && is(c_.word(a.number_first - 2), word::range);
  }

  // A word of change among the words before.
  [[nodiscard]] bool change_before(std::uint32_t atom, std::uint32_t farthest) const {
    const std::uint32_t first = atom > farthest ? atom - farthest : 0;
    for (std::uint32_t i = atom; i-- > first;) {
      if (c_.word(i) == m_.semicolon) return false;
      const ChangeWord change = c_.lexicon.changes[c_.token(i).lemma];
      if ((change.uses & (change_use::verb | change_use::transitive | change_use::noun)) != 0) return true;
      if ((c_.lexicon.changes[c_.word(i)].uses & change_use::particle) != 0 && i + 3 >= atom) return true;
    }
    return false;
  }

  // "3-1", "52-48": two bare numbers joined by a hyphen, but not where they can be a range of what follows.
  [[nodiscard]] bool is_score(const Draft& a, const Draft& b) const {
    if (a.has_unit || b.has_unit || a.words || b.words) return false;
    if (a.last != a.number_last) return false;  // "42 people - 27 soldiers and 15 clerks"
    const std::uint32_t behind = b.number_last;
    const std::uint32_t ahead = a.number_first;
    const auto scoring = [&](std::uint32_t atom) {
      if (atom >= c_.atoms.size()) return false;
      const Symbol lemma = c_.token(atom).lemma;
      return lemma != Symbol::unknown && c_.lexicon.names[lemma] == NameKind::score;
    };
    for (std::uint32_t i = behind; i < behind + 2; ++i) {
      if (scoring(i)) return true;
    }
    for (std::uint32_t i = ahead > 4 ? ahead - 4 : 0; i < ahead; ++i) {
      if (scoring(i)) return true;
    }
    const bool counted = b.figure.kind == FigureKind::count || b.figure.kind == FigureKind::age;
    return compare(value(a), value(b)) >= 0 || (!counted && c_.word(a.last) == m_.hyphen && !range_cue(a));
  }

  [[nodiscard]] bool range_cue(const Draft& a) const { return is(before(a), word::range_lead); }

  // Gives `a` the unit that `b` has, with the scale ("$2 to $3.8 trillion", "5 to 7 million").
  void take_unit(Draft& a, Draft& b) {
    Figure& x = a.figure;
    Figure& y = b.figure;
    const bool bare_a = x.kind == FigureKind::number, bare_b = y.kind == FigureKind::number;
    if (bare_a && !bare_b) {
      if (y.kind == FigureKind::money && y.unit == "GBP") x.unit = y.unit;
      x.kind = y.kind;
      x.unit = y.unit;
      x.per = y.per;
    } else if (bare_b && !bare_a) {
      y.kind = x.kind;
      y.unit = x.unit;
      b.has_unit = a.has_unit;
    }
    if (a.scale == 0 && b.scale != 0 && compare(scaled(value(a), b.scale), value(b)) <= 0) {
      x.value = scaled(value(a), b.scale);
    }
  }

  void merge(Draft& a, Draft& b) {
    take_unit(a, b);
    if (compare(value(a), value(b)) >= 0) {
      // "$89-93", "1,234-56": the second may be short for "1,256", which is not settled here
      if (value(a).coefficient >= 0 || compare(value(a), value(b)) == 0) return;
      std::swap(a.figure.value, b.figure.value);
    }
    b.figure.low = a.figure.value;
    b.figure.high = b.figure.value;
    b.figure.value.reset();
    b.first = a.first;
    b.number_first = a.number_first;
    if (is(before(a), word::between | word::from)) b.first = std::min(b.first, a.number_first - 1);
    b.has_unit = a.has_unit || b.has_unit;
    a.dropped = true;
  }

  // "5, 6 and 7 percent": bare numbers before it share the unit of the last.
  void spread(std::size_t i) {
    constexpr std::size_t longest_list = 12;
    std::size_t last = i + 1;
    while (last + 1 < drafts_.size() && last < i + longest_list && !drafts_[last].has_unit) {
      const Joint next = joint(drafts_[last], drafts_[last + 1]);
      if (next != Joint::comma && next != Joint::and_ && next != Joint::or_) return;
      ++last;
    }
    Draft& owner = drafts_[last];
    const FigureKind kind = owner.figure.kind;
    const bool shared = kind == FigureKind::percent || kind == FigureKind::quantity || kind == FigureKind::points;
    if (!owner.has_unit || !shared || drafts_[i].figure.kind != FigureKind::number) return;
    if (last > i + 1 && joint(drafts_[last - 1], owner) == Joint::comma && c_.word(drafts_[last - 1].last) != m_.comma)
      return;
    for (std::size_t k = i; k < last; ++k) {
      if (drafts_[k].figure.kind != FigureKind::number || drafts_[k].words != owner.words) return;
    }
    // of a list the last joint is a word; "In 2004, 5 percent" is none
    const Joint end = joint(drafts_[last - 1], owner);
    if (end == Joint::comma && !is(c_.word(drafts_[last - 1].last + 1), word::and_word | word::or_word)) return;
    // "270, or 30 percent, get free meals" gives one number a second name
    if (end == Joint::comma && last == i + 1 && is(c_.word(drafts_[i].last + 1), word::or_word)) return;
    for (std::size_t k = i; k < last; ++k) {
      drafts_[k].figure.kind = kind;
      drafts_[k].figure.unit = owner.figure.unit;
      drafts_[k].has_unit = true;
    }
  }

  Context& c_;
  const Marks& m_;
  std::vector<Draft>& drafts_;
};

}  // namespace

void join_ranges(Context& context, std::vector<Draft>& drafts) {
  Joiner(context, drafts).run();
  std::erase_if(drafts, [](const Draft& draft) { return draft.dropped; });
}

void attach_modifiers(const Context& context, std::vector<Draft>& drafts) {
  const auto& before = context.lexicon.modifiers_before;
  const auto& behind = context.lexicon.modifiers_after;
  std::uint32_t free_from = 0;
  for (Draft& draft : drafts) {
    Figure& f = draft.figure;
    // up to three phrases in a row ("only about", "at least another"); the first that says something counts
    for (int round = 0; round < 3; ++round) {
      std::optional<match::PhraseAutomaton::Match> found;
      // "as much as a 95 percent cut", but "talks over a 95 percent cut"
      const bool article = round == 0 && f.kind != FigureKind::ordinal && draft.first > free_from + 1 &&
                           context.lexicon.is(context.word(draft.first - 1), word::article);
      const std::uint32_t near = article ? draft.first - 1 : draft.first;
      const std::uint32_t least = article ? 2 : 1;
      const bool ends = near > free_from && context.lexicon.is(context.word(near - 1), word::ends_modifier);
      const std::uint32_t most = ends ? std::min<std::uint32_t>(6, near - free_from) : 0;
      for (std::uint32_t length = most; length >= least; --length) {
        const auto match = before.longest(std::span(context.atoms.words).subspan(near - length, length));
        if (match && match->tokens == length) {
          found = match;
          draft.first = near;
          break;
        }
      }
      if (!found) break;
      draft.first -= found->tokens;
      if (f.modifier == Modifier::none) f.modifier = static_cast<Modifier>(found->value);
    }
    if (draft.last < context.atoms.size() && f.modifier == Modifier::none) {
      for (const std::uint32_t at : {draft.number_last, draft.last}) {
        if (at >= context.atoms.size()) continue;
        const auto match = behind.longest(std::span(context.atoms.words).subspan(at));
        // "40 articles and over 1,000 notes": the words belong to the number behind them
        const std::uint32_t after = at + static_cast<std::uint32_t>(match ? match->tokens : 0);
        // "and up to 40 more"
        const bool up_to = context.lexicon.is(context.word(after), word::to) && context.text(after - 1) == "up";
        // "600 points or more than 7%"
        const bool than = context.lexicon.is(context.word(after), word::former) &&
                          context.lexicon.is(context.word(after), word::before_half);
        if (!match || context.atoms.literal_at(after) != nullptr || up_to || than) continue;
        f.modifier = static_cast<Modifier>(match->value);
        draft.last = std::max(draft.last, at + match->tokens);
        break;
      }
    }
    free_from = draft.last;
  }
}

}  // namespace sayso::figures
