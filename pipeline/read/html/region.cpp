// Where the article stands. What authors of pages say about their parts decides (elements, roles, class names), as
// long as the sentences are where they say: every statement is weighed by how much of the page's running text it
// would take or leave.
#include "pipeline/read/html/region.hpp"

#include <algorithm>

namespace sayso::read::html {
namespace {

// A paragraph's class tells how it is set.
bool is_body(const Node& node) {
  return node.article_body || ((node.evidence & body_evidence) != 0 && node.element != Element::p);
}

bool is_surrounding_element(Element element) {
  using enum Element;
  switch (element) {
    case nav:
    case footer:
    case aside:
    case dialog:
    case menu:
    case search:
    case address:
    case legend:
      return true;
    default:
      return false;
  }
}

bool is_surrounding(const Node& node) {
  return is_surrounding_element(node.element) || (node.evidence & drop_evidence) != 0;
}

bool is_doubtful(const Node& node) {
  using enum Element;
  if (is_heading(node.element) || node.element == p) return false;
  return node.element == form || node.element == header || (node.evidence & (doubt_evidence | hidden_evidence)) != 0;
}

bool is_caption(const Node& node) {
  return node.element == Element::figcaption || node.element == Element::figure ||
         (node.evidence & caption_evidence) != 0;
}

class Surroundings {
 public:
  explicit Surroundings(Blocks& blocks) : blocks_(blocks), nodes_(blocks.page().nodes), total_(blocks.sums(0).prose) {
    find_bodies();
  }

  void drop() {
    drop_where([this](std::uint32_t i) { return is_comments(i); });
    total_ = blocks_.sums(0).prose;
    drop_where([this](std::uint32_t i) { return is_no_article(i); });
    // Names that mean something else on this page: it is read without them.
    if (5 * blocks_.sums(0).prose >= total_) return;
    for (Block& block : blocks_.all()) block.dropped = false;
    drop_where([this](std::uint32_t i) { return is_surrounding_element(nodes_[i].element); });
  }

 private:
  static constexpr std::uint64_t little_text = 400;  // bytes

  template <class Is>
  void drop_where(const Is& is) {
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      if (!is(i)) continue;
      const bool caption = is_caption(nodes_[i]);
      for (std::uint32_t b = blocks_.first(i); b < blocks_.last(i); ++b) {
        blocks_.all()[b].dropped = true;
        blocks_.all()[b].caption = caption;
      }
      i = std::max(i, nodes_[i].end - 1);
    }
    blocks_.update();
  }

  // How much running text each node has that is marked as an article's body.
  void find_bodies() {
    bodies_.assign(nodes_.size(), 0);
    for (std::uint32_t i = static_cast<std::uint32_t>(nodes_.size()); i-- > 1;) {
      if (is_body(nodes_[i])) bodies_[i] = std::max(bodies_[i], blocks_.sums(i).prose);
      bodies_[nodes_[i].parent] += bodies_[i];
    }
  }

  // What readers wrote may be longer than the article.
  [[nodiscard]] bool is_comments(std::uint32_t i) const {
    if ((nodes_[i].evidence & comments_evidence) == 0) return false;
    const std::uint64_t prose = blocks_.sums(i).prose;
    return 2 * bodies_[i] <= total_ && total_ - prose >= std::min(little_text, total_ / 4);
  }

  [[nodiscard]] bool is_no_article(std::uint32_t i) const {
    const Node& node = nodes_[i];
    const Sums sums = blocks_.sums(i);
    if (5 * bodies_[i] > total_ && bodies_[i] != 0) return false;
    // Marked as both: the article's text, if it is any length.
    if (is_body(node) && 20 * sums.prose > total_) return false;
    if (is_surrounding(node) || is_caption(node)) return 5 * sums.prose < 2 * total_ || total_ == 0;
    if ((node.evidence & byline_evidence) != 0) return sums.prose < std::min(total_ / 10, little_text);
    if ((node.evidence & hidden_evidence) != 0 && sums.prose == 0) return true;
    if (is_doubtful(node)) return 3 * sums.link_bytes > sums.bytes && 4 * sums.prose < total_;
    return false;
  }

  Blocks& blocks_;
  const std::vector<Node>& nodes_;
  std::uint64_t total_;
  std::vector<std::uint64_t> bodies_;
};

class Finder {
 public:
  explicit Finder(const Blocks& blocks) : blocks_(blocks), nodes_(blocks.page().nodes) {}

  std::vector<std::uint32_t> find() const {
    const std::uint32_t container = find_container();
    const std::uint64_t within = prose(container);
    std::vector<std::uint32_t> bodies = bodies_in(container);
    std::uint64_t marked = 0;
    for (const std::uint32_t body : bodies) marked += prose(body);
    if (marked != 0 && 2 * marked >= within) return bodies;
    if (container != 0) {
      bodies = bodies_in(0);
      if (bodies.size() == 1 && prose(bodies[0]) > within) return bodies;
    }
    return {descend(container)};
  }

 private:
  [[nodiscard]] std::uint64_t prose(std::uint32_t node) const { return blocks_.sums(node).prose; }

  // The node with most running text among those that `is` holds for; of equal ones the outermost.
  template <class Is>
  std::uint32_t largest(std::uint32_t within, const Is& is) const {
    std::uint32_t best = within;
    std::uint64_t most = 0;
    for (std::uint32_t i = within + 1; i < nodes_[within].end; ++i) {
      if (!is(nodes_[i]) || prose(i) <= most) continue;
      most = prose(i);
      best = i;
    }
    return best;
  }

  // The part of the page that says it is the article, or the page.
  [[nodiscard]] std::uint32_t find_container() const {
    std::uint32_t container = 0;
    const std::uint32_t main = largest(
        0, [](const Node& node) { return node.element == Element::main || (node.evidence & main_evidence) != 0; });
    if (2 * prose(main) >= prose(0)) container = main;
    const std::uint32_t article = largest(container, [](const Node& node) { return node.element == Element::article; });
    if (article == container) return container;
    // Does it stand beside other articles, or is it one of several pieces that one article is made of?
    const bool whole = 5 * prose(article) >= 3 * prose(container) && !(is_body(nodes_[article]) && has_twin(article));
    if (whole || (has_headline(article) && 3 * prose(article) >= prose(container))) container = article;
    return container;
  }

  // Another article element that is marked as text and has no headline either.
  [[nodiscard]] bool has_twin(std::uint32_t article) const {
    if (has_headline(article)) return false;
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      if (i == article || nodes_[i].element != Element::article || !is_body(nodes_[i])) continue;
      if (nodes_[i].evidence == nodes_[article].evidence && prose(i) != 0 && !has_headline(i)) return true;
    }
    return false;
  }

  [[nodiscard]] bool has_headline(std::uint32_t node) const {
    for (std::uint32_t i = node; i < nodes_[node].end; ++i) {
      if (nodes_[i].element == Element::h1 && nodes_[i].last_line > nodes_[i].first_line) return true;
    }
    return false;
  }

  // The outermost nodes that are marked as an article's text; or the one within them that has nearly all of it.
  [[nodiscard]] std::vector<std::uint32_t> bodies_in(std::uint32_t container) const {
    std::vector<std::uint32_t> bodies;
    std::uint64_t most = 0;
    for (std::uint32_t i = container; i < nodes_[container].end; ++i) {
      if (!is_body(nodes_[i]) || prose(i) == 0) continue;
      bodies.push_back(narrowed(i));
      most = std::max(most, prose(i));
      i = std::max(i, nodes_[i].end - 1);
    }
    return bodies;
  }

  [[nodiscard]] std::uint32_t narrowed(std::uint32_t body) const {
    const std::uint64_t all = prose(body);
    for (std::uint32_t i = body + 1; i < nodes_[body].end; ++i) {
      if (is_body(nodes_[i]) && 20 * prose(i) >= 19 * all) body = i;
    }
    return body;
  }

  // The innermost node that still has most of the running text.
  [[nodiscard]] std::uint32_t descend(std::uint32_t node) const {
    for (std::uint32_t i = node + 1; i < nodes_[node].end;) {
      if (5 * prose(i) >= 4 * prose(node) && prose(i) != 0 && nodes_[i].element != Element::p) {
        node = i;
        i = node + 1;
      } else {
        i = std::max(i + 1, nodes_[i].end);
      }
    }
    return node;
  }

  const Blocks& blocks_;
  const std::vector<Node>& nodes_;
};

}  // namespace

void drop_surroundings(Blocks& blocks) { Surroundings(blocks).drop(); }

std::vector<std::uint32_t> find_region(const Blocks& blocks) { return Finder(blocks).find(); }

}  // namespace sayso::read::html
