#include "pipeline/write/highlight.hpp"

#include <algorithm>
#include <array>

namespace sayso::write {
namespace {

// Where a style begins (+1) or ends (-1).
struct Edge {
  std::uint32_t byte;
  Style style;
  int step;
};

std::vector<Edge> edges_of(const Document& document) {
  std::vector<Edge> edges;
  const auto add = [&](Span span, Style style) {
    edges.push_back({span.begin, style, 1});
    edges.push_back({span.end, style, -1});
  };
  for (const Figure& figure : document.figures) add(figure.span, Style::figure);
  for (const Time& time : document.times) add(time.span, Style::time);
  for (const Mention& mention : document.entities.mentions) {
    if (mention.form == MentionForm::name) add(mention.span, Style::entity);
  }
  for (const Quote& quote : document.quotes) {
    for (const Span part : quote.content) add(part, Style::quote);
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.byte < b.byte; });
  return edges;
}

}  // namespace

std::vector<Run> highlighted(const Document& document) {
  constexpr std::array by_precedence = {Style::figure, Style::time, Style::entity, Style::quote};
  std::array<int, 8> open{};
  std::vector<Run> runs;
  std::uint32_t begin = 0;
  const auto add_until = [&](std::uint32_t end) {
    if (begin == end) return;
    const auto style = std::find_if(by_precedence.begin(), by_precedence.end(),
                                    [&](Style candidate) { return open[static_cast<std::size_t>(candidate)] > 0; });
    runs.push_back({document.slice(Span{begin, end}), style == by_precedence.end() ? Style::plain : *style});
    begin = end;
  };
  for (const Edge& edge : edges_of(document)) {
    add_until(edge.byte);
    open[static_cast<std::size_t>(edge.style)] += edge.step;
  }
  add_until(static_cast<std::uint32_t>(document.text().size()));
  return runs;
}

}  // namespace sayso::write
