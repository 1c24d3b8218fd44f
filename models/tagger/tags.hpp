// The tags that the tagger tells apart inside: UPOS, refined by form ("VERB" is six of them), because "had" before
// a participle and "to" before an infinitive say more than "AUX" and "PART" before a verb. Out go plain UPOS tags.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/document/types.hpp"

namespace sayso::models::tagger {

struct FineTag {
  Pos pos;
  std::string_view penn;  // Penn tags it stands for, each followed by a space; "" for the rest of its UPOS
};

// A row of weights holds one byte for each.
inline constexpr std::size_t tag_count = 32;

inline constexpr std::array<FineTag, tag_count> fine_tags = {{
    {Pos::adj, ""},       {Pos::adj, "JJR JJS "}, {Pos::adp, ""},      {Pos::adp, "RP "},
    {Pos::adv, ""},       {Pos::adv, "WRB "},     {Pos::aux, "MD "},   {Pos::aux, "VB VBG VBN "},
    {Pos::aux, ""},       {Pos::cconj, ""},       {Pos::det, ""},      {Pos::intj, ""},
    {Pos::noun, ""},      {Pos::noun, "NNS "},    {Pos::num, ""},      {Pos::part, ""},
    {Pos::part, "TO "},   {Pos::part, "POS "},    {Pos::pron, ""},     {Pos::pron, "PRP "},
    {Pos::pron, "PRP$ "}, {Pos::propn, ""},       {Pos::punct, ""},    {Pos::sconj, ""},
    {Pos::sym, ""},       {Pos::verb, "VB "},     {Pos::verb, ""},     {Pos::verb, "VBZ "},
    {Pos::verb, "VBD "},  {Pos::verb, "VBG "},    {Pos::verb, "VBN "}, {Pos::x, ""},
}};

// Index of a fine tag; tag_count stands before a sentence's first word.
using Tag = std::uint8_t;
inline constexpr Tag no_tag = tag_count;

}  // namespace sayso::models::tagger
