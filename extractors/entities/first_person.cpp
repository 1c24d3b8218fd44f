#include "extractors/entities/called.hpp"
#include "extractors/entities/entities.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sayso::entities {
namespace {

using namespace token_flag;

// How many tokens an article takes to say that it is an interview, and a turn to name its speaker.
constexpr std::uint32_t opening = 400, longest_label = 5;
constexpr std::size_t longest_title = 400;  // in bytes
// Fewer questions or turns are a manner of speaking.
constexpr std::uint32_t fewest_questions = 2, fewest_turns = 2;
// In tokens.
constexpr std::size_t longest_question = 60;
// Bytes between a body and the office that somebody holds there: "'s ".
constexpr std::uint32_t owner = 3;
// Paragraphs from an article's beginning or end to the name of who wrote it.
constexpr std::size_t lines_of_signature = 3;
// Paragraphs for each label of a transcript.
constexpr std::size_t turns_a_label = 6;
// Who asks so often talks to somebody.
constexpr std::uint32_t fewest_asked = 6;
// Outside quotation marks, of "I" and "you"; and how many tokens there may be for each.
constexpr std::size_t fewest_open = 4, tokens_a_pronoun = 100;

struct Pronoun {
  std::uint32_t token;
  PronounKind kind;
};

// What one speaker says.
struct Stretch {
  Span span;
  std::optional<EntityIndex> speaker;
};

// A paragraph as an interview or a transcript sees it.
struct Turn {
  std::uint32_t first_token;
  std::optional<EntityIndex> speaker;
  bool labelled = false, asks = false;
  std::optional<EntityIndex> addressed = {};  // whom the one who speaks calls by name
};

// A turn in which somebody says who he is, or is called by name.
struct Anchor {
  std::size_t turn;
  EntityIndex who;
  bool speaks;
};

class Speakers {
 public:
  Speakers(Document& document, const Lexicon& lexicon) : d_(document), lexicon_(lexicon) {}

  void run() {
    find_pronouns();
    if (pronouns_.empty() || d_.entities.entities.empty()) return;
    read_quotes();
    read_turns();
    // Apart from the others until all are found: who speaks is looked for among those.
    std::vector<Mention> found;
    for (const Pronoun& p : pronouns_) {
      const Token& t = d_.tokens[p.token];
      if (const auto entity = t.is(in_quotation) ? quoted(p) : unquoted(p)) {
        found.push_back({t.span, {p.token, p.token + 1}, *entity, MentionForm::pronoun});
      }
    }
    if (found.empty()) return;
    std::vector<Mention>& mentions = d_.entities.mentions;
    const auto known = static_cast<std::ptrdiff_t>(mentions.size());
    mentions.insert(mentions.end(), found.begin(), found.end());
    std::inplace_merge(mentions.begin(), mentions.begin() + known, mentions.end(),
                       [](const Mention& a, const Mention& b) { return a.tokens.first < b.tokens.first; });
    reorder();
  }

 private:
  [[nodiscard]] EntityType type_of(EntityIndex entity) const { return d_.entities.entities[at(entity)].type; }
  [[nodiscard]] bool is_person(EntityIndex entity) const { return type_of(entity) == EntityType::person; }

  void find_pronouns() {
    for (std::uint32_t i = 0; i < d_.tokens.size(); ++i) {
      const Token& t = d_.tokens[i];
      // "US" is a country, "i" a numeral, "mine" a pit.
      if (t.pos != Pos::pron || t.is(all_caps)) continue;
      const PronounKind kind = lexicon_.pronoun(t.lower);
      if (kind < PronounKind::i) continue;
      pronouns_.push_back({i, kind});
    }
  }

  void read_quotes() {
    for (const Quote& q : d_.quotes) {
      if (q.form == QuoteForm::indirect) continue;
      const auto speaker = q.speaker ? q.speaker->entity : std::nullopt;
      for (const Span content : q.content) stretches_.push_back({content, speaker});
    }
    std::sort(stretches_.begin(), stretches_.end(), [](const Stretch& a, const Stretch& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
  }

  // Who says the pronoun inside quotation marks: the innermost quote's speaker. Pronouns come in text order.
  [[nodiscard]] std::optional<EntityIndex> quoted(const Pronoun& p) {
    const std::uint32_t begin = d_.tokens[p.token].span.begin;
    while (next_stretch_ < stretches_.size() && stretches_[next_stretch_].span.begin <= begin) {
      open_.push_back(stretches_[next_stretch_++]);
    }
    while (!open_.empty() && open_.back().span.end <= begin) open_.pop_back();
    if (open_.empty() || !open_.back().speaker || p.kind == PronounKind::you) return std::nullopt;
    return as_said(p, *open_.back().speaker);
  }

  // "I" of a person is he, "we" of a body is it, "we" of a person the body that he speaks for.
  [[nodiscard]] std::optional<EntityIndex> as_said(const Pronoun& p, EntityIndex speaker) const {
    if (p.kind == PronounKind::i) return is_person(speaker) ? std::optional(speaker) : std::nullopt;
    if (type_of(speaker) == EntityType::org) return speaker;
    return is_person(speaker) ? body_of(speaker) : std::nullopt;
  }

  // The body or country that the description of a person names: "Halden spokeswoman Anna Berg", "Anna Berg, the head of
  // Halden".
  [[nodiscard]] std::optional<EntityIndex> body_of(EntityIndex person) const {
    const Span role = d_.entities.entities[at(person)].role;
    if (role.empty()) return std::nullopt;
    const auto& mentions = d_.entities.mentions;
    auto m = std::lower_bound(mentions.begin(), mentions.end(), role.begin,
                              [](const Mention& x, std::uint32_t byte) { return x.span.end + owner < byte; });
    for (; m != mentions.end() && m->span.begin < role.end; ++m) {
      if (m->form == MentionForm::name && speaks_as_we(*m, role)) return m->entity;
    }
    return std::nullopt;
  }

  // A company or a club, or a country that owns the office ("Kenya's coach"); who holds an office of state or sits on a
  // committee says "we" of anybody.
  [[nodiscard]] bool speaks_as_we(const Mention& body, Span role) const {
    const EntityType type = type_of(body.entity);
    if (type == EntityType::gpe) return body.span.end < role.begin && d_.tokens[body.tokens.last].pos == Pos::part;
    constexpr std::uint32_t of_state = trait::own | trait::body | trait::ends_title;
    const auto traits = [&](std::uint32_t i) { return lexicon_.traits(d_.tokens[i].lower); };
    return type == EntityType::org && ((traits(body.tokens.first) | traits(body.tokens.last - 1)) & of_state) == 0;
  }

  [[nodiscard]] std::optional<EntityIndex> unquoted(const Pronoun& p) const {
    if (p.kind == PronounKind::we && !questioned_) return std::nullopt;
    const auto after = std::upper_bound(turns_.begin(), turns_.end(), p.token,
                                        [](std::uint32_t token, const Turn& t) { return token < t.first_token; });
    if (after == turns_.begin()) return std::nullopt;
    const Turn& turn = *(after - 1);
    if (transcript_) return p.kind == PronounKind::i ? turn.speaker : std::nullopt;
    if (questioned_) {
      if (p.token < first_question_) return std::nullopt;
      if (p.kind == PronounKind::we) return turn.asks ? std::nullopt : as_said(p, *questioned_);
      return turn.asks == (p.kind == PronounKind::you) ? questioned_ : std::nullopt;
    }
    if (p.kind == PronounKind::you) return conversation_ ? turn.addressed : std::nullopt;
    return conversation_ && turn.speaker ? turn.speaker : narrator_;
  }

  void read_turns() {
    std::uint32_t labels = 0, named = 0, questions = 0, paragraph = 0xFFFFFFFF;
    for (const Sentence& s : d_.sentences) {
      if (s.paragraph != paragraph) {
        const auto before = turns_.empty() ? std::nullopt : turns_.back().speaker;
        turns_.push_back(opened_by(s, before));
        labels += turns_.back().labelled ? 1 : 0;
        named += turns_.back().labelled && turns_.back().speaker ? 1 : 0;
        paragraph = s.paragraph;
      }
      // The last sentence of the paragraph has the say.
      turns_.back().asks = ends_in_question(s);
    }
    transcript_ = named >= fewest_turns;
    // "PRIME MINISTER: Good morning, Anna.": who the labels mean is told nowhere.
    const bool labelled = labels >= fewest_turns && labels * turns_a_label >= turns_.size();
    for (const Turn& t : turns_) {
      if (!t.asks) continue;
      if (questions++ == 0) first_question_ = t.first_token;
    }
    // Where questions are answered several people speak.
    if (questions >= fewest_questions) {
      questioned_ = titular();
      if (!questioned_) questioned_ = interviewed();
      if (questioned_) tell_questions();
    }
    if (!transcript_ && !labelled && !questioned_ && is_told_in_first_person()) {
      read_conversation(questions);
      narrator_ = speech_maker();
      if (!narrator_) narrator_ = signer();
      if (!narrator_ && !conversation_ && questions >= fewest_asked) {
        questioned_ = most_named();
        if (questioned_) tell_questions();
      }
    }
  }

  // Not every question ends in its mark, and not every answer without one: who says "I" more often than "you" answers.
  void tell_questions() {
    std::size_t next = 0;
    for (std::size_t t = 0; t < turns_.size(); ++t) {
      const std::size_t end = t + 1 < turns_.size() ? turns_[t + 1].first_token : d_.tokens.size();
      int own = 0, other = 0;
      for (; next < pronouns_.size() && pronouns_[next].token < end; ++next) {
        if (d_.tokens[pronouns_[next].token].is(in_quotation)) continue;
        own += pronouns_[next].kind == PronounKind::i ? 1 : 0;
        other += pronouns_[next].kind == PronounKind::you ? 1 : 0;
      }
      const bool brief = end - turns_[t].first_token <= longest_question;
      turns_[t].asks = turns_[t].asks ? other >= own : brief && other > own;
    }
  }

  // Reporters say "I" in quotation marks only.
  [[nodiscard]] bool is_told_in_first_person() const {
    const auto open = [&](const Pronoun& p) {
      return p.kind != PronounKind::we && !d_.tokens[p.token].is(in_quotation);
    };
    const auto count = static_cast<std::size_t>(std::count_if(pronouns_.begin(), pronouns_.end(), open));
    return count >= fewest_open && count * tokens_a_pronoun >= d_.tokens.size();
  }

  // "My name is Anna Berg": she speaks from here on. "Miss Berg?", "Sit down, Anna.": she is spoken to here.
  void read_conversation(std::uint32_t questions) {
    std::vector<Anchor> anchors;
    bool called = false;
    for (const Mention& m : d_.entities.mentions) {
      if (m.form != MentionForm::name || !is_person(m.entity) || d_.tokens[m.tokens.first].is(in_quotation)) continue;
      const std::size_t turn = turn_at(m.tokens.first);
      const bool speaks = is_introduced(d_, lexicon_, m.tokens);
      if (!speaks && !is_called(d_, lexicon_, m.tokens)) continue;
      anchors.push_back({turn, m.entity, speaks});
      called = called || !speaks;
    }
    questions >= fewest_asked ? take_turns(anchors) : tell(anchors);
    conversation_ = !anchors.empty();
  }

  // Where few questions are asked who has said who he is goes on speaking, and so does who was called.
  void tell(const std::vector<Anchor>& anchors) {
    std::size_t next = 0;
    std::optional<EntityIndex> speaker, called;
    for (std::size_t t = 0; t < turns_.size(); ++t) {
      if (called) speaker = called;
      called.reset();
      for (; next < anchors.size() && anchors[next].turn == t; ++next) {
        if (anchors[next].speaks) {
          speaker = anchors[next].who;
        } else {
          turns_[t].addressed = called = anchors[next].who;
        }
      }
      turns_[t].speaker = called && called == speaker ? std::nullopt : speaker;
    }
  }

  // Two who talk take turns: who is spoken to speaks before and after, and so on both ways until somebody else is
  // called nearer by.
  void take_turns(const std::vector<Anchor>& anchors) {
    std::size_t next = 0;  // the first anchor behind the turn
    for (std::size_t t = 0; t < turns_.size(); ++t) {
      while (next < anchors.size() && anchors[next].turn <= t) ++next;
      const Anchor* near = next > 0 ? &anchors[next - 1] : nullptr;
      if (next < anchors.size() && (near == nullptr || anchors[next].turn - t < t - near->turn)) near = &anchors[next];
      if (near == nullptr) continue;
      const std::size_t away = near->turn > t ? near->turn - t : t - near->turn;
      turns_[t].speaker.reset();
      const bool speaks = near->speaks == (away % 2 == 0);
      (speaks ? turns_[t].speaker : turns_[t].addressed) = near->who;
    }
  }

  // Who is talked with is named before the first question, and more often than others.
  [[nodiscard]] std::optional<EntityIndex> most_named() const {
    std::vector<std::uint32_t> times(d_.entities.entities.size());
    std::optional<EntityIndex> most;
    for (const Mention& m : d_.entities.mentions) {
      if (m.form == MentionForm::name && is_person(m.entity)) ++times[at(m.entity)];
    }
    for (const Mention& m : d_.entities.mentions) {
      if (m.tokens.first >= first_question_) break;
      if (m.form == MentionForm::name && is_person(m.entity) && (!most || times[at(m.entity)] > times[at(*most)]))
        most = m.entity;
    }
    return most;
  }

  // "By Anna Berg" above an article or her name below it, on a line of its own.
  [[nodiscard]] std::optional<EntityIndex> signer() const {
    for (std::size_t t = 0; t < turns_.size(); ++t) {
      if (t >= lines_of_signature && t + lines_of_signature < turns_.size()) t = turns_.size() - lines_of_signature;
      const std::uint32_t end =
          t + 1 < turns_.size() ? turns_[t + 1].first_token : static_cast<std::uint32_t>(d_.tokens.size());
      const std::uint32_t first = turns_[t].first_token;
      const Mention* name = d_.mention_at(end - 1);
      if (name == nullptr || name->tokens.last != end || name->tokens.size() < 2 || !is_person(name->entity)) continue;
      if (name->tokens.first == first || (name->tokens.first == first + 1 && d_.tokens[first].pos == Pos::adp))
        return name->entity;
    }
    return std::nullopt;
  }

  // Index into turns_; the first begins with the first sentence.
  [[nodiscard]] std::size_t turn_at(std::uint32_t token) const {
    const auto after = std::upper_bound(turns_.begin(), turns_.end(), token,
                                        [](std::uint32_t t, const Turn& turn) { return t < turn.first_token; });
    return after == turns_.begin() ? 0 : static_cast<std::size_t>(after - turns_.begin()) - 1;
  }

  // The one person named in a title that announces a speech or a statement.
  [[nodiscard]] std::optional<EntityIndex> speech_maker() const {
    const std::string_view title = std::string_view(d_.article.title).substr(0, longest_title);
    if (!lexicon_.announces_speech(title)) return std::nullopt;
    std::optional<EntityIndex> found;
    for (std::uint32_t e = 0; e < d_.entities.entities.size(); ++e) {
      const Entity& entity = d_.entities.entities[e];
      const auto named = [&](Span name) { return title.find(d_.slice(name)) != std::string_view::npos; };
      if (entity.type != EntityType::person) continue;
      if (!named(entity.name) && std::none_of(entity.aliases.begin(), entity.aliases.end(), named)) continue;
      if (found) return std::nullopt;
      found = EntityIndex{e};
    }
    return found;
  }

  // "Berg: I was there." A colon behind something else ends the turn before it too.
  [[nodiscard]] Turn opened_by(const Sentence& s, std::optional<EntityIndex> before) const {
    Turn turn{s.tokens.first, before};
    const std::uint32_t end = std::min(s.tokens.last, s.tokens.first + longest_label + 1);
    for (std::uint32_t i = s.tokens.first; i < end; ++i) {
      if (d_.slice(d_.tokens[i]) != ":") continue;
      const Mention* name = i > s.tokens.first ? d_.mention_at(i - 1) : nullptr;
      turn.labelled = true;
      turn.speaker.reset();
      if (name != nullptr && name->tokens.last == i && is_person(name->entity)) turn.speaker = name->entity;
      break;
    }
    return turn;
  }

  [[nodiscard]] bool ends_in_question(const Sentence& s) const {
    return !s.tokens.empty() && d_.slice(d_.tokens[s.tokens.last - 1]) == "?";
  }

  // The one person whom the title names in full: "Biden v. Nebraska" is no talk with the former.
  [[nodiscard]] std::optional<EntityIndex> titular() const {
    const std::string_view title = std::string_view(d_.article.title).substr(0, longest_title);
    std::optional<EntityIndex> found;
    for (std::uint32_t e = 0; e < d_.entities.entities.size(); ++e) {
      const std::string_view name = d_.slice(d_.entities.entities[e].name);
      if (!is_person(EntityIndex{e}) || name.find(' ') == std::string_view::npos ||
          title.find(name) == std::string_view::npos)
        continue;
      if (found) return std::nullopt;
      found = EntityIndex{e};
    }
    return found;
  }

  // The person named beside a word like "interviewed".
  [[nodiscard]] std::optional<EntityIndex> interviewed() const {
    const std::uint32_t end = static_cast<std::uint32_t>(std::min<std::size_t>(d_.tokens.size(), opening));
    for (std::uint32_t i = 0; i < end; ++i) {
      if (lexicon_.telling(d_.tokens[i].lower) != Telling::interview) continue;
      const TokenRange sentence = d_.sentences[d_.sentence_of(i)].tokens;
      if (const auto person = only_person({i, sentence.last})) return person;
      if (const auto person = only_person({sentence.first, i})) return person;
    }
    return std::nullopt;
  }

  // The person named in a stretch; none where two are.
  [[nodiscard]] std::optional<EntityIndex> only_person(TokenRange range) const {
    std::optional<EntityIndex> found;
    const auto& mentions = d_.entities.mentions;
    auto m = std::lower_bound(mentions.begin(), mentions.end(), range.first,
                              [](const Mention& x, std::uint32_t token) { return x.tokens.first < token; });
    for (; m != mentions.end() && m->tokens.first < range.last; ++m) {
      if (!is_person(m->entity) || (found && *found == m->entity)) continue;
      if (found) return std::nullopt;
      found = m->entity;
    }
    return found;
  }

  // Entities in order of their first mention: a quote may stand before the name of who says it.
  void reorder() {
    std::vector<EntityIndex> place(d_.entities.entities.size(), EntityIndex{unplaced});
    std::vector<Entity> ordered;
    ordered.reserve(place.size());
    for (Mention& m : d_.entities.mentions) {
      EntityIndex& to = place[at(m.entity)];
      if (to == EntityIndex{unplaced}) {
        to = EntityIndex{static_cast<std::uint32_t>(ordered.size())};
        ordered.push_back(std::move(d_.entities.entities[at(m.entity)]));
      }
      m.entity = to;
    }
    d_.entities.entities = std::move(ordered);
    const auto renumber = [&](std::optional<Reference>& r) {
      if (r && r->entity) r->entity = place[at(*r->entity)];
    };
    for (Quote& q : d_.quotes) {
      renumber(q.speaker);
      renumber(q.addressee);
    }
  }

  static constexpr std::uint32_t unplaced = 0xFFFFFFFF;

  Document& d_;
  const Lexicon& lexicon_;
  std::vector<Pronoun> pronouns_;
  std::vector<Stretch> stretches_, open_;
  std::size_t next_stretch_ = 0;
  std::vector<Turn> turns_;
  bool transcript_ = false, conversation_ = false;
  std::uint32_t first_question_ = 0;
  std::optional<EntityIndex> narrator_, questioned_;
};

}  // namespace

void resolve_first_person(Document& document, const Lexicon& lexicon) { Speakers(document, lexicon).run(); }

}  // namespace sayso::entities
