#include "extractors/entities/lexicon.hpp"

#include <catch.hpp>
#include <string>

#include "analysed.hpp"

using sayso::test::error_of;

namespace {
constexpr auto npos = std::string::npos;
}

TEST_CASE("a word that a column of the entities' lists does not know is refused with file and line", "[entities]") {
  CHECK(error_of("entities/first_names.tsv", "Ida\tw\t-\n").find("entities/first_names.tsv:1: ") != npos);
  CHECK(error_of("entities/first_names.tsv", "Ida\tf\tword\nWill\tm\twrod\n").find("entities/first_names.tsv:2: ") !=
        npos);
  CHECK(error_of("entities/surnames.tsv", "Lind\tplaec\n").find("entities/surnames.tsv:1: ") != npos);
  CHECK(error_of("entities/countries.tsv", "Jordan\tJO\tambigous\n").find("entities/countries.tsv:1: ") != npos);
  CHECK(error_of("entities/places.tsv", "Reading\tGPE\tGB\t-\tyes\n").find("entities/places.tsv:1: ") != npos);
  CHECK(error_of("entities/pronouns.tsv", "she\tshe\nthey\tthem\n").find("entities/pronouns.tsv:2: ") != npos);
  CHECK(error_of("entities/titles.tsv", "boss\toffce\t-\n").find("entities/titles.tsv:1: ") != npos);
  CHECK(error_of("entities/nominals.tsv", "firm\tORG\tn\tsingular\n").find("entities/nominals.tsv:1: ") != npos);
  CHECK(error_of("entities/nominals.tsv", "firm\tORG,BODY\tn\tsg\n").find("entities/nominals.tsv:1: ") != npos);
  CHECK(error_of("entities/not_names.tsv", "Read more\tpage furniture\n").find("entities/not_names.tsv:1: ") != npos);
}
