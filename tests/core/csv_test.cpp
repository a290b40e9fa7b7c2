#include "engine/core/csv.hpp"
#include "tests/catch.hpp"

using namespace entente;

namespace {

using Texts = std::vector<std::string>;

std::vector<Texts> records_of(std::string_view text, Separator separator = Separator::comma) {
  std::vector<Texts> records;
  for (CsvReader reader(text); reader.next(separator);) {
    records.emplace_back();
    for (const CsvField& field : reader.fields())
      records.back().emplace_back(field.text);
  }
  return records;
}

} // namespace

TEST_CASE("a table is records of fields, however its lines end") {
  const std::vector<Texts> expected{{"a", "b"}, {"1", ""}, {}, {"", "2"}};
  for (const char* end : {"\n", "\r\n", "\r"}) {
    std::string text;
    for (const char* line : {"a,b", "1,", "", ",2"})
      text += std::string(line) + end;
    CHECK(records_of(text) == expected);
  }
  CHECK(records_of("\xEF\xBB\xBF"
                   "a,b") == std::vector<Texts>{{"a", "b"}});
  CHECK(records_of("").empty());
}

TEST_CASE("blanks around a field are no part of it, quotation marks make them one") {
  CHECK(records_of(" a ,\t\" b \" , c d\n") == std::vector<Texts>{{"a", " b ", "c d"}});
  CHECK(records_of("a;b, c;d", Separator::semicolon) == std::vector<Texts>{{"a", "b, c", "d"}});
  CHECK(records_of("a\t\tb", Separator::tab) == std::vector<Texts>{{"a", "", "b"}});
  CHECK(records_of("a  \"b c\"\t d", Separator::blank) == std::vector<Texts>{{"a", "b c", "d"}});
  CHECK(records_of("a, b c # d", Separator::any) == std::vector<Texts>{{"a", "b", "c"}});
}

TEST_CASE("what stands in quotation marks may hold separators, ends of lines and doubled marks") {
  CHECK(records_of("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\"\nc\n") ==
        std::vector<Texts>{{"a,b", "say \"yes\"", "two\nlines"}, {"c"}});
}

TEST_CASE("a record knows its line and the columns of its fields") {
  CsvReader reader("a\n\"1\n2\",b\r\n\nc,  d");
  std::vector<std::size_t> lines;
  while (reader.next())
    lines.push_back(reader.line());
  CHECK(lines == std::vector<std::size_t>{1, 2, 4, 5});
  CHECK(reader.column(reader.fields()[1].at) == 5);
}

TEST_CASE("a wrong quotation mark is told with its place and spoils its own record alone") {
  CsvReader reader("x,\"a\" b,c\nd\n\"e");
  REQUIRE(reader.next());
  CHECK(reader.fault() == CsvFault::text_behind_quotation);
  CHECK(reader.column(reader.fault_at()) == 7);
  CHECK(reader.fields().empty());
  REQUIRE(reader.next());
  CHECK(reader.fault() == CsvFault::none);
  REQUIRE(reader.next());
  CHECK(reader.fault() == CsvFault::open_quotation);
  CHECK(reader.line() == 3);
  CHECK_FALSE(reader.next());
}

TEST_CASE("every text comes back from a table as it was put in") {
  for (const char* text : {"", "plain", "a,b", "a \"b\"", "=1+1", "'=1+1", "''@x", "-5", "-", "'",
                           "-10 % aid", "+1", "two\nlines", "'quoted'"}) {
    const std::string table = csv_text(text) + ",next\n";
    CsvReader reader(table);
    REQUIRE(reader.next());
    REQUIRE(reader.fields().size() == 2);
    CHECK(without_guard(reader.fields()[0].text) == text);
  }
}

TEST_CASE("a line of comment has no fields, whatever stands in it") {
  CsvReader reader("a,b\n# so \"much\", \"and\" more, \"\n1,2");
  std::size_t records = 0, fields = 0;
  while (reader.next(Separator::comma, '#')) {
    ++records;
    fields += reader.fields().size();
    CHECK(reader.fault() == CsvFault::none);
  }
  CHECK(records == 3);
  CHECK(fields == 4);
}
