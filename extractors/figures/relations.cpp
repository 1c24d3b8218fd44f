#include "extractors/figures/relations.hpp"

#include <algorithm>

#include "extractors/figures/atoms.hpp"
#include "extractors/figures/story.hpp"

namespace sayso::figures {
namespace {

// Two figures for one amount: the second in brackets right behind the first, or joined by "or".
void link_equals(const SentenceFigures& s) {
  const Document& d = s.document;
  const Marks& marks = s.lexicon.marks;
  const auto word_at = [&](std::uint32_t token) {
    return s.sentence.contains(token) ? d.tokens[token].lower : Symbol::unknown;
  };
  const auto is_or = [&](std::uint32_t token) { return s.lexicon.is(word_at(token), word::or_word); };
  const auto comparable = [](const Figure& a, const Figure& b) {
    if (a.per != b.per && !a.per.empty()) return false;
    if (a.kind == FigureKind::money && b.kind == FigureKind::money) return a.unit != b.unit;
    if (a.kind == FigureKind::quantity && b.kind == FigureKind::quantity) return a.unit != b.unit;
    const auto share = [](FigureKind k) { return k == FigureKind::percent || k == FigureKind::fraction; };
    return share(a.kind) && share(b.kind) && a.kind != b.kind;
  };
  for (std::uint32_t i = s.first; i + 1 < s.last; ++i) {
    Figure& main = s.figures[i];
    for (std::uint32_t k = i + 1; k < s.last; ++k) {
      Figure& other = s.figures[k];
      const std::uint32_t gap = other.tokens.first - (k == i + 1 ? main.tokens.last : s.figures[k - 1].tokens.last);
      const std::uint32_t before = other.tokens.first - 1;
      const bool bracket = k == i + 1 && gap == 1 && word_at(before) == marks.open;
      const bool apposed = k == i + 1 && gap == 2 && is_or(before) && word_at(before - 1) == marks.comma;
      const Symbol joint = word_at(before);
      const bool listed = k > i + 1 && main.equals && gap <= 2 &&
                          (joint == marks.comma || joint == marks.semicolon || joint == marks.slash || is_or(before));
      if (!(bracket || apposed || listed) || !comparable(main, other)) break;
      other.equals = FigureIndex{i};
      if (!main.equals) main.equals = FigureIndex{k};
      if (main.per.empty() && !other.per.empty()) main.per = other.per;
    }
  }
}

// "210 tons of soot, 19 tons of ash and 5 tons of dust a year": the rate behind a list of amounts holds for all of
// them.
void share_rates(const SentenceFigures& s) {
  constexpr std::uint32_t farthest = 10;
  for (std::uint32_t i = s.last; i-- > s.first + 1;) {
    const Figure& next = s.figures[i];
    Figure& f = s.figures[i - 1];
    const bool alike = f.kind == FigureKind::quantity && next.kind == f.kind && f.unit == next.unit;
    if (!alike || next.per.empty() || !f.per.empty() || next.tokens.first - f.tokens.last > farthest) continue;
    bool listed = false, plain = true;
    for (std::uint32_t t = f.tokens.last; t < next.tokens.first; ++t) {
      const Token& token = s.document.tokens[t];
      listed = listed || token.pos == Pos::cconj || token.lower == s.lexicon.marks.comma;
      plain = plain && token.pos != Pos::verb && token.pos != Pos::aux && token.pos != Pos::sconj;
    }
    if (listed && plain && s.lexicon.is(s.document.tokens[f.tokens.last].lower, word::of)) f.per = next.per;
  }
}

// Whether the sentence has a time other than an hour, which leaves it at the day before.
bool names_day(const SentenceFigures& s, std::size_t time) {
  const auto& times = s.document.times;
  for (; time < times.size() && times[time].tokens.first < s.sentence.last; ++time) {
    const std::string_view value = times[time].value;
    const std::size_t hour = value.find('T') + 1;
    const bool clock = times[time].type == TimeType::time && hour > 0 && hour < value.size() && value[hour] <= '9';
    if (!clock) return true;
  }
  return false;
}

// The time in which the sentences before leave the one at `index`, whose figures are those of `s`.
Told told_before(const SentenceFigures& s, const std::vector<ChangeLink>& links, std::uint32_t index,
                 std::size_t times_before) {
  constexpr std::uint32_t farthest = 3;  // sentences
  if (times_before == 0) return {};
  const Document& d = s.document;
  const std::uint32_t token = d.times[times_before - 1].tokens.first;
  std::uint32_t back = index;
  while (back > 0 && index - back < farthest && token < d.sentences[back].tokens.first) --back;
  const Sentence& sentence = d.sentences[back];
  if (!sentence.tokens.contains(token)) return {};
  // a day still holds in the first sentence of the next paragraph
  constexpr std::size_t day = std::string_view("2020-10-10").size();
  const bool apart = sentence.paragraph != d.sentences[index].paragraph;
  if (apart && (back + 1 < index || d.times[times_before - 1].value.size() < day)) return {};
  for (std::uint32_t i = back + 1; i < index; ++i) {
    if (!goes_on(d, s.lexicon, d.sentences[i].tokens)) return {};
  }
  const auto begin = std::partition_point(s.figures.begin(), s.figures.begin() + s.first,
                                          [&](const Figure& f) { return f.tokens.first < sentence.tokens.first; });
  const auto first = static_cast<std::uint32_t>(begin - s.figures.begin());
  auto last = first;
  while (last < s.first && sentence.tokens.contains(s.figures[last].tokens.first)) ++last;
  return told_time({d, s.lexicon, sentence.tokens, s.figures, first, last, true}, links);
}

}  // namespace

const Figure* SentenceFigures::figure_at(std::uint32_t token) const {
  const auto begin = figures.begin() + first, end = figures.begin() + last;
  const auto after = std::partition_point(begin, end, [&](const Figure& f) { return f.tokens.last <= token; });
  return after != end && after->tokens.contains(token) ? &*after : nullptr;
}

const Time* SentenceFigures::time_at(std::uint32_t token) const { return timed ? document.time_at(token) : nullptr; }

bool is_bracketed(const SentenceFigures& s, const Figure& figure) {
  const std::uint32_t first = figure.tokens.first;
  std::uint32_t last = figure.tokens.last;
  if (!figure.per.empty()) last += 2;  // "(8 cents a share)"
  return first > s.sentence.first && s.sentence.contains(last) &&
         s.document.tokens[first - 1].lower == s.lexicon.marks.open &&
         (s.document.tokens[last].lower == s.lexicon.marks.close ||
          s.document.tokens[figure.tokens.last].lower == s.lexicon.marks.close);
}

bool is_compound(const SentenceFigures& s, const Figure& f) {
  const std::string_view text = s.document.slice(f.span);
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return false;
  const auto is_number = [&](std::string_view word) {
    const bool digits = !word.empty() && word[0] >= '0' && word[0] <= '9';
    return digits || s.lexicon.numbers[symbol_of(word, s.lexicon.vocabulary)].role != NumberRole::none;
  };
  // "two Elmet-born men": a hyphen behind another word
  const std::string_view before = text.substr(0, hyphen);
  const std::string_view behind = text.substr(hyphen + 1);
  return is_number(before.substr(before.rfind(' ') + 1)) && !is_number(behind.substr(0, behind.find_first_of(" -")));
}

std::uint32_t SentenceFigures::behind_amount(const Figure& figure) const {
  const std::uint32_t next = figure.tokens.last;
  if (!figure.equals || at(*figure.equals) >= last) return next;
  const TokenRange other = figures[at(*figure.equals)].tokens;
  const bool bracketed = other.first == next + 1 && sentence.contains(other.last) &&
                         document.tokens[other.last].lower == lexicon.marks.close;
  return bracketed ? other.last + 1 : next;
}

void relate(const Document& document, const Lexicon& lexicon, std::vector<Figure>& figures) {
  std::vector<ChangeLink> links(figures.size());
  std::uint32_t first = 0, index = 0;
  auto time = document.times.begin();
  while (first < figures.size()) {
    while (document.sentences[index].tokens.last <= figures[first].tokens.first) ++index;
    const TokenRange sentence = document.sentences[index].tokens;
    std::uint32_t last = first;
    while (last < figures.size() && sentence.contains(figures[last].tokens.first)) ++last;
    last = std::max(last, first + 1);
    while (time != document.times.end() && time->tokens.last <= sentence.first) ++time;
    const bool timed = time != document.times.end() && time->tokens.first < sentence.last;
    const SentenceFigures s{document, lexicon, sentence, figures, first, last, timed};
    link_equals(s);
    share_rates(s);
    link_changes(s, links);
    name_measured(s, links);
    const auto before = static_cast<std::size_t>(time - document.times.begin());
    place_in_time(s, links, names_day(s, before) ? Told{} : told_before(s, links, index, before));
    first = last;
  }
}

}  // namespace sayso::figures
