// From inputs (files, directories, standard input) to records in batches, and from records to articles.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/read/archive.hpp"
#include "pipeline/read/formats.hpp"
#include "pipeline/read/walk.hpp"

namespace sayso::read {

struct ReadOptions {
  std::optional<Format> format;  // none: each input's format is guessed from its content
  std::size_t largest_document = 64U << 20;
  std::vector<Walk::Inode> outputs;  // files not to be read
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

  void clear();
};

class Reader {
 public:
  // `inputs` as on the command line; `progress` must outlive the reader.
  Reader(std::vector<std::string> inputs, ReadOptions options, Progress& progress);

  // Fills the (cleared) batch with the next records, some 256 KiB of them and at least one. False at the end, with
  // nothing but warnings in the batch. Memory is bounded by the largest document
  // (by six times that for JSON).
  bool fill(Batch& batch);
  // Inputs that could be opened so far.
  [[nodiscard]] std::uint64_t opened() const { return opened_; }

 private:
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
};

// The articles of a record; the record's own error where it has one.
[[nodiscard]] Articles articles_of(const Batch& batch, const Record& record, std::size_t largest_document);

}  // namespace sayso::read
