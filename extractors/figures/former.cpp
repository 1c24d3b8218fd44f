// The time that a change is measured from: "from a year earlier", "compared with last month".
#include <algorithm>

#include "extractors/figures/phrases.hpp"
#include "extractors/figures/relations.hpp"

namespace sayso::figures {
namespace {

class Former {
 public:
  explicit Former(const SentenceFigures& sentence)
      : s_(sentence), clause_{sentence.document, sentence.lexicon, sentence.sentence} {}

  // "From a year earlier", "compared with last month", "since January", behind the figure.
  [[nodiscard]] std::optional<std::uint32_t> behind(const Figure& figure) const {
    const auto& times = s_.document.times;
    const std::uint32_t begin = figure.tokens.last;
    const auto first =
        std::partition_point(times.begin(), times.end(), [&](const Time& t) { return t.tokens.first < begin; });
    for (auto t = first; t != times.end() && s_.sentence.contains(t->tokens.first) && t->tokens.first < begin + 14;
         ++t) {
      if (t->tokens.first <= begin) continue;
      if (t->type == TimeType::duration) continue;
      if (t->type != TimeType::date || crosses_verb(begin, t->tokens.first) || is_future(*t)) return std::nullopt;
      std::uint32_t before = t->tokens.first - 1;
      while (before > begin &&
             (clause_.pos(before) == Pos::det || clause_.pos(before) == Pos::adj || clause_.pos(before) == Pos::pron))
        --before;
      const Symbol word = clause_.lower(before);
      const bool compared = before > begin && clause_.lexicon.is(clause_.lower(before - 1), word::compared);
      // "compared with the same time in 2008"
      const bool alike = is_compared_phrase(begin, before);
      const bool coarse = t->value.size() <= 7;
      const bool since = clause_.lexicon.is(word, word::since) && before <= begin + 1;
      const bool from = clause_.lexicon.is(word, word::former) || since || compared || alike ||
                        (clause_.lexicon.is(word, word::former_period) && coarse);
      if (from && word != Symbol::unknown) return static_cast<std::uint32_t>(t - times.begin());
    }
    return compared_in_front(figure);
  }

 private:
  // Up to `last` nothing but a noun phrase and prepositions behind "compared with".
  [[nodiscard]] bool is_compared_phrase(std::uint32_t begin, std::uint32_t last) const {
    constexpr std::uint32_t longest = 6;
    for (std::uint32_t t = last; t >= begin && last - t < longest; --t) {
      if (clause_.lexicon.is(clause_.lower(t), word::compared)) return true;
      // "40 percent higher than at the same time last year"
      const bool than =
          clause_.lexicon.is(clause_.lower(t), word::former) && clause_.lexicon.is(clause_.lower(t), word::before_half);
      if (than) {
        // "by 3 percent in 2017, a faster pace than in 2016": of the pace
        while (t > begin && clause_.pos(t - 1) != Pos::punct) --t;
        return t <= begin;
      }
      const Pos pos = clause_.pos(t);
      if (s_.figure_at(t) != nullptr) return false;  // "compared with 5% a year ago"
      if (pos != Pos::noun && pos != Pos::adj && pos != Pos::det && pos != Pos::adp) return false;
    }
    return false;
  }

  // "Compared with May, sales rose 5%", "Since May, sales have risen 5%"
  [[nodiscard]] std::optional<std::uint32_t> compared_in_front(const Figure& figure) const {
    constexpr std::uint32_t farthest = 5;
    const std::uint32_t begin = s_.sentence.first;
    const bool since = clause_.lexicon.is(clause_.lower(begin), word::since);
    if (!since && !clause_.lexicon.is(clause_.lower(begin), word::compared)) return std::nullopt;
    if (figure.tokens.first < begin + farthest) return std::nullopt;
    for (std::uint32_t t = begin + (since ? 1 : 2); t < begin + farthest; ++t) {
      const Time* time = s_.time_at(t);
      if (time == nullptr || time->type != TimeType::date) continue;
      const bool closed =
          clause_.holds(time->tokens.last) && clause_.lower(time->tokens.last) == s_.lexicon.marks.comma;
      return closed ? std::optional(static_cast<std::uint32_t>(time - s_.document.times.data())) : std::nullopt;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool crosses_verb(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) {
      // "in the three months [ended] in May"
      if (clause_.pos(t) == Pos::verb && t > from + 1 && (s_.time_at(t - 1) != nullptr || s_.time_at(t - 2) != nullptr))
        continue;
      if (clause_.pos(t) == Pos::verb || clause_.pos(t) == Pos::sconj)
        return !clause_.lexicon.is(clause_.lower(t), word::compared);
    }
    return false;
  }

  // "From January" of what is still to come is when it begins.
  [[nodiscard]] bool is_future(const Time& t) const {
    const std::string_view published = s_.document.article.published;
    return !published.empty() && !t.value.empty() && t.value[0] >= '0' && t.value[0] <= '9' &&
           std::string_view(t.value).substr(0, 7) > published.substr(0, 7);
  }

  const SentenceFigures& s_;
  Clause clause_;
};

}  // namespace

std::optional<std::uint32_t> former_time(const SentenceFigures& sentence, const Figure& figure) {
  return Former(sentence).behind(figure);
}

}  // namespace sayso::figures
