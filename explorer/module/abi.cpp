// The C interface of the module: a line of JSON goes in and one comes out; numbers lie in memory as they are.
#include "explorer/module/session.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using entente::explorer::Session;

Session& session() {
  static Session one;
  return one;
}

std::string& line() {
  static std::string one;
  return one;
}

} // namespace

#define EXPLORER_EXPORT(name) __attribute__((export_name(name)))

extern "C" {

// Room for a line of so many bytes.
EXPLORER_EXPORT("line") char* explorer_line(std::size_t bytes) {
  line().assign(bytes, '\0');
  return line().data();
}

// Answers it; the answer lies where the line was. 1: it was refused.
EXPLORER_EXPORT("answer") int explorer_answer() {
  const entente::Answer answer = session().answer(line());
  line() = answer.json;
  return answer.refused ? 1 : 0;
}

EXPLORER_EXPORT("answer_at") const char* explorer_answer_at() {
  return line().data();
}
EXPLORER_EXPORT("answer_bytes") std::size_t explorer_answer_bytes() {
  return line().size();
}

// Numbers of the last part: outcomes, whether a history failed, months. With room_* they are for the next
// join.
EXPLORER_EXPORT("values") const double* explorer_values() {
  return session().part().values.data();
}
EXPLORER_EXPORT("values_count") std::size_t explorer_values_count() {
  return session().part().values.size();
}
EXPLORER_EXPORT("failed") const char* explorer_failed() {
  return session().part().failed.data();
}
EXPLORER_EXPORT("failed_count") std::size_t explorer_failed_count() {
  return session().part().failed.size();
}
EXPLORER_EXPORT("series") const float* explorer_series() {
  return session().series().data();
}
EXPLORER_EXPORT("series_count") std::size_t explorer_series_count() {
  return session().series().size();
}
EXPLORER_EXPORT("room_values") double* explorer_room_values(std::size_t count) {
  session().part().values.assign(count, 0.0);
  return session().part().values.data();
}
EXPLORER_EXPORT("room_failed") char* explorer_room_failed(std::size_t count) {
  session().part().failed.assign(count, 0);
  return session().part().failed.data();
}
EXPLORER_EXPORT("room_series") float* explorer_room_series(std::size_t count) {
  session().series().assign(count, 0.0F);
  return session().series().data();
}
}
