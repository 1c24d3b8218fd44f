// What segmentation knows of single words, packed into Vocabulary::traits.
#pragma once

#include <cstdint>

namespace sayso::text::trait {

// Low bits: a word written as one that is two tokens; how many bytes the first one has ("gon|na" 3). 0 for most.
inline constexpr std::uint16_t cut_mask = 0x000F;

// Next bits: the word is an abbreviation when a full stop follows, of this kind.
inline constexpr std::uint16_t abbreviation_mask = 0x0070;
inline constexpr std::uint16_t title = 0x0010;          // before a name; never ends a sentence ("Mr.")
inline constexpr std::uint16_t before_number = 0x0020;  // an abbreviation only before a number ("No. 5")
inline constexpr std::uint16_t general = 0x0030;        // may end a sentence ("etc.", "Inc.", "Jan.")
inline constexpr std::uint16_t state = 0x0040;          // after a comma, as part of a place ("Springfield, Ill.")

inline constexpr std::uint16_t prefix = 0x0080;       // stays joined before a hyphen ("co-founder")
inline constexpr std::uint16_t suffix = 0x0100;       // stays joined behind a hyphen ("profit-wise")
inline constexpr std::uint16_t unit = 0x0200;         // a token of its own behind digits ("10km", "5bn", "9am")
inline constexpr std::uint16_t currency = 0x0400;     // a token of its own before digits ("USD500")
inline constexpr std::uint16_t domain = 0x0800;       // ends a host or file name ("example.com", "notes.pdf")
inline constexpr std::uint16_t elision = 0x1000;      // begins with an apostrophe that is not a quotation mark ("'em")
inline constexpr std::uint16_t opener = 0x2000;       // in upper case hardly ever inside a sentence ("The")
inline constexpr std::uint16_t attribution = 0x4000;  // reports a quotation that stands before it ("said")
inline constexpr std::uint16_t joined = 0x8000;       // one token in spite of a slash or mark inside ("w/o")

}  // namespace sayso::text::trait
