// The parts that HTML pages are read with: tags, character references, encodings, dates.
#include <catch.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/html/charset.hpp"
#include "pipeline/read/html/dates.hpp"
#include "pipeline/read/html/evidence.hpp"
#include "pipeline/read/html/json_ld.hpp"
#include "pipeline/read/html/page.hpp"
#include "pipeline/read/html/phrases.hpp"
#include "pipeline/read/html/references.hpp"
#include "pipeline/read/html/tokenizer.hpp"
#include "pipeline/read/published.hpp"

namespace {

using namespace sayso;
using namespace sayso::read::html;

// Tokens in a short notation: <name> </name> "text" {raw text} !comment!
std::string tokens(std::string_view page) {
  Tokenizer tokenizer(page);
  std::string shown;
  for (HtmlToken token = tokenizer.next(); token.type != TokenType::end; token = tokenizer.next()) {
    switch (token.type) {
      case TokenType::text:
        shown += '"' + std::string(token.text) + '"';
        break;
      case TokenType::raw_text:
        shown += '{' + std::string(token.text) + '}';
        break;
      case TokenType::start_tag:
        shown += '<' + std::string(token.name) + (token.self_closing ? "/>" : ">");
        break;
      case TokenType::end_tag:
        shown += "</" + std::string(token.name) + '>';
        break;
      default:
        shown += '!' + std::string(token.text) + '!';
        break;
    }
  }
  return shown;
}

std::string attributes(std::string_view text) {
  std::string shown;
  for (Attributes list(text); list.next();)
    shown += '[' + std::string(list.name()) + '=' + std::string(list.value()) + ']';
  return shown;
}

// The page's lines, parted by "|".
std::string lines(std::string_view html) {
  const Page page = read_page(html);
  std::string shown;
  for (const Line& line : page.lines) (shown += shown.empty() ? "" : "|") += page.slice(line);
  return shown;
}

std::string text_of(std::string_view bytes, std::string_view header = {}) {
  std::string buffer;
  return std::string(to_utf8(bytes, header, buffer));
}

}  // namespace

TEST_CASE("tags, text and comments are cut as the HTML standard cuts them", "[html]") {
  CHECK(tokens("<p>a<br/>b</P >") == R"(<p>"a"<br/>"b"</P>)");
  CHECK(tokens("a<!-- b -- c -->d<!-->e<!--->f<!-- g --!>h") == R"("a"! b -- c !"d"!!"e"!!"f"! g !"h")");
  CHECK(tokens("<!doctype html><?xml x?></ y><![CDATA[z]]>") == "!doctype html!!?xml x?!! y!![CDATA[z]]!");
  CHECK(tokens("1 < 2 <3 <") == R"("1 ""< 2 ""<3 ""<")");
  CHECK(tokens("a<p title=\"x>y\" class='>'>b") == R"("a"<p>"b")");
  CHECK(tokens("<a href=x\"y>z") == R"(<a>"z")");
  CHECK(tokens("<p a\"b>c") == R"(<p>"c")");
  CHECK(tokens("<!-- never closed") == "! never closed!");
  CHECK(tokens("a<p title=\"never closed>b") == "\"a\"");
  CHECK(tokens("<1>") == "\"<1>\"");
}

TEST_CASE("the content of scripts, styles and titles holds no tags", "[html]") {
  CHECK(tokens("<script>a<b></scripty></SCRIPT ><p>") == "<script>{a<b></scripty>}</SCRIPT><p>");
  CHECK(tokens("<title>a <b> &amp;</title>") == R"(<title>"a <b> &amp;"</title>)");
  CHECK(tokens("<style></style>x") == R"(<style></style>"x")");
  CHECK(tokens("<script><!-- <script> </script> --> x</script>y") ==
        R"(<script>{<!-- <script> </script> --> x}</script>"y")");
  CHECK(tokens("<script><!-- x</script>y") == R"(<script>{<!-- x}</script>"y")");
  CHECK(tokens("<script>x") == "<script>{x}");
}

TEST_CASE("attributes may be quoted, bare or without a value", "[html]") {
  CHECK(attributes(" a=1 b = '2 3' c=\"4>\" d e=/f/ /") == "[a=1][b=2 3][c=4>][d=][e=/f/]");
  CHECK(attributes("/a/b=c=d") == "[a=][b=c=d]");
  CHECK(attributes(" =x=y") == "[=x=y]");
  CHECK(attributes("").empty());
}

TEST_CASE("character references mean what the HTML standard says", "[html]") {
  const auto [text, meaning] = GENERATE(table<std::string, std::string>({
      {"&amp;&lt;&gt;", "&<>"},
      {"&eacute;&Eacute", "éÉ"},
      {"&notit; &notin; &not", "¬it; ∉ ¬"},
      {"&copy2024", "©2024"},
      {"&#8217;&#x2019;&#X2019", "’’’"},
      {"&#146;&#x80;&#x99", "’€™"},
      {"&#0;&#xD800;&#x110000;&#99999999999999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"&unknown; & &; &# &#x; &#xg", "&unknown; & &; &# &#x; &#xg"},
      {"&CounterClockwiseContourIntegral;", "∳"},
      {"&NotEqualTilde;", "≂\u0338"},
      {"&ampamp;", "&amp;"},
  }));
  CHECK(decoded(text, Where::text) == meaning);
}

TEST_CASE("in an attribute a reference without its semicolon ends before no letter", "[html]") {
  CHECK(decoded("?a=1&copy=2&amp;b&not", Where::attribute) == "?a=1&copy=2&b¬");
  CHECK(decoded("&copya &copy.", Where::attribute) == "&copya ©.");
}

TEST_CASE("inline tags neither glue nor split words, blocks part lines", "[html]") {
  CHECK(lines("<p>a<b>b</b>c <i> d</i>  e<p>f") == "abc d e|f");
  CHECK(lines("<div>a<div>b</div>c</div>") == "a|b|c");
  CHECK(lines("a<br>b<br/><br>c") == "a|b|c");
  CHECK(lines("soft\u00ADhyphen zero\u200Bwidth no&nbsp;break a&shy;b") == "softhyphen zerowidth no break ab");
  CHECK(lines("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>") == "a|b|c|d");
  CHECK(lines("<table><tr><td>a<td>b<tr><td>c</table>d") == "a|b|c|d");
  CHECK(lines("<dl><dt>a<dd>b<dt>c</dl>") == "a|b|c");
  CHECK(lines("<pre>a\n b\n</pre>c") == "a|b|c");
}

TEST_CASE("what is not shown is no text", "[html]") {
  CHECK(lines("<head><title>t</title><style>s</style></head><script>x</script>a<noscript>n</noscript>b") == "ab");
  CHECK(lines("a<svg><title>icon</title><style>not raw <g></style></svg>b<template><p>t</template>c") == "abc");
  CHECK(lines("<select><option>a<option>b</select>c<button>d</button>e") == "ce");
  CHECK(lines("a<span style='DISPLAY : none; display: none'>hidden</span>b<span hidden>c</span>") == "ab");
  CHECK(lines(std::string_view("a\0b\x7F", 4)) == "ab");
  CHECK(lines("a&#1;b&#10;c&#x7f;") == "ab c");
}

TEST_CASE("end tags without a start tag and the reverse do no harm", "[html]") {
  CHECK(lines("<p><b>a<p>b</b>c</p>d") == "a|bc|d");
  CHECK(lines("</div></p>a</td>b</body>c") == "abc");
  CHECK(lines("<a>a<a>b</a>c") == "abc");
  CHECK(lines("<div><span>a</div>b") == "a|b");
  CHECK(lines("<svg><p>a") == "");
}

TEST_CASE("a page may be nested as deep as it likes", "[html]") {
  constexpr int depth = 100'000;
  std::string page, closing;
  for (int i = 0; i < depth; ++i) {
    page += "<div>";
    closing += "</div>";
  }
  CHECK(lines(page + "a" + closing + "<p>b") == "a|b");
}

TEST_CASE("any bytes are read as lines within their text", "[html]") {
  std::mt19937 random(11);  // the same every time
  constexpr std::array<std::string_view, 24> pieces = {
      "<",   ">",    "/",        "<p",        "</p>", "<a href=", "\"",   "'", "=", "!",  "--",    "<!--",
      "-->", "<td>", "<script>", "</script>", "&",    "#x",       "amp;", "a", " ", "\n", "<svg>", "\xE2"};
  for (int round = 0; round < 3000; ++round) {
    std::string page;
    for (int i = 0; i < 60; ++i) page += pieces[random() % pieces.size()];
    const Page read = read_page(page);
    std::size_t end = 0;
    for (const Line& line : read.lines) {
      REQUIRE(line.begin >= end);
      REQUIRE(line.end > line.begin);
      REQUIRE(line.node < read.nodes.size());
      end = line.end;
    }
    for (std::size_t i = 1; i < read.nodes.size(); ++i) {
      REQUIRE(read.nodes[i].parent < i);
      REQUIRE(read.nodes[i].end > i);
      REQUIRE(read.nodes[i].end <= read.nodes[read.nodes[i].parent].end);
      REQUIRE(read.nodes[i].last_line <= read.lines.size());
    }
  }
}

TEST_CASE("a page's encoding is told by mark, header, meta, validity, in this order", "[html]") {
  CHECK(text_of("\xEF\xBB\xBF"
                "a\xC3\xA9") == "aé");
  CHECK(text_of(std::string_view("\xFF\xFE"
                                 "a\0\xE9\0",
                                 6)) == "aé");
  CHECK(text_of("a\xE9") == "aé");
  CHECK(text_of("\x93quoted\x94 \x80") == "“quoted” €");
  CHECK(text_of("\xE9", "windows-1251") == "й");
  CHECK(text_of("<meta charset='windows-1251'>\xE9") == "<meta charset='windows-1251'>й");
  CHECK(text_of("<meta http-equiv=content-type content='text/html; charset=\"koi8-r\"'>\xC1").ends_with("а"));
  CHECK(text_of("<?xml version=\"1.0\" encoding=\"iso-8859-2\"?>\xB1").ends_with("ą"));
  CHECK(text_of("<meta charset=shift_jis>\x93\xFA\x96\x7B").ends_with("日本"));
  CHECK(text_of("<meta charset=utf-16>caf\xC3\xA9").ends_with("café"));
}

TEST_CASE("what a page says of its encoding gives way to what it is", "[html]") {
  CHECK(text_of("<meta charset=iso-8859-1>caf\xC3\xA9").ends_with("café"));
  CHECK(text_of("<meta charset=utf-8>caf\xE9").ends_with("café"));
  CHECK(text_of("<meta charset=utf-8>\xC3\xA9\xC3\xA9\xFF") == "<meta charset=utf-8>éé\uFFFD");
  CHECK(text_of("<meta charset=no-such>\xE9").ends_with("é"));
}

TEST_CASE("dates of every form become ISO 8601", "[html]") {
  const auto [text, date] = GENERATE(table<std::string, std::string>({
      {"2021-03-05", "2021-03-05"},
      {"2021-03-05T10:20:30.123+0100", "2021-03-05T10:20:30+01:00"},
      {"2021-03-05 10:20:30Z", "2021-03-05T10:20:30Z"},
      {"2021-03-05T10:20-05", "2021-03-05T10:20-05:00"},
      {"Fri, 05 Mar 2021 10:20:30 GMT", "2021-03-05T10:20:30Z"},
      {"Fri Mar 5, 2021 at 3:04 p.m. EST", "2021-03-05T15:04-05:00"},
      {"Updated 12:30 am on March 5th, 2021", "2021-03-05"},
      {"5th of March, 2021", "2021-03-05"},
      {"5. März 2021, 18:05 Uhr", "2021-03-05T18:05"},
      {"le 5 août 2021 à 9h05", "2021-08-05"},
      {"5 de marzo de 2021", "2021-03-05"},
      {"2021年3月5日", "2021-03-05"},
      {"05.03.2021", "2021-03-05"},
      {"20210305", "2021-03-05"},
      {"20210305T101500Z", "2021-03-05"},
      {"1614939630", "2021-03-05T10:20:30Z"},
      {"1614939630123", "2021-03-05T10:20:30Z"},
      {"3/25/2021", "2021-03-25"},
      {"31 February 2021", ""},
      {"5 March 1821", ""},
      {"2021-13-05", ""},
      {"March 2021", ""},
      {"yesterday", ""},
      {"", ""},
  }));
  CAPTURE(text);
  CHECK(iso_date(text, DayOrder::day_first) == date);
  if (!date.empty()) CHECK(read::is_published(date));
}

TEST_CASE("the order of day and month is the page's country's", "[html]") {
  CHECK(iso_date("3/4/2021", DayOrder::day_first) == "2021-04-03");
  CHECK(iso_date("3/4/2021", DayOrder::month_first) == "2021-03-04");
  CHECK(iso_date("3.4.2021", DayOrder::month_first) == "2021-04-03");
}

TEST_CASE("an address may name the day", "[html]") {
  CHECK(date_in_url("https://example.org/news/2021/03/05/bridge") == "2021-03-05");
  CHECK(date_in_url("https://example.org/2021-3-5-bridge.html") == "2021-03-05");
  CHECK(date_in_url("https://example.org/bridge-20210305.html") == "2021-03-05");
  CHECK(date_in_url("https://example.org/2021/03/bridge-1234567890") == "");
}

TEST_CASE("the same instant is known in any zone", "[html]") {
  CHECK(is_same_instant("2021-03-05T00:30:00+01:00", "2021-03-04T23:30Z"));
  CHECK_FALSE(is_same_instant("2021-03-05T00:30", "2021-03-05T00:30"));
  CHECK_FALSE(is_same_instant("2021-03-05", "2021-03-05"));
}

TEST_CASE("a clock and an instant give the zone", "[html]") {
  const auto [utc, local, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"2021-03-06T01:30:00Z", "2021-03-05T19:30", "2021-03-05T19:30:00-06:00"},
      {"2021-03-06T01:30Z", "2021-03-06T02:30", "2021-03-06T02:30+01:00"},
      {"2021-03-06T01:30:10+00:00", "2021-03-06T11:00:10", "2021-03-06T11:00:10+09:30"},
      {"2021-03-06T01:30:10Z", "2021-03-06T11:00:11", ""},
      {"2021-03-06T01:30Z", "2021-03-06T01:30", ""},  // nothing new
      {"2021-03-06T01:30Z", "2021-03-07T01:30", ""},  // no zone is a day away
      {"2021-03-06T01:30Z", "2021-03-06T03:45", ""},
      {"2021-03-06T01:30Z", "2021-03-05", ""},
      {"2021-03-06", "2021-03-05T19:30", ""},
      {"", "", ""},
  }));
  CAPTURE(utc, local);
  CHECK(in_zone_of(utc, local) == expected);
}

TEST_CASE("class names are read word by word", "[html]") {
  CHECK(evidence_of_classes("c-article-body") == body_evidence);
  CHECK(evidence_of_classes("ArticleBody") == body_evidence);
  CHECK((evidence_of_classes("article-body__related-links") & body_evidence) == 0);
  CHECK((evidence_of_classes("relatedPosts") & drop_evidence) != 0);
  CHECK(evidence_of_classes("has-sidebar no-comments") == 0);
  CHECK((evidence_of_classes("article--comments-on") & comments_evidence) == 0);
  CHECK((evidence_of_classes("ad") & drop_evidence) != 0);
  CHECK((evidence_of_classes("ab ac ad ae af") & drop_evidence) == 0);
  CHECK(evidence_of_id("sharing-a-house-with-five-others") == 0);
  CHECK(evidence_of_role("navigation") == drop_evidence);
  CHECK(evidence_of_classes("") == 0);
}

TEST_CASE("lines that pages put between paragraphs are known by their words", "[html]") {
  CHECK(is_boilerplate("Advertisement"));
  CHECK(is_boilerplate("ADVERTISEMENT:"));
  CHECK(is_boilerplate("Read more: Bridge closed again"));
  CHECK_FALSE(is_boilerplate("Advertisements for the bridge were torn down on Friday."));
  CHECK_FALSE(is_boilerplate("Sharing a house is cheaper."));
  CHECK_FALSE(is_boilerplate(""));
}

TEST_CASE("JSON-LD is searched for the article", "[html]") {
  const auto data = read_linked_data(
      {R"({"@graph":[{"@type":"WebPage","datePublished":"2020-01-01","url":"u"},{"@type":["Thing","NewsArticle"],)"
       R"("headline":"Bridge","datePublished":["2021-03-05"],"publisher":{"name":"Brae News"}}]})"});
  CHECK(data.headline == "Bridge");
  CHECK(data.published == "2021-03-05");
  CHECK(data.publisher == "Brae News");
  CHECK(read_linked_data({"<!-- {\"@type\":\"NewsArticle\",\"headline\":\"a\nb\"} -->"}).headline == "a b");
  CHECK(read_linked_data({R"({"@type":"NewsArticle", broken "datePublished": "2021-03-05" )"}).published ==
        "2021-03-05");
  CHECK(read_linked_data({std::string_view("[[[[[[")}).headline.empty());
}
