// Quotation marks are matched with a stack per paragraph. A closing mark looks for the nearest open one of its family
// and gives up those inside it: an apostrophe taken for an opening mark costs nothing. At the paragraph's end a mark
// that is still open and the last of its family opens a quotation that the next paragraph continues; others are
// dropped.
#include "pipeline/text/quotations.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "pipeline/text/characters.hpp"

namespace sayso::text {
namespace {

// Marks that pair with each other.
enum class Family : std::uint8_t {
  straight_double,
  straight_single,
  curly_double,
  curly_single,
  guillemet,
  angle,
  corner,
  white_corner
};
constexpr std::size_t families = 8;

// What the mark's shape allows.
enum class Shape : std::uint8_t { opening, closing, either };

struct Look {
  Family family;
  Shape shape;
};

Look look_of(std::string_view mark) {
  if (mark == "``") return {Family::straight_double, Shape::opening};
  if (mark == "''") return {Family::straight_double, Shape::either};
  switch (code_point_at(mark, 0).value) {
    case '"':
      return {Family::straight_double, Shape::either};
    case '`':
      return {Family::straight_single, Shape::opening};
    case 0x2018:
      return mark.size() > 3 ? Look{Family::curly_double, Shape::opening} : Look{Family::curly_single, Shape::opening};
    case 0x2019:
      return mark.size() > 3 ? Look{Family::curly_double, Shape::closing} : Look{Family::curly_single, Shape::closing};
    case 0x201A:
    case 0x201B:
      return {Family::curly_single, Shape::opening};
    case 0x201C:
    case 0x201E:
    case 0x201F:
      return {Family::curly_double, Shape::opening};
    case 0x201D:
      return {Family::curly_double, Shape::closing};
    case 0xAB:
      return {Family::guillemet, Shape::opening};
    case 0xBB:
      return {Family::guillemet, Shape::closing};
    case 0x2039:
      return {Family::angle, Shape::opening};
    case 0x203A:
      return {Family::angle, Shape::closing};
    case 0x300C:
      return {Family::corner, Shape::opening};
    case 0x300D:
      return {Family::corner, Shape::closing};
    case 0x300E:
      return {Family::white_corner, Shape::opening};
    case 0x300F:
      return {Family::white_corner, Shape::closing};
    default:
      return {Family::straight_single, Shape::either};
  }
}

bool is_single(Family family) { return family == Family::straight_single || family == Family::curly_single; }

class Matcher {
 public:
  Matcher(Document& document, Scratch& scratch)
      : document_(document), marks_(scratch.marks), open_(scratch.open_marks), paragraphs_(scratch.paragraphs) {}

  void run() {
    std::size_t mark = 0;
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      const std::uint32_t first = paragraphs_[p];
      const auto end =
          p + 1 < paragraphs_.size() ? paragraphs_[p + 1] : static_cast<std::uint32_t>(document_.tokens.size());
      const std::size_t first_mark = mark;
      while (mark < marks_.size() && marks_[mark].token < end) ++mark;
      if (mark > first_mark) match_paragraph(first_mark, mark, first, end);
    }
    finish();
  }

 private:
  void match_paragraph(std::size_t first_mark, std::size_t end_mark, std::uint32_t first_token,
                       std::uint32_t end_token) {
    open_.clear();
    open_of_.fill(0);
    end_mark_ = end_mark;
    paragraph_end_ = end_token;
    std::array<std::size_t, families> last{};
    for (std::size_t i = first_mark; i < end_mark; ++i) {
      const Look look = look_at(i);
      last[index(look.family)] = i;
      if (closes(i, look) || closes_low_mark(i)) {
        close(i, look.family);
      } else if (const auto other = closes_other(i, look)) {
        close(i, *other);
      } else if (opens(i, look)) {
        open_.push_back(static_cast<std::uint32_t>(i));
        ++open_of_[index(look.family)];
      }
    }
    for (const std::uint32_t i : open_) {
      const Family family = look_at(i).family;
      if (last[index(family)] != i) continue;
      if (is_single(family) && marks_[i].token != first_token) continue;
      if (marks_[i].token + 1 == end_token) continue;
      marks_[i].role = MarkRole::opens;
      add(marks_[i].token, end_token, false);
    }
  }

  [[nodiscard]] static std::size_t index(Family family) { return static_cast<std::size_t>(family); }
  [[nodiscard]] Look look_at(std::size_t mark) const {
    return look_of(document_.slice(document_.tokens[marks_[mark].token]));
  }
  [[nodiscard]] bool is_open(Family family) const { return open_of_[index(family)] > 0; }

  [[nodiscard]] bool space_before(std::uint32_t token) const {
    return document_.tokens[token].is(token_flag::space_before);
  }
  [[nodiscard]] bool space_after(std::uint32_t token) const {
    return token + 1 >= paragraph_end_ || space_before(token + 1);
  }
  // An opening bracket, dash or other mark before it leaves the sides open.
  [[nodiscard]] bool free_before(std::uint32_t token) const {
    if (token == 0 || space_before(token)) return true;
    const std::string_view before = document_.slice(document_.tokens[token - 1]);
    return before == "(" || before == "[" || before == "-" || before == "--" || before == "\xE2\x80\x94" ||
           before == "\xE2\x80\x93" || before == "/" || opens_at(token - 1);
  }
  [[nodiscard]] bool opens_at(std::uint32_t token) const {
    const auto found = std::lower_bound(marks_.begin(), marks_.end(), token,
                                        [](const Mark& mark, std::uint32_t value) { return mark.token < value; });
    return found != marks_.end() && found->token == token &&
           look_of(document_.slice(document_.tokens[token])).shape != Shape::closing;
  }

  [[nodiscard]] bool opens(std::size_t mark, Look look) const {
    const std::uint32_t token = marks_[mark].token;
    if (token + 1 >= paragraph_end_) return false;
    if (look.shape == Shape::closing) return false;
    if (look.shape == Shape::opening) return look.family != Family::straight_single || free_before(token);
    return free_before(token) && (look.family != Family::straight_single || !space_after(token));
  }

  [[nodiscard]] bool closes(std::size_t mark, Look look) const {
    if (look.shape == Shape::opening || !is_open(look.family)) return false;
    const std::uint32_t token = marks_[mark].token;
    if (look.family == Family::straight_double) {
      // Free on both sides, or on none: the mark goes with the state of the paragraph.
      return !(space_before(token) && !space_after(token)) || marks_[open_.back()].token + 1 == token;
    }
    if (look.family == Family::straight_single && space_before(token) && !space_after(token)) return false;
    return !is_single(look.family) || !is_possessive(mark, look.family);
  }

  // "Mixed pairs” and “mixed pairs", of texts that were half converted: a mark in closing position that finds none of
  // its family open.
  [[nodiscard]] std::optional<Family> closes_other(std::size_t mark, Look look) const {
    const std::uint32_t token = marks_[mark].token;
    if (token == 0 || space_before(token) || is_open(look.family)) return std::nullopt;
    if (look.family == Family::curly_double && look.shape == Shape::closing && is_open(Family::straight_double))
      return Family::straight_double;
    const bool behind_word = !document_.tokens[token - 1].is(token_flag::has_digit);  // not inches
    if (look.family == Family::straight_double && is_open(Family::curly_double) && behind_word &&
        space_or_mark_after(token) && !closes_later(mark, Family::curly_double))
      return Family::curly_double;
    return std::nullopt;
  }

  [[nodiscard]] bool space_or_mark_after(std::uint32_t token) const {
    return space_after(token) || document_.tokens[token + 1].is(token_flag::punctuation);
  }

  // Whether the next mark of the family, looked for a little way, closes.
  [[nodiscard]] bool closes_later(std::size_t mark, Family family) const {
    constexpr std::size_t farthest = 16;
    for (std::size_t i = mark + 1; i < std::min(end_mark_, mark + farthest); ++i) {
      if (look_at(i).family == family) return look_at(i).shape == Shape::closing;
    }
    return false;
  }

  // „German quotations“ end with the mark that opens English ones.
  [[nodiscard]] bool closes_low_mark(std::size_t mark) const {
    if (open_.empty()) return false;
    const auto text = [this](std::size_t i) { return document_.slice(document_.tokens[marks_[i].token]); };
    const std::string_view opening = text(open_.back()), closing = text(mark);
    return (opening == "\u201E" && closing == "\u201C") || (opening == "\u201A" && closing == "\u2018");
  }

  // "the workers' rights": behind an s, before a word, and another mark in the paragraph can close the quotation.
  [[nodiscard]] bool is_possessive(std::size_t mark, Family family) const {
    const std::uint32_t token = marks_[mark].token;
    if (token == 0 || space_before(token) || token + 1 >= paragraph_end_ || !space_after(token)) return false;
    const Token& before = document_.tokens[token - 1];
    const char last = document_.text()[before.span.end - 1];
    if (last != 's' && last != 'S' && last != 'z' && last != 'x') return false;
    if (document_.tokens[token + 1].is(token_flag::punctuation)) return false;
    if (mark + 1 >= end_mark_) return false;
    const Look next = look_at(mark + 1);
    return next.family == family && next.shape != Shape::opening && !space_before(marks_[mark + 1].token);
  }

  void close(std::size_t mark, Family family) {
    while (true) {
      const std::uint32_t candidate = open_.back();
      const Family found = look_at(candidate).family;
      open_.pop_back();
      --open_of_[index(found)];
      if (found != family) continue;
      marks_[candidate].role = MarkRole::opens;
      marks_[mark].role = MarkRole::closes;
      add(marks_[candidate].token, marks_[mark].token, true);
      return;
    }
  }

  // `end` is the closing mark's token or, of a quotation that stays open, the end of the paragraph's tokens.
  void add(std::uint32_t opening, std::uint32_t end, bool closed) {
    const auto& tokens = document_.tokens;
    Quotation quotation;
    quotation.tokens = {opening + 1, end};
    quotation.closed = closed;
    quotation.outer = {tokens[opening].span.begin, closed ? tokens[end].span.end : tokens[end - 1].span.end};
    quotation.inner = quotation.tokens.empty() ? Span{tokens[opening].span.end, tokens[opening].span.end}
                                               : document_.span_of(quotation.tokens);
    document_.quotations.push_back(quotation);
  }

  void finish() {
    auto& quotations = document_.quotations;
    std::sort(quotations.begin(), quotations.end(), [](const Quotation& a, const Quotation& b) {
      return a.outer.begin != b.outer.begin ? a.outer.begin < b.outer.begin : a.outer.end > b.outer.end;
    });
    open_.clear();
    std::uint32_t flagged = 0;
    for (std::uint32_t i = 0; i < quotations.size(); ++i) {
      while (!open_.empty() && quotations[open_.back()].outer.end <= quotations[i].outer.begin) open_.pop_back();
      quotations[i].depth = static_cast<std::uint8_t>(std::min<std::size_t>(open_.size(), 255));
      open_.push_back(i);
      flagged = std::max(flagged, quotations[i].tokens.first);
      for (; flagged < quotations[i].tokens.last; ++flagged)
        document_.tokens[flagged].flags |= token_flag::in_quotation;
    }
  }

  Document& document_;
  std::vector<Mark>& marks_;
  std::vector<std::uint32_t>& open_;  // stack of indices into marks_
  const std::vector<std::uint32_t>& paragraphs_;
  std::array<std::uint32_t, families> open_of_{};
  std::size_t end_mark_ = 0;
  std::uint32_t paragraph_end_ = 0;
};

}  // namespace

void match_quotations(Document& document, Scratch& scratch) {
  if (!scratch.marks.empty()) Matcher(document, scratch).run();
}

}  // namespace sayso::text
