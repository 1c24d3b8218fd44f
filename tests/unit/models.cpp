#include <catch.hpp>

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "models/annotate.hpp"
#include "models/names_and_trees.hpp"
#include "pipeline/document/names.hpp"

using sayso::Document;
using sayso::models::Scratch;
using sayso::models::Tagger;

namespace {

// A document of one sentence whose tokens are the words between spaces.
Document one_sentence(std::string text) {
  Document d;
  d.article.text = std::move(text);
  const std::string& all = d.article.text;
  for (std::size_t i = 0; i < all.size();) {
    const std::size_t end = std::min(all.find(' ', i), all.size());
    sayso::Token token;
    token.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    if (end > i) d.tokens.push_back(token);
    i = end + 1;
  }
  const auto count = static_cast<std::uint32_t>(d.tokens.size());
  if (count != 0) d.sentences.push_back({d.span_of({0, count}), {0, count}, 0});
  return d;
}

void annotate(Document& d, const Tagger& tagger) {
  Scratch scratch;
  sayso::text::Scratch segmented;
  segmented.token_forms.assign(d.tokens.size(), sayso::text::FormIndex::none);
  sayso::models::annotate({&d, 1}, tagger, segmented, scratch);
}

std::string tags_of(const std::string& text) {
  static const Tagger tagger;
  Document d = one_sentence(text);
  annotate(d, tagger);
  std::string tags;
  for (const sayso::Token& token : d.tokens) {
    if (!tags.empty()) tags += ' ';
    tags += sayso::name_of(token.pos);
  }
  return tags;
}

}  // namespace

TEST_CASE("plain sentences get their parts of speech", "[models]") {
  CHECK(tags_of("The minister did n't say whether the bank will cut its rates .") ==
        "DET NOUN AUX PART VERB SCONJ DET NOUN AUX VERB PRON NOUN PUNCT");
  CHECK(tags_of("She has paid $ 40 million for two old ships in Norway .") ==
        "PRON AUX VERB SYM NUM NUM ADP NUM ADJ NOUN ADP PROPN PUNCT");
}

TEST_CASE("words have the parts of speech that the press gives them", "[models]") {
  CHECK(tags_of("Wheat prices rose and Oakfield shares fell .") == "NOUN NOUN VERB CCONJ PROPN NOUN VERB PUNCT");
  CHECK(tags_of("The senator backs a ban and plans to appeal .") ==
        "DET NOUN VERB DET NOUN CCONJ VERB PART VERB PUNCT");
}

TEST_CASE("what stands around a word tells whether it is a noun, a verb or an adjective", "[models]") {
  CHECK(tags_of("The court imposed a criminal fine of $ 12.5 million .") ==
        "DET NOUN VERB DET ADJ NOUN ADP SYM NUM NUM PUNCT");
  CHECK(tags_of("Both brothers pleaded guilty in April .") == "DET NOUN VERB ADJ ADP PROPN PUNCT");
  CHECK(tags_of("The office printed paper leave forms .") == "DET NOUN VERB NOUN NOUN NOUN PUNCT");
  CHECK(tags_of("He hit 41 runs in nine overs .") == "PRON VERB NUM NOUN ADP NUM NOUN PUNCT");
  CHECK(tags_of("Unions demanded that the minister resign .") == "NOUN VERB SCONJ DET NOUN VERB PUNCT");
  CHECK(tags_of("The firm will cut costs and close two yards .") == "DET NOUN AUX VERB NOUN CCONJ VERB NUM NOUN PUNCT");
}

TEST_CASE("capitals of a headline do not make names of its words", "[models]") {
  CHECK(tags_of("COURT REJECTS APPEAL AGAINST BAN ON EXPORTS") == "NOUN VERB NOUN ADP NOUN ADP NOUN");
}

TEST_CASE("curly quotation marks and dashes are tagged as straight ones", "[models]") {
  CHECK(tags_of("“ We didn ’t ask , ” he said – twice .") == tags_of("\" We didn 't ask , \" he said - twice ."));
}

TEST_CASE("every token gets a tag, whatever its bytes", "[models]") {
  CHECK(tags_of("").empty());
  CHECK_FALSE(tags_of("\xFF\xC3").empty());
  CHECK_FALSE(tags_of("日本語 Ærø \xE2\x80 \xC3 x").find("  ") != std::string::npos);
  CHECK(tags_of(std::string(100'000, '9')) == "NUM");
}

TEST_CASE("a sentence is tagged without regard to the sentences around it", "[models]") {
  static const Tagger tagger;
  Document both = one_sentence("They fish . The fish swam .");
  both.sentences = {{both.span_of({0, 3}), {0, 3}, 0}, {both.span_of({3, 7}), {3, 7}, 0}};
  annotate(both, tagger);
  Document alone = one_sentence("The fish swam .");
  annotate(alone, tagger);
  for (std::size_t i = 0; i < alone.tokens.size(); ++i) CHECK(both.tokens[i + 3].pos == alone.tokens[i].pos);
}

TEST_CASE("every sentence has a tree of its own, and its relations have names", "[models]") {
  static const sayso::models::Network network;
  Document d = one_sentence("The ferry sailed . Its crew waved at us .");
  d.sentences = {{d.span_of({0, 4}), {0, 4}, 0}, {d.span_of({4, 10}), {4, 10}, 0}};
  sayso::models::NetworkScratch scratch;
  sayso::text::Scratch segmented;
  segmented.token_forms.assign(d.tokens.size(), sayso::text::FormIndex::none);
  sayso::models::add_names_and_trees({&d, 1}, network, sayso::models::network::Parse::yes, segmented, scratch);
  const std::vector<std::int32_t> heads = {1, 2, -1, 2, 5, 6, -1, 8, 6, 6};
  const std::vector<std::string_view> names = {"det",   "nsubj", "root", "punct", "nmod:poss",
                                               "nsubj", "root",  "case", "obl",   "punct"};
  for (std::size_t i = 0; i < d.tokens.size(); ++i) {
    CHECK(d.tokens[i].head == heads[i]);
    CHECK(sayso::relations.at(d.tokens[i].deprel - 1U) == names[i]);
  }
}

TEST_CASE("weights of another kind or size are refused", "[models]") {
  using sayso::models::tagger::FileHeader;
  using sayso::models::tagger::Model;
  using sayso::models::tagger::ModelError;
  FileHeader header;
  header.row_bits = 2;
  std::string file(sizeof header + sizeof(sayso::models::tagger::WordEntry) + 4 * sayso::models::tagger::tag_count,
                   '\0');
  std::memcpy(file.data(), &header, sizeof header);
  CHECK_NOTHROW(Model(file));
  CHECK_THROWS_AS(Model(std::string_view(file).substr(1)), ModelError);
  CHECK_THROWS_AS(Model(std::string_view(file).substr(0, file.size() - 1)), ModelError);
  CHECK_THROWS_AS(Model(""), ModelError);
  file[sizeof header] = 1;  // the only slot of its table is taken: a search would not end
  CHECK_THROWS_AS(Model(file), ModelError);
}
