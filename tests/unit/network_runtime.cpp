#include <catch.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/network/reference.hpp"
#include "models/network/runtime.hpp"
#include "random_network.hpp"

using namespace sayso;
using namespace sayso::models::network;

namespace {

constexpr auto words = std::to_array<std::string_view>(
    {"The", "ferry", "company", "said", "on",    "Tuesday", "that",   "Marta", "Oyelaran", "would", "lead",
     "its", "Leeds", "yard",    ",",    "where", "1,200",   "people", "build", "ships",    ".",     "\"",
     "We",  "are",   "n't",     "HMRC", "%",     "new",     "Norway", "'s",    "sold",     "a",     "plan",
     "of",  "Bank",  "and",     "rose", "to",    "$",       "40",     "Élan",  "million",  "in",    "harbour"});

// What scratch is given and what it must answer: some documents of random sentences; now and then a sentence is long,
// a word unheard of, or no form that can be numbered.
struct Documents {
  struct Sentence {
    std::vector<std::string> tokens;
  };
  std::vector<std::vector<Sentence>> documents;

  Documents(RandomFile& random, std::size_t count) : documents(count) {
    for (auto& document : documents) {
      document.resize(static_cast<std::size_t>(random.number(0, 6)));
      for (Sentence& sentence : document) {
        const std::int32_t size = random.number(0, 9) == 0 ? random.number(200, 700) : random.number(1, 30);
        for (std::int32_t i = 0; i < size; ++i) {
          std::string token;
          if (random.number(0, 3) == 0) token += static_cast<char>(random.number('A', 'z'));
          token += words[static_cast<std::size_t>(random.number(0, words.size() - 1))];
          if (random.number(0, 3) == 0) token += std::to_string(random.number(0, 3)) + "ish";
          sentence.tokens.push_back(std::move(token));
        }
      }
    }
  }
};

std::vector<TokenRange> give(const std::vector<Documents::Sentence>& document, const Model& model,
                             std::map<std::string, FormNumber>& numbers, Scratch& scratch) {
  std::vector<TokenRange> sentences;
  scratch.tokens.clear();
  scratch.loose.clear();
  for (const auto& sentence : document) {
    const auto first = static_cast<std::uint32_t>(scratch.tokens.size());
    for (const std::string& token : sentence.tokens) {
      if (token.size() > 9) {
        scratch.tokens.push_back(loose_form + static_cast<FormNumber>(scratch.loose.size()));
        scratch.loose.push_back(look_up(model, keys_of(token)));
        continue;
      }
      const auto [known, is_new] = numbers.try_emplace(token, static_cast<FormNumber>(scratch.forms.size()));
      if (is_new) scratch.forms.push_back(look_up(model, keys_of(token)));
      scratch.tokens.push_back(known->second);
    }
    sentences.push_back({first, static_cast<std::uint32_t>(scratch.tokens.size())});
  }
  return sentences;
}

// Tokens whose answers differ from the reference's.
std::size_t count_differences(const Runtime& runtime, const std::vector<Documents::Sentence>& document,
                              const std::vector<TokenRange>& sentences, Scratch& scratch) {
  std::size_t differences = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    std::vector<TokenKeys> keys;
    for (const std::string& token : document[s].tokens) keys.push_back(keys_of(token));
    mark_sentence(keys);
    const reference::Answer expected = reference::answer(runtime.model(), keys);
    const auto labels = reference::decode(runtime.model(), expected.names);
    runtime.decode(sentences[s], scratch);
    runtime.parse(sentences[s], scratch);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const std::size_t t = sentences[s].first + i;
      const bool same = scratch.names[t] == expected.names[i] && scratch.labels[t] == labels[i] &&
                        scratch.heads[t] == expected.heads[i] && scratch.relations[t] == expected.relations[i];
      differences += same ? 0 : 1;
    }
  }
  return differences;
}

}  // namespace

TEST_CASE("the fast network answers as the reference does, whatever the processor's instructions", "[network]") {
  RandomFile file(words);
  const Model model(file.view());
  const Documents documents(file, 12);
  for (const NamedKernels& set : runnable_kernels()) {
    const Runtime runtime(model, set.kernels);
    Scratch scratch;
    std::map<std::string, FormNumber> numbers;
    std::size_t differences = 0;
    for (const auto& document : documents.documents) {
      const auto sentences = give(document, model, numbers, scratch);
      runtime.answer(sentences, Parse::yes, scratch);
      differences += count_differences(runtime, document, sentences, scratch);
    }
    INFO(set.name);
    CHECK(differences == 0);
  }
}

TEST_CASE("plain kernels answer as the reference does", "[network]") {
  RandomFile file(words);
  const Model model(file.view());
  const Documents documents(file, 6);
  const Runtime runtime(model, plain_kernels());
  Scratch scratch;
  std::map<std::string, FormNumber> numbers;
  for (const auto& document : documents.documents) {
    const auto sentences = give(document, model, numbers, scratch);
    runtime.answer(sentences, Parse::yes, scratch);
    CHECK(count_differences(runtime, document, sentences, scratch) == 0);
  }
}

TEST_CASE("a token asked for alone has the same answers as among all", "[network]") {
  RandomFile file(words);
  const Model model(file.view());
  const Documents documents(file, 12);
  const Runtime runtime(model);
  Scratch scratch, alone;
  std::map<std::string, FormNumber> numbers, numbers_alone;
  std::size_t asked = 0, differences = 0;
  for (const auto& document : documents.documents) {
    const auto sentences = give(document, model, numbers, scratch);
    runtime.answer(sentences, Parse::yes, scratch);
    give(document, model, numbers_alone, alone);
    alone.wanted.clear();
    for (std::size_t t = 0; t < alone.tokens.size(); ++t) alone.wanted.push_back(file.number(0, 5) == 0);
    runtime.answer(sentences, Parse::no, alone);
    for (std::size_t t = 0; t < alone.tokens.size(); ++t) {
      if (alone.wanted[t] == 0) continue;
      ++asked;
      differences += alone.names[t] == scratch.names[t] ? 0 : 1;
    }
  }
  CHECK(asked > 100);
  CHECK(differences == 0);
}

TEST_CASE("a text of more forms than are kept has the same answers", "[network]") {
  RandomFile file(words);
  const Model model(file.view());
  const Runtime runtime(model);
  std::vector<Documents::Sentence> document(1);
  for (int i = 0; i < 6000; ++i) {
    std::string& token = document[0].tokens.emplace_back();
    for (int rest = i % 5000; rest > 0; rest /= 10) token += static_cast<char>('a' + rest % 10);
  }
  Scratch scratch;
  std::map<std::string, FormNumber> numbers;
  for (int round = 0; round < 2; ++round) {
    const auto sentences = give(document, model, numbers, scratch);
    runtime.answer(sentences, Parse::yes, scratch);
    if (round == 1) CHECK(count_differences(runtime, document, sentences, scratch) == 0);
  }
}
