#include "extractors/entities/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <string_view>
#include <unordered_set>

#include "extractors/entities/evidence.hpp"
#include "extractors/entities/headings.hpp"
#include "extractors/entities/sentence_words.hpp"
#include "pipeline/document/limits.hpp"
#include "pipeline/document/names.hpp"

namespace sayso::entities {
namespace {

using namespace token_flag;

// A run longer than this is a list or a headline, not a name.
constexpr std::size_t longest_run = 16;

// Points, see evidence.cpp.
constexpr std::int16_t settled_twice = 12, told_by_noun = 10;

// Finds the names of one sentence.
class SentenceReader : private SentenceWords {
 public:
  SentenceReader(const Document& document, const Lexicon& lexicon, const LookUps& look, const Sentence& sentence,
                 std::vector<Name>& names)
      : SentenceWords(document, lexicon, look, sentence.tokens.last), names_(names) {
    headline_ = is_headline(sentence.tokens);
    next_time_ = std::lower_bound(d_.times.begin(), d_.times.end(), sentence.tokens.first,
                                  [](const Time& t, std::uint32_t token) { return t.tokens.last <= token; });
    next_learned_ = std::lower_bound(d_.names.begin(), d_.names.end(), sentence.tokens.first,
                                     [](const NameSpan& n, std::uint32_t token) { return n.tokens.last <= token; });
    for (std::size_t i = sentence.tokens.first; i < end_;) {
      i = token(i).is(token_flag::capitalised | has_digit) ? read_at(i) : i + 1;
    }
  }

 private:
  // No full stop ends it, and more than seven in ten of at least four longer words have a capital.
  [[nodiscard]] bool is_headline(TokenRange range) const {
    if (is_char(range.last - 1, '.')) return false;
    std::size_t words = 0, capitals = 0;
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (token(i).is(punctuation | has_digit) || token(i).span.size() < 4) continue;
      // Title case gives verbs a capital too.
      if (token(i).pos == Pos::verb && !token(i).is(token_flag::capitalised)) return false;
      ++words;
      capitals += token(i).is(token_flag::capitalised) ? 1 : 0;
    }
    return words >= 4 && capitals * 10 > words * 7;
  }

  // The "US" of "US$5 million" is the currency's, the "GB" of "30GB" the unit's.
  [[nodiscard]] bool in_amount(std::size_t i) const {
    const auto after = std::upper_bound(d_.figures.begin(), d_.figures.end(), i,
                                        [](std::size_t t, const Figure& f) { return t < f.tokens.first; });
    if (after == d_.figures.begin() || !(after - 1)->tokens.contains(i)) return false;
    return (after - 1)->kind == FigureKind::money || (after - 1)->kind == FigureKind::quantity;
  }

  // A time that covers the token has taken it ("May", "Thanksgiving").
  [[nodiscard]] bool in_time(std::size_t i) {
    while (next_time_ != d_.times.end() && next_time_->tokens.last <= i) ++next_time_;
    return next_time_ != d_.times.end() && next_time_->tokens.contains(i);
  }

  // The learned name that covers the token. Tokens are asked for in order, but for those of the run at hand.
  [[nodiscard]] const NameSpan* learned_at(std::size_t i) const {
    for (auto n = next_learned_; n != d_.names.end() && n->tokens.first <= i; ++n) {
      if (n->tokens.contains(static_cast<std::uint32_t>(i))) return &*n;
    }
    return nullptr;
  }
  [[nodiscard]] bool learned_begins(std::size_t i) const {
    const NameSpan* name = learned_at(i);
    return name != nullptr && name->tokens.first == i;
  }

  std::size_t read_at(std::size_t i) {
    while (next_learned_ != d_.names.end() && next_learned_->tokens.last <= i) ++next_learned_;
    if (in_time(i)) return next_time_->tokens.last;
    if (in_amount(i)) return i + 1;
    const auto known = look_.known_name(i, end_);
    if (headline_ && !learned_begins(i)) {
      if (!known || known->item->ambiguous) return i + 1;
      add({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + known->tokens)}, {}, nullptr);
      return i + known->tokens;
    }
    if (!begins_name(i, known.has_value() && !known->item->ambiguous)) return i + 1;
    const std::size_t run_end = read_run(i);
    split_run(i, run_end);
    return run_end;
  }

  // Whether a capital here means a name.
  [[nodiscard]] bool begins_name(std::size_t i, bool known) const {
    const Token& t = token(i);
    if (!t.is(token_flag::capitalised)) return known;
    if (known && t.is(sentence_start) && listed_as_word(i)) return false;
    if (known || learned_begins(i)) return true;
    if (t.is(sentence_start) && opens_longer_name(i)) return true;
    if (t.is(sentence_start) && (traits(i) & trait::not_name) != 0) return false;
    if (!t.is(sentence_start)) return t.pos != Pos::pron && t.pos != Pos::det && t.pos != Pos::intj;
    if (t.pos == Pos::propn) return true;
    if ((t.pos == Pos::noun || t.pos == Pos::adj) && capitalised(i + 1) && token(i + 1).pos == Pos::propn) return true;
    return (traits(i) & (trait::first_name | trait::surname)) != 0;
  }

  // "House" names a body, but at a sentence's start it may be any house.
  [[nodiscard]] bool listed_as_word(std::size_t i) const {
    if ((traits(i) & trait::not_name) == 0 || token(i).is(all_caps)) return false;
    const auto known = look_.known_name(i, end_);
    return known && known->tokens == 1;
  }

  // A title or the mark of a body, with a capital behind it ("Prime Minister Abe", "Ministry of Trade").
  [[nodiscard]] bool opens_longer_name(std::size_t i) const {
    const auto title = look_.title(i, end_);
    if (title && capitalised(i + title->tokens)) return true;
    const auto mark = look_.name_mark(i, end_);
    return mark && mark->item->prefix && capitalised(i + mark->tokens);
  }

  // The end of the run of capitalised words, with the connectors a name may hold.
  [[nodiscard]] std::size_t read_run(std::size_t i) const {
    bool opened = false;  // by a prefix such as "Ministry of": joiners belong to the name
    std::size_t j = i;
    while (j < end_ && j - i < longest_run) {
      if (const auto known = look_.known_name(j, end_); known && known->tokens > 1) {
        j += known->tokens;
      } else if (const auto mark = look_.name_mark(j, end_);
                 mark && mark->item->prefix && mark->tokens > 1 && name_goes_on(j + mark->tokens)) {
        opened = true;
        j += mark->tokens;
        if (!capitalised(j)) ++j;
      } else if (const auto title = look_.title(j, end_);
                 title && title->tokens > 1 && capitalised(j + title->tokens - 1) && capitalised(j + title->tokens)) {
        j += title->tokens;  // "Special Agent in Charge Rosa Quill"
      } else {
        ++j;
      }
      if (j >= end_) break;
      const std::size_t next = connect(i, j, opened);
      if (next == j && (!joins_directly(j) || ends_in_time(j))) break;
      j = next;
    }
    return std::min(j, std::size_t{end_});
  }

  // "Putin Tuesday praised": a day that no further word of a name follows.
  [[nodiscard]] bool ends_in_time(std::size_t j) const {
    auto time = next_time_;
    while (time != d_.times.end() && time->tokens.last <= j) ++time;
    return time != d_.times.end() && time->tokens.contains(j) && !capitalised(time->tokens.last);
  }

  // Skips connectors at j that lead on to a capitalised word of the same name; j itself where there are none.
  [[nodiscard]] std::size_t connect(std::size_t begin, std::size_t j, bool opened) const {
    if (is_char(j, '&') && capitalised(j + 1)) return j + 1;
    if (is_char(j, ',') && is_legal_form(j + 1)) return j + 1;
    if (is_char(j, '-') && glued(j) && glued(j + 1) && (capitalised(j + 1) || (traits(j + 1) & trait::particle) != 0)) {
      return j + 1;
    }
    if (is_second_syllable(begin, j + 1)) return j + 1;
    if ((traits(j) & trait::particle) != 0 && !token(j).is(token_flag::capitalised)) {
      std::size_t k = j + 1;
      while (k < end_ && k < j + 3 && (traits(k) & trait::particle) != 0 && !capitalised(k)) ++k;
      if (is_char(k, '-')) ++k;
      return capitalised(k) ? k : j;
    }
    if (opened) return connect_opened(j);
    return connect_suffixed(begin, j);
  }

  // Inside a name that a prefix opened: "of the", "and", and lists such as "Economy, Trade and Industry".
  [[nodiscard]] std::size_t connect_opened(std::size_t j) const {
    const auto joins = [&](std::size_t k) { return k < end_ && (traits(k) & trait::joiner) != 0 && !capitalised(k); };
    if (joins(j)) {
      std::size_t k = j + 1;
      if (joins(k)) ++k;
      return capitalised(k) && is_common_part(k) ? k : j;
    }
    if (!is_char(j, ',')) return j;
    for (std::size_t k = j + 1; k < end_ && k < j + 4; ++k) {
      if (joins(k)) return k > j + 1 && capitalised(k + 1) && is_common_part(k + 1) ? j + 1 : j;
      if (!capitalised(k) || !is_common_part(k)) return j;
    }
    return j;
  }

  // "Food and Drug Administration": one word, "and", and a run that a mark closes.
  [[nodiscard]] std::size_t connect_suffixed(std::size_t begin, std::size_t j) const {
    if (j != begin + 1 || token(j).pos != Pos::cconj || !capitalised(j + 1) || !is_common_part(begin)) return j;
    std::size_t k = j + 1;
    while (capitalised(k)) ++k;
    return k > j + 2 && ends_with_mark(j + 1, k) && is_common_part(j + 1) ? j + 1 : j;
  }

  // Cuts a run into names at titles and known places.
  void split_run(std::size_t begin, std::size_t end) {
    TokenRange title;
    for (std::size_t i = begin; i < end;) {
      if (token(i).is(punctuation) || (!capitalised(i) && !look_.known_name(i, end))) {
        ++i;
        continue;
      }
      if (const auto found = title_at(i, end); found > 0 && !is_called_so(title, i, i + found, end)) {
        const auto first = static_cast<std::uint32_t>(i);
        title = title.last == first && !title.empty() ? TokenRange{title.first, first + found}
                                                      : TokenRange{first, first + found};
        i += found;
        continue;
      }
      if (title.empty()) title = title_before(i);
      const std::size_t piece_end = read_piece(i, end);
      add({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(piece_end)}, title, mark_at_end(i, piece_end));
      title = {};
      i = piece_end;
    }
  }

  // Tokens of a title at i that does not belong to a longer name ("President", but not "General Motors").
  [[nodiscard]] std::uint32_t title_at(std::size_t i, std::size_t end) const {
    if (const auto known = look_.known_name(i, end); known && known->tokens > 1) return 0;
    if (const auto mark = look_.name_mark(i, end); mark && mark->item->prefix && mark->tokens > 1) return 0;
    if (ends_with_mark(i, end)) return 0;
    const auto title = look_.title(i, end);
    if (!title) return 0;
    // A word such as "Dean" or "Bishop" may be a given name or surname of its own.
    const bool name_too = title->tokens == 1 && (traits(i) & (trait::first_name | trait::surname)) != 0;
    if (name_too && title->item->kind != TitleKind::civil && !person_begins(i + 1, end)) return 0;
    if (title->item->plural && !is_given_name(i + title->tokens, end)) return 0;
    if (title->item->kind == TitleKind::modifier && !before_person(i + title->tokens, end)) return 0;
    return title->tokens;
  }

  // "Mr. Foreman": behind a form of address the last word is a name, though it may be a title as well.
  [[nodiscard]] bool is_called_so(TokenRange title, std::size_t i, std::size_t last, std::size_t end) const {
    if (title.empty() || title.last != i || last != end || last != i + 1) return false;
    const auto before = look_.title(title.last - 1, title.last);
    return before && before->item->kind == TitleKind::civil &&
           (traits(i) & (trait::surname | trait::common_surname)) != 0;
  }

  // A lower-case title that stands directly before the run ("prime minister Theresa May").
  [[nodiscard]] TokenRange title_before(std::size_t i) const {
    const auto last = static_cast<std::uint32_t>(i);
    TokenRange found;
    if (last == 0 || (traits(last - 1) & trait::ends_title) == 0) return found;
    for (std::uint32_t length = 1; length <= 4 && length <= last; ++length) {
      const std::uint32_t first = last - length;
      if (token(first).is(punctuation | token_flag::capitalised)) break;
      const auto title = look_.title(first, last);
      if (title && first + title->tokens == last && title->item->kind != TitleKind::modifier) found = {first, last};
    }
    return found;
  }

  // Where the name that begins at i ends within its run.
  [[nodiscard]] std::size_t read_piece(std::size_t i, std::size_t end) const {
    std::size_t piece_end = cut_piece(i, person_cut(i, end));
    while (piece_end > i + 1 && !capitalised(piece_end - 1) && !token(piece_end - 1).is(has_digit | space_before) &&
           !is_second_syllable(i, piece_end - 1)) {
      --piece_end;
    }
    while (piece_end > i + 1 && (traits(piece_end - 1) & (trait::joiner | trait::definite)) != 0 &&
           !capitalised(piece_end - 1)) {
      --piece_end;
    }
    return piece_end;
  }

  [[nodiscard]] std::size_t cut_piece(std::size_t i, std::size_t end) const {
    std::size_t piece_end = end;
    for (std::size_t k = i + 1; k < end; ++k) {
      // "Court of Justice": what a connector leads to is no title.
      if (!capitalised(k) || !capitalised(k - 1)) continue;
      if (const auto length = title_at(k, end); length > 0 && !ends_with_mark(i, k + length)) {
        piece_end = k;
        break;
      }
    }
    const auto known = look_.known_name(i, piece_end);
    if (const std::size_t cut = learned_cut(i, piece_end); cut != 0 && (!known || i + known->tokens <= cut)) return cut;
    if (!known || i + known->tokens == piece_end) return piece_end;
    const std::size_t rest = i + known->tokens;
    // "U.S.-China": two names; "Anglo-Saxon" is not known up to the hyphen.
    if (is_char(rest, '-')) return look_.known_name(rest + 1, piece_end) ? rest : piece_end;
    const EntityType type = known->item->type;
    if (is_dateline(i, rest) && type == EntityType::gpe) return rest;
    const auto mark = look_.name_mark(rest, piece_end);
    const bool body_follows = (mark && mark->item->prefix) || ends_with_mark(i, piece_end);
    const auto known_rest = look_.known_name(rest, piece_end);
    const bool body_known = known_rest && rest + known_rest->tokens == piece_end && known_rest->tokens > 1;
    if (type == EntityType::norp && (!body_follows || body_known)) return rest;
    const bool person_follows = (traits(rest) & (trait::first_name | trait::common_first_name)) != 0;
    if ((type == EntityType::gpe || type == EntityType::org) && person_follows && piece_end - rest >= 2 &&
        !ends_with_mark(rest, piece_end)) {
      return rest;
    }
    if (known->tokens > 1 && type == EntityType::org && !ends_with_mark(rest, piece_end)) return rest;
    return piece_end;
  }

  // Where learned names part the words from i to `end`, or 0: at the end of the one that begins at i, or where the next
  // one begins.
  [[nodiscard]] std::size_t learned_cut(std::size_t i, std::size_t end) const {
    const NameSpan* name = learned_at(i);
    std::size_t cut = 0;
    if (name != nullptr && name->tokens.first == i) {
      cut = name->tokens.last;
    } else {
      for (cut = i + 1; cut < end && !(learned_begins(cut) && capitalised(cut));) ++cut;
    }
    if (cut >= end || !capitalised(cut) || is_char(cut - 1, '-')) return 0;
    // "Theresa [May]", "Wang [Jianfeng]": one name of a person does not stand apart from the next.
    constexpr std::uint32_t personal =
        trait::first_name | trait::common_first_name | trait::surname | trait::common_surname;
    const bool person = cut == i + 1 && (traits(i) & personal) != 0;
    return person ? 0 : cut;
  }

  void add(TokenRange tokens, TokenRange title, const NameMark* mark) {
    Name name;
    name.tokens = tokens;
    name.heading = headline_;
    name.title = title;
    weigh(d_, lexicon_, look_, mark, name);
    if (name.known == nullptr && tokens.size() == 1) {
      if ((traits(tokens.first) & trait::not_name) != 0) return;
      const char first = d_.text()[token(tokens.first).span.begin];
      if (first >= '0' && first <= '9') return;  // "5G"; lists hold the few names that begin so ("3M")
      if (token(tokens.first).span.size() == 1) return;
      // A common word with a capital for show ("the Letter"): no list, no title, and the tagger sees no name.
      const bool common = token(tokens.first).pos != Pos::propn && !token(tokens.first).is(all_caps | has_digit);
      if (common && title.empty() && (traits(tokens.first) & ~trait::of_look_ups) == 0) return;
      // "Council", "Party" alone refer back; they do not name.
      if (look_.name_mark(tokens.first, tokens.last) && best_type(name.scores) != EntityType::person) return;
    }
    // What neither the network nor a list sees as a name needs two strong witnesses, such as a title and a given name.
    const auto most = *std::max_element(name.scores.begin(), name.scores.end());
    name.doubtful = !d_.names.empty() && !name.learned && name.known == nullptr && most < settled_twice &&
                    !behind_capital_the(tokens.first);
    if (name.known != nullptr && name.known->has_code()) add_body(tokens, *name.known);
    names_.push_back(name);
  }

  // "told The Herald": within a sentence a capital "The" begins a name.
  [[nodiscard]] bool behind_capital_the(std::size_t i) const {
    if (headline_ || i == 0) return false;
    const Token& before = token(i - 1);
    return before.is(token_flag::capitalised) && !before.is(sentence_start | all_caps) && before.pos == Pos::det;
  }

  // "Japanese government", "Japan's government": a body of its own, beside the nationality or country inside it.
  void add_body(TokenRange country, const KnownName& known) {
    std::uint32_t noun = country.last;
    if (noun + 1 < end_ && token(noun).pos == Pos::part && !token(noun).is(space_before)) ++noun;
    if (noun >= end_ || (traits(noun) & trait::body) == 0 || token(noun).is(token_flag::capitalised)) return;
    Name body;
    body.tokens = {country.first, noun + 1};
    body.scores[static_cast<std::size_t>(EntityType::org)] = told_by_noun;
    body.body = std::uint64_t{country_of({known.code.data(), known.code.size()})} << 32U |
                static_cast<std::uint32_t>(token(noun).lower);
    names_.push_back(body);
  }

  bool headline_ = false;
  std::vector<Time>::const_iterator next_time_;
  std::vector<NameSpan>::const_iterator next_learned_;
  std::vector<Name>& names_;
};

// A doubtful name stays where the article has the same words as a name that is not, or as one's first or last word.
void drop_doubtful(const Document& document, std::vector<Name>& names) {
  if (std::none_of(names.begin(), names.end(), [](const Name& name) { return name.doubtful; })) return;
  const auto text = [&](const Name& name) { return document.slice(document.span_of(name.tokens)); };
  std::array<std::byte, 8192> room;  // enough for most articles
  std::pmr::monotonic_buffer_resource memory(room.data(), room.size());
  std::pmr::unordered_set<std::string_view> sure(names.size() * 3, &memory);
  for (const Name& name : names) {
    if (name.doubtful) continue;
    sure.insert(text(name));
    sure.insert(document.slice(document.tokens[name.tokens.first]));
    sure.insert(document.slice(document.tokens[name.tokens.last - 1]));
  }
  std::erase_if(names, [&](const Name& name) { return name.doubtful && !sure.contains(text(name)); });
}

}  // namespace

EntityType best_type(const Scores& scores) {
  return static_cast<EntityType>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

std::vector<Name> find_names(const Document& document, const Lexicon& lexicon) {
  std::vector<Name> names;
  names.reserve(document.tokens.size() / 16);
  const LookUps look(document, lexicon);
  for (const Sentence& sentence : document.sentences) {
    if (names.size() >= most_found) break;
    SentenceReader(document, lexicon, look, sentence, names);
  }
  drop_doubtful(document, names);
  cut_headings(document, lexicon, look, names);
  return names;
}

}  // namespace sayso::entities
