#include "cli/terminal.hpp"

#include "cli/flags.hpp"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace entente::cli {

bool is_terminal(Stream stream) {
  return isatty(stream == Stream::output ? STDOUT_FILENO : STDERR_FILENO) == 1;
}

bool may_colour(Stream stream) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if ((no_color != nullptr && *no_color != '\0') ||
      (terminal != nullptr && terminal == std::string_view("dumb")))
    return false;
  return is_terminal(stream);
}

void print_note(const Flags& flags, std::string_view line) {
  if (!flags.quiet)
    print_warning(line);
}

void print_warning(std::string_view line) {
  const std::string text = std::string(line) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    throw WriteFailed{};
}

void print_json(const std::string& document) {
  print(document + "\n");
}

std::string bold(std::string_view text, Stream stream) {
  return may_colour(stream) ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::size_t width(std::string_view text) {
  std::size_t letters = 0;
  for (const char byte : text)
    letters += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  return letters;
}

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t taken = width(text);
  return std::string(text) + std::string(taken < columns ? columns - taken : 0, ' ');
}

std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent) {
  std::string lines;
  std::size_t taken = indent;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (taken > indent && taken + 1 + width(word) > columns) {
      lines += "\n" + std::string(indent, ' ');
      taken = indent;
    } else if (!lines.empty()) {
      lines += ' ';
      ++taken;
    }
    lines += word;
    taken += width(word);
    at = end + 1;
  }
  return lines;
}

} // namespace entente::cli
