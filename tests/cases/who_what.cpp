#include <catch.hpp>

#include "cases.hpp"
#include "pipeline/document/names.hpp"

using sayso::Document;
using sayso::cases::Found;
using sayso::cases::text_of;

namespace {

// type, form, name of the entity, role, link code
std::vector<Found> entities(const Document& d, const sayso::run::Models& /*models*/) {
  std::vector<Found> found;
  for (const sayso::Mention& m : d.entities.mentions) {
    const sayso::Entity& e = d.entities.entities[at(m.entity)];
    found.push_back({m.span,
                     {std::string(name_of(e.type)), std::string(name_of(m.form)), text_of(d, e.name),
                      text_of(d, e.role), e.links.empty() ? "" : e.links.front().code}});
  }
  return found;
}

std::string reference_of(const Document& d, const std::optional<sayso::Reference>& reference) {
  return reference ? text_of(d, reference->span) : std::string();
}

std::string name_behind(const Document& d, const std::optional<sayso::Reference>& reference) {
  if (!reference || !reference->entity) return {};
  return text_of(d, d.entities.entities[at(*reference->entity)].name);
}

// form, stance, speaker, cue lemma, name of the speaker's entity, addressee; the bracket holds the first content span
std::vector<Found> quotes(const Document& d, const sayso::run::Models& /*models*/) {
  std::vector<Found> found;
  for (const sayso::Quote& q : d.quotes) {
    found.push_back({q.content.front(),
                     {std::string(name_of(q.form)), std::string(name_of(q.stance)), reference_of(d, q.speaker),
                      q.cue ? q.cue->lemma : "", name_behind(d, q.speaker), reference_of(d, q.addressee)}});
  }
  return found;
}

std::string argument(const Document& d, const sayso::Event& event, sayso::Role role) {
  std::string out;
  for (const sayso::Argument& a : event.arguments) {
    if (a.role == role) out += (out.empty() ? "" : "¦") + text_of(d, a.what.span);
  }
  return out;
}

// type, actor, target, object, polarity, status, time, claimant
std::vector<Found> events(const Document& d, const sayso::run::Models& /*models*/) {
  std::vector<Found> found;
  for (const sayso::Event& e : d.events) {
    found.push_back(
        {e.trigger,
         {std::string(name_of(e.type)), argument(d, e, sayso::Role::actor), argument(d, e, sayso::Role::target),
          argument(d, e, sayso::Role::object), std::string(name_of(e.polarity)), std::string(name_of(e.status)),
          argument(d, e, sayso::Role::time), e.claimant ? text_of(d, d.entities.entities[at(*e.claimant)].name) : ""}});
  }
  return found;
}

}  // namespace

TEST_CASE("entities", "[cases]") { sayso::cases::check_rows("entities.tsv", entities); }
TEST_CASE("quotes", "[cases]") { sayso::cases::check_rows("quotes.tsv", quotes); }
TEST_CASE("events", "[cases]") { sayso::cases::check_rows("events.tsv", events); }
