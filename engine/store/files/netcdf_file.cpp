#include "engine/store/files/netcdf_file.hpp"

#include "engine/store/files/write_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <dlfcn.h>
#include <fmt/format.h>
#include <limits>
#include <netcdf.h>
#include <numeric>
#include <utility>

namespace entente {
namespace {

// The library is opened when the first file is written: it brings forty others with it, which nobody waits
// for who writes none.
class Library {
 public:
  Library() : handle_(dlopen(ENTENTE_NETCDF_LIBRARY, RTLD_NOW | RTLD_LOCAL)) {
    if (handle_ == nullptr)
      throw StoreFailure(fmt::format("NetCDF files cannot be written: {}", dlerror()));
  }
  // The function of this name; its type is that of the declaration in netcdf.h.
  template<class Function>
  Function* function(const char* name, Function*) const {
    void* const found = dlsym(handle_, name);
    if (found == nullptr)
      throw StoreFailure(fmt::format("NetCDF files cannot be written: {}", dlerror()));
    return reinterpret_cast<Function*>(found);
  }

 private:
  void* handle_; // stays open, as a library that is linked does
};

struct Netcdf : Library {
#define ENTENTE_FUNCTION(name) decltype(&::nc_##name) name = function("nc_" #name, decltype(&::nc_##name){})
  ENTENTE_FUNCTION(create);
  ENTENTE_FUNCTION(open);
  ENTENTE_FUNCTION(inq_nvars);
  ENTENTE_FUNCTION(inq_var);
  ENTENTE_FUNCTION(inq_varid);
  ENTENTE_FUNCTION(inq_dimlen);
  ENTENTE_FUNCTION(get_var_double);
  ENTENTE_FUNCTION(get_var_string);
  ENTENTE_FUNCTION(free_string);
  ENTENTE_FUNCTION(close);
  ENTENTE_FUNCTION(strerror);
  ENTENTE_FUNCTION(def_dim);
  ENTENTE_FUNCTION(def_var);
  ENTENTE_FUNCTION(def_var_deflate);
  ENTENTE_FUNCTION(def_var_fill);
  ENTENTE_FUNCTION(put_att_text);
  ENTENTE_FUNCTION(put_var_string);
  ENTENTE_FUNCTION(put_var_double);
  ENTENTE_FUNCTION(put_var_int);
  ENTENTE_FUNCTION(put_vara_double);
#undef ENTENTE_FUNCTION
};

const Netcdf& nc() {
  static const Netcdf functions;
  return functions;
}

} // namespace

NetcdfFile::NetcdfFile(std::filesystem::path path)
    : path_(std::move(path)), unfinished_(path_.string() + ".new") {
  require(nc().create(unfinished_.c_str(), NC_NETCDF4 | NC_CLOBBER, &file_));
  open_ = true;
}

NetcdfFile::~NetcdfFile() {
  if (!open_)
    return;
  nc().close(file_);
  std::error_code ignored;
  std::filesystem::remove(unfinished_, ignored);
}

void NetcdfFile::require(int code) const {
  if (code != NC_NOERR)
    throw StoreFailure(fmt::format("cannot write {}: {}", path_.string(), nc().strerror(code)));
}

void NetcdfFile::describe(int variable, std::string_view unit, std::string_view doc) {
  if (!unit.empty())
    require(nc().put_att_text(file_, variable, "units", unit.size(), unit.data()));
  if (!doc.empty())
    require(nc().put_att_text(file_, variable, "long_name", doc.size(), doc.data()));
}

void NetcdfFile::labels(const std::string& name, int dimension, const std::vector<std::string>& values) {
  int variable = 0;
  require(nc().def_var(file_, name.c_str(), NC_STRING, 1, &dimension, &variable));
  std::vector<const char*> raw;
  for (const std::string& value : values)
    raw.push_back(value.c_str());
  require(nc().put_var_string(file_, variable, raw.data()));
}

int NetcdfFile::names(const std::string& dimension, const std::vector<std::string>& values) {
  int id = 0;
  require(nc().def_dim(file_, dimension.c_str(), values.size(), &id));
  labels(dimension, id, values);
  return id;
}

int NetcdfFile::numbers(const std::string& dimension, const std::vector<double>& values,
                        std::string_view unit) {
  int id = 0, variable = 0;
  require(nc().def_dim(file_, dimension.c_str(), values.size(), &id));
  require(nc().def_var(file_, dimension.c_str(), NC_DOUBLE, 1, &id, &variable));
  describe(variable, unit, {});
  require(nc().put_var_double(file_, variable, values.data()));
  return id;
}

int NetcdfFile::counts(const std::string& dimension, std::size_t size) {
  std::vector<int> values(size);
  std::iota(values.begin(), values.end(), 0);
  return whole_numbers(dimension, values);
}

int NetcdfFile::whole_numbers(const std::string& dimension, const std::vector<int>& values) {
  int id = 0, variable = 0;
  require(nc().def_dim(file_, dimension.c_str(), values.size(), &id));
  require(nc().def_var(file_, dimension.c_str(), NC_INT, 1, &id, &variable));
  require(nc().put_var_int(file_, variable, values.data()));
  return id;
}

int NetcdfFile::variable(const std::string& name, const std::vector<int>& dimensions, std::string_view unit,
                         std::string_view doc) {
  constexpr int shuffle = 1, deflate = 1, level = 4;
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  int id = 0;
  require(nc().def_var(file_, name.c_str(), NC_DOUBLE, static_cast<int>(dimensions.size()), dimensions.data(),
                       &id));
  require(nc().def_var_deflate(file_, id, shuffle, deflate, level));
  require(nc().def_var_fill(file_, id, NC_FILL, &nothing));
  describe(id, unit, doc);
  return id;
}

void NetcdfFile::attribute(const std::string& name, std::string_view value) {
  require(nc().put_att_text(file_, NC_GLOBAL, name.c_str(), value.size(), value.data()));
}

void NetcdfFile::write(int variable, const std::vector<std::size_t>& start,
                       const std::vector<std::size_t>& count, std::span<const double> values) {
  require(nc().put_vara_double(file_, variable, start.data(), count.data(), values.data()));
}

void NetcdfFile::finish() {
  open_ = false;
  require(nc().close(file_));
  std::error_code error;
  std::filesystem::rename(unfinished_, path_, error);
  if (error)
    throw StoreFailure(fmt::format("cannot write {}: {}", path_.string(), error.message()));
}

namespace {

// A variable as it is read back: its shape, and numbers or texts.
struct Values {
  std::vector<std::size_t> shape;
  std::vector<double> numbers;
  std::vector<std::string> texts;
};

class Reading {
 public:
  explicit Reading(const std::filesystem::path& path) {
    require(nc().open(path.c_str(), NC_NOWRITE, &file_));
  }
  ~Reading() { nc().close(file_); }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  std::vector<std::string> variables() const {
    int count = 0;
    require(nc().inq_nvars(file_, &count));
    std::vector<std::string> names;
    for (int variable = 0; variable < count; ++variable) {
      std::array<char, NC_MAX_NAME + 1> name{};
      require(nc().inq_var(file_, variable, name.data(), nullptr, nullptr, nullptr, nullptr));
      names.emplace_back(name.data());
    }
    return names;
  }

  Values values(const std::string& name) const {
    int variable = 0, dimensions = 0;
    nc_type type = NC_NAT;
    std::array<int, NC_MAX_VAR_DIMS> ids{};
    require(nc().inq_varid(file_, name.c_str(), &variable));
    require(nc().inq_var(file_, variable, nullptr, &type, &dimensions, ids.data(), nullptr));
    Values values;
    std::size_t size = 1;
    for (int i = 0; i < dimensions; ++i) {
      require(nc().inq_dimlen(file_, ids.at(static_cast<std::size_t>(i)), &values.shape.emplace_back()));
      size *= values.shape.back();
    }
    if (type == NC_STRING) {
      std::vector<char*> raw(size, nullptr);
      require(nc().get_var_string(file_, variable, raw.data()));
      for (const char* text : raw)
        values.texts.emplace_back(text != nullptr ? text : "");
      nc().free_string(size, raw.data());
    } else {
      values.numbers.resize(size);
      require(nc().get_var_double(file_, variable, values.numbers.data()));
    }
    return values;
  }

 private:
  static void require(int code) {
    if (code != NC_NOERR)
      throw StoreFailure(nc().strerror(code));
  }
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

std::string netcdf_difference(const std::filesystem::path& there, const std::filesystem::path& anew,
                              double tolerance) {
  if (read_whole_file(there) == read_whole_file(anew))
    return {};
  try {
    return difference_of(Reading(there), Reading(anew), tolerance);
  } catch (const StoreFailure& failure) {
    return fmt::format("cannot be read: {}", failure.what());
  }
}

} // namespace entente
