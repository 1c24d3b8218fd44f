#include "pipeline/read/news_fields.hpp"

#include <algorithm>
#include <array>

namespace sayso::read {
namespace {

using enum NewsField;

// NITF: https://iptc.org/std/NITF/3.6/, NewsML-G2: https://iptc.org/std/NewsML-G2/, NewsML 1.2:
// https://iptc.org/std/NewsML/1.2/, RSS 2.0: https://www.rssboard.org/rss-specification with Dublin Core, Atom: RFC
// 4287. In byte order of elements.
constexpr std::array rules = std::to_array<NewsRule>({
    {"ByLine", "", "", by, 1},
    {"CopyrightLine", "", "", rights, 1},
    {"DateAndTime", "StatusWillChange", "", embargoed, 1},
    {"DateId", "", "", published, 1},
    {"DateLine", "", "", dateline, 1},
    {"FirstCreated", "", "", published, 3},
    {"HeadLine", "", "", title, 5},
    {"Instruction", "", "FormalName", signal, 1},
    {"KeywordLine", "", "", keyword, 1},
    {"Language", "", "FormalName", language, 3},
    {"NewsItemId", "", "", id, 1},
    {"Party", "Provider", "FormalName", publisher, 4},
    {"Party", "Source", "FormalName", publisher, 2},
    {"ProviderId", "", "", publisher, 3},
    {"PublicIdentifier", "", "", id, 3},
    {"RevisionId", "", "", version, 1},
    {"SlugLine", "", "", slugline, 1},
    {"Status", "", "FormalName", status, 1},
    {"ThisRevisionCreated", "", "", published, 5},
    {"Urgency", "", "FormalName", urgency, 1},
    {"author", "item", "", by, 1},
    {"body", "", "lang", language, 2},
    {"by", "contentMeta", "", by, 1},
    {"byline", "", "", by, 1},
    {"category", "", "term", subject, 1},
    {"category", "item", "", subject, 1},
    {"contentCreated", "contentMeta", "", published, 3},
    {"copyrightHolder", "", "literal", publisher, 2},
    {"correction", "", "info", correction, 1},
    {"creditline", "contentMeta", "", publisher, 3},
    {"date", "item", "", published, 4},
    {"date.issue", "", "norm", published, 5},
    {"date.release", "", "norm", published, 3},
    {"date.release", "", "norm", released, 1},
    {"dateline", "", "", dateline, 1},
    {"dc:creator", "", "", by, 1},
    {"dc:date", "", "", published, 4},
    {"dc:language", "", "", language, 3},
    {"dc:publisher", "", "", publisher, 3},
    {"distributor", "", "", publisher, 5},
    {"doc-id", "", "id-string", id, 3},
    {"doc.copyright", "", "holder", publisher, 2},
    {"docdata", "", "management-status", status, 1},
    {"du-key", "", "key", slugline, 1},
    {"du-key", "", "version", version, 1},
    {"ed-msg", "", "info", note, 1},
    {"edNote", "", "", note, 1},
    {"embargoed", "itemMeta", "", embargoed, 1},
    {"entry", "", "lang", language, 2},
    {"feed", "", "lang", feed_language, 1},
    {"firstCreated", "itemMeta", "", published, 2},
    {"from-src", "", "src-name", publisher, 1},
    {"guid", "item", "", id, 3},
    {"headline", "contentMeta", "", title, 6},
    {"hl1", "hedline", "", title, 5},
    {"id", "entry", "", id, 3},
    {"infoSource", "", "literal", publisher, 1},
    {"keyword", "", "key", keyword, 1},
    {"keyword", "contentMeta", "", keyword, 1},
    {"language", "channel", "", feed_language, 1},
    {"language", "contentMeta", "tag", language, 3},
    {"link", "entry", "href", url, 1},
    {"link", "item", "", url, 2},
    {"name", "author", "", by, 1},
    {"name", "copyrightHolder", "", publisher, 2},
    {"name", "provider", "", publisher, 5},
    {"name", "subject", "", subject, 1},
    {"newsItem", "", "guid", id, 3},
    {"newsItem", "", "lang", language, 2},
    {"newsItem", "", "version", version, 1},
    {"nitf", "", "baselang", language, 1},
    {"nitf", "", "lang", language, 2},
    {"provider", "itemMeta", "literal", publisher, 4},
    {"provider", "itemMeta", "qcode", publisher, 2},
    {"pubDate", "item", "", published, 5},
    {"pubStatus", "itemMeta", "qcode", status, 1},
    {"pubdata", "", "date.publication", published, 4},
    {"pubdata", "", "name", publisher, 3},
    {"published", "entry", "", published, 5},
    {"rights", "entry", "", rights, 1},
    {"signal", "itemMeta", "qcode", signal, 1},
    {"slugline", "", "", slugline, 1},
    {"source", "item", "", publisher, 3},
    {"story.date", "", "norm", published, 2},
    {"title", "channel", "", feed_title, 1},
    {"title", "entry", "", title, 5},
    {"title", "feed", "", feed_title, 1},
    {"title", "head", "", title, 2},
    {"title", "item", "", title, 5},
    {"title", "itemMeta", "", title, 3},
    {"updated", "entry", "", published, 3},
    {"urgency", "", "ed-urg", urgency, 1},
    {"urgency", "contentMeta", "", urgency, 1},
    {"usageTerms", "", "", rights, 1},
    {"versionCreated", "itemMeta", "", published, 5},
});
static_assert(std::is_sorted(rules.begin(), rules.end(),
                             [](const NewsRule& a, const NewsRule& b) { return a.element < b.element; }));

struct ByElement {
  bool operator()(const NewsRule& rule, std::string_view element) const { return rule.element < element; }
  bool operator()(std::string_view element, const NewsRule& rule) const { return element < rule.element; }
};

}  // namespace

std::string_view meta_name(NewsField field) {
  switch (field) {
    case version:
      return "version";
    case status:
      return "pubStatus";
    case signal:
      return "signal";
    case note:
      return "edNote";
    case embargoed:
      return "embargoed";
    case correction:
      return "correction";
    case urgency:
      return "urgency";
    case by:
      return "by";
    case dateline:
      return "dateline";
    case slugline:
      return "slugline";
    case subject:
      return "subject";
    case keyword:
      return "keyword";
    case rights:
      return "usageTerms";
    default:
      return {};
  }
}

bool is_list(NewsField field) {
  return field == signal || field == note || field == correction || field == subject || field == keyword;
}

std::span<const NewsRule> news_rules(std::string_view element) {
  const auto [begin, end] = std::equal_range(rules.begin(), rules.end(), element, ByElement());
  return {begin, end};
}

}  // namespace sayso::read
