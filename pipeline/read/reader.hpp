// From inputs (files, directories, standard input) to records in batches, and from records to articles.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/read/archive.hpp"
#include "pipeline/read/formats.hpp"
#include "pipeline/read/position.hpp"
#include "pipeline/read/walk.hpp"

namespace sayso::read {

struct ReadOptions {
  std::optional<Format> format;  // none: each input's format is guessed from its content
  std::size_t largest_document = 64U << 20;
  std::vector<Walk::Inode> outputs;  // files not to be read
  Shard shard;
};

// One record as it lies in a batch.
struct Record {
  std::shared_ptr<const std::string> path;  // well-formed UTF-8
  Format format = Format::text;
  std::uint64_t number = 0;
  std::size_t begin = 0, size = 0;  // in Batch::bytes
  std::optional<Error> error;       // then there are no bytes

  [[nodiscard]] Origin origin() const { return {*path, format, number}; }
};

// Records that travel together.
struct Batch {
  std::string bytes;
  std::vector<Record> records;
  std::vector<std::string> warnings;  // of things passed over; no document is missing for them
  Position end;                       // behind the last record
  bool done_before = false;           // what an earlier run has written; see Reader::resume()
  bool cut_short = false;             // more would be in it, had the run not been told to stop

  void clear();
};

class Reader {
 public:
  // `progress` must outlive the reader.
  Reader(Inputs inputs, ReadOptions options, Progress& progress);

  // Goes on where an earlier run of the same inputs was. What lies before is passed over; where `again`, it comes once
  // more, in batches that say so. To be called before the first fill().
  void resume(const Position& position, bool again);

  // Fills the (cleared) batch with the next records, some 256 KiB of them; there may be none. Where batches begin and
  // end depends on the records alone, and a resumed run has the same batches. False after the last. Memory is bounded
  // by the largest document (by six times that for JSON).
  bool fill(Batch& batch);
  // Inputs that could be opened so far.
  [[nodiscard]] std::uint64_t opened() const { return opened_; }
  // Why there is no more, where there should be: the list of inputs cannot be read, or an earlier run had other inputs.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

 private:
  bool step(Batch& batch);
  [[nodiscard]] bool resumes() const;
  void note_input(const std::string& path);
  bool open_next(Batch& batch);
  void open(const std::string& path, Batch& batch);
  void open(ByteStream stream, Batch& batch);
  void open_member(Batch& batch);
  void cut_record(Batch& batch);
  template <class Step>
  void guard(Batch& batch, const Step& step);
  void add(Batch& batch, std::size_t begin, Cut cut);

  Walk walk_;
  ReadOptions options_;
  Progress& progress_;
  // An archive whose members are being read, and how it is shown.
  struct Packed {
    Archive archive;
    std::shared_ptr<const std::string> path;
  };
  std::vector<Packed> packed_;  // the innermost last
  std::optional<ByteStream> stream_;
  Cutter cutter_;
  std::shared_ptr<const std::string> path_;
  Format format_ = Format::text;
  std::uint64_t opened_ = 0;
  Position position_;
  Position resumed_;          // where the earlier run was
  bool shows_again_ = false;  // the records before resumed_
  std::optional<Error> failure_;
};

// The articles of a record; the record's own error where it has one.
[[nodiscard]] Articles articles_of(const Batch& batch, const Record& record, std::size_t largest_document);

}  // namespace sayso::read
