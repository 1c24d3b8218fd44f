#include <catch.hpp>

#include "cases.hpp"
#include "pipeline/document/names.hpp"

using sayso::Document;
using sayso::cases::Found;
using sayso::cases::text_of;

namespace {

std::string value_of(const sayso::Figure& figure) {
  if (figure.value) return text_of(*figure.value);
  const std::string low = figure.low ? text_of(*figure.low) : "";
  const std::string high = figure.high ? text_of(*figure.high) : "";
  return low + ".." + high;
}

std::string change_of(const sayso::Figure& figure) {
  return figure.change ? std::string(sayso::name_of(figure.change->direction)) : std::string();
}

// kind, value ("low..high" of a range), unit, modifier, of, per, change, time
std::vector<Found> figures(const Document& d, const sayso::run::Models& /*models*/) {
  std::vector<Found> found;
  for (const sayso::Figure& f : d.figures) {
    found.push_back({f.span,
                     {std::string(name_of(f.kind)), value_of(f), f.unit, std::string(name_of(f.modifier)),
                      text_of(d, f.of), f.per, change_of(f), f.time ? d.times[at(*f.time)].value : ""}});
  }
  return found;
}

// type, value, mod
std::vector<Found> times(const Document& d, const sayso::run::Models& /*models*/) {
  std::vector<Found> found;
  for (const sayso::Time& t : d.times) found.push_back({t.span, {std::string(name_of(t.type)), t.value, t.mod}});
  return found;
}

}  // namespace

TEST_CASE("figures", "[cases]") { sayso::cases::check_rows("figures.tsv", figures); }
TEST_CASE("times", "[cases]") { sayso::cases::check_rows("times.tsv", times); }
