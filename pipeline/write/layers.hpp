#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso::write {

// The parts of a document that --include names.
enum class Layer : std::uint8_t { text, sentences, tokens, entities, figures, times, quotes, events, checks };

// By layer.
inline constexpr auto layer_names = std::to_array<std::string_view>(
    {"text", "sentences", "tokens", "entities", "figures", "times", "quotes", "events", "checks"});

[[nodiscard]] std::optional<Layer> layer_from_name(std::string_view name);

// A set of layers; by default all but tokens.
class Layers {
 public:
  static constexpr Layers none() { return Layers(0); }
  constexpr Layers() : bits_(0x1FFU & ~bit(Layer::tokens)) {}
  constexpr void add(Layer layer) { bits_ |= bit(layer); }
  [[nodiscard]] constexpr bool has(Layer layer) const { return (bits_ & bit(layer)) != 0; }

 private:
  constexpr explicit Layers(std::uint32_t bits) : bits_(bits) {}
  static constexpr std::uint32_t bit(Layer layer) { return 1U << static_cast<unsigned>(layer); }
  std::uint32_t bits_;
};

}  // namespace sayso::write
