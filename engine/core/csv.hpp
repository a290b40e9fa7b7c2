// Separated text, read and written: CSV as RFC 4180 has it, and with tabs, semicolons or blanks for commas.
#pragma once
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct CsvField {
  std::string_view text; // without quotation marks and blanks around it
  std::size_t at = 0;    // its first byte in the whole text
  bool quoted = false;
};

enum class Separator {
  any,   // blanks, tabs and commas, however many; '#' after one of them begins a comment; no quotation marks
  blank, // blanks and tabs, however many
  tab,   // these three part fields that may be empty
  comma,
  semicolon
};
std::string_view name_of(Separator separator);

enum class CsvFault { none, open_quotation, text_behind_quotation };
// What is wrong, for a message: "this quotation mark is not closed".
std::string_view text_of(CsvFault fault);

// Cuts records of one text into fields. A field may stand in quotation marks, which are doubled within; there
// it may hold separators and ends of lines (LF, CR LF or CR), which end a record everywhere else. A mark of
// byte order at the start is passed over.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text);

  // Reads the next record: false at the end of the text. A blank line is a record without fields, as is one
  // that begins with the sign of a comment, where there is one.
  bool next(Separator separator = Separator::comma, char comment = '\0');
  // Cuts the first record off `rest`, a part of the text. Where a quotation mark is wrong there are no fields
  // and the rest of that line, or of the text, is passed over.
  CsvFault cut(std::string_view& rest, Separator separator);

  // Of the last record; valid until the next one is read.
  const std::vector<CsvField>& fields() const { return fields_; }
  CsvFault fault() const { return fault_; }
  std::size_t fault_at() const { return fault_at_; } // byte of the whole text
  std::size_t line() const { return line_; }         // in which next() found its begin, from 1
  // Of a byte in that line, from 1.
  std::size_t column(std::size_t at) const { return at - line_at_ + 1; }

 private:
  std::size_t place(std::string_view piece) const {
    return static_cast<std::size_t>(piece.data() - text_.data());
  }
  void skip_record();
  void cut_words(std::string_view& rest);
  bool take_quoted(std::string_view& rest, Separator separator);
  void take_plain(std::string_view& rest, Separator separator);
  void refuse(CsvFault fault, std::size_t at, std::string_view& rest);

  std::string_view text_, rest_;
  std::vector<CsvField> fields_;
  std::deque<std::string> unquoted_; // fields that held doubled quotation marks
  CsvFault fault_ = CsvFault::none;
  std::size_t fault_at_ = 0, line_ = 0, line_at_ = 0;
};

// Spreadsheets run a text as a formula when it begins with one of = + - @, a tab or a carriage return. In a
// table such a text has an apostrophe before it (docs/decisions/0117); numbers and a sign alone have not.
bool reads_as_formula(std::string_view text);
// A text as a field of a table: guarded where a spreadsheet would run it, quoted where it needs to be.
std::string csv_text(std::string_view text);
// The text that csv_text was given, from the field that a reader gives.
std::string_view without_guard(std::string_view field);

} // namespace entente
