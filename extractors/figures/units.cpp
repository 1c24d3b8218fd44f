#include "extractors/figures/units.hpp"

#include <array>

#include "extractors/figures/numeral.hpp"

namespace sayso::figures {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A quotient or power at the level of bytes: symbols are written without regard for tokens ("kg/m3", "m s−1").
class SymbolReader {
 public:
  SymbolReader(std::string_view text, std::uint32_t byte, bool joined, const Lexicon& lexicon)
      : text_(text), at_(byte), joined_(joined), lexicon_(lexicon) {}

  std::optional<UnitReading> read() {
    const auto first = base(joined_);
    if (!first) return std::nullopt;
    const Unit& known = lexicon_.units[*first];
    UnitReading unit{known.code, known.per, known.unit_class, 0, true};
    if (const auto power = exponent()) {
      if (power->negative) {
        unit.code = "/" + unit.code + (power->value == '1' ? "" : std::string(1, power->value));
      } else {
        unit.code += power->value;
      }
      unit.unit_class = UnitClass::measure;
    }
    while (quotient(unit)) {
    }
    return unit;
  }
  [[nodiscard]] std::uint32_t end() const { return at_; }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  // The longest known symbol here that no letter follows.
  std::optional<std::uint32_t> base(bool joined) {
    const std::string_view here = rest().substr(0, 12);
    if (here.empty()) return std::nullopt;
    std::uint32_t lengths = lexicon_.unit_symbols.lengths(here.front());
    if (joined) lengths |= lexicon_.joined_unit_symbols.lengths(here.front());
    for (std::size_t length = here.size(); length > 0; --length) {
      if ((lengths >> length & 1U) == 0) continue;
      if (length < here.size() && is_ascii_letter(here[length - 1]) &&
          (is_ascii_letter(here[length]) || (here[length] & 0xC0) == 0x80)) {
        continue;
      }
      const std::string_view form = here.substr(0, length);
      auto found = lexicon_.unit_symbols.find(form);
      if (!found && joined) found = lexicon_.joined_unit_symbols.find(form);
      if (!found) continue;
      at_ += static_cast<std::uint32_t>(length);
      return found;
    }
    return std::nullopt;
  }

  struct Power {
    char value = '1';
    bool negative = false;
  };

  std::optional<Power> exponent() {
    struct Sign {
      std::string_view text;
      Power power;
    };
    static constexpr std::array<Sign, 12> signs{{{"²", {'2', false}},
                                                 {"³", {'3', false}},
                                                 {"⁻¹", {'1', true}},
                                                 {"⁻²", {'2', true}},
                                                 {"⁻³", {'3', true}},
                                                 {"^2", {'2', false}},
                                                 {"^3", {'3', false}},
                                                 {"2", {'2', false}},
                                                 {"3", {'3', false}},
                                                 {" squared", {'2', false}},
                                                 {" cubed", {'3', false}},
                                                 {"**2", {'2', false}}}};
    for (const Sign& sign : signs) {
      if (!rest().starts_with(sign.text)) continue;
      const std::size_t after = at_ + sign.text.size();
      if (after < text_.size() && (is_ascii_letter(text_[after]) || (text_[after] >= '0' && text_[after] <= '9')))
        continue;
      at_ += static_cast<std::uint32_t>(sign.text.size());
      return sign.power;
    }
    return negative_exponent();
  }

  // "s-1", "s −1", "m^-2".
  std::optional<Power> negative_exponent() {
    std::uint32_t at = at_;
    if (text_.substr(at).starts_with("^")) ++at;
    const bool space = text_.substr(at).starts_with(" ");
    if (space) ++at;
    for (const std::string_view minus : {"-", "\u2212", "\u2013"}) {
      if (!text_.substr(at).starts_with(minus)) continue;
      if (space && minus == "\u2013") continue;
      const std::size_t digit = at + minus.size();
      if (digit >= text_.size() || text_[digit] < '1' || text_[digit] > '3') return std::nullopt;
      const bool more =
          digit + 1 < text_.size() && (is_ascii_letter(text_[digit + 1]) ||
                                       (text_[digit + 1] >= '0' && text_[digit + 1] <= '9') || text_[digit + 1] == '.');
      if (more) return std::nullopt;
      at_ = static_cast<std::uint32_t>(digit + 1);
      return Power{text_[digit], true};
    }
    return std::nullopt;
  }

  // "/s", " s-1", "·s−1", ".min-1" behind a unit.
  bool quotient(UnitReading& unit) {
    const std::uint32_t keep = at_;
    const bool slash = rest().starts_with("/");
    std::uint32_t width = 0;
    for (const std::string_view sign : {"/", "·", "⋅", ".", " "}) {
      if (rest().starts_with(sign)) width = static_cast<std::uint32_t>(sign.size());
      if (width != 0) break;
    }
    if (width == 0) return false;
    at_ += width;
    if (rest().starts_with(" ") && !slash) ++at_;
    const auto next = base(true);
    const auto power = next ? exponent() : std::nullopt;
    const bool per = next && (slash || (power && power->negative));
    if (!per) {
      at_ = keep;
      return false;
    }
    unit.code += "/" + lexicon_.units[*next].code;
    if (power && power->value != '1') unit.code += power->value;
    unit.unit_class = UnitClass::measure;
    return true;
  }

  std::string_view text_;
  std::uint32_t at_;
  bool joined_;
  const Lexicon& lexicon_;
};

// A word that lower-case letters spell and that a symbol hides in: "in" before an object is the preposition, a lone
// capital before another capitalised word an initial.
bool symbol_is_word(std::string_view text, const Atoms& atoms, std::uint32_t atom, std::uint32_t last,
                    const Lexicon& lexicon) {
  if (atoms[atom].joined) return false;
  const std::string_view form = text.substr(atoms[atom].span.begin, atoms[last - 1].span.end - atoms[atom].span.begin);
  const bool ends = last >= atoms.size() || atoms[last].kind == AtomKind::mark;
  if (form == "in" && lexicon.is(atoms.word_at(last), word::dimension)) return false;
  if (form == "in" || form == "at" || form == "a") return !ends;
  if (form == "C" || form == "F") return !ends && atoms.words[last] == Symbol::unknown;
  return false;
}

}  // namespace

std::optional<UnitReading> read_unit(std::string_view text, const Atoms& atoms, std::uint32_t atom,
                                     const Lexicon& lexicon) {
  if (atom >= atoms.size()) return std::nullopt;
  const bool joined = atoms[atom].joined;
  SymbolReader reader(text, atoms[atom].span.begin, joined, lexicon);
  auto symbol = reader.read();
  if (symbol) {
    symbol->last = atoms.atom_from(reader.end(), atom + 1);
    // a symbol must end where an atom ends, or what follows it was part of the word
    const bool inside = atoms[symbol->last - 1].span.end > reader.end() && is_ascii_letter(text[reader.end()]);
    if (inside || symbol_is_word(text, atoms, atom, symbol->last, lexicon)) symbol.reset();
  }
  const auto name = lexicon.unit_names.longest(std::span(atoms.words).subspan(atom));
  if (name && (!symbol || atom + name->tokens >= symbol->last)) {
    const Unit& unit = lexicon.units[name->value];
    UnitReading reading{unit.code, unit.per, unit.unit_class, atom + name->tokens, false};
    return reading;
  }
  return symbol;
}

std::optional<RateReading> read_rate(const Document& document, const Atoms& atoms, std::uint32_t atom,
                                     const Lexicon& lexicon) {
  const Symbol lead = atoms.word_at(atom);
  if (lead == Symbol::unknown) return std::nullopt;
  if (const auto adverb = lexicon.rate_adverbs.longest(std::span(atoms.words).subspan(atom)))
    return RateReading{lexicon.rates[adverb->value], atom + adverb->tokens};
  const bool per = lexicon.is(lead, word::per) || (lead == lexicon.marks.slash && atoms[atom].joined);
  if (!per && !lexicon.is(lead, word::each)) return std::nullopt;
  std::uint32_t at = atom + 1;
  std::string count;
  if (per) {
    // "per second" is a time, not an ordinal
    const auto numeral = read_numeral(atoms, at, lexicon);
    if (numeral && numeral->role == NumeralRole::cardinal) {
      append_json(numeral->value, count);
      at = numeral->last;
    }
  }
  if (at >= atoms.size()) return std::nullopt;
  std::string unit;
  if (const auto word = lexicon.rate_words.longest(std::span(atoms.words).subspan(at))) {
    unit = lexicon.rates[word->value];
    at += word->tokens;
  } else if (const auto measure = per ? read_unit(document.text(), atoms, at, lexicon) : std::nullopt) {
    unit = measure->code;
    at = measure->last;
  } else if (per && atoms[at].kind == AtomKind::word) {
    const Token& token = document.tokens[atoms[at].token];
    if (token.pos == Pos::noun || token.pos == Pos::propn || token.pos == Pos::none) {
      const Symbol noun = lexicon.nouns[token.lower];
      unit = noun == Symbol::unknown ? lexicon.lemmatiser.text(document, token)
                                     : std::string(lexicon.vocabulary.text(noun));
      ++at;
    }
  }
  if (unit.empty()) return std::nullopt;
  if (!count.empty()) unit = count + "." + unit;
  return RateReading{unit, at};
}

}  // namespace sayso::figures
