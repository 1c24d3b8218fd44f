// The headline. Pages say it up to five times: <h1>, og:title, JSON-LD, twitter:title and <title>, some with the
// site's name at an end, some shortened. The <h1> is what readers see, so it is taken where another of them agrees.
#include <algorithm>
#include <array>
#include <vector>

#include "pipeline/read/html/metadata.hpp"
#include "pipeline/read/html/tokenizer.hpp"

namespace sayso::read::html {
namespace {

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    if (c != ' ' && !in_word) ++words;
    in_word = c != ' ';
  }
  return words;
}

// What stands between "//" and the next "/", as letters.
std::string host_letters(std::string_view url) {
  const std::size_t begin = url.find("//");
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = url.substr(begin + 2);
  return letters(rest.substr(0, rest.find('/')));
}

constexpr std::array<std::string_view, 10> separators = {
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " : "};

struct Cut {
  std::size_t begin = std::string_view::npos, end = 0;  // of a separator
};

Cut last_separator(std::string_view title) {
  Cut last;
  for (const std::string_view separator : separators) {
    const std::size_t at = title.rfind(separator);
    if (at != std::string_view::npos && (last.begin == std::string_view::npos || at > last.begin))
      last = {at, at + separator.size()};
  }
  return last;
}

Cut first_separator(std::string_view title) {
  Cut first;
  for (const std::string_view separator : separators) {
    const std::size_t at = title.find(separator);
    if (at < first.begin) first = {at, at + separator.size()};
  }
  return first;
}

class TitleFinder {
 public:
  TitleFinder(const Page& page, const LinkedData& linked, std::string_view publisher, std::string_view url)
      : publisher_(letters(publisher)), host_(host_letters(url)) {
    for (const Node& node : page.nodes) {
      if (node.element == Element::h1 && headings_.size() < most_headings) add_heading(page, node);
    }
    for (const std::string_view other :
         {meta_content(page, {"og:title"}), std::string_view(linked.headline),
          meta_content(page, {"twitter:title", "dc.title", "title", "headline"}), std::string_view(page.title)}) {
      if (std::string text = tidied(other); !text.empty()) others_.push_back(std::move(text));
    }
  }

  std::string find() const {
    for (const std::string& other : others_) {
      for (const Heading& heading : headings_) {
        if (agrees(heading.text, other)) return is_confirmed(heading.text) ? heading.text : part_of(heading, other);
        if (std::string part = part_of(heading, other); part != heading.text) return part;
      }
    }
    // The only heading, if it looks like one; others may be written for search engines.
    if (headings_.size() == 1 && count_words(headings_[0].text) >= 4 && !is_site(letters(headings_[0].text)))
      return headings_[0].text;
    if (!others_.empty()) return without_site(others_.front());
    return headings_.empty() ? std::string{} : headings_.front().text;
  }

 private:
  static constexpr std::size_t longest = 400, most_headings = 64;

  // The heading is the title, or the title with something at its ends that a separator parts from it.
  [[nodiscard]] bool agrees(const std::string& heading, const std::string& other) const {
    const std::string a = letters(heading), b = letters(other);
    if (a.size() < 4 || is_site(a)) return false;
    if (a == b) return true;
    if (count_words(heading) < 3) return false;
    return b.starts_with(a) || b.ends_with(a) || (b.size() > 20 && contains_ends(a, b));
  }

  struct Heading {
    std::string text;
    std::vector<std::string> parts;  // that lines or inline tags make, if there are several
  };

  void add_heading(const Page& page, const Node& node) {
    Heading heading;
    const auto add_part = [&heading](std::string_view part) {
      while (part.starts_with(' ')) part.remove_prefix(1);
      while (part.ends_with(' ')) part.remove_suffix(1);
      if (!part.empty()) heading.parts.emplace_back(part);
    };
    for (std::uint32_t i = node.first_line; i < node.last_line && heading.text.size() < longest; ++i) {
      const Line& line = page.lines[i];
      if (!heading.text.empty()) heading.text += ' ';
      heading.text += page.slice(line);
      std::uint32_t begin = line.begin;
      for (auto at = std::upper_bound(page.heading_parts.begin(), page.heading_parts.end(), line.begin);
           at != page.heading_parts.end() && *at < line.end; ++at) {
        add_part(std::string_view(page.text).substr(begin, *at - begin));
        begin = *at;
      }
      add_part(std::string_view(page.text).substr(begin, line.end - begin));
    }
    // Some pages say it twice, once for small screens.
    if (!heading.text.empty() && heading.text.size() < longest && !is_heading_text(heading.text))
      headings_.push_back(std::move(heading));
  }

  // Of a heading that has more in it than the title, such as a line above it, the part that the other begins or ends
  // with; all of it where no part does.
  [[nodiscard]] std::string part_of(const Heading& heading, const std::string& other) const {
    const std::string wanted = letters(other);
    if (count_words(other) > 3 && is_repeated(other) && begins_with(heading, wanted)) return other;
    for (const std::string& part : heading.parts) {
      const std::string found = letters(part);
      if (heading.parts.size() > 1 && count_words(part) > 3 && 2 * part.size() > heading.text.size() &&
          contains_ends(wanted, found))
        return part;
    }
    return heading.text;
  }

  // The first parts of the heading are just these letters: what follows is a line below the title.
  static bool begins_with(const Heading& heading, std::string_view wanted) {
    for (const std::string& part : heading.parts) {
      const std::string next = letters(part);
      if (!wanted.starts_with(next)) return false;
      wanted.remove_prefix(next.size());
      if (wanted.empty()) return true;
    }
    return false;
  }

  static bool contains_ends(std::string_view whole, std::string_view part) {
    return whole.starts_with(part) || whole.ends_with(part);
  }

  // Whether letters are the name of the site or of a part of it.
  [[nodiscard]] bool is_site(const std::string& name) const {
    if (name.empty()) return true;
    return name == publisher_ || (name.size() >= 3 && host_.find(name) != std::string::npos);
  }

  [[nodiscard]] std::string without_site(std::string title) const {
    for (Cut cut = last_separator(title); cut.begin != std::string_view::npos; cut = last_separator(title)) {
      const std::string rest = title.substr(0, cut.begin), end = title.substr(cut.end);
      const bool bar = title[cut.begin + 1] == '|' || title[cut.begin + 1] == ':';
      const bool site =
          is_site(letters(end)) || letters(end).find(publisher_.empty() ? "\n" : publisher_) != std::string::npos;
      const bool known = is_confirmed(rest) || is_heading_text(rest);
      // What two of the page's titles have, the site's name being another, belongs to it.
      if (!site && !known && !publisher_.empty() && publisher_.find(letters(end)) == std::string::npos &&
          is_repeated(title))
        break;
      if (!site && !known && !(bar && count_words(rest) > count_words(end))) break;
      if (count_words(rest) < 2 && !known) break;
      title = rest;
    }
    const Cut cut = first_separator(title);
    if (cut.begin != std::string_view::npos && is_site(letters(title.substr(0, cut.begin))))
      title = title.substr(cut.end);
    return title;
  }

  // At least two of the titles are just this.
  [[nodiscard]] bool is_repeated(const std::string& title) const {
    const std::string wanted = letters(title);
    return std::count_if(others_.begin(), others_.end(),
                         [&](const std::string& other) { return letters(other) == wanted; }) > 1;
  }

  // One of the titles is just this.
  [[nodiscard]] bool is_confirmed(const std::string& title) const {
    const std::string wanted = letters(title);
    return std::any_of(others_.begin(), others_.end(),
                       [&](const std::string& other) { return letters(other) == wanted; });
  }

  [[nodiscard]] bool is_heading_text(const std::string& title) const {
    const std::string wanted = letters(title);
    return std::any_of(headings_.begin(), headings_.end(),
                       [&](const Heading& heading) { return letters(heading.text) == wanted; });
  }

  std::string publisher_, host_;
  std::vector<Heading> headings_;
  std::vector<std::string> others_;
};

}  // namespace

std::string letters(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const char lower = ascii_lower(c);
    if (is_ascii_letter(lower) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0xC3) result += lower;
  }
  return result;
}

std::string find_title(const Page& page, const LinkedData& linked, std::string_view publisher, std::string_view url) {
  return TitleFinder(page, linked, publisher, url).find();
}

}  // namespace sayso::read::html
