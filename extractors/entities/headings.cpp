#include "extractors/entities/headings.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "extractors/entities/evidence.hpp"

namespace sayso::entities {
namespace {

// Longer names of running text are not looked for in headings; a person's name beyond this is a clause.
constexpr std::uint32_t longest_sought = 4, longest_person = 4, longest_learned = 3;

class Cutter {
 public:
  Cutter(const Document& document, const Lexicon& lexicon, const LookUps& look, std::vector<Name>& names)
      : d_(document), lexicon_(lexicon), look_(look), names_(names) {}

  void run() {
    const auto to_cut = [&](const Name& name) { return is_open(name); };
    if (std::none_of(names_.begin(), names_.end(), to_cut)) return;
    read_running_text();
    std::vector<Name> kept;
    kept.reserve(names_.size());
    for (const Name& name : names_) {
      if (!is_open(name) || sure_.contains(folded(name.tokens))) {
        kept.push_back(name);
      } else if (!cut_to_sure(name, kept)) {
        cut_at_verb(name, kept);
      }
    }
    names_ = std::move(kept);
  }

 private:
  // No list holds it, and it could be cut: a short name that the network sees just so stays.
  [[nodiscard]] bool is_open(const Name& name) const {
    if (!name.heading || name.known != nullptr || name.tokens.size() < 2) return false;
    if (name.tokens.size() > longest_learned) return true;
    if (name.tokens.size() == 2 && opens_person(name.tokens.first)) return false;
    const auto learned = std::lower_bound(d_.names.begin(), d_.names.end(), name.tokens.first,
                                          [](const NameSpan& n, std::uint32_t t) { return n.tokens.last <= t; });
    return learned == d_.names.end() || !(learned->tokens == name.tokens);
  }

  // A given name or an initial.
  [[nodiscard]] bool opens_person(std::uint32_t i) const {
    const std::string_view text = d_.slice(d_.tokens[i]);
    return (lexicon_.traits(d_.tokens[i].lower) & trait::first_name) != 0 || (text.size() == 2 && text[1] == '.');
  }

  // Headings may be written in capitals throughout.
  [[nodiscard]] std::string folded(TokenRange tokens) const {
    std::string text(d_.slice(d_.span_of(tokens)));
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
  }

  void read_running_text() {
    for (const Name& name : names_) {
      if (name.heading || name.tokens.size() > longest_sought) continue;
      sure_.insert(folded(name.tokens));
      const bool person = best_type(name.scores) == EntityType::person;
      if (person) sure_.insert(folded({name.tokens.last - 1, name.tokens.last}));
    }
  }

  // Puts in the names of running text that stand in the long one; false where none does.
  bool cut_to_sure(const Name& name, std::vector<Name>& kept) const {
    bool found = false;
    for (std::uint32_t i = name.tokens.first; i < name.tokens.last;) {
      std::uint32_t end = std::min(name.tokens.last, i + longest_sought);
      while (end > i && !sure_.contains(folded({i, end}))) --end;
      if (end == i) {
        ++i;
        continue;
      }
      keep({i, end}, i == name.tokens.first ? name.title : TokenRange{}, kept);
      found = true;
      i = end;
    }
    return found;
  }

  // Nothing in the article helps: a verb ends the name, and a person's is short.
  void cut_at_verb(const Name& name, std::vector<Name>& kept) const {
    std::uint32_t end = name.tokens.first + 1;
    while (end < name.tokens.last && !is_clause_word(end)) ++end;
    if (end == name.tokens.last) {
      const bool person = best_type(name.scores) == EntityType::person;
      if (!person || name.tokens.size() <= longest_person) kept.push_back(name);
      return;
    }
    const bool told = end > name.tokens.first + 1 ||
                      (lexicon_.traits(d_.tokens[name.tokens.first].lower) & (trait::first_name | trait::surname)) != 0;
    if (told) keep({name.tokens.first, end}, name.title, kept);
  }

  [[nodiscard]] bool is_clause_word(std::uint32_t i) const {
    const Pos pos = d_.tokens[i].pos;
    return pos == Pos::verb || pos == Pos::aux || pos == Pos::pron || pos == Pos::sconj;
  }

  void keep(TokenRange tokens, TokenRange title, std::vector<Name>& kept) const {
    Name name;
    name.tokens = tokens;
    name.title = title;
    name.heading = true;
    weigh(d_, lexicon_, look_, nullptr, name);
    kept.push_back(name);
  }

  const Document& d_;
  const Lexicon& lexicon_;
  const LookUps& look_;
  std::vector<Name>& names_;
  std::unordered_set<std::string> sure_;  // names of running text, in lower case
};

}  // namespace

void cut_headings(const Document& document, const Lexicon& lexicon, const LookUps& look, std::vector<Name>& names) {
  Cutter(document, lexicon, look, names).run();
}

}  // namespace sayso::entities
