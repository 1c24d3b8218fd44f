// Whole pages, of our own writing, and what is read from them.
#include <catch.hpp>
#include <string>
#include <string_view>

#include "pipeline/read/html/html.hpp"
#include "pipeline/read/language.hpp"

namespace {

using namespace sayso;
using namespace sayso::read;

Article read_page(std::string_view html, std::string_view url = {}) {
  return html::read_article(html, {"page.html", Format::html, 0}, {url, {}});
}

constexpr std::string_view first = "The town council of Brae voted on Monday to close the old bridge for repairs.";
constexpr std::string_view second =
    "Ann Lee, who runs the bakery beside it, said that she had heard nothing of the plan.";
constexpr std::string_view third = "The work is to begin in June and will cost an estimated 2.4 million pounds.";

std::string paragraph(std::string_view text) { return "<p>" + std::string(text) + "</p>"; }

const std::string body = paragraph(first) + paragraph(second) + paragraph(third);
const std::string body_text = std::string(first) + "\n\n" + std::string(second) + "\n\n" + std::string(third);

}  // namespace

TEST_CASE("the article is read without what surrounds it", "[html]") {
  const Article article =
      read_page(R"(<!doctype html><html lang="en-GB"><head><title>Old bridge to close | Brae News</title>
    <meta property="og:site_name" content="Brae News"><link rel="canonical" href="https://brae.example/bridge">
    <meta property="article:published_time" content="2021-03-05T09:30:00+0000"></head><body>
    <header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
    <main><article><h1>Old bridge to close</h1><p class="byline">By Tom Roe</p>
    <div class="share-bar"><a href="#">Share on Facebook</a></div>)" +
                body + R"(
    <figure><img src="b.jpg"><figcaption>The &quot;old&quot; bridge in 1931, when it was new and painted green.</figcaption></figure>
    <aside><h2>Read next</h2><p>The harbour will get a new crane before the summer is over, the port says.</p></aside>
    </article></main>
    <section id="comments"><p>I have crossed this bridge every day of my life and I will miss it very much indeed.</p></section>
    <footer><p>Copyright Brae News. All rights reserved. We use cookies to make this site work for all our readers.</p></footer>
    </body></html>)");
  CHECK(article.text == body_text);
  CHECK(article.meta == R"({"captions":["The \"old\" bridge in 1931, when it was new and painted green."]})");
  CHECK(article.title == "Old bridge to close");
  CHECK(article.published == "2021-03-05T09:30:00+00:00");
  CHECK(article.publisher == "Brae News");
  CHECK(article.url == "https://brae.example/bridge");
  CHECK(article.language == "en-GB");
  CHECK(article.warnings.empty());
}

TEST_CASE("headings, lists and quotations of the article stay in their order", "[html]") {
  const Article article =
      read_page("<article>" + paragraph(first) +
                "<h2>What the plan says</h2><ul><li>The deck is replaced.</li>"
                "<li>One lane stays open</li></ul><blockquote>" +
                paragraph(second) + "</blockquote>" + paragraph(third) +
                "<h2>More stories</h2><ul><li><a href=x>The harbour gets a crane</a></li></ul></article>");
  CHECK(article.text == std::string(first) +
                            "\n\nWhat the plan says\n\nThe deck is replaced.\n\nOne lane stays open\n\n" +
                            std::string(second) + "\n\n" + std::string(third));
}

TEST_CASE("nothing is read twice", "[html]") {
  CHECK(read_page("<article>" + body + "<div class=mobile>" + body + "</div></article>").text == body_text);
}

TEST_CASE("notices between the paragraphs are left out", "[html]") {
  CHECK(read_page("<article>" + paragraph(first) + "<p>Advertisement</p>" + paragraph(second) +
                  "<p><a href=x>Read more: The harbour gets a crane</a></p><div class=newsletter-signup><p>Sign up for "
                  "our newsletter and "
                  "never miss a story again, whatever happens in the town.</p></div>" +
                  paragraph(third) + "</article>")
            .text == body_text);
}

TEST_CASE("a paragraph of many links is still one of the article's", "[html]") {
  const std::string linked =
      "<p><a href=a>The town council of Brae voted on Monday</a> to close <a href=b>the old bridge for repairs and for "
      "a new "
      "deck</a> that was promised.</p>";
  const Article article = read_page("<article>" + linked + paragraph(second) + paragraph(third) + "</article>");
  CHECK(
      article.text.starts_with("The town council of Brae voted on Monday to close the old bridge for repairs and for a "
                               "new deck that was promised."));
}

TEST_CASE("text without paragraphs is parted by its line breaks", "[html]") {
  const Article article = read_page("<body><div id=content>" + std::string(first) + "<br><br>" + std::string(second) +
                                    "<br>" + std::string(third) + "</div></body>");
  CHECK(article.text == std::string(first) + "\n" + std::string(second) + "\n" + std::string(third));
}

TEST_CASE("an article in pieces is read whole", "[html]") {
  CHECK(read_page("<main><h1>Old bridge to close</h1><div class=article-body>" + paragraph(first) +
                  "</div><div class=ad>Buy bread</div>"
                  "<div class=article-body>" +
                  paragraph(second) + paragraph(third) + "</div></main>")
            .text == body_text);
}

TEST_CASE("the standfirst below the headline belongs to the text", "[html]") {
  CHECK(read_page("<article><header><h1>Old bridge to close</h1><p class=standfirst>Traders fear for their summer as "
                  "repairs begin</p>"
                  "</header><div class=article-body>" +
                  body + "</div></article>")
            .text == "Traders fear for their summer as repairs begin\n\n" + body_text);
}

TEST_CASE("comments may be longer than the article", "[html]") {
  std::string comments;
  for (int i = 0; i < 20; ++i)
    comments += "<p>Comment number " + std::to_string(i) +
                " is long, as comments are when people care about a bridge they use each day.</p>";
  CHECK(
      read_page(
          "<div>" + body +
          paragraph(
              "Nobody has said yet where the buses will stop while the bridge is closed, and the school has asked. ") +
          paragraph("A notice on its door says that parents will be told by Friday, by letter and by a call from the "
                    "head teacher.") +
          "</div><div id=disqus_thread class=comments>" + comments + "</div>")
          .text.find("Comment number") == std::string::npos);
}

TEST_CASE("text that stands in JSON-LD alone is taken from there", "[html]") {
  std::string script =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Old bridge to close","articleBody":")";
  for (int i = 0; i < 3; ++i) (((script += first) += "\\n") += second) += "\\n";
  script += std::string(third) + R"("}</script>)";
  const Article article = read_page(script + "<div id=app>Loading</div>");
  CHECK(article.text.starts_with(std::string(first) + "\n\n" + std::string(second)));
  CHECK(article.title == "Old bridge to close");
}

TEST_CASE("a page without an article has empty text and says so", "[html]") {
  for (const std::string_view page :
       {"<html><body><nav><a href=x>Home</a></nav></body></html>", "", "<script>let x = 1</script>"}) {
    const Article article = read_page(page);
    CHECK(article.text.empty());
    REQUIRE(article.warnings.size() == 1);
    CHECK(article.warnings[0].find("no main text") != std::string::npos);
  }
}

TEST_CASE("the title is the headline without the site's name", "[html]") {
  const auto [head, title] = GENERATE(table<std::string, std::string>({
      {"<title>Old bridge to close - Brae News</title><h1>Old bridge to close</h1>", "Old bridge to close"},
      {"<title>Old bridge to close | News | Brae News</title>", "Old bridge to close"},
      {"<meta property=og:site_name content='Brae News'><title>Old bridge to close - Brae News</title>",
       "Old bridge to close"},
      {"<meta property=og:site_name content='Brae News'><title>Brae News: x</title><h1>Brae News</h1>"
       "<meta property=og:title content='Old bridge to close'>",
       "Old bridge to close"},
      {"<title>Bridge - a history</title>", "Bridge - a history"},
      {"<h1>Old bridge &amp; new</h1>", "Old bridge & new"},
      // A line below the title, in the same heading: the others know where it ends.
      {"<title>Old bridge to close</title><meta property=og:title content='Old bridge to close'>"
       "<h1>Old bridge <i>to</i> close <small>What it meant for Brae and its harbour</small></h1>",
       "Old bridge to close"},
      // Two headings that are one.
      {"<title>Bridges - all of them</title><h1>Old bridge to close</h1><h1>Old bridge to close</h1>",
       "Old bridge to close"},
      // What both titles have, and is not the site's name, is the title's.
      {"<meta property=og:site_name content='Brae News'><meta property=og:title content='Old bridge to close | A plan'>"
       "<title>Old bridge to close | A plan</title>",
       "Old bridge to close | A plan"},
  }));
  CAPTURE(head);
  CHECK(read_page(head + body).title == title);
}

TEST_CASE("the day of publication is found where the page has it", "[html]") {
  const auto [part, published] = GENERATE(table<std::string, std::string>({
      {R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-05T09:30:00Z"}</script>)",
       "2021-03-05T09:30:00Z"},
      {R"(<meta name="date" content="5 March 2021">)", "2021-03-05"},
      {R"(<h1>Old bridge to close</h1><time datetime="2021-03-05T09:30+01:00">Friday</time>)",
       "2021-03-05T09:30+01:00"},
      {R"(<h1>Old bridge to close</h1><p>Friday, March 5, 2021</p>)", "2021-03-05"},
      {R"(<link rel=canonical href="https://brae.example/2021/03/05/bridge">)", "2021-03-05"},
      {R"(<script>var page = {"publishedAt": "2021-03-05"}</script>)", "2021-03-05"},
      {"<p>BRAE, March 5, 2021 - The harbour will get a new crane before the summer is over, the port said, and the "
       "old one, which "
       "has stood there since 1931, will be taken to a museum.</p>",
       "2021-03-05"},
      {R"(<meta property="article:modified_time" content="2021-03-05">)", "2021-03-05"},
      // Above the headline is today's date, beside it the article's, whatever the list is called.
      {"<title>Old bridge to close</title><p>Tuesday, June 8, 2021</p><h1>Brae News</h1><h1>Old bridge to close</h1>"
       "<ul class=nav><li>March 5, 2021</li></ul>",
       "2021-03-05"},
      // What holds the headline is no aside.
      {"<title>Old bridge to close</title><div class='article sidebar'><h1>Old bridge to close</h1>"
       "<p>By Ann Lee 5 March 2021</p></div>",
       "2021-03-05"},
      // A headline's day is what it tells of, unless it begins with it.
      {"<title>Old bridge to close until 8 June 2021</title><h1>Old bridge to close until 8 June 2021</h1>"
       "<p>5 March 2021</p>",
       "2021-03-05"},
      {"<title>5 March 2021 - Old bridge to close</title><h1>5 March 2021 - Old bridge to close</h1><p>8 June 2021</p>",
       "2021-03-05"},
      {"<p>This entry was posted on Friday, March 5, 2021 at noon and is filed under bridges. You can follow the "
       "answers to this entry through the feed, or leave one of your own.</p>",
       "2021-03-05"},
      {R"(<script type="application/ld+json">{"@type":"HowTo","datePublished":"2021-03-05"}</script>)", "2021-03-05"},
      {"", ""},
  }));
  CAPTURE(part);
  CHECK(read_page(part + body).published == published);
}

TEST_CASE("the publisher's own zone says which day it was", "[html]") {
  CHECK(
      read_page(
          R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-04T23:30:00Z"}</script>
                     <meta name=date content="Fri, 05 Mar 2021 00:30:00 +0100">)" +
          body)
          .published == "2021-03-05T00:30:00+01:00");
}

TEST_CASE("a time in UTC is told as the clock beside the headline shows it", "[html]") {
  const std::string head =
      R"(<meta property="article:published_time" content="2021-03-06T01:30:20Z"><h1>Old bridge to close</h1>)";
  CHECK(read_page(head + "<p>March 5, 2021 at 7:30 p.m.</p>" + body).published == "2021-03-05T19:30:20-06:00");
  CHECK(read_page(head + "<time datetime='2021-03-06 07:00:20'></time>" + body).published ==
        "2021-03-06T07:00:20+05:30");
  // The time of a change is another instant.
  CHECK(read_page(head + "<p>March 5, 2021 at 7:45 p.m.</p>" + body).published == "2021-03-06T01:30:20Z");
  CHECK(read_page(head + "<p>March 5, 2021</p>" + body).published == "2021-03-06T01:30:20Z");
}

TEST_CASE("a page's language is its text's, whatever it says", "[language]") {
  const std::string german =
      paragraph(
          "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke für ein Jahr zu sperren, weil sie nicht mehr "
          "sicher ist.") +
      paragraph("Die Händler sind mit dem Plan nicht zufrieden und wollen, dass eine Spur offen bleibt.");
  CHECK(read_page("<html lang=en><article>" + german + "</article>").format == Format::html);
  Article article = read_page("<html lang=en><article>" + german + "</article>");
  recognise_language(article);
  CHECK(article.language == "de");
}

TEST_CASE("the language of a text is known by its common words or its script", "[language]") {
  CHECK(detect_language(body_text) == "en");
  CHECK(detect_language("Le conseil de la ville a voté lundi pour la fermeture du vieux pont, mais les commerçants ne "
                        "sont pas contents de cette "
                        "décision et ils ont dit que la route est trop longue.") == "fr");
  CHECK(detect_language("市議会は月曜日、古い橋を修理のために閉鎖することを決めた。工事は六月に始まり、一年ほどかかる見"
                        "込みだという。") == "ja");
  CHECK(detect_language(
            "Міська рада в понеділок вирішила закрити старий міст на ремонт, і роботи почнуться в червні.") == "uk");
  CHECK(detect_language("Monday vote").empty());
  CHECK(detect_language("").empty());
}

TEST_CASE("a text that says nothing of its language is only told when it is not English", "[language]") {
  Article article;
  article.format = Format::text;
  article.text = body_text;
  recognise_language(article);
  CHECK(article.language.empty());
  CHECK(is_english(article.language));
  CHECK(is_english("en-GB"));
  CHECK(is_english("EN"));
  CHECK_FALSE(is_english("de"));
}
