// One request as it is read: fields taken out by name, and everything that is wrong with them, each with its
// JSON pointer.
#pragma once
#include "engine/api/json_documents.hpp"
#include "engine/core/expected.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Scenario;

class Request {
 public:
  // Text that is no JSON object, or is too deep or long, is a problem of its own.
  explicit Request(std::string_view line);

  bool is_readable() const { return json_.is_object(); }
  bool has(std::string_view key) const { return json_.contains(key); }
  const Json& json() const { return json_; }
  // Refuses the keys that are not among those of the request.
  void allow(std::span<const std::string_view> keys);

  std::string text(std::string_view key, bool needed);
  std::uint64_t whole(std::string_view key, std::uint64_t minimum, std::uint64_t maximum,
                      std::uint64_t otherwise);
  // The names of strategies, one or a list of them, as ascending positions.
  std::vector<std::size_t> strategies(std::string_view key, const Scenario& scenario,
                                      std::vector<std::size_t> otherwise);

  void refuse(std::string path, std::string message);
  void refuse(const std::string& path, const Problems& problems, bool places = false);
  bool refused() const { return !errors_.empty(); }
  const Json& errors() const { return errors_; }

 private:
  Json json_;
  Json errors_ = Json::array();
};

// A setting's value as it stands in a file: 0.5, true, a word.
std::optional<std::string> setting_text(const Json& value);

} // namespace entente
