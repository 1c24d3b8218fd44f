#include "extractors/entities/anaphora.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace sayso::entities {
namespace {

using namespace token_flag;

// How many sentences back a reference may look, and how many recently named entities are kept in mind.
constexpr std::uint32_t pronoun_reach = 3, nominal_reach = 12;
constexpr std::size_t memory = 24;

// An entity in mind: where it was mentioned last and how prominently.
struct Recent {
  EntityIndex entity;
  std::uint32_t sentence;
  std::uint32_t token;
  bool subject;
};

class Resolver {
 public:
  Resolver(const Document& document, const Lexicon& lexicon, const std::vector<Gender>& genders, EntityLayer& layer)
      : d_(document), lexicon_(lexicon), genders_(genders), layer_(layer) {
    recent_.reserve(memory + 1);
  }

  void run() {
    name_tokens_.resize(layer_.entities.size());
    for (const Mention& m : layer_.mentions) {
      TokenRange& longest = name_tokens_[at(m.entity)];
      if (m.tokens.size() > longest.size()) longest = m.tokens;
    }
    std::vector<Mention> merged;
    merged.reserve(layer_.mentions.size() * 2);
    std::size_t next = 0;
    for (std::uint32_t s = 0; s < d_.sentences.size(); ++s) {
      sentence_ = s;
      const TokenRange tokens = d_.sentences[s].tokens;
      first_verb_ = first_verb(tokens);
      for (std::uint32_t i = tokens.first; i < tokens.last;) {
        if (next < layer_.mentions.size() && layer_.mentions[next].tokens.first <= i) {
          const Mention& mention = layer_.mentions[next++];
          merged.push_back(mention);
          remember(mention.entity, mention.tokens.first);
          i = std::max(i, mention.tokens.last);
          continue;
        }
        auto found = refer(i, tokens.last);
        // A name that ends the phrase is its head: "the Japanese government".
        if (found && next < layer_.mentions.size() && layer_.mentions[next].tokens.last >= found->tokens.last &&
            layer_.mentions[next].tokens.first < found->tokens.last) {
          found.reset();
        }
        if (found && next < layer_.mentions.size()) identify_with(layer_.mentions[next], *found);
        if (found) {
          merged.push_back(*found);
          remember(found->entity, i);
          i = found->tokens.last;
        } else {
          ++i;
        }
      }
    }
    layer_.mentions = std::move(merged);
  }

 private:
  // "the manager, Rosa Quill,": the name that follows tells who is meant.
  void identify_with(const Mention& name, Mention& nominal) const {
    const std::uint32_t comma = nominal.tokens.last;
    if (nominal.form != MentionForm::nominal || name.tokens.first != comma + 1) return;
    const bool beside = d_.slice(d_.tokens[comma]) == "," && name.tokens.last <= d_.sentences[sentence_].tokens.last;
    if (beside && has(noun_before(nominal.tokens.first, comma).types, type_of(name.entity)))
      nominal.entity = name.entity;
  }

  [[nodiscard]] bool is(std::uint32_t i, std::uint16_t what) const {
    return (lexicon_.traits(d_.tokens[i].lower) & what) != 0;
  }

  [[nodiscard]] std::uint32_t first_verb(TokenRange sentence) const {
    std::uint32_t i = sentence.first;
    while (i < sentence.last && d_.tokens[i].pos != Pos::verb && d_.tokens[i].pos != Pos::aux) ++i;
    return i;
  }

  void remember(EntityIndex entity, std::uint32_t token) {
    const auto known =
        std::find_if(recent_.begin(), recent_.end(), [&](const Recent& r) { return r.entity == entity; });
    bool subject = token <= first_verb_;  // what stands before the first verb
    if (known != recent_.end()) {
      subject = subject || (known->sentence == sentence_ && known->subject);
      recent_.erase(known);
    } else if (recent_.size() == memory) {
      recent_.erase(recent_.begin());
    }
    recent_.push_back({entity, sentence_, token, subject});
  }

  [[nodiscard]] EntityType type_of(EntityIndex entity) const { return layer_.entities[at(entity)].type; }

  // The entity in mind that fits best: subjects before others, later before earlier.
  template <class Fits>
  [[nodiscard]] std::optional<EntityIndex> choose(std::uint32_t reach, Fits fits) const {
    std::optional<EntityIndex> best;
    long best_score = 0;
    for (const Recent& r : recent_) {
      if (sentence_ - r.sentence > reach || !fits(r)) continue;
      const long score = 1'000'000 - 4L * (sentence_ - r.sentence) + (r.subject ? 5 : 0);
      if (score >= best_score) {
        best = r.entity;
        best_score = score;
      }
    }
    return best;
  }

  std::optional<Mention> refer(std::uint32_t i, std::uint32_t end) const {
    const Token& t = d_.tokens[i];
    if (const PronounKind kind = lexicon_.pronoun(t.lower); kind != PronounKind::none) return pronoun(i, kind);
    if (t.pos == Pos::det || t.pos == Pos::pron) return nominal(i, end);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Mention> mention(TokenRange tokens, std::optional<EntityIndex> entity,
                                               MentionForm form) const {
    if (!entity) return std::nullopt;
    return Mention{d_.span_of(tokens), tokens, *entity, form};
  }

  [[nodiscard]] std::optional<Mention> pronoun(std::uint32_t i, PronounKind kind) const {
    // "it is expected that", "it was raining": nothing is meant.
    if (kind == PronounKind::it && expletive(i)) return std::nullopt;
    const auto entity = choose(pronoun_reach, [&](const Recent& r) {
      const EntityType type = type_of(r.entity);
      const Gender gender = genders_[at(r.entity)];
      switch (kind) {
        case PronounKind::he:
          return type == EntityType::person && gender != Gender::female;
        case PronounKind::she:
          return type == EntityType::person && gender != Gender::male;
        case PronounKind::it:
          return type == EntityType::org || type == EntityType::gpe || type == EntityType::product;
        default:
          return type == EntityType::org && sentence_ - r.sentence <= 1;
      }
    });
    return mention({i, i + 1}, entity, MentionForm::pronoun);
  }

  // "it" before a form of be and an adjective or participle that a clause follows, or before a verb of weather or
  // seeming.
  [[nodiscard]] bool expletive(std::uint32_t i) const {
    const std::uint32_t end = d_.sentences[sentence_].tokens.last;
    std::uint32_t k = i + 1;
    while (k < end && (d_.tokens[k].pos == Pos::aux || d_.tokens[k].pos == Pos::adv || d_.tokens[k].pos == Pos::part))
      ++k;
    if (k == i + 1 || k >= end) return false;
    if (d_.tokens[k].pos != Pos::adj && d_.tokens[k].pos != Pos::verb) return false;
    return k + 1 < end && (d_.tokens[k + 1].pos == Pos::sconj || d_.tokens[k + 1].pos == Pos::part);
  }

  // "the company", "the Japanese carmaker", "this country": a determiner, modifiers, a noun that refers back.
  [[nodiscard]] std::optional<Mention> nominal(std::uint32_t i, std::uint32_t end) const {
    if (!is(i, trait::definite)) return std::nullopt;
    std::uint32_t k = i + 1;
    while (k < end && k < i + 4 && (d_.tokens[k].pos == Pos::adj || d_.tokens[k].pos == Pos::punct) && !noun_at(k, end))
      ++k;
    if (k >= end || d_.tokens[k].is(capitalised)) return std::nullopt;
    const auto found = noun_at(k, end);
    if (!found) return std::nullopt;
    const Nominal* noun = found->item;
    k += found->tokens - 1;
    // A noun behind it would be the head ("the company car"); "of" starts a description that names something else.
    if (noun->plural || d_.tokens[k].lower != d_.tokens[k].lemma) return std::nullopt;
    if (k + 1 < end &&
        (d_.tokens[k + 1].pos == Pos::noun || d_.tokens[k + 1].pos == Pos::propn || is(k + 1, trait::description))) {
      return std::nullopt;
    }
    const auto entity = choose(nominal_reach, [&](const Recent& r) {
      const Gender gender = genders_[at(r.entity)];
      if (named_so(r.entity, d_.tokens[k].lemma)) return true;
      if (is(k, trait::own) && type_of(r.entity) != EntityType::gpe) return false;
      return has(noun->types, type_of(r.entity)) &&
             (noun->gender == Gender::unknown || gender == Gender::unknown || gender == noun->gender);
    });
    return mention({i, k + 1}, entity, MentionForm::nominal);
  }

  // Whether the entity's name holds the noun: "the ministry" is the Ministry of Trade.
  [[nodiscard]] bool named_so(EntityIndex entity, Symbol noun) const {
    const TokenRange name = name_tokens_[at(entity)];
    for (std::uint32_t i = name.first; i < name.last; ++i) {
      if (d_.tokens[i].lower == noun) return true;
    }
    return false;
  }

  [[nodiscard]] std::optional<Lexicon::Found<Nominal>> noun_at(std::uint32_t k, std::uint32_t end) const {
    if (d_.tokens[k].pos != Pos::noun && d_.tokens[k].pos != Pos::adj) return std::nullopt;
    return lexicon_.nominal(d_, k, end);
  }

  // The longest noun that ends a phrase; one of no types where none does.
  [[nodiscard]] Nominal noun_before(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t k = first; k < end; ++k) {
      const auto found = noun_at(k, end);
      if (found && k + found->tokens == end) return *found->item;
    }
    return {};
  }

  const Document& d_;
  const Lexicon& lexicon_;
  const std::vector<Gender>& genders_;
  EntityLayer& layer_;
  std::vector<Recent> recent_;
  std::vector<TokenRange> name_tokens_;  // by entity: its longest name
  std::uint32_t sentence_ = 0;
  std::uint32_t first_verb_ = 0;  // of the sentence, its end where it has none
};

}  // namespace

void resolve_references(const Document& document, const Lexicon& lexicon, const std::vector<Gender>& genders,
                        EntityLayer& layer) {
  Resolver(document, lexicon, genders, layer).run();
}

}  // namespace sayso::entities
