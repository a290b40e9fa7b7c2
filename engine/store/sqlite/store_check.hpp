// Check of a store file: is it one of ours, of a version we know, and of its whole length?
#pragma once
#include <cstdint>
#include <string>

namespace entente {

class Database;

// Before SQLite sees it: the first bytes, the application id, the length. Returns how many bytes of it are
// missing. Throws StudyRefused or StoreDamaged.
std::uintmax_t check_file(const std::string& path);

// Throws StudyRefused, saying what to do.
void check_version(const Database& database, const std::string& path);

} // namespace entente
