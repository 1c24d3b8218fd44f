#include <catch.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "models/network/arc_hybrid.hpp"
#include "models/network/averaging.hpp"
#include "models/network/features.hpp"
#include "models/network/labels.hpp"
#include "models/network/model.hpp"
#include "models/network/reference.hpp"
#include "models/network/train/oracle.hpp"
#include "random_network.hpp"

using namespace sayso;
using namespace sayso::models::network;

namespace {

std::uint64_t key(std::string_view token, KeyKind kind) { return keys_of(token).key(kind); }

std::vector<TokenKeys> sentence(std::initializer_list<std::string_view> tokens) {
  std::vector<TokenKeys> keys;
  for (const std::string_view token : tokens) keys.push_back(keys_of(token));
  mark_sentence(keys);
  return keys;
}

}  // namespace

TEST_CASE("the network sees digits as one, and typographic marks as plain ones", "[network]") {
  CHECK(key("1998", KeyKind::word) == key("2003", KeyKind::word));
  CHECK(key("\u2019s", KeyKind::word) == key("'s", KeyKind::word));
  CHECK(key("twenty\u2010one", KeyKind::word) == key("twenty-one", KeyKind::word));
  CHECK(key("\u00C9lan", KeyKind::word) == key("\u00E9lan", KeyKind::word));
  CHECK(key("Harbour", KeyKind::word) == key("HARBOUR", KeyKind::word));
  CHECK(key("Harbour", KeyKind::cased) != key("HARBOUR", KeyKind::cased));
  CHECK(key("harbour", KeyKind::cased) == 0);
}

TEST_CASE("kinds of keys never share a key, nor do long tokens that differ in size", "[network]") {
  CHECK(key("ing", KeyKind::word) != key("ing", KeyKind::suffix3));
  CHECK(key("walking", KeyKind::suffix3) == key("ing", KeyKind::suffix3));
  CHECK(key(std::string(100, 'a'), KeyKind::word) != key(std::string(101, 'a'), KeyKind::word));
  CHECK(key(std::string(100, 'a'), KeyKind::suffix4) == key("aaaa", KeyKind::suffix4));
}

TEST_CASE("any bytes have keys", "[network]") {
  for (const std::string_view token : {"", "\xFF", "\xE2\x80", "\xF0\x9F\x98\x80"})
    CHECK(keys_of(token).shape < shape_count);
}

TEST_CASE("a headline in title case is marked as one, running text is not", "[network]") {
  CHECK((sentence({"Council", "Backs", "New", "Ferry", "Plan"})[2].shape & shape::headline) != 0);
  CHECK((sentence({"Anna", "Ward", "met", "the", "Council", "of", "Leeds"})[2].shape & shape::headline) == 0);
  CHECK((sentence({"\"", "Yes", ",", "we", "will"})[1].shape & shape::first) != 0);
}

TEST_CASE("a name goes on only behind its own beginning", "[network]") {
  CHECK(may_follow(begin_of(EntityType::org), inside_of(EntityType::org)));
  CHECK_FALSE(may_follow(begin_of(EntityType::person), inside_of(EntityType::org)));
  CHECK_FALSE(may_follow(outside, inside_of(EntityType::gpe)));
  CHECK(may_follow(inside_of(EntityType::law), begin_of(EntityType::gpe)));
}

TEST_CASE("following the oracle's cheapest steps builds any tree without crossing arcs", "[network]") {
  const std::vector<std::vector<std::int32_t>> trees = {
      {1, 2, 7, 6, 6, 6, 2}, {1}, {4, 0, 1, 0}, {4, 2, 0, 2, 5}, {1, 2, 3, 4}};
  for (const auto& heads : trees) {
    ArcHybrid state;
    std::size_t steps = 0;
    for (state.start(heads.size()); !state.done(); ++steps) {
      const auto costs = train::oracle_costs(state, heads);
      const auto best = std::min_element(costs.begin(), costs.end());
      CHECK(*best == 0);
      state.apply(static_cast<Action>(best - costs.begin()), 0);
    }
    CHECK(steps == 2 * heads.size());
    for (std::size_t i = 0; i < heads.size(); ++i) CHECK(state.head(static_cast<std::int32_t>(i)) == heads[i]);
  }
}

TEST_CASE("the network answers every sentence with one root and names that are whole", "[network]") {
  RandomFile file;
  const Model model(file.view());
  std::vector<TokenKeys> keys;
  for (std::size_t size = 1; size < 40; ++size) {
    keys.push_back(keys_of(std::string(size % 5 + 1, static_cast<char>('A' + size))));
    const reference::Answer answer = reference::answer(model, keys);
    CHECK(std::count(answer.heads.begin(), answer.heads.end(), static_cast<std::int32_t>(size)) == 1);
    NameLabel before = outside;
    for (const NameLabel label : reference::decode(model, answer.names)) {
      CHECK(may_follow(before, label));
      before = label;
    }
  }
}

TEST_CASE("a word's name scores move towards their mean over the article", "[network]") {
  std::vector<std::uint64_t> keys;
  for (const std::string_view token : {"Ashdown", "ashdown", "Ashdown", "Leeds"})
    keys.push_back(key(token, KeyKind::cased));
  std::vector<NameScores> scores(keys.size());
  for (NameScores& each : scores) each.fill(100);
  scores[2].fill(-300);
  NameAveraging averaging;
  averaging.apply(keys, scores);
  CHECK(scores[0][1] == (77 * 100 - 179 * 100) >> 8);
  CHECK(scores[2][1] == (77 * -300 - 179 * 100) >> 8);
  CHECK(scores[1][1] == 100);
  CHECK(scores[3][1] == 100);
  averaging.apply({}, {});
}

TEST_CASE("a file of weights that is none is refused", "[network]") {
  RandomFile file;
  CHECK_THROWS_AS(Model(file.view().substr(0, 40)), ModelError);
  CHECK_THROWS_AS(Model(file.view().substr(0, file.view().size() - 1)), ModelError);
  file.bytes()[0] = 'x';
  CHECK_THROWS_AS(Model(file.view()), ModelError);
}
