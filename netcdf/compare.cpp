#include "netcdf/netcdf.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <netcdf.h>
#include <vector>

namespace entente::netcdf {
namespace {

// A variable as it is read back: its shape, and numbers or texts.
struct Values {
  std::vector<std::size_t> shape;
  std::vector<double> numbers;
  std::vector<std::string> texts;
};

class Reading {
 public:
  explicit Reading(const std::filesystem::path& path) { require(nc_open(path.c_str(), NC_NOWRITE, &file_)); }
  ~Reading() { nc_close(file_); }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  std::vector<std::string> variables() const {
    int count = 0;
    require(nc_inq_nvars(file_, &count));
    std::vector<std::string> names;
    for (int variable = 0; variable < count; ++variable) {
      std::array<char, NC_MAX_NAME + 1> name{};
      require(nc_inq_var(file_, variable, name.data(), nullptr, nullptr, nullptr, nullptr));
      names.emplace_back(name.data());
    }
    return names;
  }

  Values values(const std::string& name) const {
    int variable = 0, dimensions = 0;
    nc_type type = NC_NAT;
    std::array<int, NC_MAX_VAR_DIMS> ids{};
    require(nc_inq_varid(file_, name.c_str(), &variable));
    require(nc_inq_var(file_, variable, nullptr, &type, &dimensions, ids.data(), nullptr));
    Values values;
    std::size_t size = 1;
    for (int i = 0; i < dimensions; ++i) {
      require(nc_inq_dimlen(file_, ids.at(static_cast<std::size_t>(i)), &values.shape.emplace_back()));
      size *= values.shape.back();
    }
    if (type == NC_STRING) {
      std::vector<char*> raw(size, nullptr);
      require(nc_get_var_string(file_, variable, raw.data()));
      for (const char* text : raw)
        values.texts.emplace_back(text != nullptr ? text : "");
      nc_free_string(size, raw.data());
    } else {
      values.numbers.resize(size);
      require(nc_get_var_double(file_, variable, values.numbers.data()));
    }
    return values;
  }

 private:
  int file_ = 0;
};

bool agree(double a, double b, double tolerance) {
  return a == b || (std::isnan(a) && std::isnan(b)) ||
         std::fabs(a - b) <= tolerance * std::max({1.0, std::fabs(a), std::fabs(b)});
}

std::string difference_of(const Reading& there, const Reading& anew, double tolerance) {
  const std::vector<std::string> names = anew.variables();
  if (there.variables() != names)
    return "holds other variables";
  for (const std::string& name : names) {
    const Values a = there.values(name), b = anew.values(name);
    if (a.shape != b.shape || a.texts != b.texts || a.numbers.size() != b.numbers.size())
      return fmt::format("holds another {}", name);
    for (std::size_t i = 0; i < a.numbers.size(); ++i)
      if (!agree(a.numbers[i], b.numbers[i], tolerance))
        return fmt::format("holds another {}: value {} is {}, anew {}", name, i, a.numbers[i], b.numbers[i]);
  }
  return {};
}

} // namespace

std::string difference(const std::filesystem::path& there, const std::filesystem::path& anew,
                       double tolerance) {
  return difference_of(Reading(there), Reading(anew), tolerance);
}

} // namespace entente::netcdf
