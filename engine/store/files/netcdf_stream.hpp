// What entente tells the program that writes NetCDF files: operations with their arguments, one after the
// other, in this machine's own representation. Texts and lists stand behind their size, 64 bits.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace entente {

// Dimensions and variables are numbered from 0 in the order in which they come; coordinates and labels are
// not counted as variables.
enum class NetcdfOperation : std::uint8_t {
  text_dimension,   // name, texts
  number_dimension, // name, unit, numbers
  whole_dimension,  // name, whole numbers (int)
  labels,           // name, dimension, texts
  variable,         // name, unit, meaning, dimensions
  attribute,        // name, text
  values,           // variable, start, count (sizes by dimension), numbers
  finish
};

// One operation, as bytes.
class NetcdfMessage {
 public:
  explicit NetcdfMessage(NetcdfOperation operation) : bytes_(1, static_cast<char>(operation)) {}

  NetcdfMessage& size(std::uint64_t size) { return raw(&size, sizeof size); }
  NetcdfMessage& text(std::string_view text) { return size(text.size()).raw(text.data(), text.size()); }
  NetcdfMessage& texts(const std::vector<std::string>& texts) {
    size(texts.size());
    for (const std::string& one : texts)
      text(one);
    return *this;
  }
  template<class Number>
  NetcdfMessage& numbers(std::span<const Number> numbers) {
    static_assert(std::is_arithmetic_v<Number>);
    return size(numbers.size()).raw(numbers.data(), numbers.size_bytes());
  }
  const std::string& bytes() const { return bytes_; }

 private:
  NetcdfMessage& raw(const void* bytes, std::size_t count) {
    bytes_.append(static_cast<const char*>(bytes), count);
    return *this;
  }

  std::string bytes_;
};

} // namespace entente
