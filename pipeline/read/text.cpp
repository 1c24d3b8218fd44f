#include "pipeline/read/formats.hpp"

namespace sayso::read {

Cutter cut_whole(std::size_t largest_document) {
  return [largest_document, done = false](ByteStream& stream, std::string& bytes) mutable -> std::optional<Cut> {
    if (done) return std::nullopt;
    done = true;
    const std::size_t begin = bytes.size();
    for (std::string_view chunk = stream.peek(1); !chunk.empty(); chunk = stream.peek(1)) {
      bytes += chunk;
      stream.skip(chunk.size());
      if (bytes.size() - begin > largest_document) {
        bytes.resize(begin);
        return Cut{0, too_large("the text", largest_document)};
      }
    }
    if (!stream.failure()) return Cut{};
    bytes.resize(begin);
    return Cut{0, stream.failure()};
  };
}

Articles parse_text(std::string_view bytes, const Origin& origin) {
  Article article;
  article.id = default_id(origin);
  article.path = origin.path;
  article.format = origin.format;
  article.text = bytes;
  repair_text(article);
  Articles articles;
  articles.emplace_back(std::move(article));
  return articles;
}

}  // namespace sayso::read
