#include "pipeline/read/reader.hpp"

#include <sys/stat.h>

#include <exception>

#include <xxhash.h>

#include "pipeline/document/names.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/language.hpp"

namespace sayso::read {
namespace {

constexpr std::size_t batch_bytes = 256 * 1024;
// Small records carry overhead of their own.
constexpr std::size_t batch_records = 1024;

Error not_supported(Format format) {
  return {"not_supported",
          "this is " + std::string(name_of(format)) +
              ", which is not supported yet in this version; text, html, json and jsonl are (--format text "
              "takes it as it stands)"};
}

// An archive in an archive in an archive is found in the wild; a file may also hold itself.
constexpr std::size_t deepest_archive = 4;

Error too_deep() { return {"not_supported", "archives are nested more than 4 deep; unpack them first"}; }

Error other_inputs() {
  return {"other_inputs",
          "the inputs are not those that the interrupted run had read; give it the same ones, or begin anew without "
          "--resume"};
}

Error not_unpacked() {
  return {"not_supported",
          "this is a 7z or rar archive, an office document or an electronic book, which are not read; unpack it first, "
          "or export it as text"};
}

}  // namespace

void Batch::clear() {
  bytes.clear();
  if (bytes.capacity() > 16 * batch_bytes) bytes.shrink_to_fit();  // a huge record is rarely followed by others
  records.clear();
  warnings.clear();
  done_before = false;
  cut_short = false;
}

Reader::Reader(Inputs inputs, ReadOptions options, Progress& progress)
    : walk_(std::move(inputs), options.outputs), options_(std::move(options)), progress_(progress) {}

void Reader::resume(const Position& position, bool again) {
  resumed_ = position;
  shows_again_ = again;
}

// Whether what comes next was read by the earlier run.
bool Reader::resumes() const {
  return position_.inputs < resumed_.inputs ||
         (position_.inputs == resumed_.inputs && position_.records < resumed_.records);
}

void Reader::add(Batch& batch, std::size_t begin, Cut cut) {
  const bool passed_over = resumes() && !shows_again_;
  ++position_.records;
  if (passed_over || !options_.shard.takes(*path_, cut.number)) return batch.bytes.resize(begin);
  batch.records.push_back({path_, format_, cut.number, begin, batch.bytes.size() - begin, std::move(cut.error)});
}

void Reader::note_input(const std::string& path) {
  struct stat status {};
  const bool has_size = ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  position_.names = XXH3_64bits_withSeed(path.data(), path.size(), position_.names + 1) +
                    (has_size ? static_cast<std::uint64_t>(status.st_size) : 0);
  ++position_.inputs;
  position_.records = 0;
}

void Reader::open(const std::string& path, Batch& batch) {
  path_ = std::make_shared<const std::string>(repair(path).text);
  format_ = options_.format.value_or(Format::text);
  auto stream = ByteStream::open(path, progress_);
  if (!stream) return add(batch, batch.bytes.size(), {0, std::move(stream.error())});
  ++opened_;
  open(std::move(*stream), batch);
}

void Reader::open(ByteStream stream, Batch& batch) {
  const Packing packing = packing_of(stream.peek(archive_begin));
  if (packing == Packing::unsupported) return add(batch, batch.bytes.size(), {0, not_unpacked()});
  if (packing == Packing::members) {
    if (packed_.size() == deepest_archive) return add(batch, batch.bytes.size(), {0, too_deep()});
    packed_.push_back({Archive(std::move(stream)), path_});
    return;
  }
  format_ = options_.format ? *options_.format : detect_format(stream.peek(detection_bytes));
  const FormatReader& reader = reader_of(format_);
  if (reader.cutter == nullptr) return add(batch, batch.bytes.size(), {0, not_supported(format_)});
  cutter_ = reader.cutter(options_.largest_document);
  stream_.emplace(std::move(stream));
}

void Reader::open_member(Batch& batch) {
  Packed& packed = packed_.back();
  path_ = packed.path;
  format_ = options_.format.value_or(Format::text);
  auto member = packed.archive.next();
  if (progress_.stop.load(std::memory_order_relaxed)) return;  // the input ended as if it were damaged
  if (!member) add(batch, batch.bytes.size(), {0, std::move(member.error())});
  if (!member || !*member) return packed_.pop_back();
  path_ = std::make_shared<const std::string>(*packed.path + '/' + (*member)->name);
  open(ByteStream::open(std::move((*member)->source), packed.archive.on_disk()), batch);
}

bool Reader::open_next(Batch& batch) {
  const auto path = walk_.next(batch.warnings);
  if (progress_.stop.load(std::memory_order_relaxed)) return false;  // a list may have ended in the midst of a path
  if (!path) {
    failure_ = resumes() ? other_inputs() : walk_.failure();
    return false;
  }
  note_input(*path);
  const bool is_last_resumed = position_.inputs == resumed_.inputs;
  if (is_last_resumed && position_.names != resumed_.names) {
    failure_ = other_inputs();
    return false;
  }
  if (position_.inputs >= resumed_.inputs || shows_again_) guard(batch, [&] { open(*path, batch); });
  return true;
}

void Reader::cut_record(Batch& batch) {
  const std::size_t begin = batch.bytes.size();
  auto cut = cutter_(*stream_, batch.bytes);
  if (progress_.stop.load(std::memory_order_relaxed)) {
    // Every input has ended as if it were over, so the last record may be half of one.
    batch.bytes.resize(begin);
  } else if (cut) {
    add(batch, begin, std::move(*cut));
  } else {
    stream_.reset();
  }
}

// What is thrown, out of memory at worst, ends the input at hand and no other.
template <class Step>
void Reader::guard(Batch& batch, const Step& step) {
  const std::size_t begin = batch.bytes.size();
  try {
    step();
  } catch (const std::exception& problem) {
    if (!stream_) packed_.clear();
    stream_.reset();
    batch.bytes.resize(begin);
    add(batch, begin, {0, Error{"internal", std::string("the rest could not be read: ") + problem.what()}});
  }
}

// False where nothing is left.
bool Reader::step(Batch& batch) {
  if (stream_) {
    guard(batch, [&] { cut_record(batch); });
  } else if (!packed_.empty()) {
    guard(batch, [&] { open_member(batch); });
  } else {
    return open_next(batch);
  }
  return true;
}

bool Reader::fill(Batch& batch) {
  const auto stopped = [&] { return progress_.stop.load(std::memory_order_relaxed); };
  bool more = true;
  while (more && !shows_again_ && resumes() && !stopped()) more = step(batch);
  batch.done_before = resumes();
  while (more && batch.bytes.size() < batch_bytes && batch.records.size() < batch_records && !stopped() &&
         batch.done_before == resumes()) {
    more = step(batch);
  }
  batch.end = position_;
  batch.cut_short = stopped();
  return more && !batch.cut_short;
}

Articles articles_of(const Batch& batch, const Record& record, std::size_t largest_document) {
  Articles articles;
  if (record.error) {
    articles.emplace_back(*record.error);
    return articles;
  }
  const auto bytes = std::string_view(batch.bytes).substr(record.begin, record.size);
  Origin origin = record.origin();
  origin.largest_document = largest_document;
  articles = reader_of(record.format).parse(bytes, origin);
  for (auto& article : articles) {
    if (article && article->text.size() > largest_document) {
      Error error = too_large("the text", largest_document);
      error.id = article->id;
      article = std::move(error);
    }
    if (article) recognise_language(*article);
  }
  return articles;
}

}  // namespace sayso::read
