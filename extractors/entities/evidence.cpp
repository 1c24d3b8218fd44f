#include "extractors/entities/evidence.hpp"

#include <algorithm>

namespace sayso::entities {
namespace {

using namespace token_flag;

// Points. A list entry or a mark outweighs any two neighbours; a title outweighs a list entry of an ambiguous name;
// what a list has with all of several words ("Morgan Stanley"), or the law calls a company, is no person of that name.
constexpr std::int16_t listed = 9, listed_whole = 16, listed_ambiguous = 3, marked = 8, legal_form = 16, titled = 9,
                       office_titled = 5, given_name = 6, likely_given_name = 3, surname = 2, acronym = 4,
                       odd_shape = 2, age_follows = 5, described = 9, guess = 1, learned = 7, learned_in_part = 4,
                       rarely_learned = 3;

// Tokens from a name to the noun of the apposition behind it.
constexpr std::size_t longest_apposition = 6;

class Weigher {
 public:
  Weigher(const Document& document, const Lexicon& lexicon, const LookUps& look, Name& name)
      : d_(document), lexicon_(lexicon), look_(look), name_(name), first_(name.tokens.first), last_(name.tokens.last) {}

  void run(const NameMark* mark) {
    by_lists();
    by_marks(mark);
    by_title();
    by_people();
    by_shape();
    by_neighbours();
    by_learning();
  }

 private:
  void give(EntityType type, int points) {
    auto& score = name_.scores[static_cast<std::size_t>(type)];
    score = static_cast<std::int16_t>(score + points);
  }
  [[nodiscard]] std::uint32_t traits(std::size_t i) const { return lexicon_.traits(d_.tokens[i].lower); }
  [[nodiscard]] std::size_t size() const { return last_ - first_; }

  void by_lists() {
    const auto known = look_.known_name(first_, last_);
    if (!known || known->tokens != size()) return;
    name_.known = known->item;
    give(known->item->type, known->item->ambiguous ? listed_ambiguous : size() > 1 ? listed_whole : listed);
  }

  void by_marks(const NameMark* mark) {
    // "Title IV" is no person of that name.
    const bool numeral = mark != nullptr && mark->type == EntityType::person && size() == 2 && !is_personal(first_);
    if (mark != nullptr && !numeral) give(mark->type, mark->legal_form || settles(*mark) ? legal_form : marked);
    const auto prefix = look_.name_mark(first_, last_);
    if (prefix && prefix->item->prefix && prefix->tokens < size()) give(prefix->item->type, marked);
  }

  [[nodiscard]] bool is_personal(std::size_t i) const {
    return (traits(i) & (trait::first_name | trait::common_first_name | trait::surname)) != 0;
  }

  // "Rosa Quill Hospital" is no person; "Ann Mary Church" may be one.
  [[nodiscard]] bool settles(const NameMark& mark) const {
    constexpr std::uint32_t family = trait::surname | trait::common_surname | trait::place_surname;
    return mark.type != EntityType::person && size() >= 3 && (traits(last_ - 1) & family) == 0;
  }

  void by_title() {
    if (name_.title.empty()) return;
    const auto title = look_.title(name_.title.first, name_.title.last);
    if (!title) return;
    // The title nearest the name: "Prime Minister Dr. ..." has two.
    name_.gender = title->item->gender;
    give(EntityType::person, title->item->kind == TitleKind::civil ? titled : office_titled);
  }

  void by_people() {
    const std::uint32_t first = traits(first_), last = traits(last_ - 1);
    const bool several = size() >= 2;
    if ((first & trait::first_name) != 0) give(EntityType::person, several ? given_name : likely_given_name);
    if ((first & trait::common_first_name) != 0) give(EntityType::person, several ? likely_given_name : guess);
    if ((first & (trait::first_name | trait::common_first_name)) != 0 && name_.gender == Gender::unknown) {
      const std::uint32_t sexes = first & (trait::male | trait::female);
      if (sexes == trait::male) name_.gender = Gender::male;
      if (sexes == trait::female) name_.gender = Gender::female;
    }
    if ((last & (trait::surname | trait::place_surname)) != 0) give(EntityType::person, surname);
    if ((last & trait::common_surname) != 0) give(EntityType::person, guess);
    // East Asian and Hungarian names begin with the family's.
    if (several && (first & (trait::surname | trait::first_name)) == trait::surname) give(EntityType::person, surname);
    if (several && has_initial()) give(EntityType::person, given_name);
  }

  // "J. Smith", "John F. Kennedy".
  [[nodiscard]] bool has_initial() const {
    for (std::size_t i = first_; i + 1 < last_; ++i) {
      const std::string_view text = d_.slice(d_.tokens[i]);
      if (text.size() == 2 && text[1] == '.') return true;
    }
    return false;
  }

  void by_shape() {
    const Token& first = d_.tokens[first_];
    if (size() == 1) {
      if (are_initials(d_.slice(first))) {
        give(EntityType::person, acronym);
      } else if (first.is(all_caps) && first.span.size() <= 6 && name_.known == nullptr) {
        give(EntityType::org, acronym);
      }
      const bool inner_capital = first.is(has_lower) && inner_upper(d_.slice(first));
      if (inner_capital || first.is(has_digit)) give(EntityType::org, odd_shape);
      give(EntityType::org, guess);
      return;
    }
    // The lists of people's names are long: several words of which none is on them are rather a body's.
    const bool after_the = first_ > 0 && d_.tokens[first_ - 1].pos == Pos::det;
    give(EntityType::org, after_the ? odd_shape + guess : odd_shape);
    give(EntityType::person, size() <= 3 ? guess : 0);
  }

  // "K.D.": two letters with their stops; bodies have three or are listed.
  static bool are_initials(std::string_view text) { return text.size() == 4 && text[1] == '.' && text[3] == '.'; }

  static bool inner_upper(std::string_view text) {
    return std::any_of(text.begin() + 1, text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  void by_neighbours() {
    by_apposition();
    if (first_ > 0) consult(d_.tokens[first_ - 1], true);
    std::size_t after = last_;
    if (after < d_.tokens.size()) consult(d_.tokens[after], false);
    // "'s" tells little by itself; the word behind it tells more ("Halden's shareholders").
    if (after + 1 < d_.tokens.size() && !d_.tokens[after].is(space_before) && d_.tokens[after].pos == Pos::part) {
      consult(d_.tokens[after + 1], false);
    }
    if (after + 2 < d_.tokens.size() && is_comma(after) && d_.tokens[after + 1].is(has_digit) && is_comma(after + 2) &&
        d_.tokens[after + 1].span.size() == 2) {
      give(EntityType::person, age_follows);
    }
  }

  // "the water company, Halden": what stands beside the name between commas says what it is.
  void by_apposition() {
    if (name_.known != nullptr && !name_.known->ambiguous) return;
    const std::size_t count = d_.tokens.size();
    if (first_ >= 2 && is_comma(first_ - 1) && (last_ >= count || d_.tokens[last_].is(punctuation))) {
      called(d_.tokens[first_ - 2]);
    }
    if (last_ + 2 >= count || !is_comma(last_) || d_.tokens[last_ + 1].pos != Pos::det) return;
    // ", a news site based in Oslo,"
    std::size_t head = last_ + 2;
    const auto inside = [&](const Token& t) { return t.pos == Pos::noun || t.pos == Pos::adj || t.pos == Pos::propn; };
    while (head + 1 < count && head < last_ + longest_apposition && inside(d_.tokens[head + 1])) ++head;
    called(d_.tokens[head]);
  }
  void called(const Token& noun) {
    if (noun.pos != Pos::noun || noun.lower != noun.lemma) return;
    const TypeSet types = lexicon_.noun(noun.lemma).types;
    for (const EntityType type : {EntityType::person, EntityType::org}) {
      if (types == only(type)) give(type, described);
    }
  }

  // The network has seen many names of these types and few of the others.
  [[nodiscard]] static bool is_well_learned(EntityType type) {
    return type == EntityType::person || type == EntityType::org || type == EntityType::gpe ||
           type == EntityType::fac || type == EntityType::loc || type == EntityType::norp;
  }

  // What the network says: most where it sees the same words as one name.
  void by_learning() {
    const auto name = std::lower_bound(d_.names.begin(), d_.names.end(), first_,
                                       [](const NameSpan& n, std::uint32_t t) { return n.tokens.last <= t; });
    if (name == d_.names.end() || name->tokens.first >= last_) return;
    const bool same = name->tokens.first == first_ && name->tokens.last == last_;
    give(name->type, !is_well_learned(name->type) ? rarely_learned : same ? learned : learned_in_part);
    name_.learned = true;
  }

  [[nodiscard]] bool is_comma(std::size_t i) const { return d_.slice(d_.tokens[i]) == ","; }

  void consult(const Token& neighbour, bool before) {
    if ((lexicon_.traits(neighbour.lower) & trait::evidence) == 0) return;
    for (auto e = lexicon_.evidence_begin(neighbour.lower); e != lexicon_.evidence_end() && e->word == neighbour.lower;
         ++e) {
      if (e->before == before) give(e->type, e->weight);
    }
  }

  const Document& d_;
  const Lexicon& lexicon_;
  const LookUps& look_;
  Name& name_;
  std::uint32_t first_, last_;
};

}  // namespace

void weigh(const Document& document, const Lexicon& lexicon, const LookUps& look, const NameMark* mark, Name& name) {
  Weigher(document, lexicon, look, name).run(mark);
}

}  // namespace sayso::entities
