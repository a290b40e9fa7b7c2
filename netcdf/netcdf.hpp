// What the program entente-netcdf does; the only place that knows NetCDF's functions.
#pragma once
#include <filesystem>
#include <string>

namespace entente::netcdf {

// Writes a file as the operations on standard input say (engine/store/files/netcdf_stream.hpp). Unless their
// last one is to finish, nothing of it stays. Throws std::runtime_error, saying why not.
void write_file(const std::filesystem::path& path);

// Where the values of two files differ, by more than `tolerance` of the larger of 1 and their size; empty
// where they do not. Throws std::runtime_error where one cannot be read.
std::string difference(const std::filesystem::path& there, const std::filesystem::path& anew,
                       double tolerance);

// Throws std::runtime_error for what NetCDF calls an error.
void require(int code);

} // namespace entente::netcdf
