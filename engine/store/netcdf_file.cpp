#include "engine/store/netcdf_file.hpp"

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
  int id = 0, variable = 0;
  require(nc().def_dim(file_, dimension.c_str(), size, &id));
  require(nc().def_var(file_, dimension.c_str(), NC_INT, 1, &id, &variable));
  std::vector<int> values(size);
  std::iota(values.begin(), values.end(), 0);
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

} // namespace entente
