#include <catch.hpp>

#include "pipeline/document/document.hpp"
#include "pipeline/text/segment.hpp"

using sayso::Document;
using sayso::Quotation;
namespace token_flag = sayso::token_flag;

namespace {

struct Models {
  sayso::lexicon::Vocabulary vocabulary;
  sayso::text::Lexicon text{sayso::lexicon::Source(), vocabulary};
};

const Models& models() {
  static const Models all;
  return all;
}

Document segmented(std::string text) {
  Document d;
  d.article.text = std::move(text);
  sayso::text::Scratch scratch;
  sayso::text::segment({&d, 1}, models().text, scratch);
  CHECK(validate(d).empty());
  return d;
}

std::string joined(const Document& d, sayso::TokenRange range) {
  std::string out;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (!out.empty()) out += ' ';
    out += d.slice(d.tokens[i]);
  }
  return out;
}

std::string tokens(std::string text) {
  const Document d = segmented(std::move(text));
  return joined(d, {0, static_cast<std::uint32_t>(d.tokens.size())});
}

std::vector<std::string> sentences(std::string text) {
  const Document d = segmented(std::move(text));
  std::vector<std::string> found;
  for (const sayso::Sentence& s : d.sentences) found.emplace_back(d.slice(s.span));
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("clitics are tokens, apostrophes of names are not cut", "[text]") {
  CHECK(tokens("They don't think we'll see Acme's o'clock.") == "They do n't think we 'll see Acme 's o'clock .");
  CHECK(tokens("I’d’ve gone; it isn’t O’Neill’s") == "I ’d ’ve gone ; it is n’t O’Neill ’s");
  CHECK(tokens("She cannot, he's gonna.") == "She can not , he 's gon na .");
  CHECK(tokens("the workers' pay in the '90s, the 1960's") == "the workers ' pay in the '90s , the 1960's");
}

TEST_CASE("hyphens part words but for prefixes", "[text]") {
  CHECK(tokens("a well-known co-founder of an e-mail service") == "a well - known co-founder of an e-mail service");
  CHECK(tokens("the pro-Lisbon vote, mid-1980s, 10-20 of 1999-2003") ==
        "the pro-Lisbon vote , mid-1980s , 10 - 20 of 1999 - 2003");
  CHECK(tokens("Call 555-0134 or 212-555-0134 by 2019-01-10") == "Call 555-0134 or 212-555-0134 by 2019-01-10");
}

TEST_CASE("numbers keep their groups and lose their units", "[text]") {
  CHECK(tokens("$1,000.5 or US$5m, 40% at 9:30am") == "$ 1,000.5 or US$ 5 m , 40 % at 9:30 am");
  CHECK(tokens("the 1st of 9/11, 5km, £2.5bn, .22") == "the 1st of 9/11 , 5 km , £ 2.5 bn , .22");
  CHECK(tokens("G20, COVID-19, 5G, 1,2 and 3") == "G20 , COVID - 19 , 5G , 1 , 2 and 3");
}

TEST_CASE("abbreviations keep their stop", "[text]") {
  CHECK(tokens("Mr. J.K. Doe of the U.S. said at 5 p.m. on Jan. 5") ==
        "Mr. J.K. Doe of the U.S. said at 5 p.m. on Jan. 5");
  CHECK(tokens("No. 5 is there. He said no. She") == "No. 5 is there . He said no . She");
  CHECK(tokens("Springfield, Ill. is ill. Then") == "Springfield , Ill. is ill . Then");
}

TEST_CASE("addresses, tags and emoticons are one token", "[text]") {
  CHECK(tokens("See https://example.org/a_(b), or www.example.com.") ==
        "See https://example.org/a_(b) , or www.example.com .");
  CHECK(tokens("Mail jane.doe@example.org, @press #ban2 :)") == "Mail jane.doe@example.org , @press #ban2 :)");
  CHECK(tokens("at example.com/news. The end.Then") == "at example.com/news . The end . Then");
}

TEST_CASE("any Unicode is cut at characters that people see", "[text]") {
  CHECK(tokens("cafe\u0301 na\u00EFve") == "cafe\u0301 na\u00EFve");
  CHECK(tokens("ok👩‍👩‍👧 🇯🇵🇫🇷 👍🏽!") ==
        "ok 👩‍👩‍👧 🇯🇵 🇫🇷 👍🏽 !");
  CHECK(tokens("zero\u200Bwidth\u200B \uFEFFhere") == "zero\u200Bwidth here");
  CHECK(tokens("東京で会談。End") == "東京で会談 。 End");
}

TEST_CASE("stops inside a sentence do not end it", "[text]") {
  CHECK(sentences("TOKYO, Jan. 10 (Newswire) - Gen. Doe met J. P. Roe. They left.") ==
        Texts{"TOKYO, Jan. 10 (Newswire) - Gen. Doe met J. P. Roe.", "They left."});
  CHECK(sentences("He lives in the U.S. The U.S. Senate rose 5.5 percent.") ==
        Texts{"He lives in the U.S.", "The U.S. Senate rose 5.5 percent."});
  CHECK(sentences("“Why?” she asked. “Stop!” Ms. Doe said. (He did.) Then … nothing.") ==
        Texts{"“Why?” she asked.", "“Stop!” Ms. Doe said.", "(He did.)", "Then … nothing."});
  CHECK(sentences("\"We won.\" The crowd left.") == Texts{"\"We won.\"", "The crowd left."});
}

TEST_CASE("line breaks end sentences unless the text is wrapped", "[text]") {
  CHECK(sentences("A headline\nThe text goes on\n\n- one thing\n- another") ==
        Texts{"A headline", "The text goes on", "- one thing", "- another"});
  const std::string wrapped =
      "The ministry that runs the ports has asked all of its\n"
      "harbours for a list of the ships that came in during\n"
      "the summer, and it will publish what it gets before a\n"
      "committee of the parliament meets.\n\nNobody objected.";
  CHECK(sentences(wrapped).size() == 2);
  CHECK(segmented(wrapped).sentences.back().paragraph == 1);
}

TEST_CASE("quotation marks are matched with their depth", "[text]") {
  const Document d = segmented("“He said ‘no’ to the workers’ plan,” she said. It's 5' tall, \"fine\".");
  REQUIRE(d.quotations.size() == 3);
  CHECK(d.slice(d.quotations[0].inner) == "He said ‘no’ to the workers’ plan,");
  CHECK(d.slice(d.quotations[1].outer) == "‘no’");
  CHECK(d.quotations[1].depth == 1);
  CHECK(d.slice(d.quotations[2].inner) == "fine");
  CHECK(d.tokens[1].is(token_flag::in_quotation));
  CHECK_FALSE(d.tokens[0].is(token_flag::in_quotation));
}

TEST_CASE("a paragraph that reopens a quotation without closing it is an open quotation", "[text]") {
  const Document d = segmented("“We begin here.\n“We end here,” he said.");
  REQUIRE(d.quotations.size() == 2);
  CHECK_FALSE(d.quotations[0].closed);
  CHECK(d.slice(d.quotations[0].inner) == "We begin here.");
  CHECK(d.quotations[1].closed);
}

TEST_CASE("flags tell case, digits and the first word", "[text]") {
  const Document d = segmented("“Yes, NATO’s 2 é’s");
  CHECK(d.tokens[1].is(token_flag::sentence_start));
  CHECK(d.tokens[1].is(token_flag::capitalised));
  CHECK_FALSE(d.tokens[1].is(token_flag::space_before));
  CHECK(d.tokens[3].is(token_flag::all_caps));
  CHECK_FALSE(d.tokens[3].is(token_flag::has_lower));
  CHECK(d.tokens[4].lower == models().vocabulary.find("'s"));
  CHECK(d.tokens[5].is(token_flag::has_digit));
  CHECK(d.tokens[0].is(token_flag::punctuation));
}

TEST_CASE("phrases of lexicons are cut as text is", "[text]") {
  sayso::lexicon::Vocabulary words;
  const sayso::text::Lexicon lexicon{sayso::lexicon::Source(), words};
  for (const char* phrase : {"co-founder of well-known s&p 500", "people's bank", "u.s. senate", "don't"}) {
    const auto symbols = sayso::text::intern_phrase(phrase, words);
    Document d;
    d.article.text = phrase;
    sayso::text::Scratch scratch;
    sayso::text::segment({&d, 1}, lexicon, scratch);
    REQUIRE(d.tokens.size() == symbols.size());
    for (std::size_t i = 0; i < symbols.size(); ++i) CHECK(d.tokens[i].lower == symbols[i]);
  }
}

TEST_CASE("lemmas follow form and part of speech", "[text]") {
  using sayso::Pos;
  const auto lemma = [](const char* form, Pos pos) {
    Document d = segmented(form);
    d.tokens.back().pos = pos;
    return models().text.lemmatiser.text(d, d.tokens.back());
  };
  CHECK(lemma("bosses", Pos::noun) == "boss");
  CHECK(lemma("Leaves", Pos::noun) == "leaf");
  CHECK(lemma("leaves", Pos::verb) == "leave");
  CHECK(lemma("used", Pos::verb) == "use");
  CHECK(lemma("hopped", Pos::verb) == "hop");
  CHECK(lemma("hoped", Pos::verb) == "hope");
  CHECK(lemma("running", Pos::verb) == "run");
  CHECK(lemma("needed", Pos::verb) == "need");
  CHECK(lemma("need", Pos::verb) == "need");
  CHECK(lemma("news", Pos::noun) == "news");
  CHECK(lemma("countrymen", Pos::noun) == "countryman");
  CHECK(lemma("the", Pos::det) == "the");
  CHECK(lemma("is", Pos::aux) == "be");
  CHECK(lemma("does", Pos::aux) == "do");
  CHECK(lemma("better", Pos::adj) == "good");
  CHECK(lemma("kindest", Pos::adj) == "kind");
  CHECK(lemma("modest", Pos::adj) == "modest");
  CHECK(lemma("better", Pos::adv) == "well");
  CHECK(lemma("it’s", Pos::aux) == "be");
  CHECK(lemma("Doe’s", Pos::part) == "'s");
  CHECK(lemma("them", Pos::pron) == "they");
  CHECK(lemma("me", Pos::pron) == "I");
  CHECK(lemma("Doe", Pos::propn) == "Doe");
  CHECK(lemma("Georgians", Pos::propn) == "Georgian");
  CHECK(lemma("1,000", Pos::num) == "1000");
  CHECK(lemma("1970s", Pos::noun) == "1970s");
}

TEST_CASE("a form outside the vocabulary finds a lemma inside it", "[text]") {
  sayso::lexicon::Vocabulary words;
  sayso::text::Lexicon lexicon{sayso::lexicon::Source(), words};
  const auto deny = words.intern("deny");
  lexicon.finish();
  for (const char* form : {"denied", "denying", "denies", "deny", "Denied"}) {
    Document d;
    d.article.text = form;
    sayso::text::Scratch scratch;
    sayso::text::segment({&d, 1}, lexicon, scratch);
    d.tokens[0].pos = sayso::Pos::verb;
    sayso::text::assign_lemmas(d, lexicon);
    CHECK(d.tokens[0].lemma == deny);
  }
}

TEST_CASE("a form that is remembered is the form that would be worked out", "[text]") {
  const auto& vocabulary = models().vocabulary;
  sayso::text::FormTable table;
  table.attach(vocabulary);
  std::string text =
      "The B.C. AT&T U.S. \xE2\x80\x9CWell\xE2\x80\x9D na\xC3\xAFve 3G antidisestablishmentarianism the THE x";
  using namespace std::string_literals;
  text += " :\0 : ; ;\0 \0 the\0 and\0 and"s;  // a zero byte is a sign like others, whichever form came first
  std::vector<sayso::text::FormIndex> numbers;
  for (int round = 0; round < 2; ++round) {
    std::size_t word = 0;
    for (std::size_t begin = 0; begin < text.size(); ++word) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      const auto found = table.find(text, begin, end);
      const auto expected = sayso::text::make_form(std::string_view(text).substr(begin, end - begin), vocabulary);
      CHECK(found.lower == expected.lower);
      CHECK(found.traits == expected.traits);
      CHECK(found.shape == expected.shape);
      if (round == 0) numbers.push_back(found.index);
      CHECK(found.index == numbers[word]);
      begin = end + 1;
    }
  }
}

TEST_CASE("a form table keeps its numbers while it grows and forgets them only between batches", "[text]") {
  const auto& vocabulary = models().vocabulary;
  sayso::text::FormTable table;
  table.attach(vocabulary);
  const auto generation = table.generation();
  const auto number_of = [&](int i) {
    const std::string word = std::to_string(i) + "w";
    return table.find(word, 0, word.size()).index;
  };
  const auto first = number_of(0);
  for (int i = 1; i < 40'000; ++i) REQUIRE(number_of(i) != first);
  CHECK(number_of(0) == first);
  CHECK(table.generation() == generation);
  table.attach(vocabulary);
  CHECK(table.generation() != generation);
  CHECK(table.size() == 1);
}

TEST_CASE("initials with stops are not words in capitals", "[text]") {
  using sayso::text::shape_of;
  CHECK((shape_of("NATO") & token_flag::all_caps) != 0);
  CHECK((shape_of("R&D") & token_flag::all_caps) != 0);
  CHECK((shape_of("U.S.") & token_flag::all_caps) == 0);
  CHECK((shape_of("A") & token_flag::all_caps) == 0);
}

TEST_CASE("an omission stands by itself between sentences and inside one goes on with it", "[text]") {
  CHECK(sentences("It fell. [...] The bar rose.") == Texts{"It fell.", "[...]", "The bar rose."});
  CHECK(sentences("It fell. [...] and rose.") == Texts{"It fell.", "[...] and rose."});
  CHECK(sentences("It fell […] and rose.") == Texts{"It fell […] and rose."});
  CHECK(sentences("It fell! [The bar] rose.") == Texts{"It fell!", "[The bar] rose."});
}

TEST_CASE("a form says by itself whether it may be part of a time or a figure", "[text]") {
  namespace token_class = sayso::token_class;
  sayso::lexicon::Vocabulary vocabulary;
  vocabulary.add_classes(vocabulary.intern("week"), token_class::time);
  vocabulary.add_classes(vocabulary.intern("may"), token_class::time_name);
  vocabulary.add_classes(vocabulary.intern("two"), token_class::number);
  const auto has = [&](std::string_view form, std::uint8_t classes) {
    return (sayso::text::make_form(form, vocabulary).classes & classes) == classes;
  };
  CHECK(has("Week", token_class::time | token_class::plain));
  CHECK(has("two-week", token_class::time | token_class::number));
  CHECK(has("12th", token_class::time | token_class::number));
  CHECK(has("May", token_class::time));
  CHECK(has("mid-May", token_class::time));
  CHECK(has("five/six-pack", token_class::number));
  CHECK_FALSE(has("may", token_class::time));
  CHECK_FALSE(has("well-known", token_class::time));
  CHECK_FALSE(has("well-known", token_class::number));
  CHECK_FALSE(has("well-known", token_class::plain));
  CHECK(has("U.S.", token_class::plain));
}

TEST_CASE("a sentence has the classes of its tokens", "[text]") {
  const Document d = segmented("It rose by 5. It fell.");
  REQUIRE(d.sentences.size() == 2);
  CHECK(d.sentences[0].has(sayso::token_class::number));
  CHECK_FALSE(d.sentences[1].has(sayso::token_class::number));
}
