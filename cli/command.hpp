// The command line as the verbs see it: commands take options, and options say what they allow. CLI11 reads
// the words; its header, a second of compiling and thousands of functions in every file that has it, stays
// behind command.cpp.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace entente::cli {

// What a command takes. A handle: copies are the same option, which the program owns. Each function gives it
// back.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  Option type_name(const std::string& name) const; // as the help shows the value; empty: not at all
  Option required(bool is = true) const;
  Option repeatable() const;     // a word each time, and as many times as wanted
  Option optional_value() const; // may stand alone
  Option delimiter(char between) const;
  Option excludes(Option other) const;
  Option excludes(const std::string& other) const;
  // Refuses what is not within. T is the value's type: int, std::uint32_t, std::size_t or double.
  template<class T>
  Option between(T least, T most) const;
  Option one_of(std::vector<std::string_view> words) const; // refuses any other, with the nearest one
  // Refuses a word for which this says what is wrong; it says nothing of a good one.
  Option check(std::function<std::string(const std::string&)> problem_with) const;

  bool given() const; // after parsing: it was there

 private:
  CLI::Option* option_;
};

// The program or a verb of it. A handle likewise.
class Command {
 public:
  explicit Command(CLI::App& app) : app_(&app) {}

  Command add_verb(const std::string& name, const std::string& help) const;
  // A flag with a value ("-j,--threads") or a word without a flag ("FILE"), read into the value, which must
  // live as long as the program. T: std::string, a vector of them, int, std::uint32_t, std::size_t, double,
  // or an std::optional of one of the last three. A double is always a number.
  template<class T>
  Option option(const std::string& names, T& value, const std::string& help) const;
  // The same for the name of a file or folder: neither empty nor a flag. T: std::string or a vector of them.
  template<class T>
  Option path(const std::string& names, T& value, const std::string& help) const;
  Option flag(const std::string& names, bool& value, const std::string& help) const; // true when it is there

  CLI::App& app() const { return *app_; }

 private:
  CLI::App* app_;
};

} // namespace entente::cli
