#include "models/network/model.hpp"

#include <cstring>

namespace sayso::models::network {

Model::Model(std::string_view file) {
  Header header;
  const Header expected;
  if (file.size() < sizeof header) throw ModelError("network weights: the file is cut short");
  std::memcpy(&header, file.data(), sizeof header);
  if (header.magic != expected.magic) throw ModelError("network weights: not a file of network weights");
  if (header.version != expected.version || header.weights_bytes != sizeof(Weights))
    throw ModelError("network weights: written for another version of sayso");
  const bool sane = header.key_bits >= 1 && header.key_bits <= 24 && header.row_count > key_kinds;
  const std::size_t keys = std::size_t{1} << (sane ? header.key_bits : 0);
  const std::size_t shapes_at = sizeof(Header) + sizeof(Weights), keys_at = shapes_at + shape_count * width,
                    rows_at = keys_at + keys * sizeof(KeyEntry);
  if (!sane || file.size() != rows_at + std::size_t{header.row_count} * width)
    throw ModelError("network weights: the size is wrong");
  if (reinterpret_cast<std::uintptr_t>(file.data()) % alignof(Weights) != 0)
    throw ModelError("network weights: not aligned");
  weights_ = reinterpret_cast<const Weights*>(file.data() + sizeof(Header));
  shape_rows_ = reinterpret_cast<const std::int8_t*>(file.data() + shapes_at);
  keys_ = reinterpret_cast<const KeyEntry*>(file.data() + keys_at);
  rows_ = reinterpret_cast<const std::int8_t*>(file.data() + rows_at);
  mask_ = keys - 1;
}

}  // namespace sayso::models::network
