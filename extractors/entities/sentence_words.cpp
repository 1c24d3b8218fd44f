#include "extractors/entities/sentence_words.hpp"

#include <algorithm>

namespace sayso::entities {

using namespace token_flag;

bool SentenceWords::is_second_syllable(std::size_t begin, std::size_t i) const {
  if (i >= end_ || i < begin + 3 || !is_char(i - 1, '-') || !glued(i - 1) || !glued(i)) return false;
  const Token& t = token(i);
  if (t.is(token_flag::capitalised | has_digit | punctuation) || t.span.size() > 5 || !capitalised(i - 3)) return false;
  if (t.lower == Symbol::unknown || t.pos == Pos::propn || t.pos == Pos::adp || t.pos == Pos::x) return true;
  const bool after_family = (traits(i - 3) & (trait::surname | trait::common_surname)) != 0;
  return t.pos == Pos::noun && after_family && (traits(i - 3) & trait::first_name) == 0;
}

bool SentenceWords::is_legal_form(std::size_t i) const {
  if (i >= end_) return false;
  const auto mark = look_.name_mark(i, end_);
  return mark && mark->item->legal_form;
}

bool SentenceWords::is_common_part(std::size_t i) const {
  const auto title = look_.title(i, end_);
  if (title && title->tokens > 1 && capitalised(i + title->tokens)) return false;
  return (traits(i) & (trait::first_name | trait::surname)) == 0 && !look_.known_name(i, end_);
}

const NameMark* SentenceWords::mark_at_end(std::size_t begin, std::size_t end) const {
  if (begin == end || (traits(end - 1) & trait::ends_mark) == 0) return nullptr;
  for (std::size_t k = end - std::min<std::size_t>(3, end - begin); k < end; ++k) {
    const auto mark = look_.name_mark(k, end);
    if (mark && mark->item->suffix && k + mark->tokens == end && k > begin) return mark->item;
  }
  return nullptr;
}

bool SentenceWords::is_initial(std::size_t i) const {
  const std::string_view text = d_.slice(token(i));
  return capitalised(i) && (text.size() == 1 || (text.size() == 2 && text[1] == '.'));
}

bool SentenceWords::person_begins(std::size_t i, std::size_t end) const {
  if (i + 1 >= end || (traits(i) & trait::first_name) == 0 || !capitalised(i) || !capitalised(i + 1)) return false;
  if (ends_with_mark(i, end) && mark_at_end(i, end)->type != EntityType::person) return false;
  return is_initial(i + 1) ? i + 2 < end : (traits(i + 1) & (trait::surname | trait::common_surname)) != 0;
}

std::size_t SentenceWords::person_cut(std::size_t i, std::size_t end) const {
  constexpr std::uint32_t personal = trait::first_name | trait::common_first_name | trait::surname;
  if (person_begins(i, i + 3 < end ? i + 3 : end)) {
    for (std::size_t k = i + 2; k < end; ++k) {
      if ((traits(k) & trait::joiner) == 0 || capitalised(k)) continue;
      const auto mark = look_.name_mark(k - 1, end);
      return ends_with_mark(i, k) || (mark && mark->tokens > 1) ? end : k;
    }
    return end;
  }
  for (std::size_t k = i + 1; k + 1 < end; ++k) {
    if ((traits(k - 1) & personal) != 0 || !capitalised(k - 1) || !person_begins(k, end)) continue;
    if ((is_initial(k + 1) && k > i + 1) || ends_with_mark(i, k)) return k;
  }
  return end;
}

bool SentenceWords::is_dateline(std::size_t i, std::size_t rest) const {
  constexpr std::uint32_t longest_code = 4;  // "US Senate"
  return token(i).is(sentence_start) && token(i).is(all_caps) && token(i).span.size() > longest_code &&
         !token(rest).is(all_caps | punctuation | has_digit);
}

bool SentenceWords::before_person(std::size_t i, std::size_t end) const {
  if (i >= end) return false;
  if ((traits(i) & trait::first_name) != 0) return true;
  const auto title = look_.title(i, end);
  return title && title->item->kind != TitleKind::modifier && !ends_with_mark(i, end);
}

}  // namespace sayso::entities
