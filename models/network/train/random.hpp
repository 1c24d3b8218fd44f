#pragma once

#include <cstdint>

namespace sayso::models::network::train {

// xorshift64*: the same numbers on every machine, unlike the distributions of <random>.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 0x2545F4914F6CDD1DU) {}

  std::uint32_t next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return static_cast<std::uint32_t>(state_ * 0x2545F4914F6CDD1DU >> 32);
  }
  // Below `end`.
  std::uint32_t below(std::uint32_t end) {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(next()) * end >> 32);
  }
  // From 0 to 1, 1 left out.
  float unit() { return static_cast<float>(next() >> 8) * (1.0F / 16777216.0F); }
  // Mean 0, deviation 1, nearly normal: the sum of four uniform numbers.
  float normal() { return (unit() + unit() + unit() + unit() - 2.0F) * 1.7320508F; }

 private:
  std::uint64_t state_;
};

}  // namespace sayso::models::network::train
