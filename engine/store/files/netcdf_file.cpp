#include "engine/store/files/netcdf_file.hpp"

#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace entente {
namespace {

constexpr const char* netcdf_program = "entente-netcdf";

} // namespace

NetcdfFile::NetcdfFile(std::filesystem::path path)
    : path_(std::move(path)), reserved_(path_), unfinished_(reserved_.name() + ".data"),
      program_(netcdf_program, {"write", unfinished_}) {}

void NetcdfFile::send(const NetcdfMessage& message) {
  if (!program_.send(message.bytes()))
    fail(program_.finish().text);
}

void NetcdfFile::fail(const std::string& why) const {
  throw StoreFailure(fmt::format("cannot write {}: {}", path_.string(), why));
}

void NetcdfFile::labels(const std::string& name, int dimension, const std::vector<std::string>& values) {
  send(NetcdfMessage(NetcdfOperation::labels)
           .text(name)
           .size(static_cast<std::size_t>(dimension))
           .texts(values));
}

int NetcdfFile::names(const std::string& dimension, const std::vector<std::string>& values) {
  send(NetcdfMessage(NetcdfOperation::text_dimension).text(dimension).texts(values));
  return dimensions_++;
}

int NetcdfFile::numbers(const std::string& dimension, const std::vector<double>& values,
                        std::string_view unit) {
  send(
      NetcdfMessage(NetcdfOperation::number_dimension).text(dimension).text(unit).numbers(std::span(values)));
  return dimensions_++;
}

int NetcdfFile::counts(const std::string& dimension, std::size_t size) {
  std::vector<int> values(size);
  std::iota(values.begin(), values.end(), 0);
  return whole_numbers(dimension, values);
}

int NetcdfFile::whole_numbers(const std::string& dimension, const std::vector<int>& values) {
  send(NetcdfMessage(NetcdfOperation::whole_dimension).text(dimension).numbers(std::span(values)));
  return dimensions_++;
}

int NetcdfFile::variable(const std::string& name, const std::vector<int>& dimensions, std::string_view unit,
                         std::string_view doc) {
  const std::vector<std::size_t> ids(dimensions.begin(), dimensions.end());
  send(NetcdfMessage(NetcdfOperation::variable).text(name).text(unit).text(doc).numbers(std::span(ids)));
  return variables_++;
}

void NetcdfFile::attribute(const std::string& name, std::string_view value) {
  send(NetcdfMessage(NetcdfOperation::attribute).text(name).text(value));
}

void NetcdfFile::write(int variable, const std::vector<std::size_t>& start,
                       const std::vector<std::size_t>& count, std::span<const double> values) {
  send(NetcdfMessage(NetcdfOperation::values)
           .size(static_cast<std::size_t>(variable))
           .numbers(std::span(start))
           .numbers(std::span(count))
           .numbers(values));
}

void NetcdfFile::finish() {
  send(NetcdfMessage(NetcdfOperation::finish));
  if (const ChildProgram::Answer answer = program_.finish(); !answer.well)
    fail(answer.text);
  std::error_code error;
  std::filesystem::rename(unfinished_, path_, error);
  if (error) {
    std::error_code ignored;
    std::filesystem::remove(unfinished_, ignored);
    fail(error.message());
  }
}

std::string netcdf_difference(const std::filesystem::path& there, const std::filesystem::path& anew,
                              double tolerance) {
  if (read_whole_file(there) == read_whole_file(anew))
    return {};
  ChildProgram program(netcdf_program,
                       {"compare", there.string(), anew.string(), fmt::format("{}", tolerance)});
  const ChildProgram::Answer answer = program.finish();
  return (answer.well ? "" : "cannot be read: ") + answer.text;
}

} // namespace entente
