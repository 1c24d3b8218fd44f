// News in XML: what is taken from where, and XML that means harm.
#include <catch.hpp>
#include <string>
#include <string_view>

#include "pipeline/read/formats.hpp"
#include "pipeline/read/html/html.hpp"
#include "pipeline/read/news_dates.hpp"
#include "pipeline/read/xml_source.hpp"

namespace {

using namespace sayso;
using namespace sayso::read;

Articles news(std::string_view xml) { return parse_news_xml(xml, {"in.xml", Format::newsml, 0}); }

Article only(std::string_view xml) {
  Articles articles = news(xml);
  REQUIRE(articles.size() == 1);
  REQUIRE(articles[0].ok());
  return std::move(*articles[0]);
}

}  // namespace

TEST_CASE("NITF gives its fields, and paragraphs as lines", "[read]") {
  const Article article = only(R"(<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd">
    <nitf><head><title>Slug</title><docdata management-status="embargoed"><doc-id id-string="brae-1"/>
    <date.issue norm="20190110T093000+0100"/><date.release norm="20190111T060000Z"/><ed-msg info="Note to editors"/>
    <doc.copyright holder="Brae Wire"/><key-list><keyword key="fish"/><keyword key="ports"/></key-list></docdata></head>
    <body xml:lang="en-GB"><body.head><hedline><hl1>Port of  Brae
    reopens</hl1></hedline><byline>By <person>Ida Moe</person></byline><abstract><p>Short.</p></abstract></body.head>
    <body.content><p>The <location>port</location> reopened,
      she said.</p><hl2>Boats</h12><media><media-caption>A boat.</media-caption></media>
    <p>Ten boats<br/>left &amp; came&nbsp;back.</p></body.content><body.end><tagline>end</tagline></body.end></body></nitf>)");
  CHECK(article.id == "brae-1");
  CHECK(article.title == "Port of Brae reopens");
  CHECK(article.published == "2019-01-10T09:30:00+0100");
  CHECK(article.publisher == "Brae Wire");
  CHECK(article.language == "en-GB");
  CHECK(article.text == "The port reopened, she said.\nBoats\nTen boats\nleft & came\u00A0back.");
  CHECK(article.meta ==
        R"({"standard":"NITF","pubStatus":"embargoed","edNote":["Note to editors"],"embargoed":"2019-01-11T06:00:00Z",)"
        R"("by":"By Ida Moe","keyword":["fish","ports"]})");
}

TEST_CASE("a NewsML-G2 message gives each of its news items, and no package or concept", "[read]") {
  const auto item = [](std::string_view id, std::string_view content) {
    return "<n:newsItem guid=\"" + std::string(id) +
           R"(" xml:lang="en"><n:itemMeta><n:provider literal="Brae"/><n:versionCreated>2019-01-10T09:30:00Z</n:versionCreated>)"
           R"(<n:pubStatus qcode="stat:canceled"/><n:edNote>KILL</n:edNote><n:signal qcode="sig:correction"/></n:itemMeta>)"
           R"(<n:contentMeta><n:headline role="hld:subHeadline">Sub</n:headline><n:headline>Main</n:headline></n:contentMeta>)"
           "<n:contentSet>" +
           std::string(content) + "</n:contentSet></n:newsItem>";
  };
  const Articles articles = news("<n:newsMessage xmlns:n=\"x\"><n:itemSet><n:packageItem guid=\"p\"/><n:conceptItem/>" +
                                 item("1",
                                      "<n:inlineXML><html><head><title>T</title></head><body><p>One</p><ul><li>Two</"
                                      "li></ul></body></html></n:inlineXML>") +
                                 item("2",
                                      "<n:inlineXML><nitf><body><body.head><hedline><hl1>Other</hl1></hedline></"
                                      "body.head><body.content><p>Three</p>"
                                      "</body.content></body></nitf></n:inlineXML>") +
                                 item("3", "<n:inlineData>First line\nSecond line</n:inlineData>") +
                                 item("4", "<n:remoteContent href=\"x\"/>") + "</n:itemSet></n:newsMessage>");
  REQUIRE(articles.size() == 4);
  CHECK(articles[0]->text == "One\nTwo");
  CHECK(articles[0]->title == "Main");
  CHECK(articles[0]->publisher == "Brae");
  CHECK(articles[0]->meta ==
        R"({"standard":"NewsML-G2","pubStatus":"canceled","signal":["correction"],"edNote":["KILL"]})");
  CHECK(articles[1]->text == "Three");
  CHECK(articles[1]->title == "Main");
  CHECK(articles[2]->text == "First line\nSecond line");
  CHECK(articles[3]->text.empty());
  CHECK(articles[3]->warnings.front() == "the item has no text");
  CHECK(news("<packageItem guid=\"p\"><itemMeta/></packageItem>").empty());
}

TEST_CASE("of NewsML 1 the main text is taken, not captions and style sheets", "[read]") {
  const Article article = only(
      "<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:brae:2</PublicIdentifier></"
      "NewsIdentifier>"
      "</Identification><NewsManagement><ThisRevisionCreated>20190110T093000Z</ThisRevisionCreated><Status "
      "FormalName=\"Usable\"/>"
      "</NewsManagement><NewsComponent><NewsLines><HeadLine>Title</HeadLine></NewsLines>"
      "<NewsComponent><Role FormalName=\"Caption\"/><ContentItem><DataContent><p>A "
      "boat.</p></DataContent></ContentItem></NewsComponent>"
      "<NewsComponent><Role FormalName=\"Main\"/><ContentItem><Format "
      "FormalName=\"HTML\"/><DataContent><![CDATA[<P>One &eacute;.<P>Two.]]>"
      "</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>");
  CHECK(article.id == "urn:brae:2");
  CHECK(article.title == "Title");
  CHECK(article.published == "2019-01-10T09:30:00Z");
  CHECK(article.text == "One é.\nTwo.");
}

TEST_CASE("items of RSS and entries of Atom with all of their text are articles", "[read]") {
  const Articles rss = news(
      "<rss version=\"2.0\"><channel><title>Brae News</title><language>en</language>"
      "<item><title>A &amp;amp; "
      "B</title><media:title>Picture</media:title><link>http://brae.test/1</link><guid>g1</guid>"
      "<pubDate>Thu, 3 Jan 2019 09:30:00 GMT</pubDate><dc:creator>Ida Moe</dc:creator><description>Short.</description>"
      "<content:encoded><![CDATA[<p>Long.</p><p>Text.</p><figcaption>A boat</figcaption>]]></content:encoded></item>"
      "<item><title>C</title><description>&lt;b&gt;Short.&lt;/b&gt;</description></item></channel></rss>");
  REQUIRE(rss.size() == 2);
  CHECK(rss[0]->title == "A & B");
  CHECK(rss[0]->url == "http://brae.test/1");
  CHECK(rss[0]->id == "g1");
  CHECK(rss[0]->published == "2019-01-03T09:30:00Z");
  CHECK(rss[0]->publisher == "Brae News");
  CHECK(rss[0]->language == "en");
  CHECK(rss[0]->text == "Long.\nText.");
  CHECK(rss[1]->text == "Short.");
  CHECK(rss[1]->id == "in.xml#2");
  CHECK(rss[1]->warnings.front() == "the feed has a summary of this item only");
  const Article atom = only(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Feed</title><entry><id>tag:1</id><title "
      "type=\"html\">T</title>"
      "<link rel=\"self\" href=\"http://no\"/><link "
      "href=\"http://brae.test/2\"/><published>2019-01-10T09:30:00Z</published>"
      "<content type=\"xhtml\"><div><p>One</p><p>Two</p></div></content><summary>S</summary></entry></feed>");
  CHECK(atom.text == "One\nTwo");
  CHECK(atom.url == "http://brae.test/2");
  CHECK(atom.publisher == "Feed");
}

TEST_CASE("nothing that XML declares is believed, expanded or loaded", "[read]") {
  const Article laughs = only(
      "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><nitf><body><body.content><p>x &c; "
      "y</p></body.content></body></nitf>");
  CHECK(laughs.text == "x y");
  CHECK(laughs.warnings.front() == "1 references to unknown entities left out");
  CHECK(only("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><nitf><body><p>&b;z</p></body></nitf>").text ==
        "z");
}

TEST_CASE("XML that is too deep or too wide is refused", "[read]") {
  std::string deep = "<nitf>", wide = "<nitf ";
  for (int i = 0; i < 100'000; ++i) {
    deep += "<p>";
    wide += "a='b' ";
  }
  CHECK(news(deep).front().error().code == "bad_xml");
  CHECK(news(wide + ">").front().error().code == "bad_xml");
}

TEST_CASE("an item that is cut off is an error, those before it are read", "[read]") {
  const Articles articles = news("<rss><channel><item><title>A</title></item><item><title>B");
  REQUIRE(articles.size() == 2);
  CHECK(articles[0]->title == "A");
  CHECK(articles[1].error().code == "bad_xml");
  CHECK(news("<?xml version='1.0'?><other/>").front().error().code == "no_text");
  CHECK(news("").front().error().code == "bad_xml");
}

TEST_CASE("what is UTF-8 is that whatever it declares, all else as declared", "[read]") {
  const std::string head = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><nitf><body><p>";
  CHECK(only(head + "caf\xC3\xA9</p></body></nitf>").text == "café");
  CHECK(only(head + "caf\xE9 \x93x\x94</p></body></nitf>").text == "café “x”");
  CHECK(only("<nitf><body><p>caf\xE9</p></body></nitf>").text == "caf\uFFFD");
}

TEST_CASE("dates of feeds become ISO 8601", "[read]") {
  CHECK(iso_date("20161003T152257+0100") == "2016-10-03T15:22:57+0100");
  CHECK(iso_date("20161003") == "2016-10-03");
  CHECK(iso_date("Mon, 03 Oct 2016 15:22:57 EST") == "2016-10-03T15:22:57-05:00");
  CHECK(iso_date("3 October 2016") == "2016-10-03");
  CHECK(iso_date("2016-10-03T15:22:57 (local)") == "2016-10-03");
  for (const char* bad : {"", "yesterday", "20161399", "Mon", "99 Xyz 2016"}) CHECK(iso_date(bad).empty());
}

TEST_CASE("a fragment of HTML is text in lines", "[read]") {
  CHECK(
      html::text_of_fragment(
          "<p>One <b>two</b>three</p><!-- no --><script>no</script><li>four<br>five</li> &lt;six&gt; &#147;7&#148;") ==
      "One twothree\nfour\nfive\n<six> “7”");
  CHECK(html::text_of_fragment("a < b & c &unknown; <") == "a < b & c &unknown; <");
  CHECK(html::text_of_fragment("<a href='x>y'>z</a><p title=\"unclosed>rest") == "z");
  CHECK(html::text_of_fragment("</\">z") == "z");
}
