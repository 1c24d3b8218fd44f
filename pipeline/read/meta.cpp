#include "pipeline/read/meta.hpp"

#include "pipeline/document/json_bytes.hpp"

namespace sayso::read {
namespace {

void begin_field(std::string& meta, std::string_view name) {
  if (meta.empty()) {
    meta += '{';
  } else {
    meta.back() = ',';
  }
  append_json_string(name, meta);
  meta += ':';
}

}  // namespace

void add_meta(std::string& meta, std::string_view name, std::string_view value) {
  begin_field(meta, name);
  append_json_string(value, meta);
  meta += '}';
}

void add_meta(std::string& meta, std::string_view name, const std::vector<std::string>& values) {
  begin_field(meta, name);
  meta += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i != 0) meta += ',';
    append_json_string(values[i], meta);
  }
  meta += "]}";
}

}  // namespace sayso::read
