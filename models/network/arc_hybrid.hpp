// The transition system of the parser: arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011), with the root behind the
// last token. Each token is shifted once and attached once, so that a sentence of n tokens takes 2 n steps.
//
//   shift       the first token of the buffer goes onto the stack
//   left arc    the top of the stack is attached to the first of the buffer, and leaves
//   right arc   the top of the stack is attached to the one below it, and leaves
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/network/labels.hpp"

namespace sayso::models::network {

enum class Action : std::uint8_t { shift, left, right };
inline constexpr std::size_t action_count = 3;

// Which tokens the parser looks at, in this order. A child is the one attached last on its side.
enum class Slot : std::uint8_t {
  stack0,
  stack1,
  buffer0,
  stack0_left_child,
  stack0_right_child,
  buffer0_left_child,
  stack1_right_child,
  stack2,
  buffer1
};
inline constexpr std::size_t slot_count = 9;

// Further rows that the parser adds up, by index in one table: for each of the four child slots in order the relation
// of that child (0: none, else 1 + Relation), then the two distances as one number, then the counts of children as one.
inline constexpr std::size_t child_slots = 4;
inline constexpr std::size_t extra_count = child_slots + 2;
inline constexpr std::size_t distance_buckets = 8, count_buckets = 3;
inline constexpr std::size_t relation_rows = 1 + relations.size();
inline constexpr std::size_t distance_row = child_slots * relation_rows;
inline constexpr std::size_t count_row = distance_row + distance_buckets * distance_buckets;
inline constexpr std::size_t extra_rows = count_row + count_buckets * count_buckets * count_buckets * count_buckets;

// What a step is decided by: tokens (-1 for none, the number of tokens for the root) and extra rows.
struct StepView {
  std::array<std::int32_t, slot_count> tokens;
  std::array<std::uint16_t, extra_count> extras;
};

class ArcHybrid {
 public:
  // Reuses its buffers.
  void start(std::size_t tokens) {
    size_ = static_cast<std::int32_t>(tokens);
    next_ = 0;
    stack_.clear();
    nodes_.assign(tokens + 1, {});
  }

  [[nodiscard]] bool done() const { return next_ == size_ && stack_.empty(); }

  [[nodiscard]] bool allows(Action action) const {
    switch (action) {
      case Action::shift:
        return next_ < size_;
      case Action::left:  // only one token hangs from the root
        return next_ < size_ ? !stack_.empty() : stack_.size() == 1;
      case Action::right:
        return stack_.size() > 1;
    }
    return false;
  }

  // The dependent of an arc gets `relation`; a left arc from the root is a root whatever it says.
  void apply(Action action, Relation relation) {
    if (action == Action::shift) {
      stack_.push_back(next_++);
      return;
    }
    const std::int32_t child = stack_.back();
    stack_.pop_back();
    const std::int32_t parent = action == Action::left ? next_ : stack_.back();
    Node& of_child = node(child);
    of_child.head = parent;
    of_child.relation = parent == size_ ? root_relation : relation;
    Node& of_parent = node(parent);
    (action == Action::left ? of_parent.left : of_parent.right) = child;
    ++(action == Action::left ? of_parent.left_count : of_parent.right_count);
  }

  // -1 for none; the i-th from the top of the stack.
  [[nodiscard]] std::int32_t stack(std::size_t i) const {
    return i < stack_.size() ? stack_[stack_.size() - 1 - i] : -1;
  }
  [[nodiscard]] const std::vector<std::int32_t>& stack() const { return stack_; }
  // First of the buffer; the root's index, size(), where no token is left.
  [[nodiscard]] std::int32_t next() const { return next_; }
  [[nodiscard]] std::int32_t size() const { return size_; }

  // Of a token: its governor (size() for the root).
  [[nodiscard]] std::int32_t head(std::int32_t token) const { return node(token).head; }
  [[nodiscard]] Relation relation(std::int32_t token) const { return node(token).relation; }

  [[nodiscard]] StepView view() const {
    const std::int32_t s0 = stack(0), s1 = stack(1), b0 = next_;
    StepView view;
    view.tokens = {s0, s1, b0, left(s0), right(s0), left(b0), right(s1), stack(2), b0 < size_ ? b0 + 1 : -1};
    for (std::size_t i = 0; i < child_slots; ++i) {
      const std::int32_t child = view.tokens[static_cast<std::size_t>(Slot::stack0_left_child) + i];
      view.extras[i] = static_cast<std::uint16_t>(i * relation_rows + (child < 0 ? 0U : 1U + relation(child)));
    }
    const std::size_t distances = distance(s0, b0) * distance_buckets + distance(s1, s0);
    const std::size_t counts =
        ((few(left_count(s0)) * count_buckets + few(right_count(s0))) * count_buckets + few(left_count(b0))) *
            count_buckets +
        few(right_count(s1));
    view.extras[child_slots] = static_cast<std::uint16_t>(distance_row + distances);
    view.extras[child_slots + 1] = static_cast<std::uint16_t>(count_row + counts);
    return view;
  }

 private:
  struct Node {
    std::int32_t head = -1, left = -1, right = -1;
    std::uint16_t left_count = 0, right_count = 0;
    Relation relation = 0;
  };

  [[nodiscard]] Node& node(std::int32_t token) { return nodes_[static_cast<std::size_t>(token)]; }
  [[nodiscard]] const Node& node(std::int32_t token) const { return nodes_[static_cast<std::size_t>(token)]; }
  [[nodiscard]] std::int32_t left(std::int32_t token) const { return token < 0 ? -1 : node(token).left; }
  [[nodiscard]] std::int32_t right(std::int32_t token) const { return token < 0 ? -1 : node(token).right; }
  [[nodiscard]] std::uint32_t left_count(std::int32_t token) const { return token < 0 ? 0U : node(token).left_count; }
  [[nodiscard]] std::uint32_t right_count(std::int32_t token) const { return token < 0 ? 0U : node(token).right_count; }
  [[nodiscard]] static std::size_t few(std::uint32_t count) { return std::min<std::size_t>(count, count_buckets - 1); }
  // 0 where there is no left one, then 1, 2, 3, 4, 5 and 6, 7 to 10, more.
  [[nodiscard]] static std::size_t distance(std::int32_t left_token, std::int32_t right_token) {
    if (left_token < 0) return 0;
    const std::int32_t d = right_token - left_token;
    if (d <= 4) return static_cast<std::size_t>(d);
    return d <= 6 ? 5 : d <= 10 ? 6 : 7;
  }

  std::int32_t size_ = 0, next_ = 0;
  std::vector<std::int32_t> stack_;
  std::vector<Node> nodes_;  // of the tokens and, last, the root
};

}  // namespace sayso::models::network
