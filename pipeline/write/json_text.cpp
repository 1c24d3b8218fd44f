#include "pipeline/write/json_text.hpp"

#include <algorithm>
#include <cmath>

namespace sayso::write {

void append_confidence(double confidence, std::string& out) {
  const long hundredths = std::lround(std::clamp(confidence, 0.0, 1.0) * 100);
  append_integer(hundredths / 100, out);
  const long rest = hundredths % 100;
  if (rest == 0) return;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
}

}  // namespace sayso::write
