#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace sayso {

// Why an input or one record of it has no answer. A value: it is reported and counted, and the run goes on.
struct Error {
  std::string code;     // one word for programs: "bad_json", "too_large", "damaged", "unreadable", "not_supported" ...
  std::string message;  // what is wrong and what to do about it, for people
  std::string id = {};  // of the article concerned, where it could be read
};

// A T or the reason why there is none (C++20 has no std::expected).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // The value; only where ok().
  [[nodiscard]] T& operator*() { return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& operator*() const { return *std::get_if<0>(&state_); }
  [[nodiscard]] T* operator->() { return std::get_if<0>(&state_); }
  [[nodiscard]] const T* operator->() const { return std::get_if<0>(&state_); }

  // The reason; only where not ok().
  [[nodiscard]] Error& error() {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace sayso
