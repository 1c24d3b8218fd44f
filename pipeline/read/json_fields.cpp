#include "pipeline/read/json_fields.hpp"

#include <bitset>
#include <optional>

#include "pipeline/document/json_bytes.hpp"
#include "pipeline/read/encoding.hpp"

namespace sayso::read {
namespace {

constexpr std::size_t deepest = 1024;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<unsigned> hex_digit(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

// Steps over JSON text. A step that finds something else than it wants notes the first complaint and returns false.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool object(std::vector<JsonField>& fields) {
    if (!expect('{', "an article must be a JSON object, { ... }")) return false;
    if (accept('}')) return at_end();
    do {
      JsonField field;
      if (!key(field.key) || !value(field.value)) return false;
      fields.push_back(field);
    } while (accept(','));
    return expect('}', "expected , or }") && at_end();
  }

  [[nodiscard]] std::string complaint() const { return "column " + std::to_string(at_ + 1) + ": " + complaint_; }

 private:
  bool fail(const char* complaint) {
    complaint_ = complaint;
    return false;
  }
  void skip_space() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) {
      ++at_;
    }
  }
  bool accept(char wanted) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  bool expect(char wanted, const char* complaint) { return accept(wanted) || fail(complaint); }
  bool at_end() {
    skip_space();
    return at_ == text_.size() || fail("something stands after the object's closing }");
  }

  bool key(std::string_view& inside) {
    skip_space();
    const std::size_t begin = at_ + 1;
    if (at_ == text_.size() || text_[at_] != '"') return fail("expected a field name in quotation marks");
    if (!string()) return false;
    inside = text_.substr(begin, at_ - 1 - begin);
    return expect(':', "expected : after the field name");
  }

  bool string() {
    for (++at_;; ++at_) {
      at_ = next_json_special(text_, at_);
      if (at_ == text_.size()) return fail("the string has no closing quotation mark");
      if (text_[at_] == '"') break;
      if (text_[at_] != '\\') return fail("a control character must be escaped in a string");
      if (!escape()) return false;
    }
    ++at_;
    return true;
  }

  // Leaves at_ on the last character of the escape.
  bool escape() {
    ++at_;
    constexpr std::string_view simple = "\"\\/bfnrt";
    if (at_ < text_.size() && simple.find(text_[at_]) != std::string_view::npos) return true;
    if (at_ + 4 >= text_.size() || text_[at_] != 'u') return fail("no such escape in a string");
    for (int i = 0; i < 4; ++i) {
      if (!hex_digit(text_[++at_])) return fail("\\u needs four hexadecimal digits");
    }
    return true;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return at_ != begin || fail("expected a digit");
  }
  bool take(std::string_view any_of) {
    if (at_ == text_.size() || any_of.find(text_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  bool number() {
    take("-");
    if (!take("0") && !digits()) return false;
    if (take(".") && !digits()) return false;
    if (!take("eE")) return true;
    take("+-");
    return digits();
  }

  bool scalar() {
    const char c = text_[at_];
    if (c == '"') return string();
    if (c == '-' || is_digit(c)) return number();
    for (const std::string_view literal : {"true", "false", "null"}) {
      if (text_.substr(at_).starts_with(literal)) {
        at_ += literal.size();
        return true;
      }
    }
    return fail("expected a value");
  }

  // One value with all that is nested in it. in_object_ holds for every open level whether it is an object.
  bool value(std::string_view& raw) {
    skip_space();
    const std::size_t begin = at_;
    std::size_t depth = 0;
    do {
      skip_space();
      if (at_ == text_.size()) return fail("the value is missing");
      if (const char c = text_[at_]; c == '{' || c == '[') {
        if (depth == deepest) return fail("nested more than 1024 deep");
        ++at_;
        in_object_[depth++] = c == '{';
        if (!accept(c == '{' ? '}' : ']')) {
          std::string_view name;
          if (c == '{' && !key(name)) return false;
          continue;
        }
        --depth;
      } else if (!scalar()) {
        return false;
      }
      if (!after_value(depth)) return false;
    } while (depth != 0);
    raw = text_.substr(begin, at_ - begin);
    return true;
  }

  // Closes what ends here; stands before the next value where depth is not 0 afterwards.
  bool after_value(std::size_t& depth) {
    while (depth != 0) {
      const bool object = in_object_[depth - 1];
      if (accept(',')) {
        std::string_view name;
        return !object || key(name);
      }
      if (!expect(object ? '}' : ']', object ? "expected , or }" : "expected , or ]")) return false;
      --depth;
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string complaint_;
  std::bitset<deepest> in_object_;
};

char32_t code_unit(std::string_view digits) {
  char32_t unit = 0;
  for (const char c : digits.substr(0, 4)) unit = unit << 4 | *hex_digit(c);
  return unit;
}

char simple_escape(char c) {
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return c;
  }
}

// Appends the escape that `rest` begins with, "\u...." by pairs of surrogates; gives its length.
std::size_t append_unicode_escape(std::string_view rest, Unescaped& result) {
  constexpr std::size_t length = 6;
  const char32_t high = code_unit(rest.substr(2));
  if (high < 0xD800 || high > 0xDFFF) {
    append_utf8(high, result.text);
    return length;
  }
  if (high < 0xDC00 && rest.substr(length).starts_with("\\u")) {
    const char32_t low = code_unit(rest.substr(length + 2));
    if (low >= 0xDC00 && low <= 0xDFFF) {
      append_utf8(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), result.text);
      return 2 * length;
    }
  }
  append_utf8(high, result.text);
  ++result.replaced;
  return length;
}

}  // namespace

Result<std::vector<JsonField>> fields_of(std::string_view json) {
  std::vector<JsonField> fields;
  Scanner scanner(json);
  if (!scanner.object(fields)) return Error{"bad_json", scanner.complaint()};
  return fields;
}

Unescaped unescaped(std::string_view inside) {
  Unescaped result;
  result.text.reserve(inside.size());
  for (std::size_t i = 0; i < inside.size();) {
    const std::size_t stop = std::min(inside.find('\\', i), inside.size());
    result.text += inside.substr(i, stop - i);
    i = stop;
    if (i == inside.size()) break;
    if (inside[i + 1] == 'u') {
      i += append_unicode_escape(inside.substr(i), result);
    } else {
      result.text += simple_escape(inside[i + 1]);
      i += 2;
    }
  }
  return result;
}

}  // namespace sayso::read
