#include "pipeline/run/journal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include <xxhash.h>

namespace sayso::run {
namespace {

using Json = nlohmann::json;

constexpr std::size_t mark_bytes = 512;  // one disk sector; ten numbers of twenty digits with their names take less
constexpr mode_t everyone_may_read = 0666;

Error cannot_note(const std::string& path) {
  return {"unwritable", path + ": cannot note how far the run is: " + std::strerror(errno)};
}

std::string sum_of(const Json& mark) {
  const std::string text = mark.dump();
  return std::to_string(XXH3_64bits(text.data(), text.size()));
}

std::string line_of(const Mark& mark, std::uint64_t count) {
  const Totals& totals = mark.totals;
  Json json{
      {"count", count},
      {"position", {mark.position.inputs, mark.position.names, mark.position.records}},
      {"output", mark.output},
      {"failures", mark.failures},
      {"totals",
       {totals.documents, totals.failed, totals.not_english, totals.duplicates, totals.tokens, totals.text_bytes}},
      {"complete", mark.complete}};
  json["sum"] = sum_of(json);
  std::string line = json.dump();
  line.resize(mark_bytes - 1, ' ');
  return line + '\n';
}

// The mark and its number; nothing where it was not written to its end. Throws where it is of another program's making.
std::optional<std::pair<std::uint64_t, Mark>> mark_from(const std::string& line) {
  Json json = Json::parse(line, nullptr, false);
  if (!json.is_object() || !json.contains("sum")) return std::nullopt;
  const Json sum = std::move(json["sum"]);
  json.erase("sum");
  if (sum != sum_of(json)) return std::nullopt;
  const auto numbers = [&](const char* name) { return json[name].get<std::vector<std::uint64_t>>(); };
  const auto position = numbers("position"), totals = numbers("totals");
  Mark mark;
  mark.position = {position.at(0), position.at(1), position.at(2)};
  mark.output = json["output"];
  mark.failures = json["failures"];
  mark.totals = {totals.at(0), totals.at(1), totals.at(2), totals.at(3), totals.at(4), totals.at(5)};
  mark.complete = json["complete"];
  return std::pair(json["count"].get<std::uint64_t>(), mark);
}

bool write_all(int descriptor, std::string_view bytes, std::uint64_t at) {
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
    at += static_cast<std::uint64_t>(count);
  }
  return true;
}

}  // namespace

Journal::Journal(Journal&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      first_(other.first_),
      count_(other.count_) {}

Journal::~Journal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<Journal> Journal::begin(const std::string& path, const std::string& job) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, everyone_may_read);
  if (descriptor < 0) return cannot_note(path);
  Journal journal(descriptor, path, job.size() + 1, 0);
  if (!write_all(descriptor, job + '\n', 0) || ::fdatasync(descriptor) != 0) return cannot_note(path);
  return journal;
}

std::optional<Journal::Kept> Journal::read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Kept kept;
  if (!std::getline(file, kept.job)) return std::nullopt;
  for (std::string line; std::getline(file, line);) {
    try {
      const auto found = mark_from(line);
      if (!found || found->first <= kept.count) continue;
      kept.count = found->first;
      kept.last = found->second;
    } catch (const std::exception&) {
      continue;  // as good as none
    }
  }
  return kept.count == 0 ? std::nullopt : std::optional(kept);
}

Result<Journal> Journal::go_on(const std::string& path, const Kept& kept) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_note(path);
  return Journal(descriptor, path, kept.job.size() + 1, kept.count);
}

std::optional<Error> Journal::mark(const Mark& mark) {
  const std::uint64_t at = first_ + count_ % 2 * mark_bytes;
  if (!write_all(descriptor_, line_of(mark, count_ + 1), at) || ::fdatasync(descriptor_) != 0)
    return cannot_note(path_);
  ++count_;
  return std::nullopt;
}

void Journal::remove() { ::unlink(path_.c_str()); }

}  // namespace sayso::run
