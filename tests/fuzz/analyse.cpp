// Any bytes, repaired to well-formed UTF-8, go through every stage; the document must keep the layers' rules and come
// out as JSON in all three offset units and as a summary for people.
#include <cstdlib>
#include <iostream>

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using sayso::write::OffsetUnit;
  static sayso::run::Scratch scratch;
  static sayso::write::Scratch writing;
  static std::string out;
  sayso::Article article;
  article.text = sayso::read::repair({reinterpret_cast<const char*>(data), size}).text;
  article.published = "2019-01-10";
  const sayso::Document document = sayso::run::analyse(std::move(article), models(), scratch);
  if (const std::string problem = sayso::validate(document); !problem.empty()) {
    std::cerr << problem << '\n';
    std::abort();
  }
  for (const auto unit : {OffsetUnit::codepoints, OffsetUnit::bytes, OffsetUnit::utf16}) {
    out.clear();
    sayso::write::append_document(document, json_options(unit), writing, out);
    if (!sayso::read::is_well_formed(out) || out.find('\n') != out.size() - 1) std::abort();
  }
  out.clear();
  sayso::write::append_pretty(document, {}, out);
  return 0;
}
