#include <algorithm>
#include <cstdio>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/exit_status.hpp"
#include "pipeline/write/schema.hpp"

namespace sayso::cli {

int print_schema() {
  const std::string_view text = write::json_schema();
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? exit_status::done
                                                                         : exit_status::no_input_or_output;
}

}  // namespace sayso::cli
