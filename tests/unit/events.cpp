#include <catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "analysed.hpp"
#include "extractors/events/lexicon.hpp"
#include "extractors/events/syntax.hpp"

using namespace sayso;
using sayso::test::loaded_models;
using sayso::test::repeated;

namespace {

events::Syntax syntax_of(const Document& document) {
  events::Syntax syntax;
  const TokenRange sentence = document.sentences.front().tokens;
  events::read_chunks(document, sentence, loaded_models().events.grammar, syntax);
  events::connect(document, loaded_models().events.grammar, syntax);
  return syntax;
}

std::string head(const Document& document, const events::Syntax& syntax, std::uint32_t phrase) {
  return phrase == events::none ? "" : std::string(document.slice(document.tokens[syntax.phrases[phrase].head]));
}

// The clause whose verb is written so.
const events::Clause& clause(const Document& document, const events::Syntax& syntax, const std::string& verb) {
  for (const events::Clause& c : syntax.clauses) {
    if (document.slice(document.tokens[c.head]) == verb) return c;
  }
  FAIL("no clause with the verb " << verb);
  return syntax.clauses.front();
}

}  // namespace

TEST_CASE("a relative clause leaves the subject waiting for its verb", "[events]") {
  const Document d = test::analysed("The trader, who owned nine ships, left the court.");
  const events::Syntax s = syntax_of(d);
  CHECK(head(d, s, clause(d, s, "owned").subject) == "trader");
  CHECK(head(d, s, clause(d, s, "left").subject) == "trader");
  CHECK(head(d, s, clause(d, s, "left").object) == "court");
}

TEST_CASE("an order is carried out by the one who is ordered, a promise by the one who gives it", "[events]") {
  const Document d = test::analysed("The court ordered the brewer to pay the farmer.");
  const events::Syntax s = syntax_of(d);
  CHECK(head(d, s, clause(d, s, "pay").subject) == "brewer");
  const Document e = test::analysed("The brewer agreed to pay the farmer.");
  const events::Syntax t = syntax_of(e);
  CHECK(head(e, t, clause(e, t, "pay").subject) == "brewer");
}

TEST_CASE("a phrase before the next verb is its subject, not the object of the verb before", "[events]") {
  const Document d = test::analysed("He said the brewer has closed the mill.");
  const events::Syntax s = syntax_of(d);
  CHECK(clause(d, s, "said").object == events::none);
  CHECK(head(d, s, clause(d, s, "closed").subject) == "brewer");
}

TEST_CASE("every event has its trigger once and keeps text order", "[events]") {
  const Document d = test::analysed(
      "The ministers met in Vienna and agreed to lift the ban on wool. The union rejected the deal and called for a "
      "strike, but the firm denied that it had broken its promise.");
  REQUIRE(d.events.size() > 4);
  for (std::size_t i = 1; i < d.events.size(); ++i) {
    CHECK(d.events[i - 1].trigger.end <= d.events[i].trigger.begin);
  }
  CHECK(validate(d).empty());
}

TEST_CASE("sentences without end are read in linear time and never fail", "[events]") {
  const std::string endless = GENERATE(
      values<std::string>({"the ban on ", "met and ", "said that ", "which ", "to ban ", "not ", "nearly ", "a good , ",
                           "talks with the , ", "very ", "to ", "( UN ) ", "- ", "\" ", "no deal if "}));
  const Document d = test::analysed(repeated(endless, 20000));
  CHECK(validate(d).empty());
}

TEST_CASE("every frame and every class of nouns that the lists name is asked for", "[events]") {
  const events::Lexicon& lexicon = loaded_models().events;
  std::vector<bool> framed(lexicon.frames.size());
  for (const events::Reading& reading : lexicon.readings) {
    if (reading.type) framed[reading.frame] = true;
  }
  for (std::size_t i = 0; i < framed.size(); ++i) {
    INFO(lexicon.frames[i].name);
    CHECK(framed[i]);
  }
  std::uint64_t asked = lexicon.party | lexicon.time_noun | lexicon.hearsay | lexicon.partitive | lexicon.imposer |
                        lexicon.many | lexicon.body;
  for (const events::Condition& condition : lexicon.conditions) asked |= condition.classes;
  std::uint64_t given = 0;
  for (std::uint32_t symbol = 0; symbol < loaded_models().vocabulary.size(); ++symbol) {
    given |= lexicon.classes_of(Symbol{symbol});
  }
  CHECK((given & ~asked) == 0);
}

TEST_CASE("an event that is told again names its first mention", "[events]") {
  const Document d = test::analysed(
      "The Harbour Board banned Shell from the port on Monday. Shell said the ban hurt its trade. "
      "The Harbour Board banned Ortiz from the port. A ban on boats is older.");
  REQUIRE(d.events.size() == 4);
  CHECK(d.events[1].same_as == EventIndex{0});
  CHECK(d.events[0].mentions == std::vector<EventIndex>{EventIndex{1}});
  CHECK_FALSE(d.events[2].same_as);
  CHECK_FALSE(d.events[3].same_as);
}

TEST_CASE("the talks of before are told again by another word, the second raid is another one", "[events]") {
  const Document d = test::analysed(
      "Orlay and Harn will hold talks in May. The meeting is to end the dispute. Rebels attacked a bank in Lind. "
      "Gunmen shot a guard in Harn. The second attack lasted an hour.");
  const auto again = [&](std::string_view word) {
    const auto event =
        std::find_if(d.events.begin(), d.events.end(), [&](const Event& e) { return d.slice(e.trigger) == word; });
    REQUIRE(event != d.events.end());
    return event->same_as;
  };
  CHECK(again("meeting") == EventIndex{0});
  CHECK(d.events[0].status == Status::planned);
  CHECK_FALSE(again("attack"));
}

TEST_CASE("what is planned is not what was done before", "[events]") {
  const Document d = test::analysed(
      "Orlay and Harn held talks in Lind on Monday. The talks failed, a spokesman said. "
      "Orlay and Harn will hold talks in May.");
  REQUIRE(d.events.size() == 3);
  CHECK(d.events[1].same_as == EventIndex{0});
  CHECK_FALSE(d.events[2].same_as);
}
