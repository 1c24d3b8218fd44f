// One amount told in several units, largest first. Each part must be whole but for the last and less than one of the
// unit before it, or they are amounts of their own ("5 km and 3 km", "2 metres and 300 centimetres").
#include <algorithm>

#include "extractors/figures/arithmetic.hpp"
#include "extractors/figures/draft.hpp"

namespace sayso::figures {
namespace {

class Joiner {
 public:
  Joiner(const Context& context, std::vector<Draft>& drafts) : c_(context), drafts_(drafts) {}

  void run() {
    for (std::size_t i = 0; i + 1 < drafts_.size(); ++i) {
      Draft& a = drafts_[i];
      Draft& b = drafts_[i + 1];
      if (!may_join(a, b)) continue;
      if (b.coin != nullptr)
        add_coins(a, b);
      else if (a.figure.kind == FigureKind::quantity)
        add_parts(a, b);
      else if (a.figure.kind == FigureKind::money)
        add_bare_coins(a, b);
    }
  }

 private:
  static bool is_positive(const Number& number) { return number.coefficient >= 0; }

  [[nodiscard]] bool may_join(const Draft& a, const Draft& b) const {
    if (!a.figure.value || !b.figure.value || !is_positive(*b.figure.value)) return false;
    if (!a.figure.per.empty() || a.figure.modifier != Modifier::none || !a.has_unit) return false;
    return small_whole(*a.figure.value).has_value() && b.number_first >= a.last &&
           stand_together(a.last, b.number_first);
  }

  // Side by side, or with "and", a comma or both between them.
  [[nodiscard]] bool stand_together(std::uint32_t from, std::uint32_t to) const {
    if (from < to && c_.word(from) == c_.lexicon.marks.comma) ++from;
    if (from < to && c_.lexicon.is(c_.word(from), word::and_word)) ++from;
    return from == to;
  }

  void add_coins(Draft& a, Draft& b) {
    if (a.figure.kind != FigureKind::money || a.coin != nullptr || a.scale != 0) return;
    const auto& codes = b.coin->codes;
    // cents are parts of more currencies than their row in the list names
    const bool same = codes.front() == "USD" || std::find(codes.begin(), codes.end(), a.figure.unit) != codes.end();
    if (!same || compare(*b.figure.value, {1, 0, 1}) >= 0) return;
    b.figure.unit = a.figure.unit;
    b.coin = nullptr;
    take(a, b, *a.figure.value);
  }

  // "Twenty dollars (and) 43", where nothing behind the second number can be what it counts.
  void add_bare_coins(Draft& a, Draft& b) {
    const auto coins = small_whole(*b.figure.value);
    const bool bare =
        b.figure.kind == FigureKind::number && !b.has_unit && b.last == b.number_last && coins && *coins < 100;
    if (!bare || a.coin != nullptr || a.scale != 0) return;
    const bool side_by_side = b.number_first == a.last;
    const bool named = c_.atoms[a.last - 1].kind == AtomKind::word && c_.word(a.last) != c_.lexicon.marks.comma;
    const bool between = a.first > 0 && c_.lexicon.is(c_.word(a.first - 1), word::between);
    const bool ends = b.last >= c_.atoms.size() || c_.atoms[b.last].kind == AtomKind::mark;
    if ((!side_by_side && (!named || between)) || !ends) return;
    b.figure.kind = FigureKind::money;
    b.figure.unit = a.figure.unit;
    b.figure.value = scaled(*b.figure.value, -2);
    b.has_unit = true;
    take(a, b, *a.figure.value);
  }

  void add_parts(Draft& a, Draft& b) {
    const bool bare = b.figure.kind == FigureKind::number && !b.has_unit && b.number_first == a.last;
    if (!bare && b.figure.kind != FigureKind::quantity) return;
    for (const Subunit& known : c_.lexicon.subunits) {
      if (known.unit != a.figure.unit || (bare ? !known.bare : known.part != b.figure.unit)) continue;
      const auto whole = times(*a.figure.value, {known.factor, 0, 1});
      if (!whole || compare(*b.figure.value, {known.factor, 0, 1}) >= 0) return;
      b.figure.kind = FigureKind::quantity;
      b.figure.unit = known.part;
      b.has_unit = true;
      return take(a, b, *whole);
    }
  }

  // `b` becomes the sum, and `a` is no more.
  static void take(Draft& a, Draft& b, const Number& whole) {
    Number part = *b.figure.value;
    if (!is_positive(whole)) part.coefficient = -part.coefficient;
    const auto sum = plus(whole, part);
    if (!sum) return;
    b.figure.value = b.base = *sum;
    b.scale = 0;
    b.first = a.first;
    b.number_first = a.number_first;
    b.words = a.words;
    a.dropped = true;
  }

  const Context& c_;
  std::vector<Draft>& drafts_;
};

}  // namespace

void join_compounds(const Context& context, std::vector<Draft>& drafts) { Joiner(context, drafts).run(); }

}  // namespace sayso::figures
