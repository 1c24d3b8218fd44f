#include "pipeline/document/names.hpp"

#include <array>
#include <cstddef>

namespace sayso {
namespace {

template <class Enum>
struct Names;

template <>
struct Names<Format> {
  static constexpr auto table = std::to_array<std::string_view>({"text", "html", "jsonl", "json", "warc", "newsml"});
};
template <>
struct Names<Pos> {
  static constexpr auto table =
      std::to_array<std::string_view>({"", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART",
                                       "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"});
};
template <>
struct Names<EntityType> {
  static constexpr auto table = std::to_array<std::string_view>(
      {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"});
};
template <>
struct Names<MentionForm> {
  static constexpr auto table = std::to_array<std::string_view>({"name", "nominal", "pronoun"});
};
template <>
struct Names<FigureKind> {
  static constexpr auto table = std::to_array<std::string_view>(
      {"money", "percent", "points", "quantity", "count", "ordinal", "fraction", "multiple", "age", "number"});
};
template <>
struct Names<Modifier> {
  static constexpr auto table =
      std::to_array<std::string_view>({"", "about", "at_least", "at_most", "more_than", "less_than"});
};
template <>
struct Names<Direction> {
  static constexpr auto table = std::to_array<std::string_view>({"increase", "decrease"});
};
template <>
struct Names<TimeType> {
  static constexpr auto table = std::to_array<std::string_view>({"DATE", "TIME", "DURATION", "SET"});
};
template <>
struct Names<QuoteForm> {
  static constexpr auto table = std::to_array<std::string_view>({"direct", "indirect", "mixed"});
};
template <>
struct Names<Stance> {
  static constexpr auto table =
      std::to_array<std::string_view>({"denial", "confirmation", "support", "opposition", "accusation", "promise",
                                       "demand", "warning", "prediction", "concern", "no_comment", "statement"});
};
template <>
struct Names<EventType> {
  static constexpr auto table = std::to_array<std::string_view>(
      {"denial",     "talks",        "ban",      "cooperation", "agreement", "support",     "aid",
       "concession", "retreat",      "request",  "accusation",  "refusal",   "threat",      "protest",
       "sanction",   "mobilization", "coercion", "assault",     "purchase",  "sale",        "spending",
       "investment", "acquisition",  "opening",  "closure",     "launch",    "appointment", "resignation",
       "lawsuit",    "ruling",       "election", "increase",    "decrease",  "plan"});
};
template <>
struct Names<Role> {
  static constexpr auto table = std::to_array<std::string_view>(
      {"actor", "target", "object", "purpose", "reason", "time", "place", "instrument"});
};
template <>
struct Names<Polarity> {
  static constexpr auto table = std::to_array<std::string_view>({"positive", "negative"});
};
template <>
struct Names<Status> {
  static constexpr auto table =
      std::to_array<std::string_view>({"actual", "planned", "possible", "conditional", "reported"});
};
template <>
struct Names<CheckKind> {
  static constexpr auto table = std::to_array<std::string_view>({"implied_rate", "sum", "change", "share", "conflict"});
};
template <>
struct Names<Verdict> {
  static constexpr auto table = std::to_array<std::string_view>({"consistent", "inconsistent", "unverifiable"});
};

constexpr auto plover_classes = std::to_array<std::string_view>(
    {"REJECT", "CONSULT", "SANCTION", "COOPERATE", "AGREE", "SUPPORT", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE",
     "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"});

template <class Enum>
std::string_view look_up(Enum value) {
  return Names<Enum>::table[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(Format value) { return look_up(value); }
std::string_view name_of(Pos value) { return look_up(value); }
std::string_view name_of(EntityType value) { return look_up(value); }
std::string_view name_of(MentionForm value) { return look_up(value); }
std::string_view name_of(FigureKind value) { return look_up(value); }
std::string_view name_of(Modifier value) { return look_up(value); }
std::string_view name_of(Direction value) { return look_up(value); }
std::string_view name_of(TimeType value) { return look_up(value); }
std::string_view name_of(QuoteForm value) { return look_up(value); }
std::string_view name_of(Stance value) { return look_up(value); }
std::string_view name_of(EventType value) { return look_up(value); }
std::string_view name_of(Role value) { return look_up(value); }
std::string_view name_of(Polarity value) { return look_up(value); }
std::string_view name_of(Status value) { return look_up(value); }
std::string_view name_of(CheckKind value) { return look_up(value); }
std::string_view name_of(Verdict value) { return look_up(value); }

std::string_view plover_of(EventType value) {
  const auto index = static_cast<std::size_t>(value);
  return index < plover_classes.size() ? plover_classes[index] : std::string_view{};
}

template <class Enum>
std::optional<Enum> from_name(std::string_view name) {
  const auto& table = Names<Enum>::table;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template std::optional<Format> from_name(std::string_view);
template std::optional<Pos> from_name(std::string_view);
template std::optional<EntityType> from_name(std::string_view);
template std::optional<MentionForm> from_name(std::string_view);
template std::optional<FigureKind> from_name(std::string_view);
template std::optional<Modifier> from_name(std::string_view);
template std::optional<Direction> from_name(std::string_view);
template std::optional<TimeType> from_name(std::string_view);
template std::optional<QuoteForm> from_name(std::string_view);
template std::optional<Stance> from_name(std::string_view);
template std::optional<EventType> from_name(std::string_view);
template std::optional<Role> from_name(std::string_view);
template std::optional<Polarity> from_name(std::string_view);
template std::optional<Status> from_name(std::string_view);
template std::optional<CheckKind> from_name(std::string_view);
template std::optional<Verdict> from_name(std::string_view);

}  // namespace sayso
