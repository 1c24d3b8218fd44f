#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::text {

// What to do to a word: cut bytes from its end, then append.
struct Change {
  std::uint8_t cut = 0;
  std::uint8_t length = 0;  // of `append`
  std::array<char, 6> append{};

  [[nodiscard]] std::string_view text() const { return {append.data(), length}; }
};

// Endings of words in a trie read from the last letter backwards; the longest one that fits decides. Letters a to z,
// and '^' for the beginning of the word.
class Endings {
 public:
  // False where the ending has other characters or the change is out of reach.
  [[nodiscard]] bool add(std::string_view ending, std::string_view replacement);

  // The change for the word, or nullptr where no ending fits or the word has other characters where they matter. A
  // hyphen in the word begins it anew.
  [[nodiscard]] const Change* find(std::string_view word) const;

 private:
  static constexpr std::size_t letters = 27;  // a to z, ^
  struct Node {
    std::array<std::uint16_t, letters> next{};
    std::uint16_t change = 0;  // index in changes_ plus 1
  };
  [[nodiscard]] static std::size_t index_of(char c);

  std::vector<Node> nodes_{Node{}};
  std::vector<Change> changes_;
};

}  // namespace sayso::text
