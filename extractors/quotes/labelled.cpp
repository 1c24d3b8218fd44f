#include "extractors/quotes/labelled.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extractors/quotes/clauses.hpp"

namespace sayso::quotes {
namespace {

constexpr std::uint32_t longest_label = 6;
// A turn goes on in paragraphs without a label where another label follows this soon.
constexpr std::size_t longest_turn = 4;

struct Paragraph {
  TokenRange tokens;
  TokenRange label;  // "MR. LEE", empty where there is none
};

bool is_colon(const Marked& marked, std::uint32_t i) { return marked.document.slice(marked.token(i)) == ":"; }

// Names in capitals, with or without a title, up to a colon; an opening mark may stand before them.
TokenRange label_of_turn(const Marked& marked, TokenRange paragraph) {
  std::uint32_t first = paragraph.first;
  if (first < paragraph.last && marked.token(first).is(token_flag::punctuation)) ++first;
  const std::uint32_t limit = std::min(paragraph.last, first + longest_label);
  bool capitals = false;
  for (std::uint32_t i = first; i < limit; ++i) {
    if (is_colon(marked, i)) return capitals && i + 1 < paragraph.last ? TokenRange{first, i} : TokenRange{};
    const Token& token = marked.token(i);
    if ((marked.lexicon.classes(token) & word::notice) != 0) return {};
    const bool name = token.is(token_flag::all_caps) && token.span.size() > 1;
    const bool title = token.is(token_flag::capitalised) && marked.document.slice(token).ends_with('.');
    if (!name && !title && !token.is(token_flag::punctuation)) return {};
    capitals = capitals || name;
  }
  return {};
}

std::vector<Paragraph> paragraphs_of(const Marked& marked) {
  std::vector<Paragraph> paragraphs;
  const auto& sentences = marked.document.sentences;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i == 0 || sentences[i].paragraph != sentences[i - 1].paragraph) paragraphs.push_back({sentences[i].tokens, {}});
    paragraphs.back().tokens.last = sentences[i].tokens.last;
  }
  return paragraphs;
}

Selected labelled(TokenRange label, TokenRange content) {
  Selected selected;
  selected.attribution.subject = {SubjectKind::before, label, label.first, std::nullopt};
  selected.attribution.rule = Rule::colon;
  selected.content = {content};
  return selected;
}

// "(CROSSTALK)", "(Inaudible)": nobody's words.
bool is_remark(const Marked& marked, std::uint32_t first) {
  const auto byte = [&](std::uint32_t i) { return marked.document.text()[marked.token(i).span.begin]; };
  const bool mark = marked.token(first).is(token_flag::punctuation) && first + 1 < marked.document.tokens.size();
  return byte(first) == '(' || (mark && byte(first + 1) == '(');
}

// Whether somebody has a turn twice, with another between them or none: else the labels may be headings.
bool is_transcript(const Marked& marked, const std::vector<Paragraph>& paragraphs) {
  std::array<std::string_view, 3> last;
  std::size_t labels = 0;
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.label.empty()) continue;
    const std::string_view label = marked.document.slice(marked.document.span_of(paragraph.label));
    if (std::find(last.begin(), last.end(), label) != last.end()) return true;
    last[labels++ % last.size()] = label;
  }
  return false;
}

void add_turns(const Marked& marked, std::vector<Paragraph>& paragraphs, std::vector<Selected>& found) {
  for (Paragraph& paragraph : paragraphs) paragraph.label = label_of_turn(marked, paragraph.tokens);
  if (!is_transcript(marked, paragraphs)) return;
  std::size_t turn = paragraphs.size();  // whose words go on
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Paragraph& paragraph = paragraphs[i];
    if (!paragraph.label.empty() && is_remark(marked, paragraph.label.last + 1)) {
      turn = paragraphs.size();
      continue;
    }
    if (!paragraph.label.empty()) {
      found.push_back(labelled(paragraph.label, {paragraph.label.last + 1, paragraph.tokens.last}));
      turn = i;
      continue;
    }
    if (turn == paragraphs.size() || i - turn >= longest_turn) continue;
    const std::size_t last = std::min(paragraphs.size(), turn + longest_turn + 1);
    const bool followed = std::any_of(paragraphs.begin() + static_cast<std::ptrdiff_t>(i),
                                      paragraphs.begin() + static_cast<std::ptrdiff_t>(last),
                                      [](const Paragraph& other) { return !other.label.empty(); });
    if (!followed) {
      turn = paragraphs.size();
      continue;
    }
    if (is_remark(marked, paragraph.tokens.first) || found.empty()) continue;
    found.back().content.push_back(paragraph.tokens);
  }
}

// A range that is one name of a person or body, or, at the end of a headline, a word like "police".
bool names_speaker(const Marked& marked, TokenRange range) {
  if (range.empty() || range.size() > longest_label) return false;
  const Mention* mention = marked.document.mention_at(range.first);
  if (mention == nullptr || mention->tokens != range) return false;
  const EntityType type = marked.document.entities.entities[at(mention->entity)].type;
  return mention->form == MentionForm::name && (type == EntityType::person || type == EntityType::org);
}

// The first line of an article of several: "Lee: the bridge is safe", "Bridge is safe: Lee".
void add_headline(const Marked& marked, const std::vector<Paragraph>& paragraphs, std::vector<Selected>& found) {
  if (paragraphs.size() < 2 || !found.empty()) return;
  TokenRange line = paragraphs.front().tokens;
  while (line.size() > 1 && marked.mark(line.last - 1) == '.') --line.last;
  for (std::uint32_t i = line.first; i < line.last && i < line.first + 2 * longest_label; ++i) {
    if (marked.mark(i) != ':') continue;
    const TokenRange label{line.first, i}, content{i + 1, line.last};
    const bool speech = holds_verb(marked, content) || (!content.empty() && marked.quoted(content.first));
    if (speech && names_speaker(marked, label)) found.push_back(labelled(label, content));
    break;
  }
  if (!found.empty()) return;
  for (std::uint32_t i = line.last; i > line.first + 2 && i + longest_label > line.last; --i) {
    if (marked.mark(i - 1) != ':') continue;
    const TokenRange label{i, line.last}, content{line.first, i - 1};
    const bool word = label.size() == 1 && marked.is(i, word::headline);
    if (holds_verb(marked, content) && (word || names_speaker(marked, label))) {
      found.push_back(labelled(label, content));
    }
    break;
  }
}

}  // namespace

std::vector<Selected> find_labelled(const Marked& marked) {
  std::vector<Selected> found;
  std::vector<Paragraph> paragraphs = paragraphs_of(marked);
  add_turns(marked, paragraphs, found);
  add_headline(marked, paragraphs, found);
  return found;
}

}  // namespace sayso::quotes
