// A number that the text takes as told, and that it has not told: "killed 34 people. The 43 victims were buried".
//
// "The 43 victims", with nothing behind that says which, come back to a number told before. Where no such number was
// told, nor two that make it, but one of the same things that a slip of the pen would turn into it, the two are told of
// one thing.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/share_arithmetic.hpp"
#include "extractors/checks/slip.hpp"
#include "extractors/checks/taken.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t most_figures = 24;   // back to the number told
constexpr std::uint32_t most_sentences = 6;  // the same
constexpr std::uint32_t most_for_two_digits = 3;
constexpr std::uint32_t most_terms = 16;  // of those that may make it

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks), taken_(document, checks) {}

  void run() {
    for (std::uint32_t i = 1; i < w_.count(); ++i) {
      if (comes_back(i)) look_back(i);
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] std::string_view word_at(std::uint32_t token) const { return d_.slice(d_.tokens[token]); }
  [[nodiscard]] bool is_thing(std::uint32_t i) const {
    const Figure& f = figure(i);
    if (!is_plain(f) || f.change || !f.per.empty() || !f.value || digits_of(f) < 2 || middle_of(f) < 10) return false;
    if (f.kind == FigureKind::count) return !is_unnamed(f) && !f.unit.empty();
    return f.kind == FigureKind::money || (f.kind == FigureKind::quantity && !is_time(f));
  }
  // Stretches of time are told of anything.
  [[nodiscard]] static bool is_time(const Figure& f) {
    constexpr std::array<std::string_view, 7> units = {"s", "min", "h", "d", "wk", "mo", "a"};
    return std::find(units.begin(), units.end(), f.unit) != units.end();
  }
  // "The 34 victims", "those 34 victims", "its 34 guards", "all 34".
  [[nodiscard]] bool is_definite(std::uint32_t i) const {
    const std::uint32_t first = figure(i).tokens.first;
    const auto defines = [&](std::uint32_t token) {
      const std::string_view text = word_at(token);
      return text == "the" || text == "The" || text == "those" || text == "Those" || text == "these" ||
             text == "These" || text == "its" || text == "Its" || text == "their" || text == "Their" || text == "all" ||
             text == "All";
    };
    return defines(first) || (first > w_.sentence_tokens(i).first && defines(first - 1));
  }
  [[nodiscard]] bool comes_back(std::uint32_t i) const {
    if (!is_thing(i) || !is_definite(i) || taken_.in_any(i, static_cast<std::uint8_t>(~0U))) return false;
    const Figure& f = figure(i);
    const std::uint32_t behind = f.tokens.last;
    if (f.kind == FigureKind::count) return !is_restricted(behind, i);
    // "the $450 million loan", "the 1,420-metre bridge"
    return behind < w_.sentence_tokens(i).last && d_.tokens[behind].pos == Pos::noun && !is_restricted(behind + 1, i);
  }
  // "The 14 people who died in Lima", "the six members of the board", "the 43 injured": others than those told of.
  [[nodiscard]] bool is_restricted(std::uint32_t next, std::uint32_t i) const {
    if (next >= w_.sentence_tokens(i).last) return false;
    const Pos pos = d_.tokens[next].pos;
    const std::string_view text = word_at(next);
    if (pos == Pos::adp) {
      const bool dates = next + 1 < w_.sentence_tokens(i).last && d_.time_at(next + 1) != nullptr;
      return text != "by" && text != "to" && !dates;
    }
    if (pos == Pos::verb) return text.ends_with("ed") || text.ends_with("ing") || text.ends_with("en");
    return pos != Pos::aux && pos != Pos::cconj && pos != Pos::punct && pos != Pos::adv;
  }

  void look_back(std::uint32_t i) {
    std::optional<std::uint32_t> found;
    std::uint32_t of_kind = 0;
    std::uint32_t k = i;
    for (; k > 0 && i - k < most_figures && w_.sentence(k - 1) + most_sentences >= w_.sentence(i); --k) {
      const Figure& f = figure(k - 1);
      if (!f.value) continue;
      if (same_number(*f.value, *figure(i).value)) return;
      if (f.kind != figure(i).kind || !names_same(k - 1, i)) continue;
      if (w_.sentence(k - 1) == w_.sentence(i) && middle_of(f) < middle_of(figure(i))) continue;  // "12 of the 48"
      ++of_kind;
      if (!found && is_first(k - 1, i)) found = k - 1;
    }
    if (!found) return;
    // "Fourteen were found. One had been found before. The 16 men"
    if (w_.says({figure(*found).tokens.last, figure(i).tokens.first}, word::single)) return;
    const Slip slip = slip_between(middle_of(figure(*found)), middle_of(figure(i)));
    constexpr std::size_t exact = 3;  // digits
    const bool long_number = digits_of(figure(*found)) >= exact && digits_of(figure(i)) >= exact;
    const bool near = w_.sentence(i) - w_.sentence(*found) <= most_for_two_digits;
    if (!long_number && figure(i).kind == FigureKind::quantity)
      return;  // "the 10-kilometre race and the 15-kilometre one"
    if (slip == Slip::none || (of_kind > 1 && !(long_number && slip == Slip::swap)) || (!long_number && !near)) return;
    if (!is_made(std::max(k, i - std::min(i, most_terms)), i)) tell(*found, i);
  }
  // The number as it was first told: exact, and of nothing else.
  [[nodiscard]] bool is_first(std::uint32_t k, std::uint32_t i) const {
    const Figure& f = figure(k);
    if (!is_plain(f) || w_.tells_difference(f) || is_definite(k) || w_.sentence(k) == w_.sentence(i)) return false;
    const std::uint32_t first = f.tokens.first;
    return !w_.says({first > 2 ? first - 2 : 0, f.tokens.last}, word::others | word::rest) &&
           !w_.behind(f, word::others);
  }
  // "A loan of $450 million ... the $450 million loan": the noun behind stands beside the first, or counts the same.
  [[nodiscard]] bool names_same(std::uint32_t k, std::uint32_t i) const {
    if (figure(i).kind == FigureKind::count) return figure(k).unit == figure(i).unit || calls_same(k, i);
    if (figure(k).unit != figure(i).unit) return false;
    const Symbol noun = d_.tokens[figure(i).tokens.last].lemma;
    const TokenRange before = w_.gap_before(k), behind = w_.gap_behind(k);
    constexpr std::uint32_t near = 8;
    const TokenRange around{before.size() > near ? before.last - near : before.first,
                            std::min(behind.last, behind.first + near)};
    for (std::uint32_t t = around.first; t < around.last; ++t) {
      if (d_.tokens[t].lemma == noun) return true;
    }
    return false;
  }
  // "Killed 34 people. The 34 victims", "employs 14,300 people ... of its 14,300 jobs", "24,500 people. All 24,500
  // residents".
  [[nodiscard]] bool calls_same(std::uint32_t k, std::uint32_t i) const {
    constexpr std::size_t exact = 3;  // digits
    const TokenRange one = figure(k).tokens, other = figure(i).tokens;
    if (w_.says(one, word::group) && w_.says(other, word::group) && digits_of(figure(i)) >= exact) return true;
    const TokenRange before = w_.gap_before(k);
    constexpr std::uint32_t near = 4;
    const TokenRange verb{before.size() > near ? before.last - near : before.first, before.last};
    if (w_.says(other, word::staff) && (w_.says(verb, word::staff) || w_.says(one, word::staff))) return true;
    return w_.says(other, word::dead) && w_.says(one, word::group) && w_.says(verb, word::dead);
  }
  // "Killed 34 and hurt nine. The 43 victims": two or three numbers that make it, or what is left of one.
  [[nodiscard]] bool is_made(std::uint32_t begin, std::uint32_t i) const {
    const double told = middle_of(figure(i));
    std::array<double, most_terms> terms{};
    std::size_t count = 0;
    for (std::uint32_t k = begin; k < i && count < terms.size(); ++k) {
      if (figure(k).value && is_amount(figure(k))) terms[count++] = middle_of(figure(k));
    }
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        const double sum = terms[a] + terms[b];
        if (sum == told || std::abs(terms[a] - terms[b]) == told) return true;
        for (std::size_t c = 0; c < b; ++c) {
          if (sum + terms[c] == told) return true;
        }
      }
    }
    return false;
  }
  void tell(std::uint32_t first, std::uint32_t second) {
    Check check;
    check.kind = CheckKind::conflict;
    check.verdict = Verdict::inconsistent;
    check.figures = {FigureIndex{first}, FigureIndex{second}};
    check.detail =
        amount(figure(first)) + " and " + amount(figure(second)) + " " + figure(second).unit + " are told of one thing";
    checks_.push_back(std::move(check));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_recalls(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
