#include "engine/world/import/import_problems.hpp"
#include "engine/scenario/read/text_limits.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t most_problems = 20;

bool is_control(char byte) {
  constexpr char rub_out = 0x7F;
  const auto value = static_cast<unsigned char>(byte);
  return (value < ' ' && byte != '\t' && byte != '\n' && byte != '\r') || byte == rub_out;
}

} // namespace

void ImportProblems::add(std::size_t byte, std::string message) {
  if (stopped_)
    return;
  problems_.push_back(problem_at(text_, byte, file_, std::move(message)));
  stopped_ = problems_.size() >= most_problems;
}

void ImportProblems::stop(std::size_t byte, std::string message) {
  add(byte, std::move(message));
  stopped_ = true;
}

void require_readable(std::string_view text, ImportProblems& problems) {
  const auto control =
      static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_control) - text.begin());
  const std::size_t broken = find_broken_utf8(text);
  if (broken < control)
    problems.stop(broken, "this byte is not UTF-8; save the file as UTF-8 text");
  else if (control < text.size())
    problems.stop(control, "this byte is no text; only letters, tabs and ends of lines are allowed");
}

} // namespace entente
