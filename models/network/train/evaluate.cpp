#include "models/network/train/evaluate.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "models/network/reference.hpp"
#include "models/network/train/crf.hpp"

namespace sayso::models::network::train {
namespace {

constexpr std::size_t sentences_at_once = 64;

// 0 person, 1 organisation, 2 place, or nothing that is measured.
std::optional<std::size_t> measured_type(NameLabel label) {
  if (label == outside) return std::nullopt;
  switch (type_of(label)) {
    case EntityType::person:
      return 0;
    case EntityType::org:
      return 1;
    case EntityType::gpe:
    case EntityType::loc:
    case EntityType::fac:
      return 2;
    default:
      return std::nullopt;
  }
}

// The label that measures the same as a gold set: its highest, as outside is the lowest; but what may be outside is.
NameLabel gold_label(LabelSet set) {
  if ((set & only(outside)) != 0) return outside;
  NameLabel label = name_label_count - 1;
  while ((set & only(label)) == 0) --label;
  return label;
}

struct Name {
  std::size_t begin, end, type;
  friend auto operator<=>(const Name&, const Name&) = default;
};

std::vector<Name> names_of(const std::vector<NameLabel>& labels) {
  std::vector<Name> names;
  for (std::size_t i = 0; i < labels.size();) {
    std::size_t end = i + 1;
    if (labels[i] != outside) {
      while (end < labels.size() && goes_on(labels[end]) && type_of(labels[end]) == type_of(labels[i])) ++end;
      if (const auto type = measured_type(labels[i])) names.push_back({i, end, *type});
    }
    i = end;
  }
  return names;
}

void average(std::span<const Sentence> sentences, std::span<Answer> answers, float share) {
  struct Mean {
    std::array<float, label_stride> sum{};
    float count = 0;
  };
  std::unordered_map<std::string, Mean> means;
  const auto each = [&](auto&& use) {
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      for (std::size_t t = 0; t < sentences[s].words.size(); ++t) {
        if ((keys_of(sentences[s].words[t]).shape & shape::capitals) != 0)
          use(means[sentences[s].words[t]], answers[s].name_scores.data() + t * label_stride);
      }
    }
  };
  each([](Mean& mean, const float* scores) {
    for (std::size_t k = 0; k < label_stride; ++k) mean.sum[k] += scores[k];
    ++mean.count;
  });
  each([share](const Mean& mean, float* scores) {
    for (std::size_t k = 0; k < label_stride; ++k)
      scores[k] = (1 - share) * scores[k] + share * mean.sum[k] / mean.count;
  });
}

std::vector<Answer> answers_of(const Judged& judged, const std::vector<Sentence>& sentences, Network::Wanted wanted) {
  std::vector<Answer> answers;
  std::vector<std::vector<std::string>> words;
  for (std::size_t i = 0; i < sentences.size(); i += sentences_at_once) {
    words.clear();
    for (std::size_t k = i; k < std::min(sentences.size(), i + sentences_at_once); ++k)
      words.push_back(sentences[k].words);
    judged.answer(words, wanted, answers);
  }
  return answers;
}

}  // namespace

Judged judged(const Parameters& parameters, Network& network) {
  const float* transitions = parameters.at(parameters.layout.transitions);
  return {[&parameters, &network](std::span<const std::vector<std::string>> sentences, Network::Wanted wanted,
                                  std::vector<Answer>& answers) {
            std::vector<std::vector<TokenRows>> rows;
            for (const auto& words : sentences) rows.push_back(parameters.vocabulary.rows_of(words));
            network.answer(rows, wanted, answers);
          },
          {transitions, transitions + name_label_count * label_stride}};
}

Judged judged(const Model& model) {
  Judged result{
      [&model](std::span<const std::vector<std::string>> sentences, Network::Wanted, std::vector<Answer>& answers) {
        for (const auto& words : sentences) {
          const reference::Answer given = reference::answer(model, keys_of_sentence(words));
          Answer& answer = answers.emplace_back();
          for (const Pos pos : given.pos) answer.pos.push_back(static_cast<std::uint8_t>(output_of(pos)));
          for (const auto& scores : given.names)
            answer.name_scores.insert(answer.name_scores.end(), scores.begin(), scores.end());
          answer.heads = given.heads;
          answer.relations = given.relations;
        }
      },
      {}};
  for (const auto& row : model.weights().transitions)
    result.transitions.insert(result.transitions.end(), row.begin(), row.end());
  return result;
}

TreeScore score_trees(const Judged& judged, const std::vector<Sentence>& sentences) {
  const std::vector<Answer> answers = answers_of(judged, sentences, Network::Wanted::all);
  TreeScore score;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& gold = sentences[s];
    for (std::size_t t = 0; t < gold.words.size(); ++t) {
      ++score.tokens;
      score.pos += answers[s].pos[t] == gold.pos[t] ? 1U : 0U;
      if (answers[s].heads[t] != gold.heads[t]) continue;
      ++score.unlabelled;
      score.labelled += answers[s].relations[t] == gold.relations[t] ? 1U : 0U;
    }
  }
  return score;
}

NameScore::Counts NameScore::all() const {
  Counts sum;
  for (const Counts& counts : types) {
    sum.gold += counts.gold;
    sum.given += counts.given;
    sum.right += counts.right;
  }
  return sum;
}

double NameScore::f1(const Counts& counts) {
  return counts.right == 0 ? 0
                           : 2.0 * static_cast<double>(counts.right) / static_cast<double>(counts.gold + counts.given);
}

NameScore score_names(const Judged& judged, const std::vector<Sentence>& sentences, float averaging) {
  std::vector<Answer> answers = answers_of(judged, sentences, Network::Wanted::names);
  for (std::size_t i = 0; averaging > 0 && i < sentences.size();) {
    std::size_t end = i;
    while (end < sentences.size() && sentences[end].document == sentences[i].document) ++end;
    average(std::span(sentences).subspan(i, end - i), std::span(answers).subspan(i, end - i), averaging);
    i = end;
  }
  NameScore score;
  std::vector<NameLabel> labels;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    decode(sentences[s].words.size(), answers[s].name_scores.data(), label_stride, judged.transitions.data(), labels);
    const std::vector<Name> given = names_of(labels);
    std::transform(sentences[s].names.begin(), sentences[s].names.end(), labels.begin(), gold_label);
    const std::vector<Name> gold = names_of(labels);
    for (const Name& name : given) ++score.types[name.type].given;
    for (const Name& name : gold) {
      ++score.types[name.type].gold;
      score.types[name.type].right += std::binary_search(given.begin(), given.end(), name) ? 1U : 0U;
    }
  }
  return score;
}

}  // namespace sayso::models::network::train
