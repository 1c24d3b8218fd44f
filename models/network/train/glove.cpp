#include "models/network/train/glove.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <unordered_set>

namespace sayso::models::network::train {
namespace {

constexpr std::size_t dimensions = 100;

// Reads `"word":[numbers],` one after another. JSON in general is not needed: the file is one known package.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] bool at_word() const { return at_ < text_.size() && text_[at_] == '"'; }

  std::string word() {
    std::string word;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;  // only before quotation marks and backslashes
      word += text_[at_];
    }
    expect("\":[");
    return word;
  }

  // Keeps the first `dimensions` numbers; length and rank follow.
  void vector(float* out) {
    for (std::size_t i = 0;; ++i) {
      float value = 0;
      const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
      if (error != std::errc()) throw std::runtime_error("word vectors: not a number");
      at_ = static_cast<std::size_t>(end - text_.data());
      if (i < dimensions) out[i] = value;
      if (text_[at_++] == ']') break;
    }
    if (text_[at_] == ',') ++at_;
  }

 private:
  void expect(std::string_view bytes) {
    if (text_.substr(at_, bytes.size()) != bytes) throw std::runtime_error("word vectors: not the file expected");
    at_ += bytes.size();
  }

  std::string_view text_;
  std::size_t at_;
};

}  // namespace

Glove read_glove(const std::string& path, std::size_t most) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  constexpr std::string_view start = "\"vectors\":{";
  const std::size_t found = text.find(start);
  if (found == std::string::npos) throw std::runtime_error(path + ": no word vectors");
  Reader reader(text, found + start.size());
  Glove glove;
  std::unordered_set<std::uint64_t> seen;
  for (std::size_t rank = 0; rank < most && reader.at_word(); ++rank) {
    const TokenKeys keys = keys_of(reader.word());
    glove.vectors.resize((glove.words.size() + 1) * glove_size);
    reader.vector(glove.vectors.data() + glove.words.size() * glove_size);
    // "1998" and "2003" have one key: the more frequent one lends its vector.
    if (seen.insert(keys.key(KeyKind::word)).second) glove.words.push_back(keys);
  }
  glove.vectors.resize(glove.words.size() * glove_size);
  return glove;
}

}  // namespace sayso::models::network::train
