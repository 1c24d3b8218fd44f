#include <stdexcept>
#include <string_view>
#include <utility>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/formats.hpp"
#include "pipeline/read/language.hpp"
#include "pipeline/run/pipeline.hpp"
#include "pipeline/write/document_json.hpp"
#include "sayso/sayso.hpp"

namespace sayso {
namespace {

constexpr std::size_t too_long = std::size_t{1} << 31;  // spans are 32 bits, ICU's positions signed

write::Layers layers_from(std::string_view names) {
  if (names.empty()) return {};
  write::Layers layers = write::Layers::none();
  for (std::size_t begin = 0; begin <= names.size();) {
    const std::size_t end = std::min(names.find(',', begin), names.size());
    const std::string_view name = names.substr(begin, end - begin);
    const auto layer = write::layer_from_name(name);
    if (!layer) throw std::invalid_argument("no such layer: " + std::string(name));
    layers.add(*layer);
    begin = end + 1;
  }
  return layers;
}

write::OffsetUnit unit_from(OffsetUnit unit) {
  switch (unit) {
    case OffsetUnit::codepoints:
      return write::OffsetUnit::codepoints;
    case OffsetUnit::bytes:
      return write::OffsetUnit::bytes;
    case OffsetUnit::utf16:
      return write::OffsetUnit::utf16;
  }
  throw std::invalid_argument("no such unit of offsets");
}

void check_length(const std::string& text) {
  if (text.size() >= too_long) throw std::length_error("the text has 2 GiB or more");
}

Article article_from(const ArticleInput& input) {
  check_length(input.text);
  const auto repaired = [](const std::string& field) {
    return is_well_formed(field) ? field : read::repair(field).text;
  };
  Article article;
  article.id = repaired(input.id);
  article.title = repaired(input.title);
  article.published = repaired(input.published);
  article.url = repaired(input.url);
  article.publisher = repaired(input.publisher);
  article.language = repaired(input.language);
  article.text = input.text;
  read::repair_text(article);
  check_length(article.text);  // U+FFFD takes three bytes where there may have been one
  read::check_published(article);
  read::recognise_language(article);
  return article;
}

}  // namespace

struct Extractor::State {
  explicit State(const ExtractorOptions& options)
      : models(options.lexicons.empty() ? lexicon::Source() : lexicon::Source(options.lexicons)),
        json{layers_from(options.include), unit_from(options.offsets),
             [this](const Document& document, const Token& token) {
               return models.text.lemmatiser.text(document, token);
             }} {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  run::Models models;
  write::JsonOptions json;
};

Extractor::Extractor(const ExtractorOptions& options) : state_(std::make_unique<const State>(options)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

std::string Extractor::extract_json(const ArticleInput& article) const {
  run::Scratch analysis;
  write::Scratch writing;
  const auto depth = run::depth_for(state_->json.include);
  const Document document = run::analyse(article_from(article), state_->models, depth, analysis);
  std::string out;
  write::append_document(document, state_->json, writing, out);
  out.pop_back();
  return out;
}

const char* version() { return SAYSO_VERSION; }

}  // namespace sayso
