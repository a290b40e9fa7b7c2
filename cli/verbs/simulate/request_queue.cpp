#include "cli/verbs/simulate/request_queue.hpp"

#include <condition_variable>
#include <deque>
#include <istream>
#include <mutex>
#include <thread>

namespace entente::cli {
namespace {

// Requests that wait are kept up to here; then their writer waits.
constexpr std::size_t most_waiting_bytes = std::size_t{1} << 26;

// The next line, cut where it is longer than any request may be, so that it is refused and not kept.
bool read_line(std::istream& in, std::string& line) {
  line.clear();
  std::streambuf& bytes = *in.rdbuf();
  for (int byte = bytes.sbumpc(); byte != std::char_traits<char>::eof(); byte = bytes.sbumpc()) {
    if (byte == '\n')
      return true;
    if (line.size() <= maximum_request_bytes)
      line += static_cast<char>(byte);
  }
  return !line.empty();
}

} // namespace

struct RequestQueue::State {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<RequestLine> lines;
  std::size_t waiting_bytes = 0;
  std::uint64_t current = 0;
  bool ended = false;  // no more lines come
  bool closed = false; // nobody takes them any more
  std::atomic<bool> stop = false;

  void read(std::istream& in) {
    std::string line;
    for (std::uint64_t number = 1; read_line(in, line); ++number)
      if (!put(std::move(line), number))
        return;
    const std::lock_guard lock(mutex);
    ended = true;
    changed.notify_all();
  }

  bool put(std::string line, std::uint64_t number) {
    const bool stops = asks_to_stop(line);
    std::unique_lock lock(mutex);
    changed.wait(
        lock, [&] { return closed || lines.empty() || waiting_bytes + line.size() <= most_waiting_bytes; });
    if (stops && lines.empty() && current + 1 == number)
      stop = true;
    waiting_bytes += line.size();
    lines.push_back({std::move(line), number});
    changed.notify_all();
    return !closed;
  }
};

RequestQueue::RequestQueue(std::istream& in) : state_(std::make_shared<State>()) {
  std::thread([state = state_, &in] { state->read(in); }).detach();
}

RequestQueue::~RequestQueue() {
  const std::lock_guard lock(state_->mutex);
  state_->closed = true;
  state_->changed.notify_all();
}

const std::atomic<bool>& RequestQueue::stop() const {
  return state_->stop;
}

std::optional<RequestLine> RequestQueue::next() {
  std::unique_lock lock(state_->mutex);
  state_->changed.wait(lock, [&] { return state_->ended || !state_->lines.empty(); });
  if (state_->lines.empty())
    return std::nullopt;
  RequestLine line = std::move(state_->lines.front());
  state_->lines.pop_front();
  state_->waiting_bytes -= line.text.size();
  state_->current = line.number;
  state_->stop = !state_->lines.empty() && asks_to_stop(state_->lines.front().text);
  state_->changed.notify_all();
  return line;
}

} // namespace entente::cli
