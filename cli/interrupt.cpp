#include "cli/interrupt.hpp"

#include <signal.h>
#include <unistd.h>

namespace entente::cli {
namespace {

// The one place where a signal handler can leave word.
std::atomic<bool> asked{false};
std::atomic<int> heard{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void hear(int signal) {
  heard.store(signal);
  asked.store(true);
}

void listen(int signal, int flags) {
  struct sigaction action {};
  action.sa_handler = hear;
  action.sa_flags = flags | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

} // namespace

const std::atomic<bool>& interrupted() {
  return asked;
}

void listen_to_interrupts(unsigned seconds) {
  listen(SIGINT, static_cast<int>(SA_RESETHAND));
  listen(SIGTERM, static_cast<int>(SA_RESETHAND));
  listen(SIGUSR1, 0);
  listen(SIGALRM, 0);
  if (seconds > 0)
    alarm(seconds);
}

std::string interruption() {
  switch (heard.load()) {
  case SIGINT:
    return "SIGINT was received";
  case SIGTERM:
    return "SIGTERM was received";
  case SIGUSR1:
    return "SIGUSR1 was received";
  case SIGALRM:
    return "the time limit was reached";
  default:
    return "an end was asked for";
  }
}

} // namespace entente::cli
