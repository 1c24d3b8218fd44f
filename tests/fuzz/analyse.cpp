// Any bytes, repaired to well-formed UTF-8, go through every stage; the document must keep the layers' rules and its
// JSON must come out in all three offset units.
#include <cstdlib>
#include <iostream>

#include "pipeline/read/encoding.hpp"
#include "pipeline/run/analyse.hpp"
#include "pipeline/write/document_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const sayso::run::Models models{sayso::lexicon::Source{}};
  static sayso::run::Scratch scratch;
  sayso::Article article;
  article.text = sayso::read::repair({reinterpret_cast<const char*>(data), size}).text;
  article.published = "2019-01-10";
  const sayso::Document document = sayso::run::analyse(std::move(article), models, scratch);
  if (const std::string problem = sayso::validate(document); !problem.empty()) {
    std::cerr << problem << '\n';
    std::abort();
  }
  return 0;
}
