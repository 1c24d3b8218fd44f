// Segmentation on text that nobody would write: whatever comes, it answers, covers the text and takes linear time.
#include <array>
#include <catch.hpp>
#include <ctime>
#include <random>

#include "pipeline/document/document.hpp"
#include "pipeline/text/characters.hpp"
#include "pipeline/text/segment.hpp"

using sayso::Document;
using sayso::text::Kind;

namespace {

struct Models {
  sayso::lexicon::Vocabulary vocabulary;
  sayso::text::Lexicon text{sayso::lexicon::Source(), vocabulary};
};

const Models& models() {
  static const Models all;
  return all;
}

Document segmented(std::string text) {
  Document d;
  d.article.text = std::move(text);
  sayso::text::Scratch scratch;
  sayso::text::segment({&d, 1}, models().text, scratch);
  return d;
}

// The first thing that is wrong with the segmentation, or "".
std::string problem(const Document& d) {
  if (const std::string invalid = validate(d); !invalid.empty()) return invalid;
  std::uint32_t next = 0, sentence_end = 0, paragraph = 0;
  const auto is_skipped = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::size_t i = begin; i < end;) {
      const sayso::text::Character c = sayso::text::character_at(d.text(), i);
      if (c.kind != Kind::space && c.kind != Kind::line_break && c.kind != Kind::ignorable) return false;
      i += c.code.bytes;
    }
    return true;
  };
  for (const sayso::Token& token : d.tokens) {
    if (!is_skipped(next, token.span.begin)) return "a character stands in no token";
    next = token.span.end;
  }
  if (!is_skipped(next, static_cast<std::uint32_t>(d.text().size()))) return "the end stands in no token";
  for (const sayso::Sentence& sentence : d.sentences) {
    if (sentence.tokens.first != sentence_end) return "a token stands in no sentence";
    if (sentence.paragraph < paragraph) return "paragraphs do not count up";
    sentence_end = sentence.tokens.last;
    paragraph = sentence.paragraph;
  }
  if (sentence_end != d.tokens.size()) return "the last tokens stand in no sentence";
  for (const sayso::Quotation& q : d.quotations) {
    if (!q.outer.contains(q.inner) || q.tokens.last > d.tokens.size()) return "a quotation is outside itself";
    for (std::uint32_t i = q.tokens.first; i < q.tokens.last; ++i) {
      if (!d.tokens[i].is(sayso::token_flag::in_quotation)) return "a token inside a quotation is not marked so";
    }
  }
  return {};
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

// Of the processor's time, so that other work on the machine does not count.
double seconds_for(const std::string& text) {
  const std::clock_t start = std::clock();
  const Document d = segmented(text);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

const std::vector<std::string>& hostile_pieces() {
  static const std::vector<std::string> pieces = {
      "“",    "\" ",    "' ",      "‘a ",   "'a' ",  "\"a' ", "a",  "1",       "1,000,", "1-", "1.",  "1:",
      "a.",   "aa.",    "A.",      "A. ",   "a-",    "co-",   "'s", "n't",     "a'",     "'",  "@",   "a@",
      "a@b.", "#a",     "http://", "www.a", "a://",  "://",   "(",  "[1]. ",   "...",    ". ", "!?",  "! ",
      "\n",   "a\n",    "\n\n",    " ",     "\t",    "\r",    "é",  "e\u0301", "\u0301", "東", "。",  "👩‍",
      "🇫🇷",   "\u200B", "\uFEFF",  "-",     "--",    "$",     ":)", ":",       "_",      "/",  "a/",  "&",
      "A&",   "a*",     "Mr. ",    "No. ",  "U.S. ", "„a“ ",  "''", "``",      "’",      "’ ", "s’ ", "\xEF\xBF\xBD"};
  return pieces;
}

}  // namespace

TEST_CASE("texts of one piece repeated are covered", "[robustness]") {
  for (const std::string& piece : hostile_pieces()) {
    INFO("piece: " << piece);
    for (const std::size_t bytes : {1U, 7U, 100U, 5000U}) CHECK(problem(segmented(repeated(piece, bytes))) == "");
  }
}

TEST_CASE("texts of one piece repeated take linear time", "[robustness]") {
  for (const std::string& piece : hostile_pieces()) {
    INFO("piece: " << piece);
    // The slowest of them takes some 50 ms; a quadratic step would take minutes.
    CHECK(seconds_for(repeated(piece, 1'000'000)) < 5);
  }
}

TEST_CASE("a hundred thousand opening marks end no quotation but the last", "[robustness]") {
  for (const char* mark : {"“ word ", "\"word ", "‘word ", "«word "}) {
    const Document d = segmented(repeated(mark, 1'000'000));
    CHECK(problem(d) == "");
    CHECK(d.quotations.size() <= 100'000);
  }
}

TEST_CASE("random mixtures of pieces are covered", "[robustness]") {
  std::mt19937 random(20190110);
  const auto& pieces = hostile_pieces();
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 60; i > 0; --i) text += pieces[random() % pieces.size()];
    INFO(text);
    REQUIRE(problem(segmented(text)) == "");
  }
}

TEST_CASE("random code points are covered", "[robustness]") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) {
      const std::array<std::uint32_t, 4> ranges = {0x80, 0x800, 0x3000, 0x1FFFF};
      const auto c = static_cast<std::uint32_t>(random()) % ranges[random() % ranges.size()];
      if (c < 0x80) {
        text += static_cast<char>(c);
      } else if (c < 0x800) {
        text += {static_cast<char>(0xC0U | (c >> 6U)), static_cast<char>(0x80U | (c & 0x3FU))};
      } else if (c < 0x10000) {
        if (c >= 0xD800 && c < 0xE000) continue;
        text += {static_cast<char>(0xE0U | (c >> 12U)), static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)),
                 static_cast<char>(0x80U | (c & 0x3FU))};
      } else {
        text += {static_cast<char>(0xF0U | (c >> 18U)), static_cast<char>(0x80U | ((c >> 12U) & 0x3FU)),
                 static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)), static_cast<char>(0x80U | (c & 0x3FU))};
      }
    }
    REQUIRE(problem(segmented(text)) == "");
  }
}
