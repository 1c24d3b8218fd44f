#include "pipeline/write/schema.hpp"

#include <cstddef>

extern "C" const char sayso_weights_schema_begin[], sayso_weights_schema_end[];

namespace sayso::write {

std::string_view json_schema() {
  return {sayso_weights_schema_begin, static_cast<std::size_t>(sayso_weights_schema_end - sayso_weights_schema_begin)};
}

}  // namespace sayso::write
