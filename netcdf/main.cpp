// Writes and compares NetCDF files for entente, which starts it: linked to NetCDF, it takes many times as
// long to start as entente itself (docs/decisions/0104).
#include "netcdf/netcdf.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

namespace {

constexpr int failed = 1, misused = 2;

} // namespace

int main(int count, char** words) {
  const std::string_view task = count > 1 ? words[1] : "";
  try {
    if (task == "write" && count == 3) {
      entente::netcdf::write_file(words[2]);
      return 0;
    }
    if (task == "compare" && count == 5) {
      std::fputs(entente::netcdf::difference(words[2], words[3], std::strtod(words[4], nullptr)).c_str(),
                 stdout);
      return 0;
    }
  } catch (const std::exception& error) {
    std::fputs(error.what(), stdout);
    return failed;
  }
  std::fputs(
      "entente-netcdf is started by entente, which writes NetCDF files with it; see entente export --help\n",
      stderr);
  return misused;
}
