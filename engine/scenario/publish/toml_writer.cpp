#include "engine/scenario/publish/toml_writer.hpp"

#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

using Kind = Distribution::Kind;

std::string pair_of(std::string_view name, const Distribution& d) {
  return std::string(name) + " = " + toml_numbers({d.first, d.second});
}

std::string form_of(const Distribution& d) {
  switch (d.kind) {
  case Kind::constant:
    return "value = " + number_text(d.first);
  case Kind::uniform:
    return pair_of("uniform", d);
  case Kind::log_uniform:
    return pair_of("log_uniform", d);
  case Kind::normal:
    return pair_of("normal", d);
  case Kind::lognormal:
    return pair_of("lognormal", d);
  case Kind::beta:
    return pair_of("beta", d);
  case Kind::poisson:
    return "poisson = " + number_text(d.first) + ", plus = " + number_text(d.second);
  case Kind::choice:
    break;
  }
  const auto choices = static_cast<std::ptrdiff_t>(d.choices);
  return "values = " + toml_numbers({d.values.begin(), d.values.begin() + choices}) +
         ", shares = " + toml_numbers({d.shares.begin(), d.shares.begin() + choices});
}

std::string provenance_text(const Provenance* provenance) {
  if (provenance == nullptr)
    return "";
  return (provenance->source.empty() ? "" : ", source = " + toml_text(provenance->source)) + ", grade = \"" +
         provenance->grade + "\"";
}

} // namespace

std::string toml_text(std::string_view text) {
  std::string written = "\"";
  for (const char letter : text) {
    const auto code = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\')
      written += std::string("\\") + letter;
    else if (letter == '\n')
      written += "\\n";
    else if (code < 0x20 || code == 0x7F)
      written += "\\u" + hexadecimal(code, 4);
    else
      written += letter;
  }
  return written + "\"";
}

std::string toml_key(std::string_view key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return bare ? std::string(key) : toml_text(key);
}

std::string toml_list(const std::vector<std::string>& values) {
  std::string written = "[";
  for (std::size_t i = 0; i < values.size(); ++i)
    written += (i == 0 ? "" : ", ") + values[i];
  return written + "]";
}

std::string toml_numbers(const std::vector<double>& values) {
  std::vector<std::string> texts;
  for (const double value : values)
    texts.push_back(number_text(value));
  return toml_list(texts);
}

std::string toml_number(double value, const Provenance* provenance) {
  if (provenance == nullptr)
    return number_text(value);
  return "{ value = " + number_text(value) + provenance_text(provenance) + " }";
}

std::string toml_number(const Distribution& d, const Provenance* provenance) {
  const bool limited = std::isfinite(d.low) || std::isfinite(d.high);
  if (d.is_constant() && !limited)
    return toml_number(d.first, provenance);
  std::string written = "{ " + form_of(d);
  if (std::isfinite(d.low))
    written += ", low = " + number_text(d.low);
  if (std::isfinite(d.high))
    written += ", high = " + number_text(d.high);
  if (d.probability != 1.0)
    written += ", probability = " + number_text(d.probability);
  return written + provenance_text(provenance) + " }";
}

void TomlWriter::heading(std::string_view table, std::string_view comment) {
  text_ += "\n[" + std::string(table) + "]";
  text_ += comment.empty() ? "\n" : " # " + std::string(comment) + "\n";
}

void TomlWriter::item(std::string_view list) {
  text_ += "\n[[" + std::string(list) + "]]\n";
}

void TomlWriter::line(std::string_view key, std::string_view value, std::string_view comment) {
  text_ += toml_key(key) + " = " + std::string(value);
  text_ += comment.empty() ? "\n" : " # " + std::string(comment) + "\n";
}

void TomlWriter::text(std::string_view key, std::string_view value) {
  if (!value.empty())
    line(key, toml_text(value));
}

} // namespace entente
