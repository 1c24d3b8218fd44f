#include "extractors/events/arguments.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extractors/events/culprits.hpp"

namespace sayso::events {
namespace {

// What one does about a thing of somebody else's, who is the one it is done to.
bool is_answer(EventType type) {
  return type == EventType::refusal || type == EventType::support || type == EventType::ban;
}

class Arguments {
 public:
  Arguments(const Reader& reader, const Occurrence& occurrence, Event& event)
      : reader_(reader), occurrence_(occurrence), event_(event) {}

  void fill() {
    for (const Mapping& m : mappings()) {
      if (m.slot.place != Place::inner) give_slot(m);
    }
    if (occurrence_.clause != none) part();
    if (occurrence_.phrase != none && !has(Role::actor) && asks_who()) {
      if (const auto culprit = culprit_of(reader_, occurrence_)) add_list(Role::actor, *culprit);
    }
    if (occurrence_.phrase != none && !has(Role::actor) && has(Role::target)) add_partner();
    for (const Mapping& m : mappings()) {  // remains part of the whole
      if (m.slot.place == Place::inner) give_slot(m);
    }
  }

 private:
  [[nodiscard]] const std::vector<Mapping>& mappings() const {
    return reader_.lexicon.frames[occurrence_.reading->frame].mappings;
  }

  // "after talks with Oslo, [the minister] left": who talks with somebody is the subject of the clause that the talks
  // stand in.
  void add_partner() {
    if (event_.type != EventType::talks && event_.type != EventType::agreement) return;
    constexpr int furthest = 3;
    std::uint32_t phrase = occurrence_.phrase;
    for (int i = 0; i < furthest && phrase != none; ++i) {  // "at the end [of talks]"
      const Phrase& p = reader_.phrase(phrase);
      if (p.relation != Relation::oblique) return;
      if (p.clause == none && p.phrase != none) {
        phrase = p.phrase;
        continue;
      }
      const std::uint32_t clause = p.clause != none ? p.clause : main_clause_behind(p);
      // "marched against a deal with Oslo", "spoke about the talks": what one speaks of others may do
      const bool topic = reader_.word(p.preposition, word_class::noun_preposition) &&
                         !reader_.word(p.preposition, word_class::from | word_class::infinitive_mark);
      if (clause == none || topic || reader_.word(p.preposition, word_class::by)) return;
      const std::uint32_t subject = partner_in(reader_.clause(clause), p.preposition);
      if (subject == none || subject == phrase) return;
      // "called for talks with the rebels", which others may hold
      const auto verb = occurrence_of_clause(reader_, clause);
      if (verb && verb->reading->type == EventType::request) return;
      const Filler partner = whole(reader_, subject);
      if (is_party(reader_, partner) && !names_target(partner.head)) add_list(Role::actor, partner);
      return;
    }
  }

  // "withdrew [Malta] from a treaty with Oslo", "sent [an envoy] to talks with Oslo"
  [[nodiscard]] std::uint32_t partner_in(const Clause& clause, std::uint32_t preposition) const {
    const bool moved = reader_.word(preposition, word_class::from | word_class::infinitive_mark);
    const std::uint32_t object = clause.passive ? none : clause.object;
    return moved && object != none && is_party(reader_, whole(reader_, object)) ? object : clause.subject;
  }

  [[nodiscard]] std::uint32_t main_clause_behind(const Phrase& p) const {
    const auto& clauses = reader_.syntax.clauses;
    const auto next = std::find_if(clauses.begin(), clauses.end(), [&](const Clause& c) {
      return c.link == Link::main && c.group.first > p.last && c.subject != none;
    });
    return next == clauses.end() ? none : static_cast<std::uint32_t>(next - clauses.begin());
  }

  [[nodiscard]] bool names_target(std::uint32_t head) const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(),
                       [&](const Argument& a) { return a.role == Role::target && a.what.tokens.contains(head); });
  }

  // Does the frame look for who does it at the verb above, and is it a deed and not a statement?
  [[nodiscard]] bool asks_who() const {
    return !is_said(event_.type) && std::any_of(mappings().begin(), mappings().end(), [](const Mapping& m) {
      return m.slot.place == Place::subject && m.role == Role::actor && m.giving == Giving::always;
    });
  }

  void give_slot(const Mapping& mapping) {
    const Fillers fillers = find(reader_, occurrence_, mapping.slot);
    // "Franco-Dutch talks" have two parties; whose the "White House talks" were is open.
    // The "NATO talks" are those of a body.
    const bool alone = mapping.giving == Giving::sharing && mapping.slot.place == Place::modifier && fillers.size == 1;
    if (alone && !is_body(*fillers.begin())) return;
    for (const Filler& filler : fillers) {
      if (mapping.slot.place != Place::inner || !(acts(filler.head) || undergoes(filler.head))) give(mapping, filler);
    }
  }

  [[nodiscard]] bool acts(std::uint32_t head) const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(), [&](const Argument& a) {
      return a.role == Role::actor && (a.what.tokens.contains(head) || same_pronoun(a.what.tokens, head));
    });
  }

  // "[I] promise that [I] will pay"
  [[nodiscard]] bool same_pronoun(TokenRange actor, std::uint32_t head) const {
    return actor.size() == 1 && reader_.token(head).pos == Pos::pron &&
           reader_.token(actor.first).lower == reader_.token(head).lower;
  }

  // "demanded the release of [the prisoners]": to whom the thing asked for is done is not the one who is asked.
  [[nodiscard]] bool undergoes(std::uint32_t head) const {
    if (event_.type != EventType::request || occurrence_.clause == none) return false;
    const Clause& clause = reader_.clause(occurrence_.clause);
    if (clause.object != none && undergoes(occurrence_of_phrase(reader_, clause.object), head)) return true;
    // "recommended buying none [from Malta]"
    return clause.complement != none && undergoes(occurrence_of_clause(reader_, clause.complement), head);
  }

  [[nodiscard]] bool undergoes(const std::optional<Occurrence>& asked, std::uint32_t head) const {
    if (!asked || !asked->reading->type) return false;
    const auto& slots = reader_.lexicon.frames[asked->reading->frame].mappings;
    return std::any_of(slots.begin(), slots.end(), [&](const Mapping& m) {
      if (m.slot.place != Place::preposition || m.role == Role::actor) return false;
      const Fillers fillers = find(reader_, *asked, m.slot);
      return std::any_of(fillers.begin(), fillers.end(), [&](const Filler& f) { return f.tokens.contains(head); });
    });
  }

  // "shared evidence [with India]": what is an argument of its own is not also part of another.
  void part() {
    for (Argument& whole : event_.arguments) {
      for (const Argument& inner : event_.arguments) {
        const TokenRange in = inner.what.tokens;
        if (&whole == &inner || in.first <= whole.what.tokens.first + 1 || in.first >= whole.what.tokens.last) continue;
        if (in.last < whole.what.tokens.last) continue;
        if (reader_.token(in.first - 1).pos != Pos::adp || of_object(in.first - 1)) continue;
        whole.what.tokens.last = in.first - 1;
        whole.what.span = reader_.document.span_of(whole.what.tokens);
      }
    }
  }

  // Does the frame look for this preposition inside the object ("a request [from] Malta")?
  [[nodiscard]] bool of_object(std::uint32_t preposition) const {
    return std::any_of(mappings().begin(), mappings().end(), [&](const Mapping& m) {
      return m.slot.place == Place::object_preposition && m.slot.preposition == reader_.token(preposition).lower;
    });
  }

  void give(const Mapping& mapping, const Filler& filler) {
    if (mapping.giving == Giving::sharing) {
      // "hosted talks between Oslo and Bern": the host of those who talk is none of them.
      if (mapping.slot.place != Place::subject || !has(Role::actor)) share(filler);
      return;
    }
    if (mapping.giving == Giving::by_name) return give_by_name(filler);
    if (filler.clause == none && ((tells_time(filler.head) && !is_term(mapping)) || tells_amount(filler))) return;
    if (mapping.role == Role::actor && mapping.giving == Giving::always && changes() && is_measure(filler)) return;
    if (changes() && filler.clause != none) return;  // "a rise in [using]"
    if (names_electorate(mapping, filler)) return;
    if (mapping.slot.place == Place::modifier && is_scene(filler)) return;
    if (mapping.role == Role::actor && (is_weapon(filler) || is_deed(filler))) {
      if (!has(Role::instrument)) add_list(Role::instrument, filler);
      return;
    }
    const bool party = is_party(reader_, filler);
    if (mapping.role == Role::actor && !party && takes_somebody() && does_nothing(filler))
      return give_next(mapping, filler);
    if (mapping.giving == Giving::parties_only && !party) return;
    if (mapping.giving == Giving::things_only && party) return;
    const bool taken = mapping.giving == Giving::by_kind && has(mapping.role);
    const Role role = mapping.giving == Giving::by_kind && (!party || taken) ? mapping.other : mapping.role;
    if (has(role) || (role == Role::actor && filler.clause != none)) return;  // "cooperation by [signing]" tells how
    add_list(role, filler);
    if (role == Role::object && event_.type == EventType::denial && mapping.slot.place == Place::object) {
      add_owner(Role::target, filler);
      add_proposer(Role::target, filler);
    }
    if (mapping.giving != Giving::by_kind || role != Role::object) return;
    add_owner(mapping.role, filler);
    if (is_answer(event_.type)) add_proposer(mapping.role, filler);
  }

  // "an increase [of 3 percent]"
  [[nodiscard]] bool tells_amount(const Filler& filler) const {
    return occurrence_.phrase != none && changes() && amount_at(filler.head);
  }

  // What only people and their bodies do; a storm may close a school and a law may ban.
  [[nodiscard]] bool takes_somebody() const {
    switch (event_.type) {
      case EventType::increase:
      case EventType::decrease:
      case EventType::ban:
      case EventType::retreat:
      case EventType::support:
      case EventType::aid:
      case EventType::closure:
      case EventType::coercion:
      case EventType::concession:
        return false;
      default:
        return true;
    }
  }

  // "the new section, [Oslo] and [Bern] agreed": who begins behind what was taken for the head of a list.
  void give_next(const Mapping& mapping, const Filler& filler) {
    if (filler.phrase == none || occurrence_.clause == none) return;
    constexpr std::size_t furthest = 12;
    const std::size_t end = std::min(reader_.syntax.phrases.size(), filler.phrase + furthest);
    for (std::size_t i = filler.phrase + 1; i < end; ++i) {
      const auto next = static_cast<std::uint32_t>(i);
      const Filler member = whole(reader_, next);
      if (member.tokens.first >= std::max(filler.tokens.last, reader_.phrase(filler.phrase).list_last)) return;
      if (reader_.phrase(next).relation == Relation::conjunct && is_party(reader_, member))
        return give(mapping, member);
    }
  }

  // "Prime Minister [Lee] Nak-yon (R)", where the tagger lost the name's end; not "Lee's letter"
  [[nodiscard]] bool names_person(const Filler& filler) const {
    if (filler.phrase == none) return false;
    for (std::uint32_t i = std::max(filler.tokens.first, reader_.phrase(filler.phrase).possessor.last); i < filler.head;
         ++i) {
      const Mention* mention = reader_.document.mention_at(i);
      if (mention != nullptr && mention->form == MentionForm::name &&
          reader_.document.entities.entities[at(mention->entity)].type == EntityType::person)
        return true;
    }
    return false;
  }

  // "[differences] remain in the talks"
  [[nodiscard]] bool does_nothing(const Filler& filler) const {
    const Token& head = reader_.token(filler.head);
    const bool opens = filler.head == reader_.sentence.first && head.lower != head.lemma;
    const bool capital = head.is(token_flag::capitalised) && !opens;  // a name, perhaps
    if (filler.clause != none || head.pos != Pos::noun || capital) return false;
    if (reader_.document.mention_at(filler.head) != nullptr) return false;
    if (names_person(filler)) return false;
    const std::uint64_t classes = reader_.classes_of(filler.head);
    if (classes != 0) return (classes & reader_.lexicon.agent) == 0;
    // Of a noun that no list holds: "the blogger", "a Marxist" look like somebody.
    std::string_view noun = reader_.document.slice(head);
    if (noun.ends_with('s')) noun.remove_suffix(1);
    constexpr std::array<std::string_view, 7> endings = {"er", "or", "ist", "man", "men", "ee", "ian"};
    return std::none_of(endings.begin(), endings.end(), [&](std::string_view e) { return noun.ends_with(e); });
  }

  // "[A bomb] killed two": what somebody did it with; "[Turkish warplanes]" tell who.
  [[nodiscard]] bool is_weapon(const Filler& filler) const {
    if (event_.type != EventType::assault || (reader_.classes_of(filler.head) & reader_.lexicon.weapon) == 0)
      return false;
    for (std::uint32_t i = filler.tokens.first; i < filler.head; ++i) {
      if (reader_.document.mention_at(i) != nullptr) return false;
    }
    return true;
  }

  // "the [Madrid] bombings": where it was; "[US] raids", "[Danish] raids" tell who.
  [[nodiscard]] bool is_scene(const Filler& filler) const {
    const auto takes_two = {EventType::talks, EventType::agreement, EventType::cooperation, EventType::ban,
                            EventType::sanction};
    if (std::find(takes_two.begin(), takes_two.end(), event_.type) != takes_two.end()) return false;
    const Mention* mention = reader_.document.mention_at(filler.head);
    if (mention == nullptr || mention->form != MentionForm::name || is_acronym(filler.head)) return false;
    return reader_.document.entities.entities[at(mention->entity)].type == EntityType::gpe &&
           (reader_.classes_of(filler.head) & reader_.lexicon.imposer) == 0;
  }

  [[nodiscard]] bool is_body(const Filler& filler) const {
    const Mention* mention = reader_.document.mention_at(filler.head);
    if (event_.type != EventType::talks || mention == nullptr) return false;
    const std::uint32_t behind = mention->tokens.last;  // "UN-backed talks"
    if (behind >= reader_.sentence.last || reader_.document.slice(reader_.token(behind)) == "-") return false;
    const bool acronym = mention->tokens.size() == 1 && (is_acronym(filler.head) || is_numbered(filler.head));
    if (!acronym && (reader_.classes_of(mention->tokens.last - 1) & reader_.lexicon.body) == 0) return false;
    return reader_.document.entities.entities[at(mention->entity)].type == EntityType::org;
  }

  // "G7", "G20"
  [[nodiscard]] bool is_numbered(std::uint32_t token) const {
    const std::string_view name = reader_.document.slice(reader_.token(token));
    return name.size() > 1 && name.front() == 'G' && name.find_first_not_of("0123456789", 1) == std::string_view::npos;
  }

  // "UN", "U.N."
  [[nodiscard]] bool is_acronym(std::uint32_t token) const {
    const std::string_view name = reader_.document.slice(reader_.token(token));
    return reader_.token(token).is(token_flag::all_caps) || (name.size() > 2 && name[1] == '.' && name.back() == '.');
  }

  // "wounded by [explosions]", "approved by [referendum]": what happened, not who did it.
  [[nodiscard]] bool is_deed(const Filler& filler) const {
    if (filler.phrase == none) return false;
    const auto noun = occurrence_of_phrase(reader_, filler.phrase);
    return noun && (noun->reading->type == EventType::election ||
                    (noun->reading->type == EventType::assault && event_.type == EventType::assault));
  }

  [[nodiscard]] bool changes() const {
    return event_.type == EventType::increase || event_.type == EventType::decrease;
  }

  [[nodiscard]] bool amount_at(std::uint32_t head) const {
    const Figure* figure = reader_.document.figure_at(head);
    return figure != nullptr && figure->kind != FigureKind::count;
  }

  // "rose by [3 percent]", "rose by [48 points]", but "an increase by [two firms]"
  [[nodiscard]] bool is_measure(const Filler& filler) const {
    const bool counts = reader_.document.figure_at(filler.head) != nullptr;
    return amount_at(filler.head) || (counts && !is_party(reader_, filler));
  }

  // "[Kenya's] election", "the election of [a mayor]": who votes is not who is chosen.
  [[nodiscard]] bool names_electorate(const Mapping& mapping, const Filler& filler) const {
    if (event_.type != EventType::election || occurrence_.phrase == none || mapping.role != Role::target) return false;
    if (mapping.slot.place != Place::possessor) return false;
    const Mention* mention = reader_.document.mention_at(filler.head);
    if (mention != nullptr) return reader_.document.entities.entities[at(mention->entity)].type != EntityType::person;
    return (reader_.classes_of(filler.head) & reader_.lexicon.party) == 0;
  }

  // "sentenced him to [two years]"
  [[nodiscard]] bool is_term(const Mapping& mapping) const {
    return event_.type == EventType::ruling && mapping.role == Role::object &&
           mapping.slot.place == Place::preposition &&
           (reader_.lexicon.grammar.of(mapping.slot.preposition) & word_class::infinitive_mark) != 0;
  }

  [[nodiscard]] bool tells_time(std::uint32_t head) const {
    return reader_.document.time_at(head) != nullptr || (reader_.classes_of(head) & reader_.lexicon.time_noun) != 0;
  }

  // "a ban on [North Korea's] exports": whom it hits stands before the thing.
  void add_owner(Role role, const Filler& filler) {
    if (filler.phrase == none || has(role)) return;
    const TokenRange owner = reader_.phrase(filler.phrase).possessor;
    if (owner.empty()) return add_origin(role, filler);
    if (is_name(reader_, owner.last - 1)) add(role, owner, owner.last - 1);
  }

  // "rejected a [Chilean] proposal": whose it is stands before it as an adjective or a name.
  void add_proposer(Role role, const Filler& filler) {
    if (filler.phrase == none || has(role)) return;
    const Phrase& p = reader_.phrase(filler.phrase);
    for (std::uint32_t i = p.base.first; i < p.head; ++i) {
      const Mention* mention = reader_.document.mention_at(i);
      if (mention == nullptr || mention->tokens.last > p.head || mention->form != MentionForm::name) continue;
      const Filler owner{mention->tokens, mention->tokens.last - 1, none, none};
      if (is_party(reader_, owner)) return add(role, owner.tokens, owner.head);
    }
  }

  // "a ban on purchases of parts [from Shell]": who is hit ends the thing, and is no part of it.
  void add_origin(Role role, const Filler& filler) {
    if (event_.arguments.empty() || event_.arguments.back().role == role) return;  // the thing was no argument
    constexpr int deepest = 3;
    std::uint32_t phrase = reader_.phrase(filler.phrase).first_oblique;
    for (int i = 0; i < deepest && phrase != none; ++i, phrase = reader_.phrase(phrase).first_oblique) {
      const Phrase& p = reader_.phrase(phrase);
      const Filler origin{{p.base.first, p.last}, p.head, phrase, none};
      if (!reader_.word(p.preposition, word_class::from) || !is_party(reader_, origin)) continue;
      Reference& thing = event_.arguments.back().what;
      if (thing.tokens.first < p.preposition && p.preposition < thing.tokens.last) {
        thing.tokens.last = p.preposition;
        thing.span = reader_.document.span_of(thing.tokens);
      }
      return add_list(role, origin);
    }
  }

  // The first is the actor, the others are targets; of several to whom another one is named already, all are actors:
  // "Kyiv and Minsk signed it with Vilnius".
  void share(const Filler& filler) {
    const Role role = has(Role::actor) ? Role::target : Role::actor;
    const Role others = role == Role::actor && has(Role::target) ? Role::actor : Role::target;
    if (!is_party(reader_, filler) || repeats(filler.head)) return;
    add(role, filler.tokens, filler.head);
    if (filler.phrase == none) return;
    constexpr int most = 8;
    std::uint32_t member = reader_.phrase(filler.phrase).conjunct;
    for (int i = 0; i < most && member != none; ++i, member = reader_.phrase(member).conjunct) {
      const Phrase& p = reader_.phrase(member);
      add(others, {p.base.first, p.last}, p.head);
    }
  }

  // "the United Nations (UN)" is one.
  [[nodiscard]] bool repeats(std::uint32_t head) const {
    const Mention* mention = reader_.document.mention_at(head);
    return mention != nullptr && std::any_of(event_.arguments.begin(), event_.arguments.end(),
                                             [&](const Argument& a) { return a.what.entity == mention->entity; });
  }

  // "UN sanctions" are those of the UN, "Iran sanctions" hit Iran: adjectives
  // and acronyms act.
  void give_by_name(const Filler& filler) {
    const Mention* mention = reader_.document.mention_at(filler.head);
    if (mention == nullptr) return;
    const bool adjective = reader_.document.entities.entities[at(mention->entity)].type == EntityType::norp;
    const bool acronym = is_acronym(filler.head);
    const bool body =
        filler.tokens.size() > 1 && reader_.document.entities.entities[at(mention->entity)].type == EntityType::org;
    const bool imposes = (reader_.classes_of(filler.head) & reader_.lexicon.imposer) != 0;
    const Role role = adjective || acronym || body || imposes ? Role::actor : Role::target;
    if (!has(role)) add(role, filler.tokens, filler.head);
  }

  [[nodiscard]] bool has(Role role) const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(),
                       [&](const Argument& a) { return a.role == role; });
  }

  // The members of a list are arguments of their own where each is an entity of
  // its own; else the list is one.
  void add_list(Role role, const Filler& filler) {
    if (filler.phrase == none || reader_.phrase(filler.phrase).conjunct == none)
      return add(role, filler.tokens, filler.head);
    constexpr int most = 16;
    const bool somebody = role != Role::object && !occurrence_of_phrase(reader_, filler.phrase);
    bool apart = true;
    std::uint32_t last = filler.phrase;
    for (int i = 0; i < most && last != none; ++i) {
      const Phrase& p = reader_.phrase(last);
      apart = apart && reader_.document.mention_at(p.head) != nullptr;
      // "the raid on the port and the bombing of a mill" tells of two deeds
      if (p.conjunct == none || (somebody && tells_deed(p.conjunct))) break;
      last = p.conjunct;
    }
    if (!apart) {
      const std::uint32_t cut = reader_.phrase(last).conjunct;  // of another deed
      const std::uint32_t end = cut == none ? std::max(filler.tokens.last, reader_.phrase(last).last)
                                            : std::min(filler.tokens.last, end_before(cut));
      return add(role, {filler.tokens.first, end}, filler.head);
    }
    std::uint32_t member = filler.phrase;
    for (int i = 0; i < most && member != none; ++i, member = reader_.phrase(member).conjunct) {
      const Phrase& p = reader_.phrase(member);
      add(role, {p.base.first, p.last}, p.head);
      if (member == last) break;
    }
  }

  // "... and [the bombing]", but "rocket and [bomb attacks]"
  [[nodiscard]] bool tells_deed(std::uint32_t phrase) const {
    const Phrase& p = reader_.phrase(phrase);
    const bool apart = !p.possessor.empty() || reader_.token(p.base.first).pos == Pos::det;
    return apart && occurrence_of_phrase(reader_, phrase).has_value();
  }

  // Where a list ends before this member, the word that joins it left out.
  [[nodiscard]] std::uint32_t end_before(std::uint32_t member) const {
    std::uint32_t end = reader_.phrase(member).base.first;
    const auto joins = [&](Pos pos) { return pos == Pos::cconj || pos == Pos::punct; };
    while (end > reader_.sentence.first && joins(reader_.token(end - 1).pos)) --end;
    return end;
  }

  void add(Role role, TokenRange tokens, std::uint32_t head) {
    // "[rolled back] tariffs", where "back" was taken for part of the phrase.
    if (tokens.first < occurrence_.trigger.last && head >= occurrence_.trigger.last)
      tokens.first = std::max(tokens.first, occurrence_.trigger.last);
    // "called for [the ban] to be lifted", whose object goes on to the end
    if (head < occurrence_.trigger.first && tokens.overlaps(occurrence_.trigger)) tokens.last = head + 1;
    if (tokens.empty() || tokens.first >= tokens.last || tokens.overlaps(occurrence_.trigger)) return;
    event_.arguments.push_back({role, reference(reader_.document, tokens, head), std::nullopt});
  }

  const Reader& reader_;
  const Occurrence& occurrence_;
  Event& event_;
};

// "the home secretary, [Ann Lee]": the name behind the comma that ends the phrase's head.
const Mention* apposed_name(const Document& document, TokenRange tokens, std::uint32_t head) {
  const std::uint32_t comma = head + 1;
  const Token& noun = document.tokens[head];
  if (noun.lower != noun.lemma && noun.lower != Symbol::unknown) return nullptr;  // "three firms, Shell and ..."
  if (comma + 1 >= tokens.last || document.slice(document.tokens[comma]) != ",") return nullptr;
  const Mention* mention = document.mention_at(comma + 1);
  return mention != nullptr && mention->form == MentionForm::name ? mention : nullptr;
}

}  // namespace

Reference reference(const Document& document, TokenRange tokens, std::uint32_t head) {
  // A chain of phrases ("the ban on the ban on ...") would be written out again for every link of it.
  constexpr std::uint32_t longest = 200;
  tokens.last = std::min(tokens.last, std::max(tokens.first + longest, head + 1));
  Reference result;
  result.tokens = tokens;
  result.span = document.span_of(tokens);
  const Mention* mention = document.mention_at(head);
  if (mention == nullptr) mention = document.head_mention(tokens);
  if (mention == nullptr) mention = apposed_name(document, tokens, head);
  const bool half = mention != nullptr && tokens.size() == 1 && joins_two(document, *mention);
  if (mention != nullptr && !half) result.entity = mention->entity;
  return result;
}

void add_frame_arguments(const Reader& reader, const Occurrence& occurrence, Event& event) {
  Arguments(reader, occurrence, event).fill();
}

}  // namespace sayso::events
