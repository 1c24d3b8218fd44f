// Numbers that count nothing because they are part of a name, an address or a list mark.
#include <algorithm>

#include "extractors/figures/arithmetic.hpp"
#include "extractors/figures/draft.hpp"
#include "extractors/figures/units.hpp"

namespace sayso::figures {
namespace {

// Letters or a name joined to the digits: "F-16", "COVID-19", "747-400", "5G".
bool joined_to_name(const Context& context, const Numeral& numeral) {
  const Atoms& atoms = context.atoms;
  const Marks& marks = context.lexicon.marks;
  const std::uint32_t first = numeral.first;
  if (first >= 2 && atoms[first].joined && context.word(first - 1) == marks.hyphen && atoms[first - 1].joined &&
      atoms[first - 2].kind == AtomKind::word) {
    // the end of a range joins its unit to the hyphen: "10m-12m"
    return !(first >= 3 && atoms[first - 2].joined && atoms[first - 3].kind == AtomKind::literal);
  }
  if (first >= 1 && atoms[first].joined && !numeral.words) {
    const Symbol before = context.word(first - 1);
    // "S.1" is a bill
    const bool letter = before == marks.stop && first >= 2 && atoms[first - 1].joined &&
                        atoms[first - 2].kind == AtomKind::word && atoms[first - 2].span.size() == 1;
    if (letter || before == marks.colon || before == marks.slash || context.text(first - 1) == "#" ||
        context.text(first - 1) == "_")
      return true;
    if (atoms[first - 1].kind == AtomKind::word) return true;
  }
  return false;
}

// Letters right behind the digits that are neither scale nor unit, or a colon with digits: "5G", "747s", "10:30".
bool joined_to_tail(const Context& context, const Numeral& numeral) {
  const Atoms& atoms = context.atoms;
  const std::uint32_t next = numeral.last;
  if (numeral.words || next >= atoms.size() || !atoms[next].joined) return false;
  const bool digits_behind =
      next + 1 < atoms.size() && atoms[next + 1].joined && atoms[next + 1].kind == AtomKind::literal;
  if (context.word(next) == context.lexicon.marks.colon) return digits_behind;
  if (context.word(next) == context.lexicon.marks.open_square) return false;
  if (atoms[next].kind != AtomKind::word) return false;
  const std::string_view form = context.text(next);
  return form.size() <= 3 || form[0] < 'a';
}

// True where a unit or a currency begins at the atom.
bool read_scale_or_unit(const Context& context, std::uint32_t atom) {
  if (atom >= context.atoms.size()) return false;
  const std::string_view text = context.document.text();
  if (read_unit(text, context.atoms, atom, context.lexicon)) return true;
  return currency_behind(text, context.atoms, atom, context.lexicon).has_value();
}

// "(225) 334-4707"
bool is_area_code(const Context& context, const Numeral& numeral) {
  const Marks& marks = context.lexicon.marks;
  if (numeral.first == 0 || numeral.last + 1 >= context.atoms.size()) return false;
  if (context.word(numeral.first - 1) != marks.open || context.word(numeral.last) != marks.close) return false;
  const Literal* behind = context.atoms.literal_at(numeral.last + 1);
  return behind != nullptr && behind->form == LiteralForm::code;
}

// "180 22 66": three short numbers side by side or more, one of three digits at least.
bool is_in_run(const Context& context, std::uint32_t atom) {
  const auto digits = [&](std::uint32_t at) -> std::uint32_t {
    const Literal* literal = context.atoms.literal_at(at);
    const bool plain = literal != nullptr && literal->digits >= 2 && literal->digits <= 4 && !literal->grouped &&
                       literal->decimals == 0 && literal->form != LiteralForm::fraction;
    return plain && context.time_at(at) == nullptr ? literal->digits : 0;
  };
  std::uint32_t first = atom, last = atom;
  while (first > 0 && atom - first < 4 && !context.atoms[first].joined && digits(first - 1) != 0) --first;
  while (last + 1 < context.atoms.size() && last - atom < 4 && !context.atoms[last + 1].joined && digits(last + 1) != 0)
    ++last;
  bool long_one = false;
  for (std::uint32_t at = first; at <= last; ++at) long_one = long_one || digits(at) >= 3;
  return digits(atom) != 0 && last >= first + 2 && long_one;
}

// "1300 135 513", "(03) 6228 5123": numbers side by side are called, not counted.
bool is_dialled(const Context& context, const Numeral& numeral) {
  const Atoms& atoms = context.atoms;
  const auto block = [&](std::size_t atom) {
    const Literal* literal = atoms.literal_at(atom);
    return literal != nullptr && literal->digits >= 3 && !literal->grouped && literal->decimals == 0 &&
           literal->form != LiteralForm::fraction && context.time_at(atom) == nullptr;
  };
  if (numeral.words || numeral.scale != 0) return false;
  if (is_in_run(context, numeral.first)) return true;
  if (!block(numeral.first)) return false;
  if (is_area_code(context, numeral)) return true;
  const bool before = numeral.first > 0 && !atoms[numeral.first].joined && block(numeral.first - 1);
  const bool behind = block(numeral.first + 1) && !atoms[numeral.first + 1].joined;
  return before || behind;
}

// Whether a bracket that opened shortly before is still open.
bool is_in_brackets(const Context& context, std::uint32_t atom) {
  constexpr std::uint32_t farthest = 40;
  for (std::uint32_t at = atom, last = atom > farthest ? atom - farthest : 0; at-- > last;) {
    if (context.word(at) == context.lexicon.marks.close) return false;
    if (context.word(at) == context.lexicon.marks.open) return true;
  }
  return false;
}

// "(1)", "1." and "[12]": marks of lists and notes.
bool is_list_mark(const Context& context, const Numeral& numeral) {
  if (numeral.words || numeral.scale != 0) return false;
  const Marks& marks = context.lexicon.marks;
  const Symbol before = numeral.first > 0 ? context.word(numeral.first - 1) : Symbol::unknown;
  const Symbol after = context.word(numeral.last);
  if (before == marks.open_square && after == marks.close_square) return true;
  const auto value = small_whole(numeral.value);
  if (!value || *value > 20) return false;
  if (numeral.last + 1 >= context.atoms.size() || !context.atoms[numeral.last].joined) return false;
  if (after == marks.close && before == marks.open) {
    // "factors: (1) prices and (2) wages"; elsewhere a number in brackets is told of what stands before it
    const Symbol lead = numeral.first > 1 ? context.word(numeral.first - 2) : marks.semicolon;
    const bool listed = lead == marks.colon || lead == marks.semicolon || lead == marks.comma ||
                        context.lexicon.is(lead, word::and_word | word::or_word);
    return listed && numeral.last + 1 < context.atoms.size() && context.atoms[numeral.last + 1].kind == AtomKind::word;
  }
  if (after == marks.close) return !is_in_brackets(context, numeral.first);  // "either 1) ... or 2) ..."
  return numeral.first == 0 && after == marks.stop;
}

// "iOS 5", "iPhone 4": capitals inside the word before.
bool is_camel_case(std::string_view form) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return form.size() > 2 && !form.ends_with('s') && std::any_of(form.begin() + 1, form.end(), upper) &&
         std::any_of(form.begin(), form.end(), lower);
}

// "'98": a year without its century.
bool is_short_year(const Context& context, const Numeral& numeral) {
  const Literal* literal = context.atoms.literal_at(numeral.first);
  if (literal == nullptr || literal->digits != 2 || numeral.first == 0 || !context.atoms[numeral.first].joined)
    return false;
  const std::string_view mark = context.text(numeral.first - 1);
  const bool apostrophe = mark == "'" || mark == "\u2019" || mark == "\u2018";
  return apostrophe && !context.atoms[numeral.first - 1].joined && numeral.scale == 0;
}

// "The final 717 jet", "a 500 index": a number above one before one thing is its name. Words that are plural as they
// stand ("5 aircraft") agree.
bool disagrees(const Context& context, const Numeral& numeral, const Counted& noun) {
  const Literal* literal = context.atoms.literal_at(numeral.first);
  if (literal == nullptr || literal->grouped || literal->digits != 3 || literal->decimals > 0 || numeral.scale != 0)
    return false;
  const Token& head = context.document.tokens[noun.last_token];
  const std::string_view form = context.document.slice(head);
  if (form.ends_with("s") || context.lexicon.nouns[head.lower] != Symbol::unknown) return false;
  const std::uint32_t behind = noun.last_token + 2;
  // "362 break-ins"
  if (behind < context.document.tokens.size() && context.document.slice(context.document.tokens[behind - 1]) == "-" &&
      context.document.slice(context.document.tokens[behind]).ends_with("s"))
    return false;
  // "will see 850 go"
  if (numeral.first > 0 && context.token(numeral.first - 1).pos == Pos::verb) return false;
  if (context.lexicon.names[head.lower] == NameKind::plural ||
      context.word(numeral.last) == context.lexicon.marks.hyphen)
    return false;
  return !context.lexicon.is(context.word(numeral.last), word::of) && unit_of(context, noun) == form;
}

NameKind kind_of(const Context& context, std::uint32_t atom) {
  const Symbol word = context.word(atom);
  const NameKind kind = word == Symbol::unknown ? NameKind::none : context.lexicon.names[word];
  if (kind != NameKind::none || context.atoms[atom].kind != AtomKind::word) return kind;
  const Symbol lemma = context.token(atom).lemma;  // "Sections 3 and 5"
  const NameKind of_one = lemma == Symbol::unknown ? NameKind::none : context.lexicon.names[lemma];
  return of_one == NameKind::always || of_one == NameKind::capitalised || of_one == NameKind::label ? of_one
                                                                                                    : NameKind::none;
}

// "Phases 3, 5 and 7": what follows a number that is a name is one too.
bool goes_on(const Context& context, const Numeral& numeral) {
  const std::uint32_t gap = numeral.first - std::min(numeral.first, context.name_end);
  if (context.name_end == 0 || gap == 0 || gap > 2 || numeral.words) return false;
  const Marks& marks = context.lexicon.marks;
  for (std::uint32_t at = context.name_end; at < numeral.first; ++at) {
    const Symbol joint = context.word(at);
    const bool joins = joint == marks.comma || joint == marks.hyphen || joint == marks.en_dash ||
                       context.lexicon.is(joint, word::and_word | word::or_word | word::to);
    if (!joins) return false;
  }
  return true;
}

// "300 Oak Street", "1600 Perdido St.": one or two names between the number and the word for a street, no noun behind.
bool is_address(const Context& context, const Numeral& numeral) {
  constexpr std::uint32_t longest_street = 3;
  if (numeral.last >= context.atoms.size() || !context.token(numeral.last).is(token_flag::capitalised)) return false;
  const Literal* literal = context.atoms.literal_at(numeral.first);
  if (literal == nullptr || literal->grouped || literal->decimals > 0 || numeral.scale != 0) return false;
  for (std::uint32_t at = numeral.last; at < numeral.last + longest_street && at < context.atoms.size(); ++at) {
    const Token& token = context.token(at);
    if (!token.is(token_flag::capitalised)) return false;
    if (at == numeral.last || context.word(at) == Symbol::unknown ||
        context.lexicon.names[context.word(at)] != NameKind::street)
      continue;
    const Pos next = at + 1 < context.atoms.size() ? context.token(at + 1).pos : Pos::punct;
    return next != Pos::noun && next != Pos::propn;  // "12 East St. Louis officers"
  }
  return false;
}

// "S. 2802, the Harbours Act": an initial that ended the sentence before its number.
bool is_behind_initial(const Context& context, const Numeral& numeral) {
  const std::uint32_t first = context.sentence.first;
  if (numeral.words || first < 2 || context.atoms[0].token != first) return false;
  const auto& tokens = context.document.tokens;
  const std::string_view initial = context.document.slice(tokens[first - 2]);
  return initial.size() == 1 && initial[0] >= 'A' && initial[0] <= 'Z' &&
         context.document.slice(tokens[first - 1]) == "." && !tokens[first - 1].is(token_flag::space_before);
}

// A whole number in digits that a name with a possessive ends with, before a bracket or a verb.
bool is_behind_owner(const Context& context, const Numeral& numeral) {
  const Literal* literal = context.atoms.literal_at(numeral.first);
  if (literal == nullptr || literal->grouped || literal->decimals > 0 || numeral.scale != 0 || numeral.first < 3 ||
      numeral.last >= context.atoms.size())
    return false;
  std::uint32_t at = numeral.first - 1;
  while (at > 1 && context.token(at).pos == Pos::part) --at;  // an apostrophe is an atom of its own
  const Token& owner = context.token(at);
  const bool owned = at + 1 < numeral.first && owner.pos == Pos::propn && owner.is(token_flag::capitalised) &&
                     context.token(at - 1).pos != Pos::verb;
  const Pos next = context.token(numeral.last).pos;
  return owned && (context.word(numeral.last) == context.lexicon.marks.open || next == Pos::verb || next == Pos::aux);
}

// "A two-way street", "one-time gains", "one-on-one talks".
bool says_manner(const Context& context, const Numeral& numeral) {
  const Atoms& atoms = context.atoms;
  const std::uint32_t hyphen = numeral.last;
  if (!numeral.words || hyphen + 1 >= atoms.size() || context.word(hyphen) != context.lexicon.marks.hyphen)
    return false;
  const Symbol manner = context.word(hyphen + 1);
  return atoms[hyphen].joined && atoms[hyphen + 1].joined && manner != Symbol::unknown &&
         context.lexicon.names[manner] == NameKind::manner;
}

// "In 2007-8", "2007 - 08": the end of a span of years.
bool ends_years(const Context& context, const Numeral& numeral) {
  const Literal* literal = context.atoms.literal_at(numeral.first);
  if (literal == nullptr || literal->digits > 2 || literal->decimals > 0 || numeral.scale != 0 || numeral.first < 2)
    return false;
  const Symbol mark = context.word(numeral.first - 1);
  if (mark != context.lexicon.marks.hyphen && mark != context.lexicon.marks.en_dash) return false;
  constexpr std::size_t year = std::string_view("2007").size();
  const Time* time = context.time_at(numeral.first - 2);
  return time != nullptr && time->type == TimeType::date && time->value.size() == year &&
         context.atoms[numeral.first - 2].span.end == time->span.end;
}

bool names_something(const Context& context, const Numeral& numeral) {
  const Atoms& atoms = context.atoms;
  if (numeral.role == NumeralRole::fraction && !numeral.words) {
    // "resolution 1430/2019"
    constexpr std::int64_t largest_part = 1000;
    if (numeral.value.divisor > largest_part) return true;
    return context.lexicon.name_literals.find(context.text(numeral.first)).has_value();
  }
  if (ends_years(context, numeral) || says_manner(context, numeral) || joined_to_name(context, numeral) ||
      is_dialled(context, numeral))
    return true;
  if (numeral.role != NumeralRole::cardinal) return false;
  if (joined_to_tail(context, numeral) && !read_scale_or_unit(context, numeral.last)) return true;
  if (numeral.first == 0 && is_behind_initial(context, numeral) && !read_scale_or_unit(context, numeral.last))
    return true;
  if (is_list_mark(context, numeral) || is_short_year(context, numeral) || is_address(context, numeral)) return true;
  const auto counted = counted_noun(context, numeral.last);
  if (counted && disagrees(context, numeral, *counted) && !read_scale_or_unit(context, numeral.last)) return true;
  if (numeral.first == 0) return false;
  std::uint32_t before = numeral.first - 1;
  if (context.word(before) == context.lexicon.marks.plus && before > 0) --before;
  if (context.word(before) == context.lexicon.marks.hyphen && before > 0) --before;
  if (context.word(before) == context.lexicon.marks.stop && before > 0 && atoms[before].joined) --before;
  const Token& token = context.token(before);
  const bool capital = token.is(token_flag::capitalised);
  const NameKind kind = kind_of(context, before);
  if (goes_on(context, numeral) && !counted && !read_scale_or_unit(context, numeral.last)) return true;
  const bool counts = counted && !context.lexicon.is(context.word(numeral.last), word::of);  // "week 22 of a term"
  // "Phase 4C" is no temperature
  const bool lettered = kind == NameKind::label && numeral.last < atoms.size() && atoms[numeral.last].joined &&
                        atoms[numeral.last].span.size() == 1 &&
                        ((context.text(numeral.last)[0] >= 'A' && context.text(numeral.last)[0] <= 'Z') ||
                         (capital && context.text(numeral.last)[0] >= 'a'));  // "Figure 3c"
  if (lettered) return true;
  // "the Group of 20", "the so-called Group of Four"
  if (before > 0 && context.lexicon.is(context.word(before), word::of) && before + 1 == numeral.first) {
    const Token& group = context.token(before - 1);
    const bool named = group.is(token_flag::capitalised) && !group.is(token_flag::sentence_start);
    if (named && kind_of(context, before - 1) == NameKind::label) return true;
  }
  // "phase two was planned", but "phase two drugs", "the other group two"
  const Pos next = numeral.last < atoms.size() ? context.token(numeral.last).pos : Pos::punct;
  const bool spelt = numeral.words && next != Pos::noun && next != Pos::adj && token.pos == Pos::noun &&
                     numeral.last == numeral.first + 1;
  // "Level 3 alerts"
  const bool written = capital && !numeral.words;
  const Literal* digits_behind = atoms.literal_at(numeral.first);
  const bool grouped = digits_behind != nullptr && digits_behind->grouped;  // "last season 10,892 came"
  // "world number two Ann Bell"
  const bool ranked = numeral.words && next == Pos::propn;
  if (kind == NameKind::label && !grouped && (!counts || written || ranked) && (!numeral.words || spelt) &&
      !read_scale_or_unit(context, numeral.last))
    return true;
  // "the Dax 2.8%" is no name though "the Dax 30" is
  if (kind == NameKind::always && (!numeral.words || capital)) {
    const Literal* digits = atoms.literal_at(numeral.first);
    const bool measured = digits != nullptr && digits->decimals > 0 && read_scale_or_unit(context, numeral.last);
    if (!measured) return true;
  }
  if (kind == NameKind::capitalised && capital &&
      (!numeral.words || context.token(numeral.first).is(token_flag::capitalised)))
    return true;
  // "the Standard & Poor's 500 (S&P) fell"
  if (is_behind_owner(context, numeral) && !counted && !read_scale_or_unit(context, numeral.last)) return true;
  const bool name_before =
      ((capital && token.pos == Pos::propn) || is_camel_case(context.text(before))) && before + 1 == numeral.first;
  if (numeral.words) {
    // "Channel Four", "the Big Three": a capital inside the sentence
    const Token& self = context.token(numeral.first);
    // "the magazine of Eleven Media Group"
    const bool name_behind = numeral.last < atoms.size() && context.token(numeral.last).pos == Pos::propn &&
                             atoms[before].kind == AtomKind::word;
    // "Six-Party talks"
    const bool hyphened = numeral.last + 1 < atoms.size() && atoms[numeral.last].joined &&
                          context.word(numeral.last) == context.lexicon.marks.hyphen &&
                          atoms[numeral.last + 1].joined &&
                          context.token(numeral.last + 1).is(token_flag::capitalised) &&
                          !context.token(numeral.last + 1).is(token_flag::all_caps);
    return self.is(token_flag::capitalised) && !self.is(token_flag::sentence_start) &&
           (name_before || name_behind || hyphened) && !self.is(token_flag::all_caps);
  }
  // "Falcon 9", but "In Texas 12 people", "Obama 42%"
  const Literal* literal = atoms.literal_at(numeral.first);
  if (!name_before || literal == nullptr || literal->grouped || numeral.scale != 0) return false;
  // "Safari 4.0", but "the Dax 2.85", "Ni 3.5 to 5%"
  constexpr std::size_t longest_version = std::string_view("10.6").size(), shortest_name = 3;
  const bool range =
      context.lexicon.is(context.word(numeral.last), word::to) ||
      (numeral.last < atoms.size() && atoms[numeral.last].kind == AtomKind::mark && atoms[numeral.last].joined &&
       numeral.last + 1 < atoms.size() && atoms[numeral.last + 1].kind == AtomKind::literal);
  const bool version = literal->decimals == 1 && !range && context.text(numeral.first).size() <= longest_version &&
                       token.is(token_flag::has_lower) && token.span.size() >= shortest_name;
  if (literal->decimals > 0 && !version) return false;
  if (read_scale_or_unit(context, numeral.last) || context.time_at(before) != nullptr) return false;
  if (!counted) return true;
  const Token& head = context.document.tokens[counted->last_token];
  return !context.document.slice(head).ends_with("s") && context.lexicon.nouns[head.lower] == Symbol::unknown;
}

}  // namespace

bool is_name(Context& context, const Numeral& numeral) {
  const bool plain = !numeral.words && numeral.scale == 0 && numeral.role == NumeralRole::cardinal;
  const std::string_view digits = plain ? context.text(numeral.first) : std::string_view{};
  const bool memorable = digits.size() >= 3 && digits.size() <= 5;
  if (memorable && std::find(context.names.begin(), context.names.end(), digits) != context.names.end()) {
    return !read_scale_or_unit(context, numeral.last);
  }
  if (!names_something(context, numeral)) return false;
  context.name_end = numeral.last;
  if (memorable && context.names.size() < 32) context.names.push_back(digits);
  return true;
}

}  // namespace sayso::figures
