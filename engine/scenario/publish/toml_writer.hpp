// TOML writer, line by line.
#pragma once
#include "engine/scenario/model/distribution.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Provenance;

// Values as they stand in a file.
std::string toml_text(std::string_view text);
std::string toml_key(std::string_view key);
std::string toml_list(const std::vector<std::string>& values);
std::string toml_numbers(const std::vector<double>& values);
std::string toml_number(double value, const Provenance* provenance = nullptr);
std::string toml_number(const Distribution& distribution, const Provenance* provenance = nullptr);

class TomlWriter {
 public:
  void heading(std::string_view table, std::string_view comment = {}); // [table]
  void item(std::string_view list);                                    // [[list]]
  void line(std::string_view key, std::string_view value, std::string_view comment = {});
  // Only where there is a text.
  void text(std::string_view key, std::string_view value);
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

} // namespace entente
