#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>
#include <unordered_map>

#include "pipeline/eval/alignment.hpp"
#include "pipeline/eval/eval.hpp"

namespace sayso::eval {
namespace {

const Json empty_list = Json::array();

const Json& layer(const Json& document, const char* name) {
  const auto found = document.find(name);
  return found == document.end() ? empty_list : *found;
}

std::string text_at(const Json& item, const char* key) {
  const auto found = item.find(key);
  return found == item.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

// One document with its things by id.
class Side {
 public:
  explicit Side(const Json& of) : document(of) {
    for (const char* name : {"entities", "figures", "times"}) {
      for (const Json& item : layer(of, name)) by_id_.emplace(text_at(item, "id"), &item);
    }
  }

  [[nodiscard]] const Json* find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

  const Json& document;

 private:
  std::unordered_map<std::string, const Json*> by_id_;
};

// Every name that an entity goes by.
std::vector<std::string> names_of(const Json& entity) {
  std::vector<std::string> names{text_at(entity, "name")};
  for (const Json& alias : entity.value("aliases", empty_list)) names.push_back(alias.get<std::string>());
  for (const Json& mention : layer(entity, "mentions")) {
    if (text_at(mention, "form") == "name") names.push_back(text_at(mention, "text"));
  }
  return names;
}

// Whether two ids, each of its own side, stand for one thing: the found entity's name is one of the gold one's names.
bool same_entity(const Side& gold, const std::string& gold_id, const Side& found, const std::string& found_id) {
  const Json* g = gold.find(gold_id);
  const Json* f = found.find(found_id);
  if (g == nullptr || f == nullptr) return g == f;
  const auto names = names_of(*g);
  return std::find(names.begin(), names.end(), text_at(*f, "name")) != names.end();
}

bool same_number(const Json& a, const Json& b, const char* key) {
  if (a.contains(key) != b.contains(key)) return false;
  if (!a.contains(key)) return true;
  const double x = a.at(key).get<double>(), y = b.at(key).get<double>();
  return std::abs(x - y) <= 1e-9 * std::max(std::abs(x), std::abs(y));
}

// Whether a label is the gold one or among those the gold lists as fair too.
bool accepts(const Json& gold, const char* label, const char* also, const Json& found) {
  if (gold.at(label) == found) return true;
  const Json& others = layer(gold, also);
  return std::find(others.begin(), others.end(), found) != others.end();
}

// Spans that overlap, or both missing.
bool same_place(const Json& gold, const Json& found, const char* key) {
  if (gold.contains(key) != found.contains(key)) return false;
  return !gold.contains(key) || shared_characters(gold.at(key), found.at(key)) > 0;
}

std::size_t same_span(const Json& gold, const Json& found) {
  return std::size_t{gold.at("start") == found.at("start") && gold.at("end") == found.at("end")};
}

// Of a pair whose fit is all that is asked.
bool always(const Json&, const Json&) { return true; }

void score_sentences(const Side& gold, const Side& found, Scores& scores) {
  const auto pairs = align(layer(gold.document, "sentences"), layer(found.document, "sentences"), same_span);
  scores[{"sentences", "span"}] = count(pairs, always);
}

// All mentions of a document, each with its entity's type and names.
Json mentions_of(const Side& side, bool names_only) {
  Json mentions = Json::array();
  for (const Json& entity : layer(side.document, "entities")) {
    for (Json mention : layer(entity, "mentions")) {
      if (names_only && text_at(mention, "form") != "name") continue;
      mention["type"] = entity.at("type");
      mention["entity"] = entity.at("id");
      if (entity.value("optional", false)) mention["optional"] = true;
      mentions.push_back(std::move(mention));
    }
  }
  return mentions;
}

void score_entities(const Side& gold, const Side& found, Scores& scores) {
  const Json gold_names = mentions_of(gold, true), found_names = mentions_of(found, true);
  scores[{"entities", "name"}] = count(align(gold_names, found_names, same_span),
                                       [](const Json& g, const Json& f) { return g.at("type") == f.at("type"); });
  // Where a nominal begins is a matter of taste; where it ends rarely is.
  const auto same_end = [](const Json& g, const Json& f) { return std::size_t{g.at("end") == f.at("end")}; };
  const Json gold_all = mentions_of(gold, false), found_all = mentions_of(found, false);
  scores[{"entities", "linked"}] = count(align(gold_all, found_all, same_end), [&](const Json& g, const Json& f) {
    return same_entity(gold, g.at("entity"), found, f.at("entity"));
  });
}

std::string time_value(const Side& side, const Json& figure) {
  const Json* time = side.find(text_at(figure, "time"));
  return time == nullptr ? std::string() : text_at(*time, "value");
}

std::string direction(const Json& figure) {
  return figure.contains("change") ? text_at(figure.at("change"), "direction") : std::string();
}

void score_figures(const Side& gold, const Side& found, Scores& scores) {
  const auto pairs = align(layer(gold.document, "figures"), layer(found.document, "figures"), shared_characters);
  const auto value = [](const Json& g, const Json& f) {
    return g.at("kind") == f.at("kind") && text_at(g, "unit") == text_at(f, "unit") && same_number(g, f, "value") &&
           same_number(g, f, "low") && same_number(g, f, "high");
  };
  const auto whole = [&](const Json& g, const Json& f) {
    return value(g, f) && text_at(g, "modifier") == text_at(f, "modifier") && text_at(g, "per") == text_at(f, "per") &&
           direction(g) == direction(f) && time_value(gold, g) == time_value(found, f) && same_place(g, f, "of");
  };
  scores[{"figures", "span"}] = count(pairs, always);
  scores[{"figures", "value"}] = count(pairs, value);
  scores[{"figures", "whole"}] = count(pairs, whole);
}

void score_times(const Side& gold, const Side& found, Scores& scores) {
  const auto pairs = align(layer(gold.document, "times"), layer(found.document, "times"), shared_characters);
  scores[{"times", "span"}] = count(pairs, always);
  scores[{"times", "value"}] = count(pairs, [](const Json& g, const Json& f) {
    return g.at("type") == f.at("type") && g.at("value") == f.at("value");
  });
}

// Speakers and other participants fit by place or by entity; both missing fits too.
bool same_reference(const Side& gold, const Json* g, const Side& found, const Json* f) {
  if (g == nullptr || f == nullptr) return g == f;
  if (shared_characters(*g, *f) > 0) return true;
  return g->contains("entity") && f->contains("entity") &&
         same_entity(gold, text_at(*g, "entity"), found, text_at(*f, "entity"));
}

const Json* member(const Json& item, const char* key) {
  const auto found = item.find(key);
  return found == item.end() ? nullptr : &*found;
}

void score_quotes(const Side& gold, const Side& found, Scores& scores) {
  const auto pairs = align(layer(gold.document, "quotes"), layer(found.document, "quotes"), shared_characters);
  scores[{"quotes", "content"}] = count(pairs, always);
  scores[{"quotes", "joint"}] = count(pairs, [&](const Json& g, const Json& f) {
    return same_reference(gold, member(g, "speaker"), found, member(f, "speaker"));
  });
  scores[{"quotes", "stance"}] =
      count(pairs, [](const Json& g, const Json& f) { return accepts(g, "stance", "stances", f.at("stance")); });
}

// Whether some argument of that role fits, or neither side has one.
bool same_argument(const Side& gold, const Json& g, const Side& found, const Json& f, std::string_view role) {
  bool gold_has = false, found_has = false;
  for (const Json& x : layer(g, "arguments")) {
    if (text_at(x, "role") != role) continue;
    gold_has = true;
    for (const Json& y : layer(f, "arguments")) {
      if (text_at(y, "role") == role && same_reference(gold, &x, found, &y)) return true;
    }
  }
  for (const Json& y : layer(f, "arguments")) found_has = found_has || text_at(y, "role") == role;
  return !gold_has && !found_has;
}

void score_events(const Side& gold, const Side& found, Scores& scores) {
  const auto same_trigger = [](const Json& g, const Json& f) {
    return accepts(g, "type", "types", f.at("type")) ? shared_characters(g, f) : 0;
  };
  const auto pairs = align(layer(gold.document, "events"), layer(found.document, "events"), same_trigger);
  const auto joint = [&](const Json& g, const Json& f) {
    return same_argument(gold, g, found, f, "actor") && same_argument(gold, g, found, f, "target");
  };
  scores[{"events", "trigger"}] = count(pairs, always);
  scores[{"events", "joint"}] = count(pairs, joint);
  scores[{"events", "strict"}] = count(pairs, [&](const Json& g, const Json& f) {
    return joint(g, f) && g.at("polarity") == f.at("polarity") && g.at("status") == f.at("status") &&
           same_entity(gold, text_at(g, "claimant"), found, text_at(f, "claimant")) &&
           same_argument(gold, g, found, f, "object");
  });
}

void score_checks(const Side& gold, const Side& found, Scores& scores) {
  const auto same_figures = [&](const Json& g, const Json& f) {
    std::size_t shared = 0;
    for (const Json& x : layer(g, "figures")) {
      for (const Json& y : layer(f, "figures")) {
        const Json *a = gold.find(x), *b = found.find(y);
        if (a != nullptr && b != nullptr && shared_characters(*a, *b) > 0) ++shared;
      }
    }
    return g.at("kind") == f.at("kind") && shared * 2 > layer(g, "figures").size() ? shared : 0;
  };
  const auto pairs = align(layer(gold.document, "checks"), layer(found.document, "checks"), same_figures);
  scores[{"checks", "verdict"}] =
      count(pairs, [](const Json& g, const Json& f) { return g.at("verdict") == f.at("verdict"); });
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double Counts::precision() const { return ratio(right, found); }
double Counts::recall() const { return ratio(right, wanted); }
double Counts::f1() const { return ratio(2 * right, found + wanted); }

void add_document(const nlohmann::json& gold, const nlohmann::json& found, Scores& scores) {
  const Side gold_side(gold), found_side(found);
  Scores own;
  score_sentences(gold_side, found_side, own);
  score_entities(gold_side, found_side, own);
  score_figures(gold_side, found_side, own);
  score_times(gold_side, found_side, own);
  score_quotes(gold_side, found_side, own);
  score_events(gold_side, found_side, own);
  score_checks(gold_side, found_side, own);
  for (const auto& [measure, counts] : own) {
    Counts& total = scores[measure];
    total.right += counts.right;
    total.found += counts.found;
    total.wanted += counts.wanted;
  }
}

std::string table(const Scores& scores) {
  std::ostringstream out;
  out << "layer      measure     precision  recall     F1   right   found  wanted\n" << std::fixed;
  for (const auto& [measure, counts] : scores) {
    out << std::left << std::setw(11) << measure.first << std::setw(11) << measure.second << std::right
        << std::setprecision(3) << std::setw(10) << counts.precision() << std::setw(8) << counts.recall()
        << std::setw(7) << counts.f1() << std::setw(8) << counts.right << std::setw(8) << counts.found << std::setw(8)
        << counts.wanted << '\n';
  }
  return out.str();
}

}  // namespace sayso::eval
