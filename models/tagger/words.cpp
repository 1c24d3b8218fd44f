#include "models/tagger/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <unordered_map>

namespace sayso::models::tagger {
namespace {

struct Usage {
  std::array<std::uint32_t, tag_count> tags{};
  std::uint32_t lower = 0, upper = 0;  // first letters, the sentence's first word left out
};

// Tags that make up a tenth or more of a word's, most frequent first, three at most; then the share of capitals.
std::uint64_t fine_key(const Usage& usage, std::size_t most_tags) {
  std::array<Tag, tag_count> order{};
  std::uint32_t total = 0;
  for (Tag tag = 0; tag < tag_count; ++tag) {
    order[tag] = tag;
    total += usage.tags[tag];
  }
  std::stable_sort(order.begin(), order.end(), [&](Tag a, Tag b) { return usage.tags[a] > usage.tags[b]; });
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < most_tags; ++i) {
    const bool counts = i == 0 || usage.tags[order[i]] * 10 >= total;
    key = key * 64 + (counts ? order[i] + 1U : 0U);
  }
  const std::uint32_t letters = usage.lower + usage.upper;
  const std::uint32_t capitals = letters == 0 ? 4 : std::min(3U, usage.upper * 4 / letters);
  return key * 8 + capitals;
}

std::unordered_map<std::uint32_t, std::uint32_t> index_of(const std::vector<WordCount>& words) {
  std::unordered_map<std::uint32_t, std::uint32_t> index;
  index.reserve(words.size() * 2);
  for (std::uint32_t i = 0; i < words.size(); ++i) index.emplace(words[i].hash, i);
  return index;
}

std::vector<Usage> count_usage(const TaggedText& text, const std::vector<WordCount>& words) {
  const auto index = index_of(words);
  std::vector<Usage> usages(words.size());
  for (std::size_t i = 0; i < text.forms.size(); ++i) {
    const Form& form = text.forms[i];
    const auto found = index.find(form.word);
    if (found == index.end()) continue;
    Usage& usage = usages[found->second];
    ++usage.tags[text.tags[i]];
    if ((form.shape & (shape_bit::first | shape_bit::headline)) != 0) continue;
    if ((form.shape & shape_bit::capitalised) != 0) {
      ++usage.upper;
    } else if ((form.shape & shape_bit::lower) != 0) {
      ++usage.lower;
    }
  }
  return usages;
}

// Tags of words that the treebank gives hardly any other; plus one, 0 where there is none.
std::unordered_map<std::uint32_t, std::uint8_t> only_tags(const std::vector<TreebankSentence>& treebank) {
  std::unordered_map<std::uint32_t, std::array<std::uint32_t, tag_count>> counts;
  for (const TreebankSentence& sentence : treebank) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const Form form = make_form(sentence.words[i], {});
      if (!has_capitals(form)) ++counts[form.word][sentence.tags[i]];
    }
  }
  std::unordered_map<std::uint32_t, std::uint8_t> only;
  for (const auto& [hash, tags] : counts) {
    const auto top = std::max_element(tags.begin(), tags.end());
    const std::uint32_t total = std::accumulate(tags.begin(), tags.end(), 0U);
    if (*top >= 40 && (total - *top) * 400 <= total) only[hash] = static_cast<std::uint8_t>(top - tags.begin() + 1);
  }
  return only;
}

}  // namespace

std::vector<WordCount> count_words(const TaggedText& text, std::size_t most, std::uint32_t least) {
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  for (const Form& form : text.forms) ++counts[form.word];
  std::vector<WordCount> words;
  for (const auto& [hash, count] : counts) {
    if (count >= least && hash != 0) words.push_back({hash, count});
  }
  std::sort(words.begin(), words.end(), [](const WordCount& a, const WordCount& b) {
    return a.count != b.count ? a.count > b.count : a.hash < b.hash;
  });
  if (words.size() > most) words.resize(most);
  return words;
}

std::vector<std::uint8_t> classes_by_usage(const TaggedText& text, const std::vector<WordCount>& words) {
  const std::vector<Usage> usages = count_usage(text, words);
  std::map<std::uint64_t, std::uint32_t> sizes;
  for (const Usage& usage : usages) ++sizes[fine_key(usage, 3)];
  std::vector<std::pair<std::uint32_t, std::uint64_t>> largest;
  for (const auto& [key, size] : sizes) largest.emplace_back(size, key);
  std::stable_sort(largest.begin(), largest.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  // The largest fine classes keep their own number; the rest are told apart by their first tag and capitals only.
  std::map<std::uint64_t, std::uint8_t> fine, coarse;
  std::uint8_t next = 1;
  for (std::size_t i = 0; i < std::min<std::size_t>(largest.size(), 150); ++i) fine[largest[i].second] = next++;
  std::vector<std::uint8_t> classes(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = fine.find(fine_key(usages[i], 3));
    if (found != fine.end()) {
      classes[i] = found->second;
      continue;
    }
    const auto [place, added] = coarse.emplace(fine_key(usages[i], 1), next);
    if (added && next < 255) ++next;
    classes[i] = place->second;
  }
  return classes;
}

std::vector<WordEntry> make_table(const std::vector<WordCount>& words, const std::vector<std::uint8_t>& usage,
                                  const std::vector<std::uint8_t>& clusters,
                                  const std::vector<TreebankSentence>& treebank) {
  const auto only = only_tags(treebank);
  std::size_t size = 1;
  while (size * 3 < words.size() * 4) size *= 2;
  std::vector<WordEntry> table(size);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t slot = words[i].hash & (size - 1);
    while (table[slot].hash != 0) slot = (slot + 1) & (size - 1);
    const auto found = only.find(words[i].hash);
    table[slot] = {words[i].hash, usage[i], clusters[i], found == only.end() ? std::uint8_t{0} : found->second, 0};
  }
  return table;
}

}  // namespace sayso::models::tagger
