#include "pipeline/read/language.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/html/rows.hpp"

extern "C" const char sayso_file_languages_begin[], sayso_file_languages_end[];

namespace sayso::read {
namespace {

constexpr std::size_t looked_at = 2 * 1024;  // bytes
constexpr std::size_t most_languages = 64;

struct Script {
  std::int32_t first, last;
  std::string_view language;  // of most texts in it
};

// Scripts that tell the language, or its family's largest. Kana come before the Chinese characters that stand among
// them. Source: blocks of the Unicode Standard.
constexpr std::array<Script, 22> scripts = {
    {{0x3040, 0x30FF, "ja"}, {0xAC00, 0xD7AF, "ko"}, {0x4E00, 0x9FFF, "zh"}, {0x0400, 0x052F, "ru"},
     {0x0370, 0x03FF, "el"}, {0x0590, 0x05FF, "he"}, {0x0600, 0x06FF, "ar"}, {0x0900, 0x097F, "hi"},
     {0x0980, 0x09FF, "bn"}, {0x0A00, 0x0A7F, "pa"}, {0x0A80, 0x0AFF, "gu"}, {0x0B80, 0x0BFF, "ta"},
     {0x0C00, 0x0C7F, "te"}, {0x0C80, 0x0CFF, "kn"}, {0x0D00, 0x0D7F, "ml"}, {0x0D80, 0x0DFF, "si"},
     {0x0E00, 0x0E7F, "th"}, {0x1000, 0x109F, "my"}, {0x10A0, 0x10FF, "ka"}, {0x0530, 0x058F, "hy"},
     {0x1780, 0x17FF, "km"}, {0x1200, 0x137F, "am"}}};

struct Letter {
  std::int32_t letter;
  std::string_view script, language;
};
// Letters that only one of a script's languages has.
constexpr std::array<Letter, 12> letters = {{{0x0456, "ru", "uk"},
                                             {0x0457, "ru", "uk"},
                                             {0x0454, "ru", "uk"},
                                             {0x0458, "ru", "sr"},
                                             {0x0452, "ru", "sr"},
                                             {0x045B, "ru", "sr"},
                                             {0x045E, "ru", "be"},
                                             {0x0453, "ru", "mk"},
                                             {0x067E, "ar", "fa"},
                                             {0x06AF, "ar", "fa"},
                                             {0x06CC, "ar", "fa"},
                                             {0x06BA, "ar", "ur"}}};

constexpr std::uint64_t no_letters = 14695981039346656037U;
constexpr std::uint64_t add_to_hash(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
}

// The common words by the hash of their letters, so that a text's words need not be copied into lower case.
class Words {
 public:
  Words() {
    html::for_each_row(html::between(sayso_file_languages_begin, sayso_file_languages_end),
                       [this](std::string_view word, std::string_view names) { add(word, names); });
  }

  // A bit for each language.
  [[nodiscard]] std::uint64_t languages_of(std::uint64_t hash) const {
    std::size_t slot = hash % slots;
    while (table_[slot].languages != 0 && table_[slot].hash != hash) slot = (slot + 1) % slots;
    return table_[slot].languages;
  }
  [[nodiscard]] std::string_view name(std::size_t language) const { return languages_[language]; }
  [[nodiscard]] std::size_t english() const { return english_; }

 private:
  static constexpr std::size_t slots = 4096;
  struct Entry {
    std::uint64_t hash = 0, languages = 0;
  };

  void add(std::string_view word, std::string_view names) {
    std::uint64_t hash = no_letters;
    for (const char c : word) hash = add_to_hash(hash, c);
    std::size_t slot = hash % slots;
    while (table_[slot].languages != 0) slot = (slot + 1) % slots;
    table_[slot].hash = hash;
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(' '), names.size());
      table_[slot].languages |= std::uint64_t{1} << index_of(names.substr(0, end));
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }

  std::size_t index_of(std::string_view language) {
    const auto at = std::find(languages_.begin(), languages_.end(), language);
    const auto index = static_cast<std::size_t>(at - languages_.begin());
    if (at == languages_.end()) languages_.push_back(language);
    if (language == "en") english_ = index;
    return index;
  }

  std::array<Entry, slots> table_{};
  std::vector<std::string_view> languages_;
  std::size_t english_ = 0;
};

class Counter {
 public:
  void read(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c < 0x80) {
        const char lower = static_cast<char>(c | 0x20U);
        ++i;
        if (lower >= 'a' && lower <= 'z') {
          ++latin_;
          hash_ = add_to_hash(hash_, lower);
        } else if (hash_ != no_letters) {
          end_word();
        }
      } else {
        read_beyond_ascii(text, i);
      }
    }
    end_word();
  }

  [[nodiscard]] std::string language() const {
    const auto* most = std::max_element(by_script_.begin(), by_script_.end());
    const std::size_t others = other_scripts();
    // Japanese has kana between its many Chinese characters.
    constexpr std::size_t kana = 0, chinese = 2, fewest_letters = 30;
    if (others > latin_) {
      if (others < fewest_letters) return {};
      if (8 * by_script_[kana] > by_script_[chinese] && by_script_[kana] != 0) return "ja";
      return language_in(scripts[static_cast<std::size_t>(most - by_script_.begin())].language);
    }
    return by_words();
  }

 private:
  static const Words& known() {
    static const Words words;
    return words;
  }

  void read_beyond_ascii(std::string_view text, std::size_t& i) {
    const CodePoint c = code_point_at(text, i);
    i += c.bytes;
    if (c.value < 0 || u_isalpha(c.value) == 0) return end_word();
    const std::int32_t lower = u_tolower(c.value);
    constexpr std::int32_t latin_end = 0x250;
    if (lower < latin_end) {
      ++latin_;
    } else {
      count_script(lower);
    }
    const EncodedCodePoint encoded(lower);
    for (const char byte : encoded.view()) hash_ = add_to_hash(hash_, byte);
  }

  void end_word() {
    if (hash_ == no_letters) return;
    ++words_;
    for (std::uint64_t rest = known().languages_of(hash_); rest != 0; rest &= rest - 1)
      ++by_word_[static_cast<std::size_t>(std::countr_zero(rest))];
    hash_ = no_letters;
  }

  void count_script(std::int32_t letter) {
    for (std::size_t i = 0; i < scripts.size(); ++i) {
      if (letter >= scripts[i].first && letter <= scripts[i].last) ++by_script_[i];
    }
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (letter == letters[i].letter) ++by_letter_[i];
    }
  }

  [[nodiscard]] std::size_t other_scripts() const {
    std::size_t sum = 0;
    for (const std::size_t count : by_script_) sum += count;
    return sum;
  }

  // A language of the same script that has letters of its own, if these are not just in a name.
  [[nodiscard]] std::string language_in(std::string_view script) const {
    std::size_t most = other_scripts() / 200;
    std::string_view language = script;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (letters[i].script != script || by_letter_[i] <= most) continue;
      most = by_letter_[i];
      language = letters[i].language;
    }
    return std::string(language);
  }

  // One word in eight of any text is among its language's commonest.
  [[nodiscard]] std::string by_words() const {
    constexpr std::size_t fewest_words = 25, share = 8;
    if (words_ < fewest_words) return {};
    const auto* best = std::max_element(by_word_.begin(), by_word_.end());
    if (*best * share < words_) return {};
    const auto index = static_cast<std::size_t>(best - by_word_.begin());
    // Not to take an English text for another costs more than the reverse gains: wait for a clear lead.
    if (index != known().english() && 2 * *best < 3 * by_word_[known().english()]) return {};
    return std::string(known().name(index));
  }

  std::uint64_t hash_ = no_letters;  // of the word that is being read
  std::size_t words_ = 0, latin_ = 0;
  std::array<std::size_t, scripts.size()> by_script_{};
  std::array<std::size_t, letters.size()> by_letter_{};
  std::array<std::size_t, most_languages> by_word_{};
};

std::string_view primary(std::string_view language) { return language.substr(0, language.find_first_of("-_")); }

}  // namespace

std::string detect_language(std::string_view text) {
  Counter counter;
  counter.read(text.substr(0, looked_at));
  return counter.language();
}

bool is_english(std::string_view language) {
  const std::string_view tag = primary(language);
  const auto equals = [tag](std::string_view name) {
    return tag.size() == name.size() &&
           std::equal(tag.begin(), tag.end(), name.begin(), [](char a, char b) { return (a | 0x20) == b; });
  };
  return tag.empty() || equals("en") || equals("eng") || equals("english");
}

void recognise_language(Article& article) {
  const bool page = article.format == Format::html;
  if (!page && !article.language.empty()) return;
  std::string detected = detect_language(article.text);
  if (detected.empty() || detected == primary(article.language)) return;
  if (page || !is_english(detected)) article.language = std::move(detected);
}

}  // namespace sayso::read
