// This month's events with the hazard behind each and what it was made of. Rules write them as state,
// outcomes and the trace read them; they are always written, so that tracing changes nothing.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace entente {

enum class Event : std::uint8_t {
  talks,
  breakdown,
  issue_agreed,
  accord,
  relapse,
  defeat,
  victory,
  ceasefire,
  ceasefire_broken,
  split,
  return_to_war,
  engagement,
  exit,
  violation,
  vote_won,
  vote_lost,
  peacekeepers,
  shock
};
constexpr std::size_t event_count = 18;

struct EventField {
  Event event;
  std::string_view name;
  std::string_view who;                    // "dyad", "helper" or "country"
  std::array<std::string_view, 2> values;  // what the two logged values are
  std::array<std::string_view, 6> factors; // what the hazard was made of; empty = unused
};
// In the order of the enumeration.
std::span<const EventField> event_table();
const EventField& field_of(Event event);

struct Happening {
  Event event;
  std::uint8_t who; // dyad or helper
  double hazard;    // 1/month; 0 = certain
  std::array<double, 2> values;
  std::array<double, 6> factors;
  bool operator==(const Happening&) const = default;
};

class Happenings {
 public:
  static constexpr std::size_t capacity = 128;
  // Room that nothing has happened in yet is neither cleared nor copied.
  Happenings() {}
  Happenings(const Happenings& other) : count_(other.count_) {
    std::copy_n(other.list_.data(), count_, list_.data());
  }
  Happenings& operator=(const Happenings& other) {
    count_ = other.count_;
    std::copy_n(other.list_.data(), count_, list_.data());
    return *this;
  }
  void clear() { count_ = 0; }
  void add(const Happening& happening) {
    if (count_ < capacity)
      list_[count_++] = happening;
  }
  std::span<const Happening> all() const { return {list_.data(), count_}; }
  bool operator==(const Happenings& other) const;

 private:
  std::size_t count_ = 0;
  std::array<Happening, capacity> list_;
};

} // namespace entente
