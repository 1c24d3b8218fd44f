// Slips of the pen: what makes two numbers that differ the same one, mistold.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "extractors/checks/sum_arithmetic.hpp"

namespace sayso::checks {

// How many digits a figure is told with, but for the zeros at the end; 0 where it has no value.
[[nodiscard]] std::size_t digits_of(const Figure& figure);

// How one number may be a slip for the other: one digit another, or two digits swapped; the point in its place.
enum class Slip : std::uint8_t { none, digit, swap };

// Of the numbers to three decimals. Numbers of one digit slip to none.
[[nodiscard]] Slip slip_between(double a, double b);

// Which slip in one of these figures keeps the parts from making the total; of several a swap.
[[nodiscard]] Slip slip_of_sum(const Document& document, const SumReading& reading);

// Three figures in a relation, and the relations: before, after and the percentage between them; part, whole and share;
// two amounts and their difference, in any order of size.
using Three = std::array<Figure, 3>;
[[nodiscard]] bool is_rate_between(const Three& figures);
[[nodiscard]] bool is_share_of_whole(const Three& figures);
[[nodiscard]] bool is_difference(const Three& figures);
// Whether the relation would hold were two digits of one figure swapped; fractions have none.
[[nodiscard]] bool holds_after_swap(const Three& figures, bool (*holds)(const Three&));
// The same with one digit of one figure another.
[[nodiscard]] bool holds_after_digit(const Three& figures, bool (*holds)(const Three&));
// Whether the relation holds, or would but for two digits of one figure swapped: hardly ever by chance, so readings
// that are only likely can be told by it.
[[nodiscard]] bool holds_but_for_swap(const Three& figures, bool (*holds)(const Three&));

}  // namespace sayso::checks
