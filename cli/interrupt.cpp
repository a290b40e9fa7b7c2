#include "cli/interrupt.hpp"

#include "cli/flags.hpp"
#include "cli/study/study_flags.hpp"

#include <cerrno>
#include <signal.h>
#include <string_view>
#include <unistd.h>

namespace entente::cli {
namespace {

// The one place where a signal handler can leave word.
std::atomic<bool> asked{false};
std::atomic<int> last_signal{0};
std::atomic<bool> asked_by_hand{false}; // by SIGINT or SIGTERM
std::atomic<bool> answers{false};       // the first Ctrl-C is answered
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void answer() {
  constexpr std::string_view text =
      "\nstopping: histories in flight are finished first; Ctrl-C again ends at once\n";
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0)
    return; // nobody is there to read it
}

void on_signal(int signal) {
  const int error = errno;
  if (signal == SIGINT || signal == SIGTERM) {
    if (asked_by_hand.exchange(true)) { // as if nobody had listened, once this handler is left
      ::signal(signal, SIG_DFL);
      ::raise(signal);
      return;
    }
    if (signal == SIGINT && answers.load())
      answer();
  }
  last_signal.store(signal);
  asked.store(true);
  errno = error;
}

void listen(int signal) {
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

} // namespace

const std::atomic<bool>& interrupted() {
  return asked;
}

void listen_to_interrupts(const Flags& flags) {
  const unsigned seconds = flags.time_limit.empty() ? 0 : seconds_of(flags.time_limit);
  answers.store(!flags.quiet && ::isatty(STDERR_FILENO) == 1);
  for (const int signal : {SIGINT, SIGTERM, SIGUSR1, SIGALRM})
    listen(signal);
  if (seconds > 0)
    alarm(seconds);
}

std::string interruption() {
  switch (last_signal.load()) {
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
