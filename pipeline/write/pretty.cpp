#include "pipeline/write/pretty.hpp"

#include <algorithm>
#include <deque>
#include <string_view>
#include <vector>

#include "pipeline/document/names.hpp"
#include "pipeline/write/highlight.hpp"
#include "pipeline/write/page.hpp"

namespace sayso::write {
namespace {

constexpr std::size_t indent = 2;

// "670000000000" as "670,000,000,000".
std::string grouped(const Number& number) {
  std::string digits;
  append_json(number, digits);
  std::size_t end = std::min(digits.find_first_of(".eE"), digits.size());
  const std::size_t begin = digits.starts_with('-') ? 1 : 0;
  constexpr std::size_t group = 3;
  if (end - begin <= group + 1) return digits;  // 2019 reads better than 2,019
  while (end > begin + group) {
    end -= group;
    digits.insert(end, 1, ',');
  }
  return digits;
}

// Runs of one entry; owns the texts that are put together for it.
class Entry {
 public:
  Entry& add(std::string_view text, Style style = Style::plain) {
    if (!text.empty()) runs_.push_back({owned_.emplace_back(text), style});
    return *this;
  }
  Entry& label(std::string_view text) { return add("  · ", Style::dim).add(text, Style::dim); }
  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }

 private:
  std::deque<std::string> owned_;
  std::vector<Run> runs_;
};

class Summary {
 public:
  Summary(const Document& document, const PrettyOptions& options, std::string& out)
      : d_(document),
        options_(options),
        page_(options.columns, options.colours, out),
        mentions_(document.entities.entities.size()) {
    for (const Mention& mention : document.entities.mentions) ++mentions_[at(mention.entity)];
  }

  void write() {
    headline();
    if (options_.include.has(Layer::text)) text();
    section(Layer::entities, "Who", d_.entities.entities.size(), [&](std::size_t i) { return entity(i); });
    section(Layer::figures, "Figures", d_.figures.size(), [&](std::size_t i) { return figure(d_.figures[i]); });
    section(Layer::times, "Times", d_.times.size(), [&](std::size_t i) { return time(d_.times[i]); });
    section(Layer::quotes, "Quotes", d_.quotes.size(), [&](std::size_t i) { return quote(d_.quotes[i]); });
    section(Layer::events, "Events", d_.events.size(), [&](std::size_t i) { return event(d_.events[i]); });
    section(Layer::checks, "Checks", d_.checks.size(), [&](std::size_t i) { return check(d_.checks[i]); });
    page_.blank_line();
  }

 private:
  void headline() {
    const Article& article = d_.article;
    page_.rule();
    page_.paragraph({{article.title.empty() ? std::string_view(article.id) : article.title, Style::bold}});
    Entry source;
    for (const std::string* part : {&article.published, &article.publisher, &article.url}) {
      if (part->empty()) continue;
      if (!source.runs().empty()) source.add(" · ", Style::dim);
      source.add(*part, Style::dim);
    }
    if (!source.runs().empty()) page_.paragraph(source.runs());
    for (const std::string& warning : article.warnings)
      page_.paragraph({{"warning: ", Style::dim}, {warning, Style::dim}});
    page_.rule();
  }

  // One paragraph a line of the text; blank lines are left out.
  void text() {
    std::vector<Run> line;
    const auto finish_line = [&] {
      const auto is_blank = [](const Run& run) {
        return run.text.find_first_not_of(" \t\r") == std::string_view::npos;
      };
      if (!std::all_of(line.begin(), line.end(), is_blank)) {
        page_.blank_line();
        page_.paragraph(line);
      }
      line.clear();
    };
    for (Run run : highlighted(d_)) {
      for (std::size_t feed = run.text.find('\n'); feed != std::string_view::npos; feed = run.text.find('\n')) {
        line.push_back({run.text.substr(0, feed), run.style});
        finish_line();
        run.text.remove_prefix(feed + 1);
      }
      line.push_back(run);
    }
    finish_line();
  }

  template <class Describe>
  void section(Layer layer, std::string_view name, std::size_t size, const Describe& describe) {
    if (!options_.include.has(layer) || size == 0) return;
    page_.blank_line();
    page_.paragraph({{name, Style::bold}});
    for (std::size_t i = 0; i < size; ++i) page_.paragraph(describe(i).runs(), indent, 2 * indent);
  }

  [[nodiscard]] std::string_view name_of_entity(EntityIndex index) const {
    return d_.slice(d_.entities.entities[at(index)].name);
  }

  [[nodiscard]] Entry entity(std::size_t index) const {
    const Entity& e = d_.entities.entities[index];
    Entry entry;
    entry.add(d_.slice(e.name), Style::entity).add(" ").add(name_of(e.type), Style::dim);
    if (!e.role.empty()) entry.add(", ").add(d_.slice(e.role));
    for (const Span alias : e.aliases) entry.label("also ").add(d_.slice(alias));
    if (mentions_[index] > 1) entry.label(std::to_string(mentions_[index]) + " mentions");
    return entry;
  }

  void add_value(const Figure& f, Entry& entry) const {
    const bool signs_unit = f.kind == FigureKind::percent;
    if (f.modifier != Modifier::none) {
      std::string word(name_of(f.modifier));
      std::replace(word.begin(), word.end(), '_', ' ');
      entry.add(word).add(" ");
    }
    if (f.value) entry.add(grouped(*f.value));
    if (f.low) entry.add(grouped(*f.low));
    if (f.low && f.high) entry.add(" to ");
    if (f.high) entry.add(f.low ? "" : "up to ").add(grouped(*f.high));
    if (!f.unit.empty()) entry.add(signs_unit ? "" : " ").add(f.unit);
    if (!f.per.empty()) entry.add(" per ").add(f.per);
  }

  [[nodiscard]] Entry figure(const Figure& f) const {
    Entry entry;
    entry.add(d_.slice(f.span), Style::figure).add(" = ", Style::dim);
    add_value(f, entry);
    if (f.change) {
      entry.label(name_of(f.change->direction));
      if (const auto* from = std::get_if<FigureIndex>(&f.change->from)) {
        entry.add(" from ").add(d_.slice(d_.figures[at(*from)].span), Style::figure);
      } else if (const auto* since = std::get_if<TimeIndex>(&f.change->from)) {
        entry.add(" from ").add(d_.slice(d_.times[at(*since)].span), Style::time);
      }
    }
    if (!f.of.empty()) entry.label("of ").add(d_.slice(f.of));
    if (f.time) entry.label("in ").add(d_.slice(d_.times[at(*f.time)].span), Style::time);
    if (f.equals) entry.label("same as ").add(d_.slice(d_.figures[at(*f.equals)].span), Style::figure);
    return entry;
  }

  [[nodiscard]] Entry time(const Time& t) const {
    Entry entry;
    entry.add(d_.slice(t.span), Style::time).add(" = ", Style::dim).add(t.value);
    if (t.type != TimeType::date) entry.label(name_of(t.type));
    return entry;
  }

  // The name of the entity behind a pronoun or "the company" helps; behind a name it would repeat.
  void add_reference(const Reference& reference, Entry& entry) const {
    entry.add(d_.slice(reference.span), Style::entity);
    if (!reference.entity) return;
    const std::string_view name = name_of_entity(*reference.entity);
    if (name != d_.slice(reference.span)) entry.add(" (").add(name, Style::entity).add(")");
  }

  [[nodiscard]] Entry quote(const Quote& q) const {
    Entry entry;
    if (q.speaker) {
      add_reference(*q.speaker, entry);
    } else {
      entry.add("(unnamed)", Style::dim);
    }
    if (q.addressee) {
      entry.add(" to ");
      add_reference(*q.addressee, entry);
    }
    entry.add(" — ", Style::dim).add(name_of(q.stance), Style::bold).add(" — ", Style::dim);
    const bool marks = q.form == QuoteForm::direct;
    for (std::size_t i = 0; i < q.content.size(); ++i) {
      entry.add(i == 0 ? "" : " … ")
          .add(marks ? "“" : "")
          .add(d_.slice(q.content[i]), Style::quote)
          .add(marks ? "”" : "");
    }
    return entry;
  }

  void add_arguments(const Event& e, Role role, std::string_view before, Entry& entry) const {
    for (const Argument& argument : e.arguments) {
      if (argument.role != role) continue;
      entry.add(before, Style::dim);
      if (argument.time) {
        entry.add(d_.slice(argument.what.span), Style::time);
      } else {
        add_reference(argument.what, entry);
      }
      before = ", ";
    }
  }

  [[nodiscard]] Entry event(const Event& e) const {
    Entry entry;
    if (e.polarity == Polarity::negative) entry.add("no ", Style::bold);
    entry.add(name_of(e.type), Style::bold);
    if (e.status != Status::actual) entry.add(" (").add(name_of(e.status)).add(")");
    if (name_of(e.type) != d_.slice(e.trigger)) entry.add(" “").add(d_.slice(e.trigger)).add("”");
    entry.add(":");
    add_arguments(e, Role::actor, " ", entry);
    add_arguments(e, Role::target, " → ", entry);
    for (const Role role : {Role::object, Role::purpose, Role::reason, Role::instrument, Role::place, Role::time}) {
      std::string before = "  · ";
      before += name_of(role);
      before += ' ';
      add_arguments(e, role, before, entry);
    }
    if (e.claimant) entry.label("says ").add(name_of_entity(*e.claimant), Style::entity);
    return entry;
  }

  [[nodiscard]] static Entry check(const Check& c) {
    std::string kind(name_of(c.kind));
    std::replace(kind.begin(), kind.end(), '_', ' ');
    Entry entry;
    entry.add(name_of(c.verdict), c.verdict == Verdict::inconsistent ? Style::bold : Style::plain);
    entry.add(" ").add(kind, Style::dim).add(": ").add(c.detail);
    return entry;
  }

  const Document& d_;
  const PrettyOptions& options_;
  Page page_;
  std::vector<std::size_t> mentions_;  // of each entity
};

}  // namespace

void append_pretty(const Document& document, const PrettyOptions& options, std::string& out) {
  Summary(document, options, out).write();
}

void append_pretty_failure(std::string_view id, const Error& error, const PrettyOptions& options, std::string& out) {
  Page page(options.columns, options.colours, out);
  page.rule();
  page.paragraph({{id, Style::bold}});
  page.paragraph({{"failed: ", Style::dim}, {error.message}}, 0, indent);
  page.rule();
  page.blank_line();
}

}  // namespace sayso::write
