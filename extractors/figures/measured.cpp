// What a figure measures ("of"): the phrase that names the quantity. Tried from the closest tie to the loosest: another
// figure for the same thing, "of" behind the figure, the noun that it stands before, the noun before "of", a place in
// a list, the object or subject of its verb, the verb.
#include "extractors/figures/measured.hpp"

#include <algorithm>

#include "extractors/figures/arithmetic.hpp"

namespace sayso::figures {
namespace {

class Namer {
 public:
  Namer(const SentenceFigures& sentence, const std::vector<ChangeLink>& links)
      : s_(sentence), a_{sentence, links, {sentence.document, sentence.lexicon, sentence.sentence}} {}

  void run() {
    for (std::uint32_t i = s_.first; i < s_.last; ++i) {
      Figure& f = s_.figures[i];
      if (f.kind == FigureKind::ordinal || !f.of.empty()) continue;
      if (f.kind == FigureKind::count && f.unit == "other") f.unit = other_of(i);
      if (f.kind == FigureKind::count && !f.unit.empty() && f.unit != "point") {
        f.of = noun_outside(f);
        continue;
      }
      if (f.kind == FigureKind::number) take_currency(i);
      if (f.kind == FigureKind::number && (count_of_people(i) || count_like_before(i))) continue;
      f.of = of(i);
      if (f.kind == FigureKind::number && f.of.empty() && are_people(i)) continue;
      if (f.kind == FigureKind::number) count_of_measured(i);
    }
  }

 private:
  // "Three ships sank and two others": of what was counted before, else people.
  [[nodiscard]] std::string other_of(std::uint32_t i) const {
    for (std::uint32_t k = i; k-- > s_.first && i - k < 4;) {
      if (!is_count(a_, k)) break;
      // "killed 12 people, including four children, and hurt 60 others": who is picked out are not the others' kind
      if (k == s_.first || !is_picked(a_, k)) return s_.figures[k].unit;
    }
    return std::string("person");
  }

  // "19 of the [40 seats]": a count's noun that is no part of its span.
  [[nodiscard]] Span noun_outside(const Figure& f) const {
    const Pos last = a_.clause.pos(f.tokens.last - 1);
    if (!a_.is(f.tokens.last, word::of) || last == Pos::noun || last == Pos::propn) return {};
    const auto phrase = phrase_from(a_.clause, f.tokens.last + 1);
    return phrase ? a_.span(*phrase) : Span{};
  }

  [[nodiscard]] static bool is_whole(const Figure& f) {
    const auto whole = [](const std::optional<Number>& n) { return !n || (n->divisor == 1 && n->exponent >= 0); };
    return whole(f.value) && whole(f.low) && whole(f.high);
  }

  // "Two bombs went off, killing [10]", "[Twelve] died": people, whatever was counted before, but for people with a
  // name of their own ("five soldiers died and [nine] were hurt").
  bool count_of_people(std::uint32_t i) {
    Figure& f = s_.figures[i];
    const Pos next = a_.clause.holds(f.tokens.last) ? a_.clause.pos(f.tokens.last) : Pos::punct;
    if (!is_whole(f) || next == Pos::noun || next == Pos::propn || next == Pos::adj || next == Pos::sym) return false;
    // "killing 13 of them"
    const bool of_them = a_.is(f.tokens.last, word::of) && a_.clause.holds(f.tokens.last + 1) &&
                         a_.clause.pos(f.tokens.last + 1) == Pos::pron;
    // "25 of those who voted"
    const std::uint32_t those = f.tokens.last + 1;
    const bool of_those = a_.is(f.tokens.last, word::of) && a_.is(those, word::after_part) &&
                          a_.is(those + 1, word::relative) && a_.is(those + 1, word::person);
    if (of_those && !a_.is_share(i)) {
      f.kind = FigureKind::count;
      f.unit = "person";
      return true;
    }
    if (a_.is(f.tokens.last, word::of) && !of_them) return false;
    const auto befalls = [&](std::uint32_t token) {
      return a_.clause.holds(token) && a_.clause.pos(token) == Pos::verb &&
             s_.lexicon.is(a_.clause.lemma(token), word::befalls);
    };
    const bool object = f.tokens.first > s_.sentence.first && befalls(f.tokens.first - 1);
    // "of the 2.8 million who voted"
    const bool who = a_.is(f.tokens.last, word::person) && a_.is(f.tokens.last, word::relative) && !is_label(a_, f);
    if (!object && !who && !(is_subject(i) && befalls(verb_behind(f)))) return false;
    for (std::uint32_t k = i; k-- > s_.first && i - k < 4;) {
      if (is_count(a_, k) && is_human(s_.figures[k])) return false;
    }
    f.kind = FigureKind::count;
    f.unit = "person";
    if (object) f.of = a_.clause[f.tokens.first - 1].span;
    return true;
  }

  // "$5bn on top of the [four billion] that it has": millions that are known already, behind money.
  void take_currency(std::uint32_t i) {
    Figure& f = s_.figures[i];
    constexpr std::int32_t million = 6;
    if (i == s_.first || f.tokens.first == s_.sentence.first || a_.clause.pos(f.tokens.first - 1) != Pos::det) return;
    const Figure& before = s_.figures[i - 1];
    const Pos next = a_.clause.holds(f.tokens.last) ? a_.clause.pos(f.tokens.last) : Pos::punct;
    const bool large = f.value && compare(*f.value, {1, million, 1}) >= 0;
    if (before.kind != FigureKind::money || !large || next == Pos::noun || next == Pos::propn || next == Pos::adj)
      return;
    if (a_.is(f.tokens.last, word::of | word::person)) return;
    f.kind = FigureKind::money;
    f.unit = before.unit;
  }

  // "Some [417,000] enlisted": who does something, where nothing was counted before.
  bool are_people(std::uint32_t i) {
    Figure& f = s_.figures[i];
    if (!is_whole(f) || !is_subject(i) || is_label(a_, f)) return false;
    // "the 787 will fly", "the other two": known already, of whatever kind
    if (f.tokens.first > s_.sentence.first) {
      const Pos before = a_.clause.pos(f.tokens.first - 1);
      const std::string_view form = s_.document.slice(f.span);
      const bool spelt = form.find_first_of("0123456789") == form.npos;  // "the three were charged"
      if ((before == Pos::det && !spelt) || before == Pos::adj || before == Pos::pron) return false;
    }
    constexpr std::uint32_t nearest = 8;
    for (std::uint32_t k = i; k-- > s_.first && i - k <= nearest;) {
      const FigureKind kind = s_.figures[k].kind;
      if (kind == FigureKind::count || kind == FigureKind::fraction || kind == FigureKind::number) return false;
    }
    const std::uint32_t verb = verb_behind(f);  // not "12 is a lucky number"
    if (!a_.clause.holds(verb) || a_.clause.pos(verb) != Pos::verb) return false;
    f.kind = FigureKind::count;
    f.unit = "person";
    return true;
  }

  // "Soldier", and "Serbs", whom no lexicon knows.
  [[nodiscard]] bool is_human(const Figure& f) const {
    const Symbol unit = s_.lexicon.vocabulary.find(f.unit);
    return unit == Symbol::unknown || s_.lexicon.is(unit, word::human);
  }

  // The verb of which the figure is the subject.
  [[nodiscard]] std::uint32_t verb_behind(const Figure& f) const {
    std::uint32_t at = past_total(f.tokens.last);
    while (a_.clause.holds(at) && (a_.clause.pos(at) == Pos::aux || a_.clause.pos(at) == Pos::adv)) ++at;
    return at;
  }

  // "20 beds in May and [12] in June", "[Nine] were hurt": a bare number counts what the count before it counts.
  bool count_like_before(std::uint32_t i) {
    Figure& f = s_.figures[i];
    const std::uint32_t behind = f.tokens.last;
    const Pos next = a_.clause.holds(behind) ? a_.clause.pos(behind) : Pos::punct;
    if (!is_whole(f) || next == Pos::noun || next == Pos::propn || next == Pos::sym) return false;
    const auto like = like_count(a_, i);
    if (!like) return false;
    const Figure& count = s_.figures[*like];
    // "lost 40 points to end at 3,400", but "Ames had 11 points and Bell had [10]"
    for (std::uint32_t t = count.tokens.last; is_points(count) && t < f.tokens.first; ++t) {
      if (a_.is(t, word::to)) return false;
    }
    f.kind = FigureKind::count;
    f.unit = count.unit;
    f.of = count.of.empty() ? own_noun(count) : count.of;
    return true;
  }

  static bool is_points(const Figure& f) { return f.kind == FigureKind::count && f.unit == "point"; }

  // The noun within a count's span: "20 [beds]".
  [[nodiscard]] Span own_noun(const Figure& f) const {
    for (std::uint32_t t = f.tokens.last; t-- > f.tokens.first;) {
      const Token& token = s_.document.tokens[t];
      if (token.pos == Pos::num) break;  // "at least seven"
      if (token.pos == Pos::noun || token.pos == Pos::propn || token.pos == Pos::adj) return token.span;
    }
    return {};
  }

  // A bare number takes the unit of the figure that it is compared with, or counts what it measures: "arrests rose to
  // [80]", "540 million shares, against [710 million]". Indices and rates have names or decimals.
  void count_of_measured(std::uint32_t i) {
    Figure& f = s_.figures[i];
    if (const auto main = main_figure(a_, i)) {
      const Figure& like = s_.figures[*main];
      if (is_points(like)) return;  // "fell 40 points to 3,400": of an index
      if (like.kind == FigureKind::count || like.kind == FigureKind::quantity) {
        f.kind = like.kind;
        f.unit = like.unit;
        if (f.per.empty()) f.per = like.per;
        return;
      }
    }
    if (f.of.empty() || !is_whole(f)) return;
    const ChangeRole role = a_.links[i].role;
    // "campaigners, [150] of whom marched"
    const bool part = a_.is(f.tokens.last, word::of) && a_.is(f.tokens.last + 1, word::back);
    const Symbol before = f.tokens.first > s_.sentence.first ? a_.lower(f.tokens.first - 1) : Symbol::unknown;
    const Marks& m = s_.lexicon.marks;
    // "Resident travellers: 481"
    const bool label = before == m.colon && f.of.begin <= s_.document.tokens[s_.sentence.first].span.begin;
    const bool dash =
        before != Symbol::unknown && (before == m.hyphen || before == m.en_dash || before == m.em_dash || label);
    // "bringing the toll to 40"
    const std::uint32_t by = f.tokens.first > s_.sentence.first ? f.tokens.first - 1 : f.tokens.first;
    const bool level = a_.clause.pos(by) == Pos::verb && (a_.uses(by) & change_use::level) != 0;  // "has reached 40"
    const bool reached = (a_.is(by, word::to) || level) && by < f.tokens.first;
    if (!part && !dash && !reached && !is_led_by_verb(f) && role != ChangeRole::level && role != ChangeRole::former &&
        role != ChangeRole::amount)
      return;
    const auto head = counted_head(f.of);
    if (!head && reached && count_of_total(i, by)) return;
    if (!head) return;
    // "63.8 billion cubic metres ... down from [66.8 billion]"
    if (const Figure* like = s_.figure_at(*head); like != nullptr && like->kind == FigureKind::quantity) {
      f.kind = like->kind;
      f.unit = like->unit;
      return;
    }
    f.kind = FigureKind::count;
    const Symbol noun = s_.lexicon.nouns[a_.clause.lower(*head)];  // "people" are persons
    f.unit = noun != Symbol::unknown ? std::string(s_.lexicon.vocabulary.text(noun))
                                     : s_.lexicon.lemmatiser.text(s_.document, a_.clause[*head]);
  }

  // "345 new cases, bringing the [total] to 12,345": of what the figure before counts.
  bool count_of_total(std::uint32_t i, std::uint32_t by) {
    if (i == s_.first || by < s_.sentence.first + 2 || !is_count(a_, i - 1)) return false;
    if (!a_.is(by - 1, word::tally) || a_.clause.pos(by - 2) != Pos::det) return false;
    s_.figures[i].kind = FigureKind::count;
    s_.figures[i].unit = s_.figures[i - 1].unit;
    return true;
  }

  // The plural noun that a phrase of this sentence is about: "[shares]", "the number of [patients] in England".
  [[nodiscard]] std::optional<std::uint32_t> counted_head(Span of) const {
    const auto& tokens = s_.document.tokens;
    const auto begin = tokens.begin() + s_.sentence.first, end = tokens.begin() + s_.sentence.last;
    const auto at = std::partition_point(begin, end, [&](const Token& t) { return t.span.end <= of.begin; });
    if (at == end || at->span.begin >= of.end) return std::nullopt;
    auto phrase = phrase_from(a_.clause, static_cast<std::uint32_t>(at - tokens.begin()));
    if (phrase && a_.is(phrase->head, word::stands_in) && a_.is(phrase->head + 1, word::of))
      phrase = phrase_from(a_.clause, phrase->head + 2);
    if (!phrase) return std::nullopt;
    // "the [death] toll", "his [delegate] total"
    const bool sum = a_.is(phrase->head, word::tally) && phrase->head > phrase->tokens.first &&
                     a_.clause.pos(phrase->head - 1) == Pos::noun;
    if (sum) return phrase->head - 1;
    const Token& head = a_.clause[phrase->head];
    const std::string_view form = s_.document.slice(head);
    const bool plural = (form.ends_with("s") && !form.ends_with("ss")) || s_.lexicon.is(head.lower, word::crowd);
    if (head.pos != Pos::noun || !plural) return std::nullopt;
    return phrase->head;
  }

  [[nodiscard]] Span of(std::uint32_t i) const {
    const Figure& f = s_.figures[i];
    if (f.kind == FigureKind::age) return person_of(a_, i);
    // the same amount in other money, the level before: what is said of the main figure holds for them
    if (const auto main = main_figure(a_, i)) {
      const Figure& like = s_.figures[*main];
      const bool same = f.kind == FigureKind::quantity && f.equals && at(*f.equals) == *main;
      if (!like.of.empty() || same) return like.of;
      if (like.kind == FigureKind::count && like.unit != "point") return own_noun(like);
    }
    // "a loss of $5m (8 cents a share)", "600 votes (5%)"
    // and "$1.08 a litre ($4.1 a gallon)"
    const std::uint32_t gap = i > s_.first ? f.tokens.first - s_.figures[i - 1].tokens.last : 0;
    const bool rated = gap == 3 && !s_.figures[i - 1].per.empty();
    if ((gap == 1 || rated) && is_bracketed(s_, f)) {
      const Figure& main = s_.figures[i - 1];
      const bool counted = main.kind == FigureKind::count && main.of.empty() && a_.is_share(i);
      if (const Span same = counted ? own_noun(main) : main.of; !same.empty()) return same;
    }
    if (const Span whole = made_of(a_, i); !whole.empty()) return whole;
    if (const Span named = named_behind(a_, i); !named.empty()) return named;
    if (const Span named = named_at_change(a_, i); !named.empty()) {
      const Span main = of_main_change(i);
      return main.empty() || named.begin != a_.clause[a_.links[i].cue].span.begin ? named : main;
    }
    if (is_led_by_verb(f)) {
      const auto subject = subject_of(a_.clause, f.tokens.first);
      return subject ? a_.span(*subject) : a_.earlier(i);
    }
    if (const Span whole = shared_whole(a_, i); !whole.empty()) return whole;
    if (const Span named = named_before(a_, i); !named.empty()) return named;
    if (is_subject(i)) {
      // "63 per cent are farmers and [25 per cent] are not"
      if (const auto like = like_before(i)) return s_.figures[*like].of;
      return f.kind == FigureKind::money ? done_with(i) : Span{};
    }
    if (const Span whole = included_in(a_, i); !whole.empty()) return whole;
    const Span named = named_by_verb(a_, i, a_.lead(i));
    if (const Span group = group_before(i, named); !group.empty()) return group;
    if (const Span main = is_cue_nearer(i, named) ? of_main_change(i) : Span{}; !main.empty()) return main;
    return is_cue_nearer(i, named) ? a_.clause[a_.links[i].cue].span : named.empty() ? said_behind(a_, i) : named;
  }

  // The figure before that says of what this one is too: of the sentence, or of a group that was asked.
  [[nodiscard]] std::optional<std::uint32_t> like_before(std::uint32_t i) const {
    constexpr std::uint32_t near = 60;
    if (s_.figures[i].kind == FigureKind::number) return std::nullopt;
    for (std::uint32_t k = i; k-- > 0 && i - k <= 2;) {
      if (s_.figures[i].tokens.first - s_.figures[k].tokens.last > near) return std::nullopt;
      if (are_alike(k, i)) return k >= s_.first || (a_.is_share(i) && has_group(k)) ? std::optional(k) : std::nullopt;
    }
    return std::nullopt;
  }

  // "A third expect to reopen in May and [a quarter] in June": a verb is no whole, the group of the share before is.
  [[nodiscard]] Span group_before(std::uint32_t i, Span named) const {
    const bool share = a_.is_share(i) && s_.figures[i].kind != FigureKind::points;
    if (!share || a_.links[i].role != ChangeRole::none || i == s_.first || !are_alike(i - 1, i)) return {};
    if (a_.links[i - 1].role != ChangeRole::none || named.empty()) return {};
    const auto& tokens = s_.document.tokens;
    const auto at = std::partition_point(tokens.begin() + s_.sentence.first, tokens.begin() + s_.sentence.last,
                                         [&](const Token& t) { return t.span.end <= named.begin; });
    return at->pos == Pos::verb && at->span.end == named.end ? s_.figures[i - 1].of : Span{};
  }

  [[nodiscard]] bool are_alike(std::uint32_t k, std::uint32_t i) const {
    const FigureKind kind = s_.figures[k].kind;
    return kind == s_.figures[i].kind || (kind != FigureKind::points && a_.is_share(k) && a_.is_share(i));
  }

  // "5% of employers hire and [4%] do not": shares of a group that was asked.
  [[nodiscard]] bool has_group(std::uint32_t i) const {
    const Span of = s_.figures[i].of;
    for (std::uint32_t k = i + 1; k-- > 0 && i - k < 4 && !of.empty() && s_.figures[k].of.begin == of.begin;) {
      if (of.begin >= s_.figures[k].span.end) return true;
    }
    // "a low number of those [surveyed] - 44% - said"
    const auto& tokens = s_.document.tokens;
    const auto at =
        std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end < of.end; });
    return !of.empty() && at != tokens.end() && at->lemma != Symbol::unknown &&
           (at->pos == Pos::verb || s_.lexicon.is(at->lemma, word::human | word::crowd));
  }

  // "The remaining $5m will be [spent]": where only a verb says it.
  [[nodiscard]] Span done_with(std::uint32_t i) const {
    if (const Span purpose = purpose_behind(a_, i); !purpose.empty()) return purpose;
    const std::uint32_t at = verb_behind(s_.figures[i]);
    if (!a_.clause.holds(at) || a_.clause.pos(at) != Pos::verb) return {};
    // "$5m will go towards a [bridge]"
    const Symbol lemma = a_.clause.lemma(at);
    const bool light = lemma != Symbol::unknown && s_.lexicon.is(lemma, word::light);
    if (light && a_.is(at + 1, word::purpose | word::to)) {
      if (const auto aim = a_.thing_from(at + 2, Joins::of)) return a_.span(*aim);
    }
    return a_.clause[at].span;
  }

  // "The index fell to 3,400, a 3 percent drop": of what the figure before is.
  [[nodiscard]] Span of_main_change(std::uint32_t i) const {
    const ChangeLink& link = a_.links[i];
    if (i == s_.first || link.role != ChangeRole::amount || !a_.is_change_noun(link.cue)) return {};
    const ChangeRole before = a_.links[i - 1].role;
    std::uint32_t at = std::min(link.cue, s_.figures[i].tokens.first);
    if (before == ChangeRole::former || at < s_.figures[i - 1].tokens.last + 2) return {};
    if (a_.clause.pos(at - 1) != Pos::det) return {};
    const Symbol mark = a_.lower(at - 2);
    const Marks& m = s_.lexicon.marks;
    const bool apposed = mark == m.comma || mark == m.hyphen || mark == m.en_dash || mark == m.em_dash;
    const FigureKind kind = s_.figures[i - 1].kind;
    const bool level = before != ChangeRole::none || kind == FigureKind::number ||
                       (kind == FigureKind::money && s_.figures[i].kind == kind);  // "$86bn for tests, a $3bn increase"
    return apposed && level ? s_.figures[i - 1].of : Span{};
  }

  // "They received a 2 percent [increase]": more of a measure than the verb.
  [[nodiscard]] bool is_cue_nearer(std::uint32_t i, Span named) const {
    const ChangeLink& link = a_.links[i];
    if (link.role != ChangeRole::amount || !link.cue_behind || !a_.is_change_noun(link.cue)) return false;
    if (named.empty()) return true;
    for (std::uint32_t t = link.cue; t-- > s_.sentence.first;) {
      const Token& token = s_.document.tokens[t];
      if (token.span.begin <= named.begin) return token.span.begin == named.begin && token.pos == Pos::verb;
    }
    return false;
  }

  // "The number [surpassed one million]": the verb is the figure's own.
  [[nodiscard]] bool is_led_by_verb(const Figure& f) const {
    const std::uint32_t first = f.tokens.first;
    const Pos pos = a_.clause.pos(first);
    const bool verb =
        pos == Pos::verb || (pos == Pos::adj && first > s_.sentence.first && a_.clause.pos(first - 1) == Pos::aux);
    return verb && (a_.uses(first) & change_use::level) != 0 && f.kind != FigureKind::multiple;
  }

  // "$5m [in total] will go", "Seven[, including two children,] died": such words stand between figure and verb.
  [[nodiscard]] std::uint32_t past_total(std::uint32_t token) const {
    constexpr std::uint32_t longest = 12;
    const Symbol comma = s_.lexicon.marks.comma;
    if (a_.lower(token) == comma && a_.is(token + 1, word::light) &&
        s_.document.slice(a_.clause[token + 1]).ends_with("ing")) {
      const std::uint32_t limit = std::min(s_.sentence.last, token + longest);
      for (std::uint32_t t = token + 2; t < limit; ++t) {
        if (a_.lower(t) == comma) return t + 1;
      }
    }
    return a_.is(token, word::in) && a_.is(token + 1, word::stands_in) ? token + 2 : token;
  }

  // "Officials say [20] were freed": what the number counts is not said by the verb before it.
  [[nodiscard]] bool is_subject(std::uint32_t i) const {
    const Figure& f = s_.figures[i];
    std::uint32_t next = past_total(f.tokens.last);
    while (a_.clause.holds(next) && a_.clause.pos(next) == Pos::adv) ++next;
    if (!a_.clause.holds(next) || f.kind == FigureKind::multiple || a_.links[i].role != ChangeRole::none) return false;
    const bool timed = f.tokens.first > s_.sentence.first && s_.time_at(f.tokens.first - 1) != nullptr;
    const Pos before = f.tokens.first > s_.sentence.first && !timed ? a_.clause.pos(f.tokens.first - 1) : Pos::punct;
    if (before == Pos::adp || before == Pos::part || before == Pos::noun) return false;
    if (a_.clause.pos(next) == Pos::aux) return true;
    // "police said 80,000 came"
    const bool told = before == Pos::verb && a_.is(f.tokens.first - 1, word::said);
    if (told && !is_reduced_relative(a_.clause, next)) return true;
    return a_.clause.pos(next) == Pos::verb && (before == Pos::cconj || before == Pos::sconj || before == Pos::punct);
  }

  const SentenceFigures& s_;
  Surroundings a_;
};

}  // namespace

std::uint8_t Surroundings::uses(std::uint32_t token) const {
  const Symbol lemma = clause.lemma(token);
  return lemma == Symbol::unknown ? std::uint8_t{0} : s.lexicon.changes[lemma].uses;
}

bool Surroundings::is_change_noun(std::uint32_t token) const {
  return clause.pos(token) == Pos::noun && (uses(token) & change_use::noun) != 0;
}

bool Surroundings::is_share(std::uint32_t i) const {
  const FigureKind kind = figure(i).kind;
  return kind == FigureKind::percent || kind == FigureKind::points || kind == FigureKind::fraction;
}

std::uint32_t Surroundings::lead(std::uint32_t i) const {
  const std::uint32_t first = figure(i).tokens.first;
  if (first < s.sentence.first + 3) return first;
  // "an [average of 40]" is one figure, "a peak of [40]" is not
  const std::uint32_t noun = is(first, word::stands_in) ? first : first - 2;
  if (!is(noun, word::stands_in) || !is(noun + 1, word::of)) return first;
  const auto phrase = phrase_ending_at(clause, noun, Joins::none);
  std::uint32_t lead = phrase ? phrase->tokens.first : noun;
  while (lead > s.sentence.first + 1 && (clause.pos(lead - 1) == Pos::det || clause.pos(lead - 1) == Pos::pron ||
                                         clause.pos(lead - 1) == Pos::num || clause.pos(lead - 1) == Pos::punct))
    --lead;
  return lead;
}

std::optional<NounPhrase> Surroundings::thing_from(std::uint32_t token, Joins joins) const {
  while (clause.holds(token) && clause.pos(token) == Pos::det) ++token;
  if (!clause.holds(token)) return std::nullopt;
  if (const Figure* count = s.figure_at(token); count != nullptr) {
    // "for two [reading rooms]"
    const std::uint32_t noun = count->tokens.last - 1;
    if (count->kind != FigureKind::count || clause.pos(noun) != Pos::noun) return std::nullopt;
    return phrase_ending_at(clause, noun, Joins::none);
  }
  auto phrase = phrase_from(clause, token, joins);
  if (!phrase || s.time_at(phrase->head) != nullptr || s.figure_at(phrase->tokens.first) != nullptr)
    return std::nullopt;
  // "rose 5% in early trading"
  if (is_aside(clause, phrase->head)) return std::nullopt;
  return phrase;
}

Span Surroundings::earlier(std::uint32_t i) const {
  for (std::uint32_t k = i; k-- > 0 && i - k <= 2;) {
    if (s.figures[k].kind == s.figures[i].kind && !s.figures[k].of.empty()) return s.figures[k].of;
  }
  return {};
}

void name_measured(const SentenceFigures& sentence, const std::vector<ChangeLink>& links) {
  Namer(sentence, links).run();
}

}  // namespace sayso::figures
