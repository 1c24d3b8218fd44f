#include <iostream>
#include <iterator>

#include "pipeline/run/analyse.hpp"

int main() {
  const sayso::lexicon::Source source;
  const sayso::run::Models models(source);
  sayso::run::Scratch scratch;
  sayso::Article article;
  article.text.assign(std::istreambuf_iterator<char>(std::cin), {});
  const auto d = sayso::run::analyse(std::move(article), models, scratch);
  std::cout << d.tokens.size() << '\n';
}
