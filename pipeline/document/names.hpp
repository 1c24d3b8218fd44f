// The contract's words for every enumeration, in both directions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/document/document.hpp"

namespace sayso {

[[nodiscard]] std::string_view name_of(Format value);
[[nodiscard]] std::string_view name_of(Pos value);  // UPOS; "" for none
[[nodiscard]] std::string_view name_of(EntityType value);
[[nodiscard]] std::string_view name_of(MentionForm value);
[[nodiscard]] std::string_view name_of(FigureKind value);
[[nodiscard]] std::string_view name_of(Modifier value);  // "" for none
[[nodiscard]] std::string_view name_of(Direction value);
[[nodiscard]] std::string_view name_of(TimeType value);
[[nodiscard]] std::string_view name_of(QuoteForm value);
[[nodiscard]] std::string_view name_of(Stance value);
[[nodiscard]] std::string_view name_of(EventType value);
[[nodiscard]] std::string_view name_of(Role value);
[[nodiscard]] std::string_view name_of(Polarity value);
[[nodiscard]] std::string_view name_of(Status value);
[[nodiscard]] std::string_view name_of(CheckKind value);
[[nodiscard]] std::string_view name_of(Verdict value);

// Relations of Universal Dependencies as EWT and GUM use them, sorted.
inline constexpr std::array<std::string_view, 51> relations = {
    "acl",        "acl:relcl", "advcl",       "advcl:relcl",   "advmod",   "amod",        "appos",        "aux",
    "aux:pass",   "case",      "cc",          "cc:preconj",    "ccomp",    "compound",    "compound:prt", "conj",
    "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",   "discourse",
    "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",         "mark",
    "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",   "nummod",
    "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",        "reparandum",
    "root",       "vocative",  "xcomp"};

// PLOVER class of an event type (Halterman et al., "PLOVER and POLECAT", 2023), "" for types that have none.
[[nodiscard]] std::string_view plover_of(EventType value);

// A country as one number, from its ISO 3166 alpha-2 code or what begins with it, as a currency's ISO 4217 code does.
[[nodiscard]] constexpr std::uint32_t country_of(std::string_view code) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(code[0])) << 8U | static_cast<unsigned char>(code[1]);
}

// The value with that name, or nothing; defined for every enumeration above.
template <class Enum>
[[nodiscard]] std::optional<Enum> from_name(std::string_view name);

}  // namespace sayso
