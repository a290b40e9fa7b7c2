#include "cli/progress.hpp"

#include "cli/flags.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace entente::cli {
namespace {

using namespace std::chrono_literals;
constexpr auto between_bars = 100ms;
constexpr auto between_lines = 5s;

void write(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

} // namespace

std::string duration_text(double seconds) {
  constexpr int minute = 60, hour = 3600;
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  if (whole < minute)
    return fmt::format("{} s", whole);
  if (whole < hour)
    return fmt::format("{} min {} s", whole / minute, whole % minute);
  return fmt::format("{} h {} min", whole / hour, whole % hour / minute);
}

Progress::Progress(const Flags& flags, std::uint64_t total, std::string what)
    : form_(Form::none), total_(total), what_(std::move(what)), start_(Clock::now()) {
  if (flags.progress == "bar" || (flags.progress == "auto" && is_terminal(Stream::error)))
    form_ = Form::bar;
  else if (flags.progress == "auto" || flags.progress == "plain")
    form_ = Form::plain;
  else if (flags.progress == "json")
    form_ = Form::json;
  if (flags.quiet)
    form_ = Form::none;
  next_ = start_ + (form_ == Form::bar ? Clock::duration(between_bars) : Clock::duration(between_lines));
}

Progress::~Progress() {
  if (drawn_)
    write("\r\x1b[K");
}

void Progress::reached(std::uint64_t done) {
  if (form_ == Form::none)
    return;
  const auto now = Clock::now();
  const bool last = done == total_ && form_ == Form::json;
  if (now < next_ && !last)
    return;
  next_ = now + (form_ == Form::bar ? Clock::duration(between_bars) : Clock::duration(between_lines));
  show(done, std::chrono::duration<double>(now - start_).count());
}

void Progress::show(std::uint64_t done, double seconds) {
  const double share = static_cast<double>(done) / static_cast<double>(total_);
  const double left = done > 0 ? seconds * (1.0 - share) / share : 0.0;
  if (form_ == Form::json) {
    write(fmt::format("{{\"done\": {}, \"total\": {}, \"seconds\": {:.1f}, \"seconds_left\": {:.1f}}}\n",
                      done, total_, seconds, left));
  } else if (form_ == Form::plain) {
    write(fmt::format("{} of {} {}, {} left\n", done, total_, what_, duration_text(left)));
  } else {
    constexpr int cells = 30;
    const auto full = static_cast<std::size_t>(share * cells);
    write(fmt::format("\r[{}{}] {:3.0f} %  {} of {} {}  {} left\x1b[K", std::string(full, '#'),
                      std::string(cells - full, '.'), 100.0 * share, done, total_, what_,
                      duration_text(left)));
    drawn_ = true;
  }
}

} // namespace entente::cli
