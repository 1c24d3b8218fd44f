#include "pipeline/read/position.hpp"

#include <xxhash.h>

namespace sayso::read {

bool Shard::takes(std::string_view path, std::uint64_t record) const {
  return of == 1 || XXH3_64bits_withSeed(path.data(), path.size(), record) % of == number - 1;
}

}  // namespace sayso::read
