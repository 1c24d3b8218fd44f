// When the article was published. What is written for machines comes first: JSON-LD, <meta>, <time> that says what it
// is; then the address; then what stands beside the headline.
#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "pipeline/read/html/dates.hpp"
#include "pipeline/read/html/metadata.hpp"
#include "pipeline/read/html/rows.hpp"
#include "pipeline/read/html/tokenizer.hpp"

extern "C" const char sayso_file_html_date_names_begin[], sayso_file_html_date_names_end[];

namespace sayso::read::html {
namespace {

DayOrder order_of(std::string_view language) {
  // English but not of the United States puts the day first; where nothing is said, American pages are the many.
  const bool english = language.empty() || starts_ignoring_case(language, "en");
  const bool elsewhere = language.size() >= 5 && !equals_ignoring_case(language.substr(3, 2), "us");
  return english && !elsewhere ? DayOrder::month_first : DayOrder::day_first;
}

// What date_names.tsv lists.
struct DateNames {
  std::vector<std::string_view> published, changed;  // fields, the most trusted first
  std::vector<std::string_view> words;               // of a line that tells when something was published
};

const DateNames& names() {
  static const DateNames names = [] {
    DateNames read;
    for_each_row(
        between(sayso_file_html_date_names_begin, sayso_file_html_date_names_end),
        [&read](std::string_view name, std::string_view kind) {
          (kind == "published" ? read.published : kind == "changed" ? read.changed : read.words).push_back(name);
        });
    return read;
  }();
  return names;
}

// The line of the title: in an <h1> or, where pages make headings of something else, anywhere; the first <h1> only
// where nothing is the title, since that may be the site's name.
class HeadlineFinder {
 public:
  HeadlineFinder(const Page& page, std::string_view title)
      : page_(page), title_(title.size() <= longest ? letters(title) : std::string{}) {}

  // Empty where the page shows no headline.
  [[nodiscard]] std::optional<std::uint32_t> find() const {
    if (const Node* heading = first_heading(Fit::title); heading != nullptr) return heading->first_line;
    if (title_.size() >= shortest) {
      for (std::uint32_t i = 0; i < page_.lines.size(); ++i) {
        const std::string_view line = page_.slice(page_.lines[i]);
        if (line.size() >= title_.size() && line.size() <= longest && letters(line) == title_) return i;
      }
    }
    const Node* heading = first_heading(Fit::any);
    return heading != nullptr ? std::optional(heading->first_line) : std::nullopt;
  }

 private:
  static constexpr std::size_t longest = 400, shortest = 12;  // bytes
  enum class Fit : bool { any, title };

  [[nodiscard]] const Node* first_heading(Fit fit) const {
    for (const Node& node : page_.nodes) {
      if (node.element != Element::h1 || node.last_line <= node.first_line) continue;
      if (fit == Fit::any || is_title(page_.slice(page_.lines[node.first_line]))) return &node;
    }
    return nullptr;
  }

  [[nodiscard]] bool is_title(std::string_view shown) const {
    if (title_.empty() || shown.size() > longest) return false;
    const std::string line = letters(shown);
    return line == title_ || (title_.size() >= shortest && line.find(title_) != std::string_view::npos) ||
           (line.size() >= shortest && title_.find(line) != std::string_view::npos);
  }

  const Page& page_;
  std::string title_;  // letters
};

class PublicationFinder {
 public:
  PublicationFinder(const Page& page, const LinkedData& linked, const FoundMetadata& found)
      : page_(page),
        linked_(linked),
        url_(found.address),
        order_(order_of(found.language)),
        headline_found_(HeadlineFinder(page, found.title).find()),
        headline_(headline_found_.value_or(0)) {}

  std::string find() const {
    std::string best;
    for (const std::string& date : {day_of(linked_.published), by_meta(), by_marked_time()}) {
      if (is_better(date, best)) best = date;
    }
    if (!best.empty()) return in_zone_of_publisher(best);
    const std::string in_url = date_in_url(url_);
    const std::string seen = by_sight();
    if (!in_url.empty()) return seen.starts_with(in_url) ? seen : in_url;
    if (!seen.empty()) return seen;
    if (std::string date = in_notice(); !date.empty()) return date;
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
    for (const std::string_view name : names().published) {
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

  // A part of the page that is about other articles or about none. What holds the headline is neither, whatever its
  // class says ("article sticky-sidebar-parent").
  [[nodiscard]] bool is_aside(std::uint32_t node) const {
    using enum Element;
    for (int steps = 0; node != 0 && steps < 64; ++steps, node = page_.nodes[node].parent) {
      const Node& at = page_.nodes[node];
      if (headline_found_ && at.first_line <= headline_ && headline_ < at.last_line) return false;
      if (at.element == nav || at.element == footer || at.element == aside || (at.evidence & comments_evidence) != 0)
        return true;
      if ((at.evidence & drop_evidence) != 0 && (at.evidence & (byline_evidence | body_evidence)) == 0) return true;
    }
    return false;
  }

  // How far from the headline a date stands; above it there are other things than the article's, such as today's date.
  [[nodiscard]] std::uint32_t distance(std::uint32_t line) const {
    return line >= headline_ ? line - headline_ : 2 * (headline_ - line);
  }

  struct DatedLine {
    std::string date;
    std::uint32_t distance = std::numeric_limits<std::uint32_t>::max();
  };

  // A <time> or a dateline near the headline; else the first anywhere that is all of its line.
  [[nodiscard]] std::string by_sight() const {
    DatedLine time = near_time();
    DatedLine line =
        dated_line(headline_ > lines_before ? headline_ - lines_before : 0, headline_ + lines_after, Near::yes);
    if (!time.date.empty() && (line.date.empty() || time.distance <= line.distance)) return std::move(time.date);
    if (!line.date.empty()) return std::move(line.date);
    for (const TimeElement& element : page_.times) {
      if (std::string date = date_of(element); !date.empty()) return date;
    }
    return dated_line(0, static_cast<std::uint32_t>(page_.lines.size()), Near::no).date;
  }

  [[nodiscard]] DatedLine near_time() const {
    DatedLine nearest;
    for (const TimeElement& time : page_.times) {
      if (time.line + lines_before < headline_ || distance(time.line) >= nearest.distance || is_aside(time.node))
        continue;
      if (std::string date = date_of(time); !date.empty()) nearest = {std::move(date), distance(time.line)};
    }
    return nearest;
  }

  static constexpr std::uint32_t lines_before = 12, lines_after = 60, lines_beside = 3;
  static constexpr std::uint32_t longest_date = 24;  // bytes
  enum class Near : bool { no, yes };

  // The nearest short line with a date; those that say what they are come first. Away from the headline a line must
  // have little else in it.
  [[nodiscard]] DatedLine dated_line(std::uint32_t first, std::uint32_t last, Near near) const {
    const std::uint32_t longest = near == Near::yes ? 120 : 40, longest_byline = 240;  // bytes
    DatedLine found;
    last = static_cast<std::uint32_t>(std::min<std::size_t>(page_.lines.size(), last));
    for (std::uint32_t i = first; i < last; ++i) {
      const Line& line = page_.lines[i];
      const std::uint32_t size = line.end - line.begin;
      if (size > longest_byline) continue;
      const bool byline = is_byline(line.node);
      if (size > longest && !byline) continue;
      const bool beside = headline_found_ && i > headline_ && i <= headline_ + lines_beside;
      if (near == Near::yes && !beside && is_aside(line.node)) continue;
      const std::uint32_t far = near == Near::yes ? distance(i) : i;
      if (!byline && far >= found.distance) continue;
      // A headline may tell of another day, unless it begins with it.
      const std::size_t read = near == Near::yes && headline_found_ && i == headline_ ? longest_date : longest_byline;
      std::string date = day_of(page_.slice(line).substr(0, read));
      if (date.empty()) continue;
      if (byline) return {std::move(date), far};
      found = {std::move(date), far};
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

  // What machines read is often UTC, what people read beside the headline the publisher's own time, whose day is the
  // one that the article calls today.
  [[nodiscard]] std::string in_zone_of_publisher(const std::string& instant) const {
    if (!is_utc(instant)) return instant;
    for (std::string_view local : {std::string_view(linked_.published)}) {
      if (std::string date = in_zone_of(instant, day_of(local)); !date.empty()) return date;
    }
    for (const TimeElement& time : page_.times) {
      if (distance(time.line) > lines_after || is_aside(time.node)) continue;
      if (std::string date = in_zone_of(instant, day_of(time.datetime)); !date.empty()) return date;
      if (time.line >= page_.lines.size()) continue;
      if (std::string date = in_zone_of(instant, day_of(page_.slice(page_.lines[time.line]))); !date.empty())
        return date;
    }
    return in_zone_of_line(instant);
  }

  [[nodiscard]] std::string in_zone_of_line(const std::string& instant) const {
    constexpr std::uint32_t before = 4, after = 8, longest = 120;
    const auto last = std::min<std::size_t>(page_.lines.size(), headline_ + after);
    for (std::size_t i = headline_ > before ? headline_ - before : 0; i < last; ++i) {
      const Line& line = page_.lines[i];
      if (line.end - line.begin > longest) continue;
      if (std::string date = in_zone_of(instant, day_of(page_.slice(line))); !date.empty()) return date;
    }
    return instant;
  }

  // "This entry was posted on March 5, 2021 at 10:00 and is filed under ...", as blogs end.
  [[nodiscard]] std::string in_notice() const {
    constexpr std::uint32_t longest = 400;  // bytes
    for (const Line& line : page_.lines) {
      if (line.end - line.begin > longest || !has_date_word(page_.slice(line))) continue;
      if (std::string date = day_of(page_.slice(line)); !date.empty()) return date;
    }
    return {};
  }

  static bool has_date_word(std::string_view line) {
    std::string lower;
    for (const char c : line) lower += ascii_lower(c);
    return std::any_of(names().words.begin(), names().words.end(),
                       [&](std::string_view word) { return lower.find(word) != std::string::npos; });
  }

  // "Brae, March 5, 2021 - The council ...": at the beginning of the first paragraph; of a later
  // one, only what it begins with.
  [[nodiscard]] std::string in_dateline() const {
    constexpr std::uint32_t least_paragraph = 120, longest_dateline = 60;  // bytes
    bool first = true;
    for (const Line& line : page_.lines) {
      if (line.end - line.begin < least_paragraph || is_aside(line.node)) continue;
      std::string date = day_of(page_.slice(line).substr(0, first ? longest_dateline : longest_date));
      if (!date.empty()) return date;
      first = false;
    }
    return {};
  }

  [[nodiscard]] std::string by_change() const {
    if (std::string date = day_of(linked_.modified); !date.empty()) return date;
    for (const std::string_view name : names().changed) {
      if (std::string date = day_of(meta_content(page_, {name})); !date.empty()) return date;
    }
    return {};
  }

  const Page& page_;
  const LinkedData& linked_;
  std::string_view url_;
  DayOrder order_;
  std::optional<std::uint32_t> headline_found_;  // line
  std::uint32_t headline_;                       // the same, or the page's first
};

}  // namespace

std::string find_published(const Page& page, const LinkedData& linked, const FoundMetadata& found) {
  return PublicationFinder(page, linked, found).find();
}

}  // namespace sayso::read::html
