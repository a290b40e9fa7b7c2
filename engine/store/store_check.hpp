// Is this file a store of ours, of a version we know, and whole?
#pragma once
#include <string>

namespace entente {

class Database;

// Before SQLite sees it: the first bytes, the application id, the length. Throws StudyRefused or
// StoreDamaged.
void check_file(const std::string& path);

// The version, then the whole file. Throws StudyRefused or StoreDamaged, which says how much can still be
// read.
void check_content(const Database& database, const std::string& path);

} // namespace entente
