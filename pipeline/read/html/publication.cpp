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
    for (const std::string& date : {day_of(linked_.published), by_meta(), by_marked_time()}) {
      if (is_better(date, best)) best = date;
    }
    if (!best.empty()) return best;
    const std::string in_url = date_in_url(url_);
    const std::string seen = by_sight();
    if (!in_url.empty()) return seen.starts_with(in_url) ? seen : in_url;
    if (!seen.empty()) return seen;
    if (std::string date = in_scripts(); !date.empty()) return date;
    const std::string changed = by_change();
    return changed.empty() ? in_dateline() : changed;
  }

 private:
  [[nodiscard]] std::string day_of(std::string_view text) const { return iso_date(text, order_); }

  // Of those that agree, the one that has the time of day and the zone; best the publisher's own zone, whose day is
  // the one that the article calls today.
  static bool is_better(const std::string& date, const std::string& best) {
    if (date.empty() || best.empty()) return best.empty();
    if (is_same_instant(date, best)) return best.ends_with('Z') && !date.ends_with('Z') && !date.ends_with("+00:00");
    return date.substr(0, 10) == best.substr(0, 10) && date.size() > best.size();
  }

  [[nodiscard]] std::string by_meta() const {
    std::string best;
    for (const std::string_view name : {"article:published_time",
                                        "og:article:published_time",
                                        "og:published_time",
                                        "datepublished",
                                        "article:published",
                                        "parsely-pub-date",
                                        "sailthru.date",
                                        "article.published",
                                        "published_at",
                                        "published_time",
                                        "publication_date",
                                        "publicationdate",
                                        "publish-date",
                                        "publish_date",
                                        "publishdate",
                                        "publisheddate",
                                        "published-date",
                                        "pubdate",
                                        "pub_date",
                                        "cxenseparse:recs:publishtime",
                                        "dc.date.issued",
                                        "dcterms.issued",
                                        "dc.date.created",
                                        "dcterms.created",
                                        "dcterms.date",
                                        "dc.date",
                                        "dcterms.available",
                                        "rnews:datepublished",
                                        "bt:pubdate",
                                        "originalpublicationdate",
                                        "article_date_original",
                                        "citation_publication_date",
                                        "citation_date",
                                        "citation_online_date",
                                        "datecreated",
                                        "date.created",
                                        "creation_date",
                                        "displaydate",
                                        "article:post_date",
                                        "vr:published_time",
                                        "shareaholic:article_published_time",
                                        "last-published-date",
                                        "gentime",
                                        "timestamp",
                                        "article-publication_date",
                                        "date",
                                        "og:release_date",
                                        "release_date",
                                        "article:created",
                                        "created"}) {
      const std::string date = day_of(meta_content(page_, {name}));
      if (is_better(date, best)) best = date;
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
      if (at.element == nav || at.element == footer || at.element == aside || (at.evidence & comments_evidence) != 0)
        return true;
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

  // A <time> or a dateline near the headline; else the first anywhere that is all of its line.
  [[nodiscard]] std::string by_sight() const {
    const std::uint32_t headline = headline_line();
    const TimeElement* near = nullptr;
    for (const TimeElement& time : page_.times) {
      if (time.line + lines_before < headline || is_aside(time.node) || date_of(time).empty()) continue;
      near = &time;
      break;
    }
    const auto line =
        dated_line(headline > lines_before ? headline - lines_before : 0, headline + lines_after, Near::yes);
    if (near != nullptr && (line.date.empty() || near->line <= line.line)) return date_of(*near);
    if (!line.date.empty()) return line.date;
    for (const TimeElement& time : page_.times) {
      if (std::string date = date_of(time); !date.empty()) return date;
    }
    return dated_line(0, static_cast<std::uint32_t>(page_.lines.size()), Near::no).date;
  }

  static constexpr std::uint32_t lines_before = 12, lines_after = 60;
  enum class Near : bool { no, yes };
  struct DatedLine {
    std::string date;
    std::uint32_t line = 0;
  };

  // The first short line with a date; those that say what they are come first. Away from the headline a line must have
  // little else in it.
  [[nodiscard]] DatedLine dated_line(std::uint32_t first, std::uint32_t last, Near near) const {
    const std::uint32_t longest = near == Near::yes ? 120 : 40;  // bytes
    DatedLine found;
    last = static_cast<std::uint32_t>(std::min<std::size_t>(page_.lines.size(), last));
    for (std::uint32_t i = first; i < last; ++i) {
      const Line& line = page_.lines[i];
      if (line.end - line.begin > longest || (near == Near::yes && is_aside(line.node))) continue;
      const std::string date = day_of(page_.slice(line));
      if (date.empty()) continue;
      if (is_byline(line.node)) return {date, i};
      if (found.date.empty()) found = {date, i};
    }
    return found;
  }

  // A date after a key such as "publishedDate" or publish_time in a script.
  [[nodiscard]] std::string in_scripts() const {
    for (const std::string_view script : page_.scripts) {
      for (std::size_t at = script.find(key_part); at != std::string_view::npos; at = script.find(key_part, at + 1)) {
        constexpr std::size_t longest_key = 24, longest_value = 40;
        const std::size_t colon = script.find_first_of(":=,;{}", at);
        if (colon == std::string_view::npos || colon > at + longest_key ||
            (script[colon] != ':' && script[colon] != '='))
          continue;
        const std::string_view value = script.substr(colon + 1, longest_value);
        const std::size_t begin = value.find_first_not_of(" \"'\\");
        if (begin == std::string_view::npos || value[begin] < '0' || value[begin] > '9') continue;
        if (std::string date = day_of(value.substr(begin, value.find_first_of("\"'\\,", begin) - begin)); !date.empty())
          return date;
      }
    }
    return {};
  }
  static constexpr std::string_view key_part = "ublish";

  [[nodiscard]] bool is_byline(std::uint32_t node) const {
    for (int steps = 0; node != 0 && steps < 3; ++steps, node = page_.nodes[node].parent) {
      if ((page_.nodes[node].evidence & byline_evidence) != 0) return true;
    }
    return false;
  }

  // "Brae, March 5, 2021 - The council ...": at the beginning of a paragraph.
  [[nodiscard]] std::string in_dateline() const {
    constexpr std::uint32_t least_paragraph = 120, longest_dateline = 60;  // bytes
    for (const Line& line : page_.lines) {
      if (line.end - line.begin < least_paragraph || is_aside(line.node)) continue;
      return day_of(page_.slice(line).substr(0, longest_dateline));
    }
    return {};
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

std::string find_published(const Page& page, const LinkedData& linked, std::string_view url,
                           std::string_view language) {
  return PublicationFinder(page, linked, url, language).find();
}

}  // namespace sayso::read::html
