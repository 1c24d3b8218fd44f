#include <catch.hpp>

#include "cases.hpp"

using sayso::Document;
using sayso::cases::Found;

namespace {

// the sentence's tokens, with spaces between them
std::vector<Found> sentences(const Document& d, const sayso::run::Models& /*models*/) {
  std::vector<Found> found;
  for (const sayso::Sentence& sentence : d.sentences) {
    std::string tokens;
    for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      if (!tokens.empty()) tokens += ' ';
      tokens += d.slice(d.tokens[i]);
    }
    found.push_back({sentence.span, {tokens}});
  }
  return found;
}

// depth, closed or open; the bracket holds what the marks enclose
std::vector<Found> quotations(const Document& d, const sayso::run::Models& /*models*/) {
  std::vector<Found> found;
  for (const sayso::Quotation& q : d.quotations) {
    found.push_back({q.inner, {std::to_string(q.depth), q.closed ? "closed" : "open"}});
  }
  return found;
}

}  // namespace

TEST_CASE("segment", "[cases]") { sayso::cases::check_rows("segment.tsv", sentences); }
TEST_CASE("quotations", "[cases]") { sayso::cases::check_rows("quotations.tsv", quotations); }
