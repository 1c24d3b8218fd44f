#include "extractors/checks/wording.hpp"

#include <algorithm>
#include <bit>

namespace sayso::checks {

bool is_unnamed(const Figure& figure) {
  if (!is_bare(figure)) return false;
  // a count names what it is of only where its noun stands elsewhere; the points of an index are the exception
  return figure.unit.empty() || (!figure.of.empty() && figure.unit != "point");
}

bool same_measure(const Figure& a, const Figure& b) {
  if (is_bare(a) && is_bare(b)) return a.unit == b.unit || is_unnamed(a) || is_unnamed(b);
  return a.kind == b.kind && a.unit == b.unit && a.per == b.per;
}

bool comparable(const Figure& a, const Figure& b) {
  if (is_bare(a) || is_bare(b)) return same_measure(a, b);
  return a.kind == b.kind && a.unit == b.unit && (a.per == b.per || a.per.empty() || b.per.empty());
}

namespace {

constexpr std::size_t longest_compared = 10;  // tokens

std::size_t token_at(const Document& d, std::uint32_t byte) {
  const auto token =
      std::partition_point(d.tokens.begin(), d.tokens.end(), [&](const Token& t) { return t.span.begin < byte; });
  return static_cast<std::size_t>(token - d.tokens.begin());
}

// Names of places and firms are shared by much that is not the same.
bool is_content(const Token& token) { return token.pos == Pos::noun || token.pos == Pos::verb; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// One lemma, or the same beginning but for endings: "losses", "lost".
bool alike(const Document& d, const Token& a, const Token& b) {
  if (a.lemma != Symbol::unknown && a.lemma == b.lemma) return true;
  const std::string_view x = d.slice(a), y = d.slice(b);
  const std::size_t shorter = std::min(x.size(), y.size());
  if (shorter < 4) return false;
  const std::size_t wanted = std::clamp<std::size_t>(shorter - 2, 3, 5);
  return std::equal(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(wanted), y.begin(),
                    [](char m, char n) { return lower(m) == lower(n); });
}

}  // namespace

bool share_word(const Document& d, Span a, Span b) {
  if (a.empty() || b.empty()) return false;
  const std::size_t first_a = token_at(d, a.begin), first_b = token_at(d, b.begin);
  for (std::size_t i = first_a; i < d.tokens.size() && i < first_a + longest_compared; ++i) {
    if (d.tokens[i].span.begin >= a.end) break;
    if (!is_content(d.tokens[i])) continue;
    for (std::size_t k = first_b; k < d.tokens.size() && k < first_b + longest_compared; ++k) {
      if (d.tokens[k].span.begin >= b.end) break;
      if (is_content(d.tokens[k]) && alike(d, d.tokens[i], d.tokens[k])) return true;
    }
  }
  return false;
}

Wording::Wording(const Document& document, const Lexicon& lexicon) : document_(document), lexicon_(lexicon) {
  const auto figures = static_cast<std::uint32_t>(document.figures.size());
  sentences_.reserve(figures);
  beside_.reserve(figures);
  gaps_.reserve(figures);
  marks_.reserve(figures * std::size_t{4});
  begins_.resize(document.tokens.size() / 64 + 1);
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < figures;) {
    while (document.sentences[sentence].tokens.last <= document.figures[i].tokens.first) ++sentence;
    const TokenRange tokens = document.sentences[sentence].tokens;
    std::uint32_t last = i + 1;
    while (last < figures && tokens.contains(document.figures[last].tokens.first)) ++last;
    // nothing is asked of sentences without figures
    const word::Classes classes = mark_sentence(tokens);
    all_classes_ |= classes;
    sentences_.resize(last, sentence);
    beside_.resize(last, {i, last, classes});
    add_gaps(i, last, tokens);
    i = last;
  }
  count_marks();
}

word::Classes Wording::mark_sentence(TokenRange tokens) {
  // Which tokens a phrase may begin with, nothing foretells: they are gathered without a branch, then looked at.
  candidates_.resize(tokens.size());
  std::size_t count = 0;
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    candidates_[count] = t;
    count += lexicon_.begins_phrase(document_.tokens[t]) ? 1 : 0;
  }
  word::Classes all = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t t = candidates_[i];
    auto phrase = lexicon_.phrase_at(document_, t, tokens.last, match::Field::lower);
    if (phrase.tokens == 0 && document_.tokens[t].lemma != document_.tokens[t].lower)
      phrase = lexicon_.phrase_at(document_, t, tokens.last, match::Field::lemma);
    if (phrase.tokens == 0) continue;
    begins_[t / 64] |= std::uint64_t{1} << (t % 64);
    marks_.push_back({t, t + phrase.tokens, phrase.classes});
    all |= phrase.classes;
  }
  return all;
}

void Wording::add_gaps(std::uint32_t first, std::uint32_t last, TokenRange sentence) {
  std::uint32_t begin = sentence.first;
  for (std::uint32_t i = first; i < last; ++i) {
    const TokenRange tokens = document_.figures[i].tokens;
    const std::uint32_t end = i + 1 < last ? document_.figures[i + 1].tokens.first : sentence.last;
    gaps_.push_back({{std::min(begin, tokens.first), tokens.first}, {tokens.last, std::max(tokens.last, end)}});
    begin = tokens.last;
  }
}

void Wording::count_marks() {
  marks_before_.reserve(begins_.size());
  std::uint32_t before = 0;
  for (const std::uint64_t bits : begins_) {
    marks_before_.push_back(before);
    before += static_cast<std::uint32_t>(std::popcount(bits));
  }
}

const Mark* Wording::mark_from(std::uint32_t token) const {
  const std::uint32_t word = token / 64;
  if (word >= begins_.size()) return marks_.data() + marks_.size();
  const std::uint64_t earlier = begins_[word] & ((std::uint64_t{1} << (token % 64)) - 1);
  return marks_.data() + marks_before_[word] + std::popcount(earlier);
}

bool Wording::begins(std::uint32_t token, std::uint32_t end, word::Classes classes) const {
  const auto limit = std::min<std::size_t>(end, document_.tokens.size());
  if (token >= limit) return false;
  return (lexicon_.phrase_at(document_, token, limit, match::Field::lower).classes & classes) != 0;
}

bool Wording::before(const Figure& figure, word::Classes classes) const {
  const std::uint32_t first = figure.tokens.first;
  return first > 0 && begins(first - 1, first, classes);
}

bool Wording::behind(const Figure& figure, word::Classes classes) const {
  return begins(figure.tokens.last, static_cast<std::uint32_t>(document_.tokens.size()), classes);
}

const Mark* Wording::find_first(TokenRange range, word::Classes classes) const {
  const Mark* const end = marks_.data() + marks_.size();
  for (const Mark* mark = mark_from(range.first); mark != end && mark->first < range.last; ++mark) {
    if ((mark->classes & classes) != 0 && mark->last <= range.last) return mark;
  }
  return nullptr;
}

const Mark* Wording::find_last(TokenRange range, word::Classes classes) const {
  const Mark* mark = mark_from(range.last);
  while (mark != marks_.data() && (--mark)->first >= range.first) {
    if ((mark->classes & classes) != 0 && mark->last <= range.last) return mark;
  }
  return nullptr;
}

bool Wording::tells_difference(const Figure& figure) const {
  if (behind(figure, word::than | word::above | word::below)) return true;
  const std::uint32_t next = figure.tokens.last;
  if (next + 1 >= document_.tokens.size() || document_.slice(document_.tokens[next]) != "over") return false;
  const Time* time = document_.time_at(next + 1);
  return time == nullptr || time->type != TimeType::duration;
}

bool Wording::total_behind(std::uint32_t figure) const {
  const TokenRange gap = gap_behind(figure);
  const Mark* mark = first_in({gap.first, std::min(gap.last, gap.first + 3)}, word::total_behind);
  if (mark == nullptr || mark->last >= document_.tokens.size()) return mark != nullptr;
  const Pos next = document_.tokens[mark->last].pos;
  return next != Pos::noun && next != Pos::propn && next != Pos::adj;
}

}  // namespace sayso::checks
