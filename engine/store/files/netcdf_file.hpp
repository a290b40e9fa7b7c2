// A NetCDF-4 file, written variable by variable by a program of its own, entente-netcdf (netcdf/main.cpp).
#pragma once
#include "engine/store/files/child_program.hpp"
#include "engine/store/files/netcdf_stream.hpp"
#include "engine/store/files/write_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Without finish() nothing of it stays. Throws StoreFailure, saying which file and why.
class NetcdfFile {
 public:
  explicit NetcdfFile(std::filesystem::path path);
  NetcdfFile(const NetcdfFile&) = delete;
  NetcdfFile& operator=(const NetcdfFile&) = delete;

  // Dimensions with a coordinate variable of the same name. Each returns the dimension.
  int names(const std::string& dimension, const std::vector<std::string>& values);
  int numbers(const std::string& dimension, const std::vector<double>& values, std::string_view unit);
  int counts(const std::string& dimension, std::size_t size); // 0, 1, 2, ...
  int whole_numbers(const std::string& dimension, const std::vector<int>& values);
  // A text for each place of a dimension.
  void labels(const std::string& name, int dimension, const std::vector<std::string>& values);

  // 64-bit floats, compressed; places never written are not-a-number.
  int variable(const std::string& name, const std::vector<int>& dimensions, std::string_view unit,
               std::string_view doc);
  void attribute(const std::string& name, std::string_view value); // of the file
  void write(int variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
             std::span<const double> values);
  // Only now the file is there.
  void finish();

 private:
  void send(const NetcdfMessage& message);
  [[noreturn]] void fail(const std::string& why) const;

  std::filesystem::path path_;
  UnfinishedFile reserved_; // the library writes beside it: it locks its own files
  std::string unfinished_;
  ChildProgram program_;
  int dimensions_ = 0, variables_ = 0; // so far
};

// Where the values of two files differ, by more than `tolerance` of the larger of 1 and their size; empty
// where they do not, or the files are the same bytes.
std::string netcdf_difference(const std::filesystem::path& there, const std::filesystem::path& anew,
                              double tolerance);

} // namespace entente
