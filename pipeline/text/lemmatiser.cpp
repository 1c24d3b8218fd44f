#include "pipeline/text/lemmatiser.hpp"

#include <algorithm>

namespace sayso::text {
namespace {

constexpr std::array<std::string_view, 9> class_names = {"verb",    "noun",     "adjective", "name", "adverb",
                                                         "pronoun", "particle", "number",    "other"};

// Only words that end so can be inflected; most words are settled by this one look. A verb, a noun, an adjective or a
// name has each its own last letters.
constexpr std::array<std::string_view, 4> last_letters = {"sdg", "sn", "tr", "s"};

// By last byte: a bit for every class whose last letters hold it.
constexpr std::array<std::uint8_t, 256> classes_by_last_byte = [] {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t c = 0; c < last_letters.size(); ++c) {
    for (const char letter : last_letters[c]) {
      std::uint8_t& set = classes[static_cast<unsigned char>(letter)];
      set = static_cast<std::uint8_t>(set | 1U << c);
    }
  }
  return classes;
}();

std::uint8_t classes_that_inflect(std::string_view word) {
  return word.size() < 3 ? std::uint8_t{0} : classes_by_last_byte[static_cast<unsigned char>(word.back())];
}

std::string lower_of(std::string_view form) {
  std::string lower;
  LowerWord part;
  for (std::size_t i = 0; i < form.size();) {
    const Character character = character_at(form, i);
    part.clear();
    part.add(character);
    lower += part.view();
    i += character.code.bytes;
  }
  return lower;
}

}  // namespace

Lemmatiser::Lemmatiser(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) : vocabulary_(&vocabulary) {
  load_irregular(source, vocabulary);
  load_endings(source);
}

void Lemmatiser::load_irregular(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  const lexicon::Table table = source.read("text/irregular.tsv", 3);
  for (const lexicon::Row row : table) {
    const auto form = static_cast<std::size_t>(vocabulary.intern(row[0]));
    const Symbol lemma = vocabulary.intern(row[2].empty() ? std::string_view("-") : row[2]);
    irregular_.resize(std::max(irregular_.size(), vocabulary.size()));
    Symbol& entry = irregular_[form][static_cast<std::size_t>(class_named(row, row[1]))];
    if (entry != Symbol::unknown) row.fail("this form has a lemma in this class already");
    entry = lemma;
  }
}

void Lemmatiser::load_endings(const lexicon::Source& source) {
  const lexicon::Table table = source.read("text/endings.tsv", 3);
  for (const lexicon::Row row : table) {
    const Class word_class = class_named(row, row[0]);
    if (word_class >= Class::adverb) row.fail("class must be verb, noun, adjective or name");
    if (!endings_[static_cast<std::size_t>(word_class)].add(row[1], row[2]))
      row.fail("an ending has letters a to z, after ^ at most");
  }
}

Lemmatiser::Class Lemmatiser::class_named(const lexicon::Row& row, std::string_view name) {
  const auto found = std::find(class_names.begin(), class_names.end(), name);
  if (found == class_names.end()) row.fail("no such class; the header lists them");
  return static_cast<Class>(found - class_names.begin());
}

Lemmatiser::Class Lemmatiser::class_of(Pos pos) {
  switch (pos) {
    case Pos::verb:
    case Pos::aux:
      return Class::verb;
    case Pos::noun:
      return Class::noun;
    case Pos::adj:
      return Class::adjective;
    case Pos::adv:
      return Class::adverb;
    case Pos::pron:
    case Pos::det:
      return Class::pronoun;
    case Pos::part:
      return Class::particle;
    case Pos::num:
      return Class::number;
    case Pos::propn:
      return Class::name;
    case Pos::none:
      return Class::none;
    default:
      return Class::other;
  }
}

const Endings* Lemmatiser::endings_of(Class word_class) const {
  const auto index = static_cast<std::size_t>(word_class);
  return index < open_classes ? &endings_[index] : nullptr;
}

Symbol Lemmatiser::irregular(Symbol form, Class word_class) const {
  const auto index = static_cast<std::size_t>(form);
  if (index >= irregular_.size() || word_class == Class::none) return Symbol::unknown;
  return irregular_[index][static_cast<std::size_t>(word_class)];
}

bool Lemmatiser::may_be_inflected(std::string_view word, Class word_class) {
  return (classes_that_inflect(word) >> static_cast<unsigned>(word_class) & 1U) != 0;
}

std::string_view Lemmatiser::apply_ending(std::string_view lower, Class word_class, LowerWord& buffer) const {
  const Endings* endings = endings_of(word_class);
  if (endings == nullptr || !may_be_inflected(lower, word_class)) return lower;
  const Change* change = endings->find(lower);
  if (change == nullptr || (change->cut == 0 && change->length == 0)) return lower;
  buffer.clear();
  buffer.add_bytes(lower.substr(0, lower.size() - change->cut));
  buffer.add_bytes(change->text());
  return buffer.fits() ? buffer.view() : lower;
}

Symbol Lemmatiser::work_out(std::string_view form, Class word_class) const {
  LowerWord buffer;
  const std::string_view lemma = apply_ending(form, word_class, buffer);
  return vocabulary_->find(lemma);
}

Symbol Lemmatiser::work_out(Symbol form, Class word_class) const {
  if (const Symbol found = irregular(form, word_class); found != Symbol::unknown) return found;
  LowerWord buffer;
  const std::string_view lower = vocabulary_->text(form);
  const std::string_view lemma = apply_ending(lower, word_class, buffer);
  return lemma.data() == lower.data() ? form : vocabulary_->find(lemma);
}

void Lemmatiser::finish() {
  lemmas_.resize(vocabulary_->size());
  for (std::size_t i = 1; i < lemmas_.size(); ++i) {
    const auto form = static_cast<Symbol>(i);
    lemmas_[i].fill(form);
    const unsigned inflected = i < irregular_.size() ? ~0U : classes_that_inflect(vocabulary_->text(form));
    for (std::size_t c = 0; inflected >> c != 0 && c < open_classes; ++c) {
      if ((inflected >> c & 1U) != 0) lemmas_[i][c] = work_out(form, static_cast<Class>(c));
    }
  }
}

Symbol Lemmatiser::lemma(const Document& document, const Token& token) const {
  const Class word_class = class_of(token.pos);
  if (token.lower != Symbol::unknown) {
    const auto c = static_cast<std::size_t>(word_class);
    const auto form = static_cast<std::size_t>(token.lower);
    if (c >= open_classes) {
      const Symbol found = irregular(token.lower, word_class);
      return found != Symbol::unknown ? found : token.lower;
    }
    return form < lemmas_.size() ? lemmas_[form][c] : work_out(token.lower, word_class);
  }
  if (endings_of(word_class) == nullptr || !token.is(token_flag::has_lower)) return Symbol::unknown;
  const std::string_view form = document.slice(token);
  if (!may_be_inflected(form, word_class)) return Symbol::unknown;
  LowerWord lower;
  lower.add(form);
  return lower.fits() ? work_out(lower.view(), word_class) : Symbol::unknown;
}

std::string Lemmatiser::text(const Document& document, const Token& token) const {
  const std::string_view form = document.slice(token);
  const Class word_class = class_of(token.pos);
  if (const Symbol found = irregular(token.lower, word_class); found != Symbol::unknown) {
    std::string lemma(vocabulary_->text(found));
    const bool upper = (word_class == Class::name && token.is(token_flag::capitalised)) || lemma == "i";
    if (upper && is_ascii_lower(lemma.front())) lemma.front() = static_cast<char>(lemma.front() & ~0x20);
    return lemma;
  }
  std::string lower = lower_of(form);
  LowerWord buffer;
  switch (word_class) {
    case Class::number:
      lower = form;
      std::erase(lower, ',');
      return lower;
    case Class::name: {
      const std::string_view lemma = apply_ending(lower, word_class, buffer);
      // Names lose their ending and nothing else.
      return lemma.size() < lower.size() && lower.size() == form.size() ? std::string(form.substr(0, lemma.size()))
                                                                        : std::string(form);
    }
    case Class::other:
    case Class::none:
      if (token.pos == Pos::x || token.pos == Pos::sym) return std::string(form);
      return lower;
    case Class::noun:
      if (token.is(token_flag::all_caps) && form.size() <= 4) return std::string(form);
      break;
    case Class::adjective:
      // "American" keeps its case in the treebanks.
      if (token.is(token_flag::capitalised) && !token.is(token_flag::sentence_start)) return std::string(form);
      break;
    default:
      break;
  }
  return std::string(apply_ending(lower, word_class, buffer));
}

}  // namespace sayso::text
