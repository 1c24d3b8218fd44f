#include <iostream>
#include <sayso/sayso.hpp>

int main() {
  const sayso::Extractor extractor;
  sayso::ArticleInput article;
  article.text = "Brae Foods said on Friday it would close its plant in Leith.";
  article.published = "2021-03-05";
  std::cout << extractor.extract_json(article) << '\n';
}
