#include "engine/core/missing.hpp"
#include "engine/store/files/netcdf_stream.hpp"
#include "netcdf/netcdf.hpp"

#include <cstdio>
#include <netcdf.h>
#include <stdexcept>
#include <vector>

namespace entente::netcdf {
namespace {

// The operations, as entente sends them.
class Input {
 public:
  // False at the end of the input.
  bool next(NetcdfOperation& operation) { return std::fread(&operation, sizeof operation, 1, stdin) == 1; }

  std::string text() {
    std::string text(size(), '\0');
    take(text.data(), text.size());
    return text;
  }
  template<class Number>
  std::vector<Number> numbers() {
    std::vector<Number> numbers(size());
    take(numbers.data(), numbers.size() * sizeof(Number));
    return numbers;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> texts(size());
    for (std::string& text : texts)
      text = this->text();
    return texts;
  }
  std::size_t size() {
    std::uint64_t size = 0;
    take(&size, sizeof size);
    return size;
  }

 private:
  static void take(void* bytes, std::size_t count) {
    if (count > 0 && std::fread(bytes, 1, count, stdin) != count)
      throw std::runtime_error("what was to be written ended too early");
  }
};

class Output {
 public:
  explicit Output(std::filesystem::path path) : path_(std::move(path)) {
    require(nc_create(path_.c_str(), NC_NETCDF4 | NC_CLOBBER, &file_));
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() {
    if (finished_)
      return;
    nc_close(file_);
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }

  void obey(NetcdfOperation operation, Input& input) {
    switch (operation) {
    case NetcdfOperation::text_dimension: {
      const std::string name = input.text();
      const std::vector<std::string> values = input.texts();
      labels(name, dimension(name, values.size()), values);
      break;
    }
    case NetcdfOperation::number_dimension: {
      const std::string name = input.text(), unit = input.text();
      const std::vector<double> values = input.numbers<double>();
      const int variable = coordinate(name, values.size(), NC_DOUBLE);
      describe(variable, unit, {});
      require(nc_put_var_double(file_, variable, values.data()));
      break;
    }
    case NetcdfOperation::whole_dimension: {
      const std::string name = input.text();
      const std::vector<int> values = input.numbers<int>();
      require(nc_put_var_int(file_, coordinate(name, values.size(), NC_INT), values.data()));
      break;
    }
    case NetcdfOperation::labels: {
      const std::string name = input.text();
      const int id = dimensions_.at(input.size());
      labels(name, id, input.texts());
      break;
    }
    case NetcdfOperation::variable:
      variable(input);
      break;
    case NetcdfOperation::attribute: {
      const std::string name = input.text(), value = input.text();
      require(nc_put_att_text(file_, NC_GLOBAL, name.c_str(), value.size(), value.data()));
      break;
    }
    case NetcdfOperation::values: {
      const int id = variables_.at(input.size());
      const auto start = input.numbers<std::size_t>(), count = input.numbers<std::size_t>();
      const std::vector<double> values = input.numbers<double>();
      require(nc_put_vara_double(file_, id, start.data(), count.data(), values.data()));
      break;
    }
    case NetcdfOperation::finish:
      finished_ = true;
      require(nc_close(file_));
      break;
    }
  }
  bool finished() const { return finished_; }

 private:
  int dimension(const std::string& name, std::size_t size) {
    require(nc_def_dim(file_, name.c_str(), size, &dimensions_.emplace_back()));
    return dimensions_.back();
  }

  int coordinate(const std::string& name, std::size_t size, nc_type type) {
    const int id = dimension(name, size);
    int variable = 0;
    require(nc_def_var(file_, name.c_str(), type, 1, &id, &variable));
    return variable;
  }

  void labels(const std::string& name, int dimension, const std::vector<std::string>& values) {
    int variable = 0;
    require(nc_def_var(file_, name.c_str(), NC_STRING, 1, &dimension, &variable));
    std::vector<const char*> raw;
    for (const std::string& value : values)
      raw.push_back(value.c_str());
    require(nc_put_var_string(file_, variable, raw.data()));
  }

  // 64-bit floats, compressed; places never written are missing.
  void variable(Input& input) {
    constexpr int shuffle = 1, deflate = 1, level = 4;
    const std::string name = input.text(), unit = input.text(), doc = input.text();
    std::vector<int> ids;
    for (const std::size_t dimension : input.numbers<std::size_t>())
      ids.push_back(dimensions_.at(dimension));
    int& id = variables_.emplace_back();
    require(nc_def_var(file_, name.c_str(), NC_DOUBLE, static_cast<int>(ids.size()), ids.data(), &id));
    require(nc_def_var_deflate(file_, id, shuffle, deflate, level));
    require(nc_def_var_fill(file_, id, NC_FILL, &missing));
    describe(id, unit, doc);
  }

  void describe(int variable, const std::string& unit, const std::string& doc) {
    if (!unit.empty())
      require(nc_put_att_text(file_, variable, "units", unit.size(), unit.data()));
    if (!doc.empty())
      require(nc_put_att_text(file_, variable, "long_name", doc.size(), doc.data()));
  }

  std::filesystem::path path_;
  int file_ = 0;
  std::vector<int> dimensions_, variables_; // by the order in which they came
  bool finished_ = false;
};

} // namespace

void require(int code) {
  if (code != NC_NOERR)
    throw std::runtime_error(nc_strerror(code));
}

void write_file(const std::filesystem::path& path) {
  Input input;
  Output output(path);
  for (NetcdfOperation operation{}; !output.finished();) {
    if (!input.next(operation))
      throw std::runtime_error("it was not finished");
    output.obey(operation, input);
  }
}

} // namespace entente::netcdf
