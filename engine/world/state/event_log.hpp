// Event log: this month's events with the hazard behind each and what it was made of. Rules write them as
// state, outcomes and the trace read them; they are always written, so that tracing changes nothing.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace entente {

enum class EventType : std::uint8_t {
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
  shock,
  concluded
};
constexpr std::size_t event_count = 19;

struct EventField {
  EventType event;
  std::string_view name;
  std::string_view who;                    // "dyad", "third party" or "country"
  std::array<std::string_view, 2> values;  // what the two logged values are
  std::array<std::string_view, 6> factors; // what the hazard was made of; empty = unused
};
// In the order of the enumeration.
std::span<const EventField> event_table();
const EventField& field_of(EventType event);

struct EventRecord {
  EventType event;
  std::uint8_t who; // dyad or third party
  double hazard;    // 1/month; 0 = certain
  std::array<double, 2> values;
  std::array<double, 6> factors;
  bool operator==(const EventRecord&) const = default;
};

class EventLog {
 public:
  static constexpr std::size_t capacity = 128;
  // Room that nothing has happened in yet is neither cleared nor copied.
  EventLog() {}
  EventLog(const EventLog& other) : count_(other.count_) {
    std::copy_n(other.list_.data(), count_, list_.data());
  }
  EventLog& operator=(const EventLog& other) {
    count_ = other.count_;
    std::copy_n(other.list_.data(), count_, list_.data());
    return *this;
  }
  void clear() { count_ = 0; }
  void add(const EventRecord& record) {
    if (count_ < capacity)
      list_[count_++] = record;
  }
  std::span<const EventRecord> all() const { return {list_.data(), count_}; }
  bool operator==(const EventLog& other) const;

 private:
  std::size_t count_ = 0;
  std::array<EventRecord, capacity> list_;
};

} // namespace entente
