#include "cli/command.hpp"

#include "engine/scenario/syntax/wording.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <type_traits>

namespace entente::cli {
namespace {

// What is not a number lies within every range: nothing compares with it.
std::string problem_with_number(const std::string& word) {
  double number = 0.0;
  return CLI::detail::lexical_cast(word, number) && std::isnan(number) ? in_quotes(word) + " is no number"
                                                                       : std::string();
}

// An unset variable of a shell, or the next flag where the name was forgotten.
std::string problem_with_path(const CLI::App& verb, const std::string& word) {
  if (word.empty())
    return "the name is empty; a file or folder is needed";
  const bool flag =
      word.starts_with("--") || (word.starts_with('-') && verb.get_option_no_throw(word) != nullptr);
  return flag ? "a file or folder is needed, and " + in_quotes(word) + " reads as a flag; write ./" + word +
                    " where something is called so"
              : std::string();
}

} // namespace

Option Option::type_name(const std::string& name) const {
  option_->type_name(name);
  return *this;
}

Option Option::required(bool is) const {
  option_->required(is);
  return *this;
}

Option Option::repeatable() const {
  option_->expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  return *this;
}

Option Option::optional_value() const {
  option_->expected(0, 1);
  return *this;
}

Option Option::delimiter(char between) const {
  option_->delimiter(between);
  return *this;
}

Option Option::excludes(Option other) const {
  option_->excludes(other.option_);
  return *this;
}

Option Option::excludes(const std::string& other) const {
  option_->excludes(other);
  return *this;
}

template<class T>
Option Option::between(T least, T most) const {
  option_->check(CLI::Range(least, most).description(""));
  return *this;
}
template Option Option::between(int, int) const;
template Option Option::between(std::uint32_t, std::uint32_t) const;
template Option Option::between(std::size_t, std::size_t) const;
template Option Option::between(double, double) const;

Option Option::one_of(std::vector<std::string_view> words) const {
  return check([words = std::move(words)](const std::string& word) -> std::string {
    if (std::find(words.begin(), words.end(), word) != words.end())
      return {};
    return in_quotes(word) + " is not known" + suggestion(word, words);
  });
}

Option Option::check(std::function<std::string(const std::string&)> problem_with) const {
  option_->check(CLI::Validator(
      [problem_with = std::move(problem_with)](std::string& word) { return problem_with(word); }, ""));
  return *this;
}

bool Option::given() const {
  return option_->count() > 0;
}

Command Command::add_verb(const std::string& name, const std::string& help) const {
  return Command(*app_->add_subcommand(name, help));
}

template<class T>
Option Command::option(const std::string& names, T& value, const std::string& help) const {
  const Option option(*app_->add_option(names, value, help));
  if constexpr (std::is_same_v<T, double> || std::is_same_v<T, std::optional<double>>)
    option.check(problem_with_number);
  return option;
}
template Option Command::option(const std::string&, std::string&, const std::string&) const;
template Option Command::option(const std::string&, int&, const std::string&) const;
template Option Command::option(const std::string&, std::uint32_t&, const std::string&) const;
template Option Command::option(const std::string&, std::size_t&, const std::string&) const;
template Option Command::option(const std::string&, double&, const std::string&) const;
template Option Command::option(const std::string&, std::vector<std::string>&, const std::string&) const;
template Option Command::option(const std::string&, std::optional<std::uint32_t>&, const std::string&) const;
template Option Command::option(const std::string&, std::optional<std::uint64_t>&, const std::string&) const;
template Option Command::option(const std::string&, std::optional<double>&, const std::string&) const;

template<class T>
Option Command::path(const std::string& names, T& value, const std::string& help) const {
  return option(names, value, help).check([verb = app_](const std::string& word) {
    return problem_with_path(*verb, word);
  });
}
template Option Command::path(const std::string&, std::string&, const std::string&) const;
template Option Command::path(const std::string&, std::vector<std::string>&, const std::string&) const;

Option Command::flag(const std::string& names, bool& value, const std::string& help) const {
  return Option(*app_->add_flag(names, value, help));
}

} // namespace entente::cli
