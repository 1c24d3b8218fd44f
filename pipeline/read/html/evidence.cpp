#include "pipeline/read/html/evidence.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <vector>

#include "pipeline/read/html/rows.hpp"
#include "pipeline/read/html/tokenizer.hpp"

extern "C" const char sayso_file_html_evidence_begin[], sayso_file_html_evidence_end[];

namespace sayso::read::html {
namespace {

struct Kind {
  std::string_view name;
  Evidence evidence;
};
constexpr std::array<Kind, 9> kinds = {{{"body", body_evidence},
                                        {"article", article_evidence},
                                        {"standfirst", standfirst_evidence},
                                        {"caption", caption_evidence},
                                        {"byline", byline_evidence},
                                        {"hidden", hidden_evidence},
                                        {"drop", drop_evidence},
                                        {"comments", comments_evidence},
                                        {"doubt", doubt_evidence}}};

constexpr std::uint32_t empty_hash = 2166136261U;
constexpr std::uint32_t add_to_hash(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}

// The words of the list by their hash, so that a name is looked up without being copied into lower case. That two
// names share 32 bits of hash is possible, harmless and rare.
class Words {
 public:
  Words() {
    for_each_row(between(sayso_file_html_evidence_begin, sayso_file_html_evidence_end),
                 [this](std::string_view words, std::string_view kind) { add(words, kind); });
  }

  [[nodiscard]] Evidence find(std::uint32_t hash) const {
    for (std::size_t slot = hash % slots; table_[slot].evidence != 0; slot = (slot + 1) % slots) {
      if (table_[slot].hash == hash) return table_[slot].evidence;
    }
    return 0;
  }

 private:
  static constexpr std::size_t slots = 2048;
  struct Entry {
    std::uint32_t hash = 0;
    Evidence evidence = 0;
  };

  void add(std::string_view words, std::string_view kind) {
    std::uint32_t hash = empty_hash;
    for (const char c : words) hash = add_to_hash(hash, c);
    std::size_t slot = hash % slots;
    while (table_[slot].evidence != 0) slot = (slot + 1) % slots;
    const auto* at = std::find_if(kinds.begin(), kinds.end(), [kind](const Kind& k) { return k.name == kind; });
    assert(at != kinds.end());
    table_[slot] = {hash, at->evidence};
  }

  std::array<Entry, slots> table_{};
};

// Names that tell about a state or a relation, not about what the part is: "has-sidebar", "is-hidden-on-phones".
bool is_state(std::string_view word) {
  constexpr std::size_t longest = 7;
  if (word.size() > longest) return false;
  for (const std::string_view state : {"has", "with", "no", "not", "without", "is", "hide", "show", "can"}) {
    if (equals_ignoring_case(word, state)) return true;
  }
  return false;
}

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// One name: words at letters, cut before a capital that follows a small letter.
class Name {
 public:
  Name(std::string_view name, const Words& words) : name_(name), words_(words) {}

  Evidence evidence() {
    for (std::size_t i = 0; i < name_.size();) {
      if (!is_ascii_letter(name_[i])) {
        if (name_.substr(i).starts_with("--") && seen_ != 0) break;  // what follows is a variant of the same thing
        ++i;
        continue;
      }
      const std::size_t begin = i++;
      while (i < name_.size() && is_ascii_letter(name_[i]) && !(is_upper(name_[i]) && !is_upper(name_[i - 1]))) ++i;
      if (!add(name_.substr(begin, i - begin))) return 0;
    }
    settle();
    // A part of the article's body is not the body: "article-body__related".
    if ((found_ & (drop_evidence | comments_evidence | caption_evidence | byline_evidence)) != 0)
      found_ &= static_cast<Evidence>(~(body_evidence | article_evidence));
    return found_;
  }

 private:
  // False where the name is to be passed over.
  bool add(std::string_view word) {
    if (word.size() == 2 && equals_ignoring_case(word, "js")) return true;  // a mark for scripts
    if (seen_ == 0 && is_state(word) && word.size() + 1 < name_.size()) return false;
    ++seen_;
    std::uint32_t single = empty_hash;
    for (const char c : word) single = add_to_hash(single, ascii_lower(c));
    const auto extended = [&](std::uint32_t hash) {
      hash = add_to_hash(hash, ' ');
      for (const char c : word) hash = add_to_hash(hash, ascii_lower(c));
      return hash;
    };
    const std::uint32_t triple = seen_ >= 3 ? extended(before_pair_) : 0, pair = seen_ >= 2 ? extended(before_) : 0;
    const Evidence by_triple = seen_ >= 3 ? words_.find(triple) : Evidence{0};
    const Evidence by_pair = seen_ >= 2 ? words_.find(pair) : Evidence{0};
    if (by_triple != 0 || by_pair != 0) {
      // The longer words replace what the shorter ones within them said.
      pending_ = by_triple != 0 ? by_triple : by_pair;
    } else {
      settle();
      pending_ = words_.find(single);
    }
    before_pair_ = pair;
    before_ = single;
    return true;
  }

  void settle() {
    found_ |= pending_;
    pending_ = 0;
  }

  std::string_view name_;
  const Words& words_;
  std::size_t seen_ = 0;
  std::uint32_t before_ = 0, before_pair_ = 0;
  Evidence found_ = 0, pending_ = 0;
};

const Words& known_words() {
  static const Words words;
  return words;
}

template <class Use>
void for_each_name(std::string_view names, const Use& use) {
  for (std::size_t i = 0; i < names.size();) {
    std::size_t end = i;
    while (end < names.size() && !is_html_space(names[end])) ++end;
    if (end != i) use(names.substr(i, end - i));
    i = end + 1;
  }
}

}  // namespace

Evidence evidence_of_classes(std::string_view names) {
  // Programs that shorten names use up two letters ("ad" among them) before they take three.
  constexpr std::size_t shortest = 3, many = 4;
  std::size_t short_names = 0;
  for_each_name(names, [&](std::string_view name) { short_names += name.size() < shortest ? 1 : 0; });
  Evidence evidence = 0;
  for_each_name(names, [&](std::string_view name) {
    if (name.size() >= shortest || short_names < many) evidence |= Name(name, known_words()).evidence();
  });
  return evidence;
}

Evidence evidence_of_id(std::string_view id) {
  constexpr std::ptrdiff_t most_hyphens = 3;
  if (std::count_if(id.begin(), id.end(), [](char c) { return c == '-' || c == '_'; }) > most_hyphens) return 0;
  return Name(id, known_words()).evidence();
}

Evidence evidence_of_role(std::string_view role) {
  if (equals_ignoring_case(role, "main")) return main_evidence;
  if (equals_ignoring_case(role, "article")) return article_evidence;
  for (const std::string_view other : {"navigation", "banner", "contentinfo", "complementary", "search", "dialog",
                                       "alertdialog", "menu", "menubar", "toolbar", "tablist", "tooltip", "alert"}) {
    if (equals_ignoring_case(role, other)) return drop_evidence;
  }
  return 0;
}

}  // namespace sayso::read::html
