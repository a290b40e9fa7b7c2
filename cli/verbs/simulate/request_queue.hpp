// Request queue: requests read from a stream while earlier ones are answered, so that what runs can be
// stopped.
#pragma once
#include "engine/api/session.hpp"

#include <atomic>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace entente::cli {

struct RequestLine {
  std::string text;
  std::uint64_t number = 0; // from 1
};

// Reads lines in a thread of its own. A line {"do": "stop"} raises stop() for the line before it alone.
class RequestQueue {
 public:
  explicit RequestQueue(std::istream& in); // which outlives the process's interest in it
  ~RequestQueue();                         // waits for nobody, whatever the stream still brings
  RequestQueue(const RequestQueue&) = delete;
  RequestQueue& operator=(const RequestQueue&) = delete;

  // The next line, in order; nothing at the end. Puts down stop() unless the line behind it asks for it.
  std::optional<RequestLine> next();
  const std::atomic<bool>& stop() const;

 private:
  struct State;
  std::shared_ptr<State> state_; // shared with the thread
};

} // namespace entente::cli
