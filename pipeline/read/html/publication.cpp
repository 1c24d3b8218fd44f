// When the article was published. What is written for machines comes first: JSON-LD, <meta>, <time> that says what it
// is; then the address; then what stands beside the headline.
#include <algorithm>

#include "pipeline/read/html/dates.hpp"
#include "pipeline/read/html/metadata.hpp"
#include "pipeline/read/html/tokenizer.hpp"

namespace sayso::read::html {
namespace {

DayOrder order_of(std::string_view language) {
  // English but not of the United States puts the day first; where nothing is said, American pages are the many.
  const bool english = language.empty() || starts_ignoring_case(language, "en");
  const bool elsewhere = language.size() >= 5 && !equals_ignoring_case(language.substr(3, 2), "us");
  return english && !elsewhere ? DayOrder::month_first : DayOrder::day_first;
}

class PublicationFinder {
 public:
  PublicationFinder(const Page& page, const LinkedData& linked, std::string_view url, std::string_view language)
      : page_(page), linked_(linked), url_(url), order_(order_of(language)) {}

  std::string find() const {
    std::string best;
    // Of those that agree on the day, the one that has the time of day and the zone.
    for (const std::string& date : {day_of(linked_.published), by_meta(), by_marked_time()}) {
      if (date.empty()) continue;
      if (best.empty() || (date.substr(0, 10) == best.substr(0, 10) && date.size() > best.size())) best = date;
    }
    if (!best.empty()) return best;
    const std::string in_url = date_in_url(url_);
    const std::string seen = by_sight();
    if (!in_url.empty()) return seen.starts_with(in_url) ? seen : in_url;
    if (!seen.empty()) return seen;
    return by_change();
  }

 private:
  [[nodiscard]] std::string day_of(std::string_view text) const { return iso_date(text, order_); }

  [[nodiscard]] std::string by_meta() const {
    std::string best;
    for (const std::string_view name :
         {"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
          "parsely-pub-date", "sailthru.date", "article.published", "published_at", "published_time", "publication_date",
          "publicationdate", "publish-date", "publish_date", "publishdate", "publisheddate", "published-date", "pubdate",
          "pub_date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dc.date.created",
          "dcterms.created", "dcterms.date", "dc.date", "dcterms.available", "rnews:datepublished", "bt:pubdate",
          "originalpublicationdate", "article_date_original", "citation_publication_date", "citation_date",
          "citation_online_date", "datecreated", "date.created", "creation_date", "displaydate", "article:post_date",
          "vr:published_time", "shareaholic:article_published_time", "last-published-date", "gentime", "timestamp",
          "article-publication_date", "date", "og:release_date", "release_date", "article:created", "created"}) {
      const std::string date = day_of(meta_content(page_, {name}));
      if (date.empty()) continue;
      if (best.empty() || (date.substr(0, 10) == best.substr(0, 10) && date.size() > best.size())) best = date;
    }
    return best;
  }

  [[nodiscard]] std::string date_of(const TimeElement& time) const {
    if (std::string date = day_of(time.datetime); !date.empty()) return date;
    return time.line < page_.lines.size() ? day_of(page_.slice(page_.lines[time.line])) : std::string{};
  }

  [[nodiscard]] std::string by_marked_time() const {
    for (const TimeElement& time : page_.times) {
      if (!time.published) continue;
      if (std::string date = date_of(time); !date.empty()) return date;
    }
    return {};
  }

  // A part of the page that is about other articles or about none.
  [[nodiscard]] bool is_aside(std::uint32_t node) const {
    using enum Element;
    for (int steps = 0; node != 0 && steps < 64; ++steps, node = page_.nodes[node].parent) {
      const Node& at = page_.nodes[node];
      if (at.element == nav || at.element == footer || at.element == aside || (at.evidence & comments_evidence) != 0) return true;
      if ((at.evidence & drop_evidence) != 0 && (at.evidence & (byline_evidence | body_evidence)) == 0) return true;
    }
    return false;
  }

  [[nodiscard]] std::uint32_t headline_line() const {
    for (const Node& node : page_.nodes) {
      if (node.element == Element::h1 && node.last_line > node.first_line) return node.first_line;
    }
    return 0;
  }

  // A <time> or a dateline near the headline.
  [[nodiscard]] std::string by_sight() const {
    const std::uint32_t headline = headline_line();
    const TimeElement* near = nullptr;
    for (const TimeElement& time : page_.times) {
      if (time.line + lines_before < headline || is_aside(time.node) || date_of(time).empty()) continue;
      near = &time;
      break;
    }
    const auto line = near_line(headline);
    if (near != nullptr && (line.date.empty() || near->line <= line.line)) return date_of(*near);
    return line.date;
  }

  static constexpr std::uint32_t lines_before = 12, lines_after = 60, most_lines_looked_at = 400;
  struct DatedLine {
    std::string date;
    std::uint32_t line = 0;
  };

  // The first short line with a date, from some lines above the headline on; those that say what they are first.
  [[nodiscard]] DatedLine near_line(std::uint32_t headline) const {
    const std::uint32_t first = headline > lines_before ? headline - lines_before : 0;
    const auto end = static_cast<std::uint32_t>(
        std::min<std::size_t>(page_.lines.size(), first + (headline == 0 ? most_lines_looked_at : lines_after)));
    DatedLine found;
    for (std::uint32_t i = first; i < end; ++i) {
      const Line& line = page_.lines[i];
      constexpr std::uint32_t longest_dateline = 120;  // bytes
      if (line.end - line.begin > longest_dateline || is_aside(line.node)) continue;
      const std::string date = day_of(page_.slice(line));
      if (date.empty()) continue;
      const bool marked = is_byline(line.node);
      if (marked) return {date, i};
      if (found.date.empty()) found = {date, i};
    }
    return found;
  }

  [[nodiscard]] bool is_byline(std::uint32_t node) const {
    for (int steps = 0; node != 0 && steps < 3; ++steps, node = page_.nodes[node].parent) {
      if ((page_.nodes[node].evidence & byline_evidence) != 0) return true;
    }
    return false;
  }

  [[nodiscard]] std::string by_change() const {
    if (std::string date = day_of(linked_.modified); !date.empty()) return date;
    return day_of(meta_content(page_, {"article:modified_time", "og:updated_time", "datemodified", "last-modified",
                                       "dcterms.modified", "dc.date.modified", "lastmod", "revised"}));
  }

  const Page& page_;
  const LinkedData& linked_;
  std::string_view url_;
  DayOrder order_;
};

}  // namespace

std::string find_published(const Page& page, const LinkedData& linked, std::string_view url, std::string_view language) {
  return PublicationFinder(page, linked, url, language).find();
}

}  // namespace sayso::read::html
