#include "pipeline/read/html/phrases.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/read/html/rows.hpp"
#include "pipeline/read/html/tokenizer.hpp"

extern "C" const char sayso_file_html_phrases_begin[], sayso_file_html_phrases_end[];

namespace sayso::read::html {
namespace {

struct Phrase {
  std::string_view words;
  bool whole = false;
};

struct Phrases {
  std::vector<Phrase> at_begin;  // sorted
  std::vector<std::string_view> within;
};

Phrases read_phrases() {
  Phrases phrases;
  for_each_row(between(sayso_file_html_phrases_begin, sayso_file_html_phrases_end),
               [&](std::string_view words, std::string_view rule) {
                 if (rule == "within") {
                   phrases.within.push_back(words);
                 } else {
                   phrases.at_begin.push_back({words, rule == "whole"});
                 }
               });
  return phrases;
}

constexpr std::size_t longest_line = 120, longest_paragraph = 320;  // bytes

constexpr bool is_word_part(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// In lower case, with plain apostrophes.
std::string normalised(std::string_view line) {
  std::string lower;
  lower.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line.substr(i).starts_with("’")) {
      lower += '\'';
      i += 2;
    } else {
      lower += ascii_lower(line[i]);
    }
  }
  return lower;
}

}  // namespace

bool is_boilerplate(std::string_view line) {
  static const Phrases phrases = read_phrases();
  if (line.size() > longest_paragraph) return false;
  const std::string lower = normalised(line);
  for (const std::string_view words : phrases.within) {
    if (lower.find(words) != std::string::npos) return true;
  }
  if (line.size() > longest_line) return false;
  std::string_view bare = lower;
  while (!bare.empty() && (bare.back() == ':' || bare.back() == ' ' || bare.back() == '.')) bare.remove_suffix(1);
  // Every beginning that ends with a word is looked up; phrases have few words.
  constexpr std::size_t longest_phrase = 48;
  for (std::size_t end = 1; end <= lower.size() && end <= longest_phrase; ++end) {
    if (end < lower.size() && is_word_part(lower[end - 1]) && is_word_part(lower[end])) continue;
    const std::string_view begin = std::string_view(lower).substr(0, end);
    const auto at =
        std::lower_bound(phrases.at_begin.begin(), phrases.at_begin.end(), begin,
                         [](const Phrase& phrase, std::string_view wanted) { return phrase.words < wanted; });
    if (at == phrases.at_begin.end() || at->words != begin) continue;
    if (!at->whole || end >= bare.size()) return true;
  }
  return false;
}

}  // namespace sayso::read::html
