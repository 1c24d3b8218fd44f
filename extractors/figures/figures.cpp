#include "extractors/figures/figures.hpp"

#include <algorithm>
#include <span>

#include "extractors/figures/draft.hpp"
#include "extractors/figures/relations.hpp"
#include "pipeline/document/limits.hpp"

namespace sayso::figures {
namespace {

// Room made at once, for growing from nothing costs more than what is read; what is longer grows as ever.
constexpr std::size_t usual_sentence = 128;  // atoms
constexpr std::size_t usual_drafts = 8;      // of a sentence
constexpr std::size_t usual_figures = 16;    // of an article

// True where the sentence may hold a figure at all; most of an article's sentences hold none, or only the numbers of
// dates, of which ages alone are figures too. `times` are those of the sentence.
bool may_hold_figure(const Document& document, const Sentence& sentence, std::span<const Time> times) {
  if (!sentence.has(token_class::number)) return false;
  auto time = times.begin();
  for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
    if (!document.tokens[i].has(token_class::number)) continue;
    while (time != times.end() && time->tokens.last <= i) ++time;
    const bool timed = time != times.end() && time->tokens.contains(i);
    if (!timed || time->type == TimeType::duration) return true;
  }
  return false;
}

// "Between 60 and 90 days": the first number is part of the duration too.
void drop_start_of_duration(const Context& context, std::vector<Draft>& drafts, std::uint32_t number) {
  if (drafts.empty() || drafts.back().has_unit || drafts.back().figure.kind != FigureKind::number) return;
  if (number != drafts.back().last + 1) return;
  const Symbol joint = context.word(drafts.back().last);
  const bool joins = context.lexicon.is(joint, word::and_word | word::to | word::or_word);
  if (joins || joint == context.lexicon.marks.hyphen || joint == context.lexicon.marks.en_dash) drafts.pop_back();
}

// Reads the figure at the atom, if there is one; says where to go on. Atoms before `free_from` are part of others.
std::uint32_t read_draft(Context& context, std::uint32_t atom, std::uint32_t& free_from, std::vector<Draft>& drafts) {
  Reading reading = read_quantity(context, atom, free_from);
  if (reading.time) drop_start_of_duration(context, drafts, atom);
  if (reading.draft && !reading.draft->dropped) {
    free_from = reading.draft->last;
    drafts.push_back(std::move(*reading.draft));
  }
  return std::max(atom + 1, reading.next);
}

void read_drafts(Context& context, std::vector<Draft>& drafts) {
  const auto role = [&](std::uint32_t atom) { return context.lexicon.numbers[context.word(atom)].role; };
  drafts.clear();
  std::uint32_t next = 0, free_from = 0;
  for (const std::uint32_t start : context.atoms.starts) {
    if (start < next) continue;
    const NumberRole first = role(start);
    const bool article = follows_article(first) && start > next && role(start - 1) == NumberRole::article;
    if (article) next = read_draft(context, start - 1, free_from, drafts);
    if (start < next) continue;
    if (begins_number(first) || context.atoms.literal_at(start) != nullptr)
      next = read_draft(context, start, free_from, drafts);
  }
}

// From atoms to tokens: a figure covers whole tokens, and none twice.
void emit(const Context& context, std::vector<Draft>& drafts, std::vector<Figure>& figures) {
  std::uint32_t free_token = 0;
  for (Draft& draft : drafts) {
    Figure& f = draft.figure;
    const std::uint32_t end_byte = context.atoms[draft.last - 1].span.end;
    f.tokens.first = std::max(context.atoms[draft.first].token, free_token);
    if (f.tokens.first == context.document.tokens.size()) return;  // two numbers in the article's last token
    std::uint32_t last = std::max(context.atoms[draft.last - 1].token, f.tokens.first) + 1;
    while (last < context.document.tokens.size() && context.document.tokens[last].span.begin < end_byte) ++last;
    if (last <= f.tokens.first ||
        context.atoms[draft.number_first].span.end <= context.document.tokens[f.tokens.first].span.begin)
      continue;
    f.tokens.last = last;
    f.span = context.document.span_of(f.tokens);
    free_token = last;
    figures.push_back(std::move(f));
  }
}

// A number that turned out to be a name later on was one before it too: the "787" of a headline above "Boeing 787".
void drop_names(const Context& context, std::vector<Figure>& figures) {
  if (context.names.empty()) return;
  std::erase_if(figures, [&](const Figure& figure) {
    if (figure.kind != FigureKind::number && figure.kind != FigureKind::count) return false;
    const std::string_view text = context.document.slice(figure.span);
    const std::string_view first = text.substr(0, text.find_first_of(" -\u2013"));
    return std::find(context.names.begin(), context.names.end(), first) != context.names.end();
  });
}

}  // namespace

std::vector<Figure> extract(const Document& document, const Lexicon& lexicon) {
  std::vector<Figure> figures;
  CurrencyResolver currencies(document, lexicon);
  Context context{document, lexicon, currencies, {}, {}, 0, 0, 0, false, {}};
  std::vector<Draft> drafts;
  const auto& times = document.times;
  std::uint32_t time = 0;
  for (const Sentence& sentence : document.sentences) {
    if (figures.size() >= most_found) break;
    while (time < times.size() && times[time].tokens.last <= sentence.tokens.first) ++time;
    std::uint32_t time_last = time;
    while (time_last < times.size() && times[time_last].tokens.first < sentence.tokens.last) ++time_last;
    if (!may_hold_figure(document, sentence, std::span(times).subspan(time, time_last - time))) continue;
    if (context.atoms.list.capacity() == 0) {  // the first such sentence
      context.atoms.reserve(usual_sentence);
      drafts.reserve(usual_drafts);
      figures.reserve(usual_figures);
    }
    context.sentence = sentence.tokens;
    context.time_first = time;
    context.time_last = time_last;
    context.name_end = 0;
    context.counted_in_m.reset();
    cut_atoms(document, sentence, lexicon, context.atoms);
    read_drafts(context, drafts);
    if (drafts.empty()) continue;
    join_compounds(context, drafts);
    join_ranges(context, drafts);
    attach_modifiers(context, drafts);
    emit(context, drafts, figures);
  }
  drop_names(context, figures);
  relate(document, lexicon, figures);
  return figures;
}

}  // namespace sayso::figures
