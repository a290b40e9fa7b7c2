// Tables that a command which reads a study leaves in its folder: the answer is printed whether or not they
// can be written there.
#pragma once
#include <filesystem>
#include <functional>

namespace entente::cli {

struct Flags;

// Lets `write` fill the study's folder of tables, which is made when missing, and says where they are; where
// that fails, on a medium that is only read for instance, says why, and nothing is thrown.
void leave_tables(const Flags& flags, const std::filesystem::path& study,
                  const std::function<void(const std::filesystem::path& tables)>& write);

} // namespace entente::cli
