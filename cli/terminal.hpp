// What goes to people: notes on standard error, tables on standard output.
#pragma once
#include <string>
#include <string_view>

namespace entente::cli {

struct Flags;

enum class Stream { output, error };
bool is_terminal(Stream stream);
// A terminal, and nobody asked for plain text (no-color.org; TERM=dumb).
bool may_colour(Stream stream);

// A line on standard error, kept back by -q.
void print_note(const Flags& flags, std::string_view line);
// A line on standard error, always.
void print_warning(std::string_view line);

// Standard output, whole: throws WriteFailed if it cannot be written.
void print(std::string_view text);
void print_json(const std::string& document);

struct WriteFailed {};

// Text in bold where the stream shows it.
std::string bold(std::string_view text, Stream stream = Stream::output);

// Columns that a text takes; every letter counts as one.
std::size_t width(std::string_view text);
// The text with blanks behind it up to `columns`.
std::string padded(std::string_view text, std::size_t columns);
// How wide prose is wrapped where it does not follow the terminal.
constexpr std::size_t columns_of_a_page = 99;
// Broken between words so that no line goes beyond `columns`. All lines stand `indent` blanks in; those of
// the first are the caller's to write.
std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent = 0);

} // namespace entente::cli
