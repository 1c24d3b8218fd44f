// The single checks; each adds what it finds.
#pragma once

#include <vector>

#include "extractors/checks/checks.hpp"
#include "extractors/checks/wording.hpp"

namespace sayso::checks {

// Amounts in two currencies: the rate they imply, and whether all pairs of an article imply one.
void check_rates(const Document& document, const Lexicon& lexicon, std::vector<Check>& checks);
// One amount in two units: "5,200 hectares (12,850 acres)".
void check_conversions(const Document& document, const Lexicon& lexicon, std::vector<Check>& checks);
// Before, after, and the percentage or amount stated, as the figures layer links them.
void check_changes(const Document& document, const Wording& wording, std::vector<Check>& checks);
// The same where words alone tie them: "400 more than last year's 2,100", "from 44 to 38. The drop of 6".
void check_comparisons(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Differences that name their levels: "400 more than last year's 2,100", "an 83 percent decrease from $5.025 million".
void check_differences(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Parts and the total they make.
void check_sums(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Lists that are whole by their wording: "32 medals: nine gold, 11 silver and 12 bronze", "the other £45,000".
void check_lists(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Totals beside lists that are likely to be whole: in brackets, behind a dash, "Of the 33 ...", "... in all".
void check_totals(const Document& document, const Wording& wording, std::vector<Check>& checks);
// A difference and the two amounts it is of: exports, imports and deficit; votes and majority.
void check_balances(const Document& document, const Wording& wording, std::vector<Check>& checks);
// A part of a whole and the percentage that it is; "nearly half (46%)".
void check_shares(const Document& document, const Wording& wording, std::vector<Check>& checks);
// The same over longer stretches: "41,882 voted out of an electorate of 67,116, a turnout of 62.4%".
void check_parts(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Shares whose part and whole stand in another sentence, or whose whole was told with another share.
void check_distant_shares(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Shares that make up a whole, and what remains beside one of them.
void check_complements(const Document& document, const Wording& wording, std::vector<Check>& checks);
// One thing told twice with two numbers.
void check_conflicts(const Document& document, const Wording& wording, std::vector<Check>& checks);

// A number that the text takes as told and that it has not told, but for a slip.
void check_recalls(const Document& document, const Wording& wording, std::vector<Check>& checks);
// What is left of a whole told sentences before: "The remaining $750,000".
void check_rests(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Figures of some sentences in small equations: level, step and percentage; difference; an amount for each of a number.
// Comes last: what the other checks have read is left alone.
void check_equations(const Document& document, const Wording& wording, std::vector<Check>& checks);
// A rate of change and its levels, sentences apart and tied by being all there is.
void check_nearby_changes(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Terms of a sum that its last figure closes by its words.
void check_nearby_sums(const Document& document, const Wording& wording, std::vector<Check>& checks);
// A part and its whole beside the one share around, and two parts with their shares of one whole.
void check_nearby_shares(const Document& document, const Wording& wording, std::vector<Check>& checks);
// A share of things, and how many of how many in its sentence or a neighbour.
void check_claimed_shares(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Two levels and by how much they differ, being all there is.
void check_two_levels(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Which way a level went, against its two values: "76 cents, down from 75".
void check_directions(const Document& document, const Wording& wording, std::vector<Check>& checks);
// Lists behind a bracket or colon, before a total, and percentages that make a hundred.
void check_listed_parts(const Document& document, const Wording& wording, std::vector<Check>& checks);
// A whole and the run of its parts that follows, in its sentence or the next.
void check_partitions(const Document& document, const Wording& wording, std::vector<Check>& checks);

}  // namespace sayso::checks
