#include "pipeline/read/html/elements.hpp"

#include <array>

#include "pipeline/read/html/tokenizer.hpp"

namespace sayso::read::html {
namespace {

constexpr std::size_t count = static_cast<std::size_t>(Element::count);

struct Entry {
  std::string_view name;
  Display display = Display::inline_;
};

constexpr Display in = Display::inline_, block = Display::block, void_ = Display::void_, skipped = Display::skipped,
                  cell = Display::cell;

// In the order of Element.
constexpr std::array<Entry, count> entries = {{
    {"", in},
    {"a", in},
    {"address", block},
    {"article", block},
    {"aside", block},
    {"audio", skipped},
    {"b", in},
    {"base", void_},
    {"blockquote", block},
    {"body", block},
    {"br", void_},
    {"button", skipped},
    {"canvas", skipped},
    {"caption", block},
    {"center", block},
    {"cite", in},
    {"dd", block},
    {"details", block},
    {"dialog", block},
    {"div", block},
    {"dl", block},
    {"dt", block},
    {"em", in},
    {"fieldset", block},
    {"figcaption", block},
    {"figure", block},
    {"footer", block},
    {"form", block},
    {"h1", block},
    {"h2", block},
    {"h3", block},
    {"h4", block},
    {"h5", block},
    {"h6", block},
    {"head", in},
    {"header", block},
    {"hgroup", block},
    {"hr", void_},
    {"html", in},
    {"i", in},
    {"iframe", skipped},
    {"img", void_},
    {"input", void_},
    {"label", in},
    {"legend", block},
    {"li", block},
    {"link", void_},
    {"main", block},
    {"math", in},
    {"menu", block},
    {"meta", void_},
    {"nav", block},
    {"noembed", skipped},
    {"noframes", skipped},
    {"noscript", skipped},
    {"object", skipped},
    {"ol", block},
    {"option", skipped},
    {"p", block},
    {"pre", block},
    {"script", skipped},
    {"search", block},
    {"section", block},
    {"select", skipped},
    {"small", in},
    {"span", in},
    {"strong", in},
    {"style", skipped},
    {"summary", block},
    {"sup", in},
    {"svg", skipped},
    {"table", block},
    {"tbody", block},
    {"td", cell},
    {"template", skipped},
    {"textarea", skipped},
    {"tfoot", block},
    {"th", cell},
    {"thead", block},
    {"time", in},
    {"title", skipped},
    {"tr", block},
    {"u", in},
    {"ul", block},
    {"video", skipped},
    {"area", void_},
    {"col", void_},
    {"embed", void_},
    {"frame", void_},
    {"keygen", void_},
    {"param", void_},
    {"source", void_},
    {"track", void_},
    {"wbr", void_},
}};

constexpr std::uint32_t hash_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(ascii_lower(c))) * 16777619U;
  return hash;
}

constexpr std::size_t slots = 512;

// Open addressing; 0 is empty, which is also what Element::other has.
constexpr std::array<std::uint8_t, slots> make_table() {
  std::array<std::uint8_t, slots> table{};
  for (std::size_t i = 1; i < count; ++i) {
    std::size_t slot = hash_of(entries[i].name) % slots;
    while (table[slot] != 0) slot = (slot + 1) % slots;
    table[slot] = static_cast<std::uint8_t>(i);
  }
  return table;
}
constexpr std::array<std::uint8_t, slots> table = make_table();

constexpr std::size_t longest_name = 10;  // "figcaption", "blockquote"

}  // namespace

ElementName element_of(std::string_view name) {
  ElementName result{Element::other, hash_of(name)};
  if (name.size() > longest_name) return result;
  for (std::size_t slot = result.hash % slots; table[slot] != 0; slot = (slot + 1) % slots) {
    if (!equals_ignoring_case(name, entries[table[slot]].name)) continue;
    result.element = static_cast<Element>(table[slot]);
    break;
  }
  return result;
}

Display display_of(Element element) { return entries[static_cast<std::size_t>(element)].display; }

}  // namespace sayso::read::html
