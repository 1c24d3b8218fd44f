#include "pipeline/write/schema.hpp"

#include <cstddef>

extern "C" const char sayso_file_schema_begin[], sayso_file_schema_end[];

namespace sayso::write {

std::string_view json_schema() {
  return {sayso_file_schema_begin, static_cast<std::size_t>(sayso_file_schema_end - sayso_file_schema_begin)};
}

}  // namespace sayso::write
