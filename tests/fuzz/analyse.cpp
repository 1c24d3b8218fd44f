// Any bytes, repaired to well-formed UTF-8, go through every stage; the document must keep the layers' rules, come out
// as JSON in all three offset units and as a summary for people, and be the same alone and behind another in a batch.
#include <array>
#include <cstdlib>
#include <iostream>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/run/analyse.hpp"
#include "pipeline/write/document_json.hpp"
#include "pipeline/write/pretty.hpp"

namespace {

const sayso::run::Models& models() {
  static const sayso::run::Models all{sayso::lexicon::Source{}};
  return all;
}

sayso::write::JsonOptions json_options(sayso::write::OffsetUnit unit) {
  sayso::write::JsonOptions options;
  options.include.add(sayso::write::Layer::tokens);
  options.offsets = unit;
  options.lemma = [](const sayso::Document& document, const sayso::Token& token) {
    return models().text.lemmatiser.text(document, token);
  };
  return options;
}

sayso::Document unread(std::string text) {
  sayso::Document document;
  document.article.text = std::move(text);
  document.article.published = "2019-01-10";
  return document;
}

// One line of well-formed UTF-8, or the end of this run.
std::string json_of(const sayso::Document& document, sayso::write::OffsetUnit unit) {
  sayso::write::Scratch scratch;
  std::string json;
  sayso::write::append_document(document, json_options(unit), scratch, json);
  if (!sayso::is_well_formed(json) || json.find('\n') != json.size() - 1) std::abort();
  return json;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using sayso::write::OffsetUnit;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  sayso::run::Scratch alone, together;
  const sayso::Document document =
      sayso::run::analyse(unread(sayso::read::repair(bytes).text).article, models(), sayso::run::Depth::trees, alone);
  if (const std::string problem = sayso::validate(document); !problem.empty()) {
    std::cerr << problem << '\n';
    std::abort();
  }
  std::array<sayso::Document, 2> batch = {unread(sayso::read::repair(bytes.substr(size / 2)).text),
                                          unread(document.article.text)};
  sayso::run::analyse(batch, models(), sayso::run::Depth::trees, together);
  for (const auto unit : {OffsetUnit::codepoints, OffsetUnit::bytes, OffsetUnit::utf16}) {
    if (json_of(document, unit) != json_of(batch[1], unit)) std::abort();
  }
  std::string summary;
  sayso::write::append_pretty(document, {}, summary);
  return 0;
}
