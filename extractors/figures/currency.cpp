#include "extractors/figures/currency.hpp"
#include "pipeline/document/names.hpp"

#include <algorithm>
#include <span>

namespace sayso::figures {
namespace {

std::string_view slice(std::string_view text, const Atoms& atoms, std::uint32_t first, std::uint32_t last) {
  return text.substr(atoms[first].span.begin, atoms[last - 1].span.end - atoms[first].span.begin);
}

// "3 GBP 1 penny": the number behind the code has a unit of its own.
bool is_coin(const Atoms& atoms, std::uint32_t atom, const Lexicon& lexicon) {
  if (atom >= atoms.size()) return false;
  const auto name = lexicon.currency_names.longest(std::span(atoms.words).subspan(atom));
  return name && lexicon.currencies[name->value].role == CurrencyRole::minor;
}

}  // namespace

std::optional<CurrencyReading> currency_before(std::string_view text, const Atoms& atoms, std::uint32_t atom,
                                               const Lexicon& lexicon) {
  const std::uint32_t most = std::min<std::uint32_t>(4, atom);
  for (std::uint32_t length = most; length > 0; --length) {
    const std::uint32_t first = atom - length;
    const auto form = lexicon.currency_symbols.find(slice(text, atoms, first, atom));
    if (!form) continue;
    const CurrencyRole role = lexicon.currencies[*form].role;
    const bool joined = atoms[atom].joined;
    // "US $5": the country apart from the sign
    if (role == CurrencyRole::symbol && first > 0 && atoms[first - 1].kind == AtomKind::word && !atoms[first].joined &&
        !lexicon.is(atoms.words[first - 1], word::article)) {
      std::string whole(slice(text, atoms, first - 1, first));
      whole += slice(text, atoms, first, atom);
      if (const auto apart = lexicon.currency_symbols.find(whole)) return CurrencyReading{first - 1, atom, *apart, 0};
    }
    if (role == CurrencyRole::code || role == CurrencyRole::symbol || (role == CurrencyRole::joined_symbol && joined)) {
      return CurrencyReading{first, atom, *form, 0};
    }
  }
  // "ringgit 42": a name before the number, if nothing else counts there
  for (std::uint32_t length = std::min<std::uint32_t>(2, atom); length > 0; --length) {
    const std::uint32_t first = atom - length;
    const auto name = lexicon.currency_names.longest(std::span(atoms.words).subspan(first, length));
    const bool single = name && name->tokens == length && lexicon.currencies[name->value].role == CurrencyRole::name &&
                        lexicon.currencies[name->value].codes.size() == 1;
    if (single && first == 0) return CurrencyReading{first, atom, name->value, 0};
  }
  return std::nullopt;
}

std::optional<CurrencyReading> currency_behind(std::string_view text, const Atoms& atoms, std::uint32_t atom,
                                               const Lexicon& lexicon) {
  if (atom >= atoms.size()) return std::nullopt;
  // "New Zealand dollars", "U.S. dollars"
  std::uint32_t at = atom, country = 0;
  if (const auto place = lexicon.places.longest(std::span(atoms.words).subspan(atom))) {
    at += place->tokens;
    country = place->value;
  }
  const auto name = lexicon.currency_names.longest(std::span(atoms.words).subspan(at));
  if (name) return CurrencyReading{atom, at + name->tokens, name->value, country};
  const std::uint32_t most = std::min<std::uint32_t>(4, static_cast<std::uint32_t>(atoms.size()) - atom);
  for (std::uint32_t length = most; length > 0; --length) {
    const auto form = lexicon.currency_symbols.find(slice(text, atoms, atom, atom + length));
    if (!form) continue;
    const CurrencyRole role = lexicon.currencies[*form].role;
    const bool joined = atoms[atom].joined;
    // "5 $6 tickets": a sign with a number right behind it belongs to that
    const std::uint32_t after = atom + length;
    const bool next_number = after < atoms.size() && atoms[after].kind == AtomKind::literal;
    if (next_number && role != CurrencyRole::minor_symbol && !is_coin(atoms, after + 1, lexicon)) continue;
    if (role == CurrencyRole::joined_symbol) continue;
    if (role == CurrencyRole::minor_symbol && !joined && slice(text, atoms, atom, after) != "¢" && after < atoms.size())
      continue;
    return CurrencyReading{atom, after, *form, 0};
  }
  return std::nullopt;
}

std::string_view CurrencyResolver::resolve(const CurrencyReading& reading) {
  const Currency& currency = lexicon_.currencies[reading.currency];
  const auto remember = [&](std::string_view code) {
    if (currency.role != CurrencyRole::name) return code;
    std::erase_if(named_, [&](const auto& named) { return named.first == reading.currency; });
    named_.emplace_back(reading.currency, code);
    return code;
  };
  if (reading.country != 0) {
    for (const std::string& code : currency.codes) {
      if (country_of(code) == reading.country) return remember(code);
    }
  }
  if (currency.codes.size() == 1) return currency.codes.front();
  // "500,000 Zimbabwean dollars ... 20,000 dollars": the bare word means what was named
  for (const auto& [known, code] : named_) {
    if (known == reading.currency) return code;
  }
  // "owes €2.2bn ... a dividend of 11 cents": coins are those of the one sign that the article uses
  // and not those of dollars that it told in words
  const bool american = currency.codes.front() == "USD";
  dollars_named_ |= american && currency.role == CurrencyRole::name;
  if (currency.role == CurrencyRole::minor && american && !dollars_named_ && pays_in_euros()) return "EUR";
  // The country of the default must lose clearly: an American paper on Canada still counts in its own dollars, but it
  // names some place of its own.
  const std::string_view standard = currency.codes.front();
  std::string_view best = standard;
  std::uint32_t most = evidence(country_of(standard));
  const bool sign = currency.role == CurrencyRole::symbol;
  for (std::size_t i = 1; i < currency.codes.size(); ++i) {
    const std::uint32_t mentions = evidence(country_of(currency.codes[i]));
    const std::uint32_t wanted = !sign ? most + 1 : most == 0 ? 2 : std::max<std::uint32_t>(3, 3 * most);
    if (mentions < wanted || mentions == 0) continue;
    best = currency.codes[i];
    most = mentions;
  }
  return best;
}

std::uint32_t CurrencyResolver::evidence(std::uint32_t country) {
  if (!counted_) count_places();
  for (const auto& [known, mentions] : places_) {
    if (known == country) return mentions;
  }
  return 0;
}

namespace {

// Between spaces or marks: not in "eurosceptic".
bool holds_word(std::string_view text, std::string_view word) {
  const auto letter = [&](std::size_t i) {
    return i < text.size() && ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z');
  };
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if ((at == 0 || !letter(at - 1)) && !letter(at + word.size())) return true;
  }
  return false;
}

}  // namespace

bool CurrencyResolver::pays_in_euros() {
  if (!euros_) {
    const std::string_view text = document_.text();
    const bool told = text.find("€") != std::string_view::npos || holds_word(text, "euros");
    euros_ = told && text.find('$') == std::string_view::npos;
  }
  return *euros_;
}

bool CurrencyResolver::has_pound_sign() {
  if (!pound_sign_) pound_sign_ = document_.text().find("£") != std::string_view::npos;
  return *pound_sign_;
}

// "https://news.example.com.au/x": the country whose domain it is, in weight as if it were named a few times.
void CurrencyResolver::count_publisher() {
  constexpr std::uint32_t weight = 3;
  std::string_view host = document_.article.url;
  const std::size_t scheme = host.find("://");
  if (scheme == std::string_view::npos) return;
  host = host.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.size() < 4 || host[host.size() - 3] != '.') return;
  std::string code(host.substr(host.size() - 2));
  for (char& c : code) c = static_cast<char>(c & ~0x20);
  if (code == "UK") code = "GB";
  places_.emplace_back(country_of(code), weight);
}

void CurrencyResolver::count_places() {
  counted_ = true;
  count_publisher();
  const auto may_begin = [&places = lexicon_.places](const Token& token) {
    return static_cast<int>(token.is(token_flag::capitalised)) * static_cast<int>(places.starts(token.lower)) != 0;
  };
  const std::span<const Token> tokens = document_.tokens;
  for (std::size_t i = 0; i < tokens.size();) {
    while (i < tokens.size() && !may_begin(tokens[i])) ++i;
    if (i == tokens.size()) return;
    const auto place = lexicon_.places.longest(document_, i, tokens.size());
    if (!place) {
      ++i;
      continue;
    }
    i += place->tokens;
    const auto known =
        std::find_if(places_.begin(), places_.end(), [&](const auto& p) { return p.first == place->value; });
    if (known == places_.end()) {
      places_.emplace_back(place->value, 1);
    } else {
      ++known->second;
    }
  }
}

}  // namespace sayso::figures
