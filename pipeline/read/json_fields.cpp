#include "pipeline/read/json_fields.hpp"

#include <simdjson.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <charconv>
#include <new>
#include <variant>

namespace sayso::read {
namespace {

namespace ondemand = simdjson::ondemand;
using ondemand::json_type;

constexpr std::size_t deepest = 1024;
constexpr const char* no_object = "an article must be a JSON object, { ... }";
constexpr const char* bad_string = "no such escape in a string";
constexpr const char* no_value = "expected a value";

// Why this is no article object. Thrown here and caught in fields_of(), like simdjson's own errors.
struct Complaint {
  const char* at;
  const char* what;
};

// simdjson's own words change with its version.
const char* meaning(const simdjson::simdjson_error& error) {
  switch (error.error()) {
    case simdjson::EMPTY:
      return no_object;
    case simdjson::TAPE_ERROR:
      return "a comma, colon, bracket, field name or value is missing or out of place";
    case simdjson::UNCLOSED_STRING:
      return "a string has no closing quotation mark";
    case simdjson::UNESCAPED_CHARS:
      return "a control character must be escaped in a string";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:  // told by the last byte, so there may be a closing brace before it
      return "the object is not closed, or something stands after its closing }";
    default:
      return error.what();
  }
}

// The code unit of the escape "\uXXXX" at `at`; 0 where none stands there.
std::uint16_t escaped_unit(std::string_view json, std::size_t at) {
  constexpr std::size_t digits = 2, end = 6;
  if (json.substr(at, digits) != "\\u" || json.size() < at + end) return 0;
  std::uint16_t unit = 0;
  const char* const first = json.data() + at;
  return std::from_chars(first + digits, first + end, unit, 16).ptr == first + end ? unit : std::uint16_t{0};
}

// Where escapes give one half of a surrogate pair without the other: not Unicode, but found in the wild, where texts
// were cut at a number of UTF-16 units.
std::vector<std::size_t> lone_surrogates(std::string_view json) {
  std::vector<std::size_t> positions;
  for (std::size_t at = json.find('\\'); at < json.size(); at = json.find('\\', at)) {
    const std::uint16_t unit = escaped_unit(json, at);
    if (U16_IS_LEAD(unit) && U16_IS_TRAIL(escaped_unit(json, at + 6))) {
      at += 12;
      continue;
    }
    if (U16_IS_SURROGATE(unit)) positions.push_back(at);
    at += 2;
  }
  return positions;
}

std::string_view without_space(std::string_view token) {
  return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

// simdjson refuses a number that no double holds (1e400) with the same error as one that is badly written (1.e4). This
// tells them apart: RFC 8259, section 6.
bool is_number(std::string_view token) {
  const auto take = [&token](std::string_view any_of, std::size_t at_most) {
    const std::size_t count = std::min({token.find_first_not_of(any_of), token.size(), at_most});
    token.remove_prefix(count);
    return count != 0;
  };
  constexpr std::string_view digits = "0123456789";
  constexpr std::size_t any = std::string_view::npos;
  take("-", 1);
  if (!take("0", 1) && !take(digits, any)) return false;
  if (take(".", 1) && !take(digits, any)) return false;
  if (!take("eE", 1)) return token.empty();
  take("+-", 1);
  return take(digits, any) && token.empty();
}

void require(bool good, const char* at, const char* what) {
  if (!good) throw Complaint{at, what};
}

// Throws where simdjson has found no field.
using Field = simdjson::simdjson_result<ondemand::field>;

const char* raw_key(Field& field) { return ondemand::raw_json_string(field.key()).raw(); }

std::string_view unescaped_key(Field& field) {
  const char* const key = raw_key(field);
  std::string_view text;
  require(!field.unescaped_key().get(text), key, bad_string);
  return text;
}

// Checks a value that is no array or object. Gives the characters of a string.
std::string_view check_scalar(ondemand::value& value, json_type type) {
  const std::string_view token = value.raw_json_token();
  std::string_view text;
  bool is_null = false;
  if (type == json_type::string) {
    require(!value.get_string().get(text), token.data(), bad_string);
  } else if (type == json_type::number) {
    require(!value.get_double().error() || is_number(without_space(token)), token.data(), "this is no number");
  } else if (type == json_type::boolean) {
    require(!value.get_bool().error(), token.data(), no_value);
  } else {
    require(!value.is_null().get(is_null) && is_null, token.data(), no_value);
  }
  return text;
}

// Visits all that is nested in an array or object; simdjson checks only what is asked for. No recursion: levels that
// are open lie in a vector.
class Nested {
 public:
  void check(ondemand::value value) {
    enter(value);
    while (!open_.empty()) {
      if (std::visit([](auto& level) { return level.at != level.end; }, open_.back())) {
        enter(std::visit([](auto& level) { return value_at(level.at); }, open_.back()));
      } else {
        open_.pop_back();
        advance();
      }
    }
  }

 private:
  template <class Iterator>
  struct Level {
    Iterator at, end;
  };
  using Array = Level<ondemand::array_iterator>;
  using Object = Level<ondemand::object_iterator>;

  static ondemand::value value_at(ondemand::array_iterator& at) { return *at; }
  static ondemand::value value_at(ondemand::object_iterator& at) {
    Field field = *at;
    unescaped_key(field);
    return field.value();
  }

  void enter(ondemand::value value) {
    const json_type type = value.type();
    const bool is_array = type == json_type::array;
    if (!is_array && type != json_type::object) {
      check_scalar(value, type);
      advance();
      return;
    }
    require(open_.size() < deepest, value.raw_json_token().data(), "nested more than 1024 deep");
    if (is_array) {
      ondemand::array array = value;
      open_.emplace_back(Array{array.begin(), array.end()});
    } else {
      ondemand::object object = value;
      open_.emplace_back(Object{object.begin(), object.end()});
    }
  }

  void advance() {
    if (!open_.empty()) std::visit([](auto& level) { ++level.at; }, open_.back());
  }

  std::vector<std::variant<Array, Object>> open_;
};

// One object in simdjson's hands: a padded copy of the input in which the escapes of lone surrogates have become
// "\ufffd", which is just as long, so that positions are those of the input.
class Parse {
 public:
  explicit Parse(std::string_view json) : json_(json), padded_(json), lone_(lone_surrogates(json)) {
    if (padded_.data() == nullptr) throw std::bad_alloc();  // simdjson itself does not say
    for (const std::size_t at : lone_) std::copy_n("\\ufffd", 6, padded_.data() + at);
  }

  std::vector<JsonField> fields() {
    begin();
    auto object = document_.get_object();
    if (object.error() == simdjson::INCORRECT_TYPE) throw Complaint{location(), no_object};
    std::vector<JsonField> fields;
    fields.reserve(8);
    for (Field field : object) fields.push_back(read(field));
    if (const char* rest = location()) throw Complaint{rest, "something stands after the object's closing }"};
    return fields;
  }

  std::vector<JsonField> elements() {
    begin();
    std::vector<JsonField> elements;
    for (ondemand::value value : document_.get_array()) read(value, elements.emplace_back());
    return elements;
  }

  [[nodiscard]] Error error(const simdjson::simdjson_error& error) {
    const char* const at = location();
    const bool is_here = at != nullptr && error.error() != simdjson::INCOMPLETE_ARRAY_OR_OBJECT;
    return is_here ? this->error(Complaint{at, meaning(error)}) : Error{"bad_json", meaning(error)};
  }
  [[nodiscard]] Error error(const Complaint& complaint) const {
    return {"bad_json", "column " + std::to_string(complaint.at - padded_.data() + 1) + ": " + complaint.what};
  }

 private:
  void begin() {
    // Twice the depth is ample for simdjson, which counts keys and values apart.
    if (const auto error = parser_.allocate(padded_.size(), 2 * deepest)) throw simdjson::simdjson_error(error);
    document_ = parser_.iterate(padded_);
    begun_ = true;
  }

  // Where simdjson stands; null before the begin and at the end.
  const char* location() {
    const char* at = nullptr;
    return !begun_ || document_.current_location().get(at) ? nullptr : at;
  }

  // The same bytes in the input.
  [[nodiscard]] std::string_view in_input(const char* begin, const char* end) const {
    return json_.substr(static_cast<std::size_t>(begin - padded_.data()), static_cast<std::size_t>(end - begin));
  }

  JsonField read(Field& field) {
    JsonField result;
    const char* const key = raw_key(field);
    result.name = unescaped_key(field);
    ondemand::value value = field.value();
    // Between a key and its value stand nothing but a quotation mark, a colon and space.
    const std::string_view to_value = in_input(key, value.raw_json_token().data());
    result.key = to_value.substr(0, to_value.rfind('"'));
    read(value, result);
    return result;
  }

  void read(ondemand::value value, JsonField& result) {
    std::string_view token = value.raw_json_token();
    if (const json_type type = value.type(); type == json_type::array || type == json_type::object) {
      nested_.check(value);
      const char* const end = location();
      if (end == nullptr) throw simdjson::simdjson_error(simdjson::INCOMPLETE_ARRAY_OR_OBJECT);
      token = {token.data(), end};
    } else {
      result.text = check_scalar(value, type);
    }
    result.value = without_space(in_input(token.data(), token.data() + token.size()));
    const auto begin = static_cast<std::size_t>(token.data() - padded_.data());
    result.lone_surrogates =
        static_cast<std::size_t>(std::lower_bound(lone_.begin(), lone_.end(), begin + result.value.size()) -
                                 std::lower_bound(lone_.begin(), lone_.end(), begin));
  }

  std::string_view json_;
  simdjson::padded_string padded_;
  std::vector<std::size_t> lone_;  // ascending
  ondemand::parser parser_;
  ondemand::document document_;
  Nested nested_;
  bool begun_ = false;
};

Result<std::vector<JsonField>> read(std::string_view json, std::vector<JsonField> (Parse::*what)()) {
  Parse parse(json);
  try {
    return (parse.*what)();
  } catch (const Complaint& complaint) {
    return parse.error(complaint);
  } catch (const simdjson::simdjson_error& error) {
    if (error.error() == simdjson::MEMALLOC) throw std::bad_alloc();
    return parse.error(error);
  }
}

}  // namespace

Result<std::vector<JsonField>> fields_of(std::string_view json) {
  // Files that were joined have their byte order marks within; some versions of simdjson refuse them.
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  return read(json, &Parse::fields);
}

Result<std::vector<JsonField>> elements_of(std::string_view json) { return read(json, &Parse::elements); }

}  // namespace sayso::read
