// The chunker: one pass from left to right. A noun phrase runs from its first
// determiner or modifier to its head, an owner with 's included; a verb group
// is auxiliaries, negation, adverbs and one verb. After Abney, "Parsing by
// Chunks" (1991); the parts of speech are the tagger's.
#include <algorithm>
#include <string_view>

#include "extractors/events/sentence_words.hpp"

namespace sayso::events {
namespace {

// As many adverbs as a verb group can hold in a row; of more, the last ones belong to it.
constexpr std::uint32_t most_adverbs = 4;

class Chunker : SentenceWords {
 public:
  Chunker(const Document& document, TokenRange sentence, const Grammar& grammar, Syntax& syntax)
      : SentenceWords(document, sentence, grammar, syntax), syntax_(syntax), at_(behind_dateline(document, sentence)) {
    read_poses(document, sentence, at_, grammar, syntax);
    for (std::uint32_t i = first_; i < end_; ++i) {
      if (has(i, verbal)) ++verbs_;
      if (has(i, bit(Pos::punct)) && text(i) == "(") brackets_ = true;
    }
    const auto begins = [](const auto& item, std::uint32_t token) { return item.tokens.first < token; };
    mention_ = std::lower_bound(document.entities.mentions.begin(), document.entities.mentions.end(), at_, begins);
    figure_ = std::lower_bound(document.figures.begin(), document.figures.end(), at_, begins);
    time_ = around_ = std::lower_bound(document.times.begin(), document.times.end(), at_, begins);
    if (around_ != document.times.begin() && std::prev(around_)->tokens.last > at_) --around_;
  }

  void run() {
    while (at_ < end_) {
      const std::uint32_t begin = at_;
      step();
      if (at_ == begin) ++at_;
    }
  }

 private:
  void push(ChunkKind kind, std::uint32_t last, std::uint32_t index = none) {
    syntax_.chunks.push_back({kind, {at_, last}, index});
    at_ = last;
  }

  // Is the token inside a figure ("at least 34")? Tokens are asked for in order.
  [[nodiscard]] bool in_figure(std::uint32_t i) {
    while (figure_ != document_.figures.end() && figure_->tokens.last <= i) ++figure_;
    return figure_ != document_.figures.end() && figure_->tokens.contains(i);
  }
  // Does an expression of time begin here?
  [[nodiscard]] bool begins_time(std::uint32_t i) {
    while (time_ != document_.times.end() && time_->tokens.first < i) ++time_;
    return time_ != document_.times.end() && time_->tokens.first == i;
  }

  // Is the token inside one? Tokens are asked for in order.
  [[nodiscard]] bool in_time(std::uint32_t i) {
    while (around_ != document_.times.end() && around_->tokens.last <= i) ++around_;
    return around_ != document_.times.end() && around_->tokens.contains(i);
  }

  // The end of a name that begins here and holds what would end a phrase ("Ministry of Trade and Industry", "Save Our
  // Shelves"), or 0.
  // Tokens are asked for in order.
  [[nodiscard]] std::uint32_t end_of_joined_name(std::uint32_t i) {
    while (mention_ != document_.entities.mentions.end() && mention_->tokens.first < i) ++mention_;
    if (mention_ == document_.entities.mentions.end() || mention_->tokens.first != i) return 0;
    const TokenRange name = mention_->tokens;
    if (mention_->form != MentionForm::name || name.size() < 3 || name.last > end_) return 0;
    for (std::uint32_t k = name.first + 1; k < name.last; ++k) {
      if (has(k, bit(Pos::cconj) | bit(Pos::det) | bit(Pos::pron) | verbal) || comma(k)) return name.last;
    }
    return 0;
  }

  void step() {
    if (loose_dash(at_) || (mark(at_) && !has(at_, bit(Pos::sym) | bit(Pos::num)))) return punctuation();
    const bool opens_figure = in_figure(at_) && figure_->tokens.first == at_ && figure_->kind != FigureKind::ordinal;
    if (opens_figure && !(figure_->kind == FigureKind::multiple && has(at_, verbal))) return phrase();  // not "halved"
    if (relative_here()) return push(ChunkKind::relative, at_ + 1);
    if (has(at_, bit(Pos::det) | bit(Pos::pron)) && opens_content(at_)) return push(ChunkKind::subordinator, at_ + 1);
    switch (pos(at_)) {
      case Pos::verb:
      case Pos::aux:
        if (word(at_, word_class::verbal_preposition)) return push(ChunkKind::preposition, at_ + 1);
        return leading_participle() ? phrase() : group();
      case Pos::part:
        if (word(at_, word_class::infinitive_mark | word_class::negation)) return group();
        return push(ChunkKind::other, at_ + 1);
      case Pos::adp:
        return push(ChunkKind::preposition, at_ + 1);
      case Pos::sconj:
        if (word(at_ + 1, word_class::of)) return push(ChunkKind::other, at_ + 1);  // "because of"
        return push(gerund(at_ + 1) || never_opens_clause(at_) ? ChunkKind::preposition : ChunkKind::subordinator,
                    at_ + 1);
      case Pos::cconj:
        if (word(at_, word_class::correlative)) {  // "by [both] Kurds and Turks"
          ++at_;
          return;
        }
        return push(ChunkKind::coordinator, at_ + 1);
      case Pos::adv:
        return adverb();
      case Pos::adj:
        return predicate_adjective() ? push(ChunkKind::adjective, at_ + 1) : phrase();
      default:
        break;
    }
    if (has(at_, phrase_start)) return phrase();
    push(ChunkKind::other, at_ + 1);
  }

  // "said [that] interest rates rose": one would say "those rates"; "said [that] reduced output hurt it"
  [[nodiscard]] bool opens_content(std::uint32_t i) const {
    if (!word(i, word_class::complementiser) || !word(i, word_class::relative)) return false;
    std::uint32_t next = i + 1;
    if (ends_with(next, "ed") && has(next, bit(Pos::verb)) && has(next + 1, bit(Pos::noun))) {
      const bool says = !syntax_.chunks.empty() && syntax_.chunks.back().kind == ChunkKind::clause;
      return says && grammar_.lemma_is(token(i - 1), word_class::takes_clause);
    }
    while (has(next, bit(Pos::adj)) || (has(next, bit(Pos::noun)) && has(next + 1, bit(Pos::noun)))) ++next;
    return has(next, bit(Pos::noun)) && token(next).lower != token(next).lemma && ends_with(next, "s");
  }

  // "suspected [of] recruiting fighters"
  [[nodiscard]] bool never_opens_clause(std::uint32_t i) const {
    constexpr std::uint64_t prepositions = word_class::of | word_class::by | word_class::from;
    return word(i, prepositions) && !word(i, word_class::clause_preposition | word_class::complementiser);
  }

  void punctuation() {
    if (comma(at_)) return push(ChunkKind::comma, at_ + 1);
    if (quotation_mark(at_)) {  // opens no new clause by itself
      ++at_;
      return;
    }
    push(ChunkKind::boundary, at_ + 1);
  }

  [[nodiscard]] bool relative_here() const {
    if (!word(at_, word_class::relative) || has(at_, bit(Pos::propn))) return false;
    const Token& t = token(at_);
    if (t.pos == Pos::pron || t.pos == Pos::det) {
      if (!word(at_, word_class::complementiser)) return true;
      // "that" as a pronoun is relative only behind a noun phrase; "that is
      // wrong" is a subject.
      const std::size_t chunks = syntax_.chunks.size();
      const auto phrase_at = [&](std::size_t back) {
        return chunks >= back && syntax_.chunks[chunks - back].kind == ChunkKind::phrase;
      };
      // "bombings three years ago [that] killed two"
      const bool behind_phrase =
          phrase_at(1) || (phrase_at(2) && syntax_.chunks.back().kind == ChunkKind::adverb && begins_clause(at_ + 1));
      return behind_phrase && t.pos == Pos::pron;
    }
    return t.pos == Pos::adv && word(at_, word_class::relative);
  }

  [[nodiscard]] bool begins_clause(std::uint32_t i) const { return has(i, verbal | bit(Pos::adv)); }

  void adverb() {
    std::uint32_t next = at_;
    while (has(next, bit(Pos::adv))) ++next;
    if (has(next, verbal) && !adnominal_participle(next)) {
      if (next - at_ > most_adverbs) push(ChunkKind::adverb, next - most_adverbs);
      return group();
    }
    // "long-standing sanctions"
    if (next == at_ + 1 && joiner(next) && adnominal_participle(next + 1)) return phrase();
    // "nearly 70 countries", "a very large deal"
    const bool modifies = has(next, bit(Pos::num) | bit(Pos::det) | bit(Pos::sym)) ||
                          (has(next, bit(Pos::adj)) && has(next + 1, nominal | bit(Pos::adj)));
    if (modifies && next == at_ + 1) return phrase();
    push(ChunkKind::adverb, next);
  }

  [[nodiscard]] bool predicate_adjective() const {
    constexpr std::uint32_t furthest = 6;
    std::uint32_t i = at_;
    while (i < at_ + furthest && (has(i, bit(Pos::adj)) || joiner(i))) ++i;
    if (i == at_ + 1 && behind_verb() && syntax_.chunks.back().kind == ChunkKind::clause && begins_subject(i) &&
        syntax_.clauses[syntax_.chunks.back().index].copular)
      return true;  // "is not [sure] Oslo would"
    if (has(i, nominal) || comma(i) || has(i, bit(Pos::cconj))) return !leads_to_noun(i);
    return !adnominal_participle(i) && behind_verb();
  }

  // Behind a verb, or behind the noun that it tells more of: "troops [loyal] to him".
  [[nodiscard]] bool behind_verb() const {
    if (syntax_.chunks.empty()) return false;
    const ChunkKind kind = syntax_.chunks.back().kind;
    const bool close = syntax_.chunks.back().tokens.last == at_;
    if (kind == ChunkKind::phrase && close) return has(at_ + 1, bit(Pos::adp) | bit(Pos::part));
    return kind == ChunkKind::clause || kind == ChunkKind::adverb;
  }

  // "faces [increased] pressure", "[US-led] talks": a participle that begins a
  // noun phrase.
  [[nodiscard]] bool leading_participle() {
    if (!has(at_, bit(Pos::verb)) || !has(at_ + 1, nominal | bit(Pos::adj))) return false;
    const bool gerund_form = ends_with(at_, "ing");
    if (!gerund_form && !ends_with(at_, "ed")) return false;
    if (text(at_).find('-') != std::string_view::npos) return true;
    if (syntax_.chunks.empty())
      return gerund_form && word(at_, word_class::noun_participle);  // "[Defending] champion Lee"
    const Chunk& before = syntax_.chunks.back();
    if (gerund_form && word(at_, word_class::adnominal)) return !in_figure(at_ + 1);  // not "falling 5 points"
    if (before.kind == ChunkKind::preposition) return !gerund_form;
    // "said that [reduced] output hurt it": a clause begins with its subject
    if (before.kind == ChunkKind::subordinator && word(before.tokens.first, word_class::complementiser))
      return !gerund_form && before.tokens.last == at_;
    if (gerund_form && !word(at_, word_class::noun_participle)) return false;
    return before.kind == ChunkKind::clause && has(before.tokens.last - 1, bit(Pos::verb)) && before.tokens.last == at_;
  }

  // "The Swiss [blocked] exports.": a sentence needs a verb, and it has no other.
  [[nodiscard]] bool only_verb(std::uint32_t i) const {
    return verbs_ == 1 && ends_with(i, "ed") && has(i - 1, bit(Pos::adj)) && text(end_ - 1) == ".";
  }

  // "the [proposed] merger": a participle inside a noun phrase that has begun.
  [[nodiscard]] bool adnominal_participle(std::uint32_t i) const {
    const bool participle = ends_with(i, "ed") || ends_with(i, "ing") || ends_with(i, "en") || ends_with(i, "wn");
    if (!has(i, bit(Pos::verb)) || !participle) return false;
    if (i == 0 || i == at_) return false;
    // a "preferred" partner
    if (quotation_mark(i - 1) && quotation_mark(i + 1) && i - 1 > at_) return has(i + 2, nominal | bit(Pos::adj));
    // "its first [crewed] mission", "the newly [formed] group"
    const bool behind_adverb =
        has(i - 1, bit(Pos::adv)) && i >= at_ + 2 && (has(i - 2, bit(Pos::det)) || word(i - 2, word_class::possessive));
    // "the first [charged] Lee with theft"
    if (has(i - 1, bit(Pos::adj) | bit(Pos::num)) && has(i + 1, bit(Pos::propn)) && begins_person(i + 1)) return false;
    const bool inside = behind_adverb || has(i - 1, bit(Pos::det) | bit(Pos::adj) | bit(Pos::num)) || joiner(i - 1) ||
                        (has(i - 1, bit(Pos::part)) && word(i - 1, word_class::possessive_mark)) ||
                        word(i - 1, word_class::possessive);
    return inside && has(i + 1, nominal | bit(Pos::adj)) && !only_verb(i);
  }

  void phrase() {
    Phrase p;
    p.base.first = at_;
    std::uint32_t i = at_;
    std::uint32_t head = none;
    if (has(i, bit(Pos::pron)) && !word(i, word_class::possessive)) return pronoun();
    opening_ = begins_time(at_) ? &*time_ : nullptr;
    for (; i < end_; ++i) {
      if (word(i, word_class::possessive) && has(i, bit(Pos::pron) | bit(Pos::det))) {
        // "jailed [her] for it", but "sold its roughly 2,000 shops"
        const bool modifies = (has(i + 1, bit(Pos::adv)) || quotation_mark(i + 1)) && has(i + 2, phrase_start | verbal);
        if (i == at_ && has(i, bit(Pos::pron)) && !has(i + 1, phrase_start | verbal) && !modifies) return pronoun();
        if (head != none || !(has(i + 1, phrase_start | verbal) || modifies)) break;
        p.possessor = {i, i + 1};
        continue;
      }
      if (possessive_here(i)) {
        if (head == none) break;
        p.possessor = {p.possessor.empty() ? p.base.first : p.possessor.first, i};
        head = none;
        continue;
      }
      if (!in_figure(i) && ((head != none && begins_time(i)) || !continues(i, head))) break;
      if (ends_opening_date(i)) break;
      if (const std::uint32_t name = end_of_joined_name(i); name != 0) {
        head = i = name - 1;
        continue;
      }
      if (has(i, nominal)) head = i;
      if (i > at_ && has(i, bit(Pos::adj)) && joiner(i - 1)) head = none;  // "a 34-year-[old] rower"
    }
    finish_phrase(p, i, head);
  }

  // "Oslo['s] court", "the States['] army" where the tagger has a quotation mark
  [[nodiscard]] bool possessive_here(std::uint32_t i) const {
    if (!word(i, word_class::possessive_mark)) return false;
    if (has(i, bit(Pos::part))) return true;
    return i > at_ && quotation_mark(i) && !token(i).is(token_flag::space_before) && ends_with(i - 1, "s") &&
           has(i + 1, nominal | bit(Pos::adj)) && token(i + 1).is(token_flag::space_before);
  }

  // "On 17 July 2017 [Oslo's] court ...": a name behind a date that opens the sentence is another phrase.
  [[nodiscard]] bool ends_opening_date(std::uint32_t i) const {
    if (i == at_ || !has(i, bit(Pos::num) | bit(Pos::propn) | bit(Pos::adj))) return false;
    if (opening_ == nullptr || opening_->tokens.last != i) return false;
    if (has(i, bit(Pos::num))) return true;  // "said Tuesday [1,600] troops left"
    if (!token(i).is(token_flag::capitalised)) return false;
    const bool opens = syntax_.chunks.empty() && i > at_ + 1;  // "Last week [Oslo's] court"
    const bool behind_word = syntax_.chunks.size() == 1 && syntax_.chunks.front().kind == ChunkKind::preposition;
    return opens || behind_word || begins_subject(i);
  }

  // "said Monday [Oslo] will"
  [[nodiscard]] bool begins_subject(std::uint32_t i) const {
    const Mention* mention = document_.mention_at(i);
    if (!has(i, bit(Pos::propn) | bit(Pos::adj)) || mention == nullptr || mention->tokens.first != i) return false;
    std::uint32_t next = mention->tokens.last;
    constexpr std::uint32_t most_nouns = 2;  // "said Monday [Danish] troops will"
    for (std::uint32_t n = 0; n < most_nouns && has(next, bit(Pos::noun)); ++n) ++next;
    return has(next, verbal | bit(Pos::adv)) || word(next, word_class::possessive_mark);
  }

  void pronoun() {
    Phrase p;
    p.base = {at_, at_ + 1};
    finish_phrase(p, described_behind(at_) ? at_ + 2 : at_ + 1, at_);
  }

  // "those [responsible] for it"
  [[nodiscard]] bool described_behind(std::uint32_t i) const {
    return word(i, word_class::thing_pronoun) && has(i + 1, bit(Pos::adj)) && has(i + 2, bit(Pos::adp));
  }

  void finish_phrase(Phrase& p, std::uint32_t end, std::uint32_t head) {
    if (end == p.base.first) return push(ChunkKind::other, end + 1);
    if (end == p.base.first + 2 && described_behind(p.base.first)) head = p.base.first, p.base.last = end;
    while (p.base.last != end && end > p.base.first + 1 && head != none && end - 1 > head)
      --end;  // trailing modifiers belong elsewhere
    p.base.last = end;
    p.head = head == none ? end - 1 : head;
    p.last = end;
    p.temporal = in_time(p.head);
    syntax_.phrases.push_back(p);
    push(ChunkKind::phrase, end, static_cast<std::uint32_t>(syntax_.phrases.size() - 1));
  }

  // May the phrase that began at base.first and whose last noun is `head` go on
  // with token i?
  [[nodiscard]] bool continues(std::uint32_t i, std::uint32_t head) const {
    if (i == at_) return true;
    if (joiner(i)) return has(i + 1, phrase_start | verbal) || joiner(i + 2);  // "brother-in-law"
    if (joiner(i - 1)) return true;
    if (quotation_mark(i)) {
      const bool participle = has(i + 1, bit(Pos::verb)) && ends_with(i + 1, "ed") && quotation_mark(i + 2);
      return head == none && (has(i + 1, nominal | bit(Pos::adj)) || participle);
    }
    if (relative_word(i) || loose_dash(i)) return false;
    if (head != none && word(i, word_class::particle) && !joiner(i - 1)) return false;  // "found the clerk [guilty]"
    if (head != none && word(head, word_class::told) && word(at_, word_class::indefinite) && begins_subject(i))
      return false;  // "a charge [Lind] denies"
    if (brackets_ && (bracketed(i) || bracketed(i - 1) || (i >= 2 && bracketed(i - 2)))) return true;
    switch (pos(i)) {
      case Pos::noun:
      case Pos::propn:
      case Pos::sym:
      case Pos::x:
        return true;
      case Pos::num:
        if (head != none && joiner(i + 1) && has(i + 2, bit(Pos::num))) return false;  // "beat the visitors [3-1]"
        return head == none || !has(head, bit(Pos::noun)) || !has(i + 1, bit(Pos::noun));
      case Pos::adj:
        if (head != none && i == head + 1 && word(head, word_class::noun_participle) && begins_name(i))
          return true;  // "the ruling [Democratic] Alliance"
        if (head != none && has(head, bit(Pos::noun)) && token(head).lower == token(head).lemma && i == head + 1 &&
            has(i + 1, bit(Pos::noun)) && !word(i, word_class::indefinite) &&
            (has(at_, bit(Pos::det)) || word(head - 1, word_class::possessive_mark)))
          return true;  // "a coalition military base"
        return head == none ||
               (has(head, bit(Pos::propn) | bit(Pos::num) | bit(Pos::sym)) && leads_to_noun(i) && !comma(i + 1));
      case Pos::det:
        return head == none && has(i - 1, bit(Pos::det) | bit(Pos::adv) | bit(Pos::adj));
      case Pos::adv:
        if (head == none && joiner(i + 1) && has(i + 2, bit(Pos::adj) | bit(Pos::verb))) return true;  // "once-strong"
        return head == none && has(i + 1, bit(Pos::adj) | bit(Pos::num) | bit(Pos::verb));
      case Pos::verb:
        return head == none && adnominal_participle(i);
      case Pos::cconj:
        return head == none && has(i - 1, bit(Pos::adj)) && leads_to_noun(i + 1);
      default:
        break;
    }
    return comma(i) && head == none && has(i - 1, bit(Pos::adj)) && has(i + 1, bit(Pos::adj)) && leads_to_noun(i + 1);
  }

  // "the United Nations ([UN]) summit"
  [[nodiscard]] bool bracketed(std::uint32_t i) const {
    return i > at_ && i < end_ && i + 3 < end_ && text(i) == "(" && text(i + 2) == ")" && has(i + 1, bit(Pos::propn)) &&
           has(i - 1, bit(Pos::propn)) && has(i + 3, nominal);
  }

  [[nodiscard]] bool relative_word(std::uint32_t i) const {
    return word(i, word_class::relative) && has(i, bit(Pos::pron) | bit(Pos::det));
  }

  void group() {
    Clause c;
    std::uint32_t i = at_;
    std::uint32_t head = none;
    bool auxiliary_before = false;
    bool be_before = false;
    for (; i < end_; ++i) {
      if (word(i, word_class::infinitive_mark) && has(i, bit(Pos::part))) {
        if (head != none || auxiliary_before || c.form == Form::infinitive) break;
        c.form = Form::infinitive;
      } else if (has(i, bit(Pos::aux)) || (has(i, bit(Pos::verb)) && auxiliary_with_participle(i))) {
        if (head != none) break;
        be_before = word(i, word_class::be);
        auxiliary_before = true;
      } else if (has(i, bit(Pos::verb))) {
        if (head != none) break;
        head = i++;
        break;
      } else if (auxiliary_before && word(i, word_class::reflexive) && has(i + 1, verbal)) {
        continue;  // "has not itself [signed]"
      } else if (!fills_group(i) && !(i > at_ && quotation_mark(i) && has(i + 1, bit(Pos::verb)))) {
        break;
      }
    }
    while (i > at_ + 1 && i != head + 1 && !has(i - 1, bit(Pos::aux)) && !word(i - 1, word_class::negation)) --i;
    finish_group(c, i, head, auxiliary_before, be_before);
  }

  // "got arrested", "having left": verbs to the tagger, auxiliaries to us.
  [[nodiscard]] bool auxiliary_with_participle(std::uint32_t i) const {
    return word(i, word_class::auxiliary | word_class::be) && has(i + 1, bit(Pos::verb)) && !ends_with(i + 1, "ing");
  }

  // Adverbs and "not" between the verbs of a group, or before it.
  [[nodiscard]] bool fills_group(std::uint32_t i) const {
    if (!has(i, bit(Pos::adv)) && !word(i, word_class::negation)) return false;
    std::uint32_t next = i + 1;
    while (next < i + most_adverbs && (has(next, bit(Pos::adv)) || word(next, word_class::negation))) ++next;
    return has(next, verbal) || (word(i, word_class::negation) && i > at_) ||
           (has(next, bit(Pos::part)) && word(next, word_class::infinitive_mark));
  }

  void finish_group(Clause& c, std::uint32_t end, std::uint32_t head, bool auxiliary_before, bool be_before) {
    if (end == at_) return push(ChunkKind::adverb, at_ + 1);  // "not guilty"
    if (head == none) {                                       // only auxiliaries: "is a mistake", or "did X deny"
                                                              // with its verb still to come
      head = end - 1;
      while (head > at_ && !has(head, bit(Pos::aux))) --head;
      if (!has(head, verbal)) return push(ChunkKind::adverb, end);
      c.copular = word(head, word_class::be);
      c.question = !c.copular;
      if (ends_with(head, "ing")) c.form = Form::gerund, c.question = false;  // "accused of [being] late"
    } else {
      c.copular = !auxiliary_before && word(head, word_class::be);  // "there was a ban": a verb to the tagger
      if (!auxiliary_before && c.form != Form::infinitive) c.form = bare_form(head);
      c.passive = be_before && !ends_with(head, "ing");
      if (auxiliary_before && ends_with(at_, "ing") && c.form != Form::infinitive) c.form = Form::gerund;
    }
    c.head = head;
    c.group = {at_, end};
    c.first = at_;
    c.last = end;
    syntax_.clauses.push_back(c);
    push(ChunkKind::clause, end, static_cast<std::uint32_t>(syntax_.clauses.size() - 1));
  }

  [[nodiscard]] Form bare_form(std::uint32_t i) const {
    const Token& t = token(i);
    if (ends_with(i, "ing")) return Form::gerund;
    if (ends_with(i, "en") || ends_with(i, "wn") || ends_with(i, "rn")) {
      return t.lower == t.lemma && t.lemma != Symbol::unknown ? Form::finite : Form::participle;
    }
    if (ends_with(i, "s") && !ends_with(i, "ss")) return Form::finite;
    const bool inflected = t.lower != t.lemma || ends_with(i, "ed") || word(i, word_class::unchanged);
    return inflected ? Form::past : Form::finite;
  }

  Syntax& syntax_;
  std::uint32_t at_;
  std::uint32_t verbs_ = 0;
  std::vector<Mention>::const_iterator mention_;
  std::vector<Figure>::const_iterator figure_;
  std::vector<Time>::const_iterator time_;
  std::vector<Time>::const_iterator around_;
  const Time* opening_ = nullptr;  // the expression of time that the phrase begins with
  bool brackets_ = false;
};

}  // namespace

void read_chunks(const Document& document, TokenRange sentence, const Grammar& grammar, Syntax& syntax) {
  syntax.chunks.clear();
  syntax.phrases.clear();
  syntax.clauses.clear();
  Chunker(document, sentence, grammar, syntax).run();
}

}  // namespace sayso::events
