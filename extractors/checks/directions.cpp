// Which way a level went against the two values told: "76 cents, down from 75", "rose to 1.2 million from 1.4 million".
//
// The figures layer ties a level to the one before it and says which way it went. Where both are told exactly, of one
// measure and not far apart, the way has to be that of the numbers.
#include <string>
#include <variant>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/taken.hpp"
#include "extractors/checks/wording.hpp"

namespace sayso::checks {
namespace {

constexpr double most_apart = 4;  // what is further off is of something else

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks), taken_(document, checks) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      const Figure& f = d_.figures[i];
      if (!f.change) continue;
      const FigureIndex* from = std::get_if<FigureIndex>(&f.change->from);
      if (from != nullptr) read(static_cast<std::uint32_t>(at(*from)), i);
    }
  }

 private:
  [[nodiscard]] bool taken(std::uint32_t i) const { return taken_.in_any(i, Taken::bit(CheckKind::change)); }
  void read(std::uint32_t before, std::uint32_t after) {
    const Figure& a = d_.figures[before];
    const Figure& b = d_.figures[after];
    if (taken(before) || taken(after) || !is_level(before) || !is_level(after)) return;
    if (a.kind != b.kind || a.unit != b.unit || a.per != b.per || w_.sentence(before) != w_.sentence(after)) return;
    const double from = middle_of(a), to = middle_of(b);
    if (from <= 0 || to <= 0 || from == to || from > most_apart * to || to > most_apart * from) return;
    const bool falls = b.change->direction == Direction::decrease;
    if (falls == (to < from) || !is_reached(before, after)) return;
    Check check;
    check.kind = CheckKind::change;
    check.verdict = Verdict::inconsistent;
    check.figures = {FigureIndex{before}, FigureIndex{after}};
    check.detail = amount(a) + " to " + amount(b) + " is " + (falls ? "no decrease" : "no increase");
    checks_.push_back(std::move(check));
  }
  [[nodiscard]] bool is_level(std::uint32_t i) const {
    const Figure& f = d_.figures[i];
    return (is_amount(f) || f.kind == FigureKind::percent) && is_plain(f) && !w_.tells_difference(f);
  }
  // "to 1.2 million from", "76 cents, down from 75".
  [[nodiscard]] bool is_reached(std::uint32_t before, std::uint32_t after) const {
    const std::uint32_t first = d_.figures[before].tokens.first;
    if (after + 1 == before && first >= 2 && w_.begins(first - 2, first, word::former)) return true;
    if (!w_.before(d_.figures[after], word::reached) || !w_.before(d_.figures[before], word::former)) return false;
    // "reduced from 10 to 40 percent depending on": a range
    if (d_.figures[after].kind == FigureKind::percent && before < after) return false;
    const TokenRange gap = w_.gap_before(std::min(before, after));
    constexpr std::uint32_t near = 5;  // tokens from the verb or noun of change
    const bool falls = d_.figures[after].change->direction == Direction::decrease;
    return w_.says({gap.size() > near ? gap.last - near : gap.first, gap.last}, falls ? word::fall : word::rise);
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_directions(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
