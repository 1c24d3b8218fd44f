// One number with its unit. The alternatives are tried most specific first: age, money, measure, part of a whole,
// multiple, count, bare number.
#include <algorithm>
#include <span>
#include <utility>

#include "extractors/figures/ambiguous.hpp"
#include "extractors/figures/arithmetic.hpp"
#include "extractors/figures/draft.hpp"
#include "extractors/figures/units.hpp"
#include "pipeline/document/names.hpp"

namespace sayso::figures {
namespace {

// From coins to their currency; false where the exact amount does not fit.
bool turn_coins(Numeral& numeral, std::int32_t hundredths) {
  const auto value = times(numeral.value, {hundredths, -2, 1});
  const auto base = times(numeral.base, {hundredths, -2, 1});
  if (!value || !base) return false;
  numeral.value = *value;
  numeral.base = *base;
  return true;
}

class Reader {
 public:
  Reader(Context& context, std::uint32_t atom, std::uint32_t free_from)
      : c_(context), m_(context.lexicon.marks), atom_(atom), free_from_(free_from) {}

  Reading read() {
    auto numeral = read_numeral(c_.atoms, atom_, c_.lexicon);
    if (!numeral) numeral = one_of_unit(c_, atom_);
    if (!numeral) return {std::nullopt, past_code()};
    n_ = *numeral;
    draft_.first = draft_.number_first = n_.first;
    draft_.words = n_.words;
    minus();
    if (age()) return finish();
    if (const Time* time = c_.time_at(n_.first)) return {std::nullopt, after_time(*time), true};
    if (money_before()) return finish();
    settle_letter_scale(c_, n_);
    if (is_name(c_, n_)) return {std::nullopt, past_name()};
    if (money_behind() || absolute_zero() || measure() || degrees_below_zero() || part_of_whole() || multiple() ||
        ordinal() || fraction_alone())
      return finish();
    if (is_duration_) return {std::nullopt, n_.last, true};
    if (!count()) return {std::nullopt, n_.last};
    return finish();
  }

 private:
  [[nodiscard]] Symbol word(std::uint32_t atom) const { return c_.word(atom); }
  [[nodiscard]] bool is(Symbol symbol, std::uint64_t classes) const { return c_.lexicon.is(symbol, classes); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(c_.atoms.size()); }
  [[nodiscard]] bool is_hyphen(std::uint32_t atom) const { return atom < size() && word(atom) == m_.hyphen; }
  // Past a hyphen that ties a unit to the number: "10-pound", and in some wire texts "10 - pound".
  [[nodiscard]] std::uint32_t past_hyphen(std::uint32_t atom) const { return is_hyphen(atom) ? atom + 1 : atom; }

  // A code, and what is joined to it, is no place to look for numbers: 1.2.3-4.
  [[nodiscard]] std::uint32_t past_code() const {
    std::uint32_t at = atom_ + 1;
    if (c_.atoms.literal_at(atom_) == nullptr) return at;
    while (at < size() && c_.atoms[at].joined && (c_.atoms[at].kind == AtomKind::literal || is_hyphen(at))) ++at;
    return at;
  }
  [[nodiscard]] std::uint32_t past_name() const {
    std::uint32_t at = n_.last;
    const bool tail = at + 1 < size() && is_hyphen(at) && c_.atoms[at].joined && c_.atoms[at + 1].joined;
    if (tail && c_.atoms[at + 1].kind == AtomKind::literal) at += 2;
    return at;
  }
  [[nodiscard]] std::uint32_t after_time(const Time& time) const {
    std::uint32_t at = n_.first + 1;
    while (at < size() && c_.atoms[at].span.begin < time.span.end) ++at;
    return at;
  }

  Reading finish() {
    Figure& f = draft_.figure;
    and_a_half();
    if (!f.value) f.value = n_.value;
    draft_.base = n_.base;
    draft_.scale = n_.scale;
    if (negative_) {
      f.value->coefficient = -f.value->coefficient;
      draft_.base.coefficient = -draft_.base.coefficient;
    }
    draft_.number_last = std::max(draft_.number_last, n_.last);
    draft_.last = std::max(draft_.last, draft_.number_last);
    const std::uint32_t next = std::max(draft_.last, rate());
    return {std::move(draft_), next};
  }

  // "A mile and a half", "two dollars and a quarter".
  void and_a_half() {
    const std::uint32_t at = draft_.number_last;
    const bool measured = draft_.figure.kind == FigureKind::quantity || draft_.figure.kind == FigureKind::money;
    if (!measured || at <= n_.last || n_.scale != 0 || n_.role != NumeralRole::cardinal) return;
    if (!is(word(at), word::and_word) || !is(word(at + 1), word::article)) return;
    const NumberWord part = c_.lexicon.numbers[word(at + 2)];
    if (part.role != NumberRole::half && part.role != NumberRole::part) return;
    const auto sum = plus(n_.value, fraction(1, part.value));
    if (!sum) return;
    n_.value = n_.base = *sum;
    draft_.number_last = at + 3;
  }

  // "-5", "−5", "$-5", "minus 5": a sign with nothing joined before it, but for a currency.
  void minus() {
    if (n_.first == 0 || n_.first <= free_from_) return;
    const std::uint32_t sign = n_.first - 1;
    const bool dash = word(sign) == m_.hyphen || word(sign) == m_.minus || word(sign) == m_.en_dash;
    const bool joined = c_.atoms[n_.first].joined && (!c_.atoms[sign].joined || sign == 0 ||
                                                      word(sign - 1) == m_.open || is_currency_sign(sign - 1));
    // "tested negative 12 times"
    const bool result = sign > 0 && c_.token(sign - 1).pos == Pos::verb && !is(word(sign - 1), word::is);
    const bool spelled = c_.lexicon.numbers[word(sign)].role == NumberRole::minus && !result;
    if (!(dash && joined) && !spelled) return;
    // "plus or minus 3", "+/-3": how far to either side
    if (sign > 1 && (is(word(sign - 1), word::or_word) || (word(sign - 1) == m_.slash && word(sign - 2) == m_.plus)))
      return;
    negative_ = true;
    draft_.first = draft_.number_first = sign;
  }

  [[nodiscard]] bool is_currency_sign(std::uint32_t atom) const {
    const auto form = c_.lexicon.currency_symbols.find(c_.text(atom));
    return form && c_.lexicon.currencies[*form].role == CurrencyRole::symbol;
  }

  // Accounts put losses in brackets: "was ($99.99)". After a noun it is an amount told twice.
  [[nodiscard]] bool is_bracketed_loss() const {
    if (draft_.first < 2 || word(draft_.first - 1) != m_.open || word(draft_.number_last) != m_.close) return false;
    return c_.token(draft_.first - 2).pos == Pos::aux || is(word(draft_.first - 2), word::of);
  }

  [[nodiscard]] bool is_below_zero(std::uint32_t atom) const {
    return is(word(atom), word::below) && is(word(atom + 1), word::zero);
  }

  bool absolute_zero() {
    const bool named = n_.words && n_.first > 0 && n_.value.coefficient == 0 && is(word(n_.first - 1), word::absolute);
    if (!named) return false;
    draft_.first = draft_.number_first = n_.first - 1;
    draft_.figure.kind = FigureKind::quantity;
    draft_.figure.unit = std::string("K");
    draft_.has_unit = true;
    return true;
  }

  // "2 below zero": degrees go without saying.
  bool degrees_below_zero() {
    if (n_.role != NumeralRole::cardinal || n_.scale != 0 || !is_below_zero(n_.last)) return false;
    draft_.figure.kind = FigureKind::quantity;
    draft_.figure.unit = degrees(c_, n_.last);
    draft_.number_last = n_.last;
    draft_.has_unit = true;
    below_zero();
    return true;
  }

  bool age() {
    const auto age = read_age(c_, n_, free_from_);
    if (!age) return false;
    draft_.first = std::min(draft_.first, age->first);
    draft_.number_last = age->last;
    draft_.figure.kind = FigureKind::age;
    draft_.figure.unit = age->unit;
    draft_.has_unit = true;
    return true;
  }

  bool money_before() {
    if (n_.role == NumeralRole::ordinal || n_.role == NumeralRole::multiple) return false;
    std::uint32_t before = n_.first;
    if (negative_) before = draft_.number_first;
    auto currency = currency_before(c_.document.text(), c_.atoms, n_.first, c_.lexicon);
    if (!currency && negative_) currency = currency_before(c_.document.text(), c_.atoms, before, c_.lexicon);
    if (!currency || currency->first < free_from_) return false;
    // "R0" is a measure of epidemics
    const bool letter = c_.lexicon.currencies[currency->currency].role == CurrencyRole::joined_symbol;
    if (letter && n_.value.coefficient == 0) return false;
    if (letter && is_lettered_name(c_, n_, *currency)) return false;
    draft_.first = draft_.number_first = std::min(currency->first, draft_.number_first);
    if (currency->first > 0 && currency->first > free_from_ && c_.atoms[currency->first].joined == false)
      leading_minus(currency->first);
    // "US$5 million dollars", "R$5 reais"
    const auto again = currency_behind(c_.document.text(), c_.atoms, n_.last, c_.lexicon);
    const std::string_view code = c_.currencies.resolve(*currency);
    const std::string_view said = again && !is_hyphen(n_.last) ? code_again(c_, *currency, *again, code) : "";
    if (!said.empty()) n_.last = again->last;
    set_money(said.empty() ? code : said);
    draft_.number_last = std::max(draft_.number_last, n_.last);
    negative_ = negative_ || is_bracketed_loss();
    return true;
  }

  void leading_minus(std::uint32_t first) {
    const std::uint32_t sign = first - 1;
    const bool dash = word(sign) == m_.hyphen || word(sign) == m_.minus;
    if (!dash || !c_.atoms[first].joined || c_.atoms[sign].joined) return;
    negative_ = true;
    draft_.first = draft_.number_first = sign;
  }

  void set_money(std::string_view code) {
    draft_.figure.kind = FigureKind::money;
    draft_.figure.unit = code;
    draft_.has_unit = true;
  }

  bool money_behind() {
    if (n_.role == NumeralRole::ordinal || n_.role == NumeralRole::multiple) return false;
    std::uint32_t at = past_hyphen(n_.last);
    if (n_.role == NumeralRole::fraction) at = past_article(at);
    const auto currency = currency_behind(c_.document.text(), c_.atoms, at, c_.lexicon);
    if (!currency) return false;
    const Currency& entry = c_.lexicon.currencies[currency->currency];
    // "the 1,274 won by", "5 real estate firms"
    const Pos pos = c_.token(currency->last - 1).pos;
    const bool named = entry.role == CurrencyRole::name || entry.role == CurrencyRole::minor;
    if (named && (pos == Pos::verb || pos == Pos::aux ||
                  (pos == Pos::adj && currency->last < size() && c_.token(currency->last).pos == Pos::noun)))
      return false;
    if (at != n_.last && entry.role != CurrencyRole::name && entry.role != CurrencyRole::minor) return false;
    if (!is_of_country(entry, currency->country)) return false;
    const std::string_view code = c_.currencies.resolve(*currency);
    if (code == "GBP" && entry.role == CurrencyRole::name && currency->country == 0 && is_weight(c_, n_, *currency)) {
      draft_.figure.kind = FigureKind::quantity;
      draft_.figure.unit = std::string("[lb_av]");
      draft_.has_unit = true;
      draft_.number_last = currency->last;
      return true;
    }
    if (entry.role == CurrencyRole::code && n_.last < size() && is_ordinary_capital(currency->last)) return false;
    if (entry.hundredths != 100 && !turn_coins(n_, entry.hundredths)) return false;
    draft_.number_last = currency->last;
    set_money(code);
    if (entry.role == CurrencyRole::minor || entry.role == CurrencyRole::minor_symbol) draft_.coin = &entry;
    return true;
  }

  // "100 TRY AGAIN": a headline in capitals, not a currency.
  [[nodiscard]] bool is_ordinary_capital(std::uint32_t after) const {
    return after < size() && c_.atoms[after].kind == AtomKind::word && c_.token(after).is(token_flag::all_caps);
  }

  [[nodiscard]] std::uint32_t past_article(std::uint32_t at) const {
    if (is(word(at), word::of)) ++at;
    if (is(word(at), word::article)) ++at;
    return past_hyphen(at);
  }

  bool measure() {
    if (n_.role == NumeralRole::ordinal || n_.role == NumeralRole::multiple) return false;
    std::uint32_t at = past_hyphen(n_.last);
    if (n_.role == NumeralRole::fraction) at = past_article(at);
    if (at == n_.last && at < size() && c_.atoms[at].kind == AtomKind::mark && is_quotation_mark(c_, at)) return false;
    auto unit = read_unit(c_.document.text(), c_.atoms, at, c_.lexicon);
    if (!unit) unit = letter_unit(c_, n_, at);
    if (!unit || begins_name(c_, n_, *unit)) return false;
    if (n_.words && unit->symbol && is_acronym(c_, unit->last - 1)) return false;
    // "5-m", "a 3-in": behind a hyphen names and whole symbols only
    if (unit->unit_class == UnitClass::time) {
      is_duration_ = true;
      return false;
    }
    Figure& f = draft_.figure;
    f.kind = unit->unit_class == UnitClass::percent  ? FigureKind::percent
             : unit->unit_class == UnitClass::points ? FigureKind::points
                                                     : FigureKind::quantity;
    f.unit = unit->code;
    f.per = unit->per;
    if (f.unit == "{degree}") f.unit = degrees(c_, unit->last);
    draft_.number_last = unit->last;
    draft_.has_unit = true;
    below_zero();
    return true;
  }

  // "Two degrees below zero".
  void below_zero() {
    if (!is_below_zero(draft_.number_last)) return;
    negative_ = true;
    draft_.number_last += 2;
  }

  // "Seven out of ten", "two in five", "1 in 3".
  bool part_of_whole() {
    if (n_.role != NumeralRole::cardinal || n_.scale != 0) return false;
    std::uint32_t at = past_one_thing(c_, n_);
    const bool out_of = is(word(at), word::out) && is(word(at + 1), word::of);
    if (!out_of && !is(word(at), word::in)) return false;
    at += out_of ? 2 : 1;
    if (is(word(at), word::every)) ++at;
    const auto whole = read_numeral(c_.atoms, at, c_.lexicon);
    if (!whole || whole->role != NumeralRole::cardinal || c_.time_at(at) != nullptr) return false;
    const auto part = small_whole(n_.value), base = small_whole(whole->value);
    if (!part || !base || *part <= 0 || *base <= *part || *base > 100000) return false;
    if (!out_of && (*part > 9 || whole->words != n_.words)) return false;
    draft_.figure.kind = FigureKind::fraction;
    n_.value = n_.base = fraction(*part, *base);
    n_.scale = 0;
    n_.last = whole->last;
    draft_.has_unit = true;
    return true;
  }

  // "Doubled", "threefold", "ten times more"; "ten times" alone counts.
  bool multiple() {
    Figure& f = draft_.figure;
    if (n_.role == NumeralRole::multiple) {
      const NumberWord first = c_.lexicon.numbers[word(n_.first)];
      f.kind = FigureKind::multiple;
      draft_.has_unit = true;
      const Token& token = c_.token(n_.first);
      // "talked about twice" is how often, "twice as many" and "twice what" how much
      const bool compares = is(word(n_.last), word::after_multiple);
      const bool often = is(word(n_.first), word::often);
      const bool plain = first.role == NumberRole::multiple && !often;
      if (!plain && token.pos != Pos::verb && !compares) draft_.dropped = true;
      return true;
    }
    if (n_.role != NumeralRole::cardinal || c_.lexicon.numbers[word(n_.last)].role != NumberRole::times) return false;
    const std::uint32_t after = n_.last + 1;
    const Symbol next = word(after);
    // "named four times as Player of the Year"
    const bool role = is(next, word::as) && after + 1 < size() && c_.token(after + 1).is(token_flag::capitalised);
    const bool compared =
        (is(next, word::after_times) && !role) || (c_.lexicon.changes[next].uses & change_use::comparative) != 0;
    f.kind = compared ? FigureKind::multiple : FigureKind::count;
    if (!compared) f.unit = std::string("time");
    draft_.number_last = after;
    draft_.has_unit = true;
    return true;
  }

  bool ordinal() {
    if (n_.role != NumeralRole::ordinal) return false;
    draft_.figure.kind = FigureKind::ordinal;
    draft_.has_unit = true;
    // "first" and "second" as adverbs, a second as a time
    const Token& token = c_.token(n_.first);
    const auto rank = small_whole(n_.value);
    const bool adverb = token.pos == Pos::adv && rank && *rank <= 2;
    const bool second = token.pos == Pos::noun && c_.lexicon.numbers[word(n_.first)].value == 2;
    if ((n_.words && (adverb || second)) || names_something(token)) draft_.dropped = true;
    return true;
  }

  // "The Sixth District", "First Nations", "the 8th Congressional District": part of a name.
  [[nodiscard]] bool names_something(const Token& ordinal) const {
    if (n_.last >= size() || c_.atoms[n_.last].kind != AtomKind::word) return false;
    const Token& next = c_.token(n_.last);
    const bool capitals = next.is(token_flag::capitalised) && !next.is(token_flag::all_caps);
    return capitals && next.pos != Pos::verb && (!n_.words || ordinal.is(token_flag::capitalised));
  }

  bool fraction_alone() {
    if (n_.role != NumeralRole::fraction) return false;
    // "a third-quarter loss", "a third-party claim": an ordinal, and no "quarter-point" or "two-thirds-majority"
    const bool ordinal = c_.lexicon.numbers[c_.word(n_.last - 1)].role == NumberRole::ordinal &&
                         !c_.document.slice(c_.token(n_.last - 1)).ends_with('s');
    const bool compound = ordinal && n_.words && is_hyphen(n_.last) && c_.atoms[n_.last].joined;
    if (n_.words && (compound || !part_stands(c_, n_))) {
      draft_.dropped = true;
      return true;
    }
    draft_.figure.kind = FigureKind::fraction;
    draft_.has_unit = true;
    return true;
  }

  bool count() {
    Figure& f = draft_.figure;
    f.kind = FigureKind::number;
    f.unit.clear();
    // "40 or so people"
    const auto behind =
        c_.lexicon.modifiers_after.longest(std::span(c_.atoms.words).subspan(std::min(n_.last, size())));
    std::uint32_t at = n_.last;
    if (behind && c_.atoms.literal_at(at + behind->tokens) == nullptr) {
      at += behind->tokens;
      f.modifier = static_cast<Modifier>(behind->value);
      draft_.last = at;
    }
    // "150 or so years"
    if (behind && at < size()) {
      const auto unit = read_unit(c_.document.text(), c_.atoms, at, c_.lexicon);
      if (unit && unit->unit_class == UnitClass::time) return false;
      if (unit && !unit->symbol && unit->unit_class == UnitClass::measure) {
        f.kind = FigureKind::quantity;
        f.unit = unit->code;
        f.per = unit->per;
        draft_.has_unit = true;
        draft_.last = draft_.number_last = unit->last;
        return true;
      }
    }
    const bool mark = at < size() && c_.atoms[at].kind == AtomKind::mark && !is_hyphen(at);  // "25 ± 0.02"
    auto noun = mark ? std::nullopt : counted_noun(c_, past_hyphen(at));
    if (noun && is_graded(c_, n_, *noun)) noun.reset();
    const bool one = n_.words && small_whole(n_.value) == 1;
    if (one && (!noun || c_.token(n_.first).pos != Pos::num || is(word(at), word::of))) return false;
    if (looks_like_year(c_, n_) && !noun) return false;
    if (noun) {
      f.kind = FigureKind::count;
      f.unit = unit_of(c_, *noun);
      if (!noun->in_span) return true;
      while (at < size() && c_.atoms[at].token <= noun->last_token) ++at;
      draft_.last = at;
    }
    return true;
  }

  // Reads what the figure is counted by; says where that ends ("per 100,000 people" is no figure of its own), or 0.
  std::uint32_t rate() {
    Figure& f = draft_.figure;
    if (f.kind == FigureKind::ordinal || f.kind == FigureKind::age || f.kind == FigureKind::multiple ||
        f.kind == FigureKind::number)
      return 0;
    auto rate = read_rate(c_.document, c_.atoms, draft_.last, c_.lexicon);
    if (!rate) rate = rate_further();
    if (!rate) return 0;
    // "a year ago", "a day after"
    if (is(word(rate->last), word::moment)) return 0;
    f.per = rate->unit;
    return rate->last;
  }

  // "320,000 tonnes of rubbish a year", "$1,200 more a month".
  [[nodiscard]] std::optional<RateReading> rate_further() const {
    std::uint32_t at = draft_.last;
    if (is(word(at), word::more)) {
      ++at;
    } else if (is(word(at), word::of)) {
      const std::uint32_t limit = std::min(size(), at + 5);
      for (++at; at < limit; ++at) {
        const Pos pos = c_.token(at).pos;
        const bool article = is(word(at), word::each | word::per);
        if (article || (pos != Pos::noun && pos != Pos::adj && pos != Pos::det && pos != Pos::propn)) break;
      }
    } else {
      return std::nullopt;
    }
    if (at >= size()) return std::nullopt;
    const auto rate = read_rate(c_.document, c_.atoms, at, c_.lexicon);
    // "30 percent of a family's income"
    const bool owner = rate && rate->last < size() && c_.token(rate->last).pos == Pos::part;
    return owner ? std::nullopt : rate;
  }

  Context& c_;
  const Marks& m_;
  std::uint32_t atom_, free_from_;
  Numeral n_;
  Draft draft_;
  bool negative_ = false;
  bool is_duration_ = false;
};

}  // namespace

Reading read_quantity(Context& context, std::uint32_t atom, std::uint32_t free_from) {
  return Reader(context, atom, free_from).read();
}

}  // namespace sayso::figures
