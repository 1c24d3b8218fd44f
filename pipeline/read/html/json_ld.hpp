// What JSON-LD (schema.org) in a page says about its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso::read::html {

struct LinkedData {
  std::string headline, published, modified, publisher, body, language, url;
};

// Of the object that is most clearly an article. Scripts that are no JSON are passed over.
[[nodiscard]] LinkedData read_linked_data(const std::vector<std::string_view>& scripts);

}  // namespace sayso::read::html
