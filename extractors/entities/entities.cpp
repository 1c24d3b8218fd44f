#include "extractors/entities/entities.hpp"

#include <algorithm>

#include "extractors/entities/anaphora.hpp"
#include "extractors/entities/linking.hpp"
#include "extractors/entities/names.hpp"
#include "extractors/entities/roles.hpp"

namespace sayso::entities {
namespace {

// The name of most words, then of most bytes, then the first.
std::uint32_t fullest_name(const Document& d, const std::vector<Name>& names, const Thing& thing) {
  return *std::max_element(thing.names.begin(), thing.names.end(), [&](std::uint32_t a, std::uint32_t b) {
    // "Japanese government" before "Japan's government".
    const auto words = [&](std::uint32_t n) { return names[n].body != 0 ? 2U : names[n].tokens.size(); };
    if (words(a) != words(b)) return words(a) < words(b);
    return d.span_of(names[a].tokens).size() < d.span_of(names[b].tokens).size();
  });
}

Entity describe(const Document& d, const Lexicon& lexicon, const std::vector<Name>& names, const Thing& thing) {
  Entity entity;
  entity.type = best_type(thing.scores);
  entity.name = d.span_of(names[fullest_name(d, names, thing)].tokens);
  for (const std::uint32_t n : thing.names) {
    const Span alias = d.span_of(names[n].tokens);
    const auto same = [&](Span other) { return d.slice(other) == d.slice(alias); };
    constexpr std::size_t most_aliases = 16;
    if (!same(entity.name) && entity.aliases.size() < most_aliases &&
        std::none_of(entity.aliases.begin(), entity.aliases.end(), same)) {
      entity.aliases.push_back(alias);
    }
    if (entity.role.empty()) entity.role = role_of(d, lexicon, names[n], entity.type);
    const KnownName* known = names[n].known;
    // Of a nationality the code of its country: "Pakistani officials" speak for Pakistan.
    const bool coded = entity.type == EntityType::gpe || entity.type == EntityType::norp;
    if (coded && entity.links.empty() && known != nullptr && known->has_code()) {
      entity.links.push_back({"iso3166", {known->code.begin(), known->code.end()}});
    }
  }
  return entity;
}

}  // namespace

EntityLayer extract(const Document& document, const Lexicon& lexicon) {
  const std::vector<Name> names = find_names(document, lexicon);
  const Things things = link_names(document, lexicon, names);
  EntityLayer layer;
  std::vector<Gender> genders;
  layer.entities.reserve(things.all.size());
  layer.mentions.reserve(names.size() * 2);
  for (const Thing& thing : things.all) {
    const EntityIndex index{static_cast<std::uint32_t>(layer.entities.size())};
    layer.entities.push_back(describe(document, lexicon, names, thing));
    genders.push_back(thing.gender);
    for (const std::uint32_t n : thing.names) {
      const MentionForm form = names[n].body != 0 ? MentionForm::nominal : MentionForm::name;
      layer.mentions.push_back({document.span_of(names[n].tokens), names[n].tokens, index, form});
    }
  }
  std::sort(layer.mentions.begin(), layer.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
  });
  resolve_references(document, lexicon, genders, layer);
  return layer;
}

}  // namespace sayso::entities
