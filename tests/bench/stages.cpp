// How long each stage takes: `sayso-bench [--trees] FILE...` analyses the articles of the inputs stage by stage, in
// batches, several rounds, and prints nanoseconds a token and megabytes of text a second of the median round, one
// thread. Before it times anything it checks that the stages, run so, give the same JSON as analyse(). With --trees the
// network makes dependency trees too, as for `--include tokens` (which are not written).
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/read/reader.hpp"
#include "pipeline/run/analyse.hpp"
#include "pipeline/write/document_json.hpp"

namespace {

using namespace sayso;

constexpr std::size_t rounds = 5;
constexpr auto stage_names =
    std::to_array<const char*>({"hash", "segment", "tags", "names", "lemmas", "times", "figures", "entities", "quotes",
                                "I and we", "events", "checks", "write"});
using Seconds = std::array<double, stage_names.size()>;

// Processor time of this thread, so that other work on the machine does not count.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Buffers {
  run::Scratch run;
  write::Scratch write;
  std::string json;
};

std::vector<Article> read_articles(std::vector<std::string> inputs) {
  read::Progress progress;
  const read::ReadOptions options;
  auto names = read::Inputs::open(std::move(inputs), std::nullopt, progress);
  read::Reader reader(std::move(*names), options, progress);
  read::Batch batch;
  std::vector<Article> articles;
  for (bool more = true; more; batch.clear()) {
    more = reader.fill(batch);
    for (const read::Record& record : batch.records) {
      for (auto& article : read::articles_of(batch, record, options.largest_document)) {
        if (article) articles.push_back(std::move(*article));
      }
    }
  }
  return articles;
}

// Runs the stages of analyse() on a batch, adding the time of each.
std::size_t run_stages(std::span<const Article> articles, const run::Models& models, run::Depth depth, Buffers& buffers,
                       Seconds& seconds) {
  std::vector<Document> batch(articles.size());
  for (std::size_t i = 0; i < batch.size(); ++i) batch[i].article = articles[i];
  std::size_t stage = 0;
  const auto timed = [&](auto&& work) {
    const double begin = now();
    work();
    seconds[stage++] += now() - begin;
  };
  const auto each = [&](auto&& work) {
    timed([&] {
      for (Document& d : batch) work(d);
    });
  };
  buffers.json.clear();
  each([&](Document& d) { run::add_hash(d, buffers.run); });
  timed([&] { text::segment(batch, models.text, buffers.run.text); });
  timed([&] { models::annotate(batch, models.tagger, buffers.run.text, buffers.run.models); });
  timed([&] {
    models::add_names_and_trees(batch, models.network,
                                depth == run::Depth::trees ? models::network::Parse::yes : models::network::Parse::no,
                                buffers.run.text, buffers.run.network);
  });
  each([&](Document& d) { text::assign_lemmas(d, models.text); });
  each([&](Document& d) { d.times = times::extract(d, models.times); });
  each([&](Document& d) { d.figures = figures::extract(d, models.figures); });
  each([&](Document& d) { d.entities = entities::extract(d, models.entities); });
  each([&](Document& d) { d.quotes = quotes::extract(d, models.quotes); });
  each([&](Document& d) { entities::resolve_first_person(d, models.entities); });
  each([&](Document& d) { d.events = events::extract(d, models.events); });
  each([&](Document& d) { d.checks = checks::extract(d, models.checks); });
  each([&](const Document& d) { write::append_document(d, {}, buffers.write, buffers.json); });
  std::size_t tokens = 0;
  for (const Document& d : batch) tokens += d.tokens.size();
  return tokens;
}

// Batches of about the size that a run makes.
std::vector<std::span<const Article>> batches_of(const std::vector<Article>& articles) {
  constexpr std::size_t batch_bytes = 256 * 1024;
  std::vector<std::span<const Article>> batches;
  std::size_t first = 0, bytes = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    bytes += articles[i].text.size();
    if (bytes < batch_bytes && i + 1 < articles.size()) continue;
    batches.push_back(std::span(articles).subspan(first, i + 1 - first));
    first = i + 1;
    bytes = 0;
  }
  return batches;
}

void check_against_analyse(const std::vector<Article>& articles, const run::Models& models, run::Depth depth) {
  Buffers buffers;
  Seconds ignored{};
  const auto some = std::span(articles).first(std::min<std::size_t>(articles.size(), 200));
  run_stages(some, models, depth, buffers, ignored);
  std::string expected;
  for (const Article& article : some) {
    write::append_document(run::analyse(article, models, depth, buffers.run), {}, buffers.write, expected);
  }
  if (buffers.json != expected) {
    std::fputs("the stages, run one by one, differ from analyse()\n", stderr);
    std::exit(1);
  }
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files(argv + 1, argv + argc);
  const auto depth = std::erase(files, "--trees") > 0 ? run::Depth::trees : run::Depth::layers;
  const std::vector<Article> articles = read_articles(std::move(files));
  if (articles.empty()) {
    std::fputs("usage: sayso-bench [--trees] FILE... (what `sayso extract` reads)\n", stderr);
    return 1;
  }
  const run::Models models{lexicon::Source{}};
  check_against_analyse(articles, models, depth);
  const auto batches = batches_of(articles);
  std::size_t tokens = 0, bytes = 0;
  for (const Article& article : articles) bytes += article.text.size();
  std::vector<Seconds> measured;
  Buffers buffers;
  for (std::size_t round = 0; round < rounds; ++round) {
    tokens = 0;
    Seconds seconds{};
    for (const auto& batch : batches) tokens += run_stages(batch, models, depth, buffers, seconds);
    measured.push_back(seconds);
  }
  std::printf("%zu articles, %zu tokens, %.1f MB; median of %zu rounds, one thread\n", articles.size(), tokens,
              static_cast<double>(bytes) / 1e6, rounds);
  std::printf("stage       ns/token      MB/s\n");
  double total = 0;
  for (std::size_t stage = 0; stage < stage_names.size(); ++stage) {
    std::vector<double> values;
    for (const Seconds& seconds : measured) values.push_back(seconds[stage]);
    const double time = median(values);
    total += time;
    std::printf("%-10s %9.1f %9.1f\n", stage_names[stage], time * 1e9 / static_cast<double>(tokens),
                static_cast<double>(bytes) / 1e6 / time);
  }
  std::printf("%-10s %9.1f %9.1f   %.2f million tokens/s\n", "all", total * 1e9 / static_cast<double>(tokens),
              static_cast<double>(bytes) / 1e6 / total, static_cast<double>(tokens) / total / 1e6);
}
