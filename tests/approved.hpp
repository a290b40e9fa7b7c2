// Approved texts: what a test received is compared with what somebody looked at and approved
// (scripts/approve-golden).
#pragma once
#include "tests/catch.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace entente::test {

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Fails the test, naming the first line that differs and leaving the received text for approval, unless it is
// the approved text.
inline void check_approved(const std::string& name, const std::string& received) {
  const std::filesystem::path approved = std::filesystem::path(ENTENTE_GOLDEN_DIR) / (name + ".approved.txt");
  const std::filesystem::path waiting =
      std::filesystem::path(ENTENTE_RECEIVED_DIR) / (name + ".received.txt");
  const std::string expected = text_of(approved);
  if (received == expected) {
    std::filesystem::remove(waiting);
    SUCCEED("as approved");
    return;
  }
  std::ofstream(waiting, std::ios::binary) << received;
  std::istringstream ours(received), theirs(expected);
  std::string got, wanted;
  int line = 0;
  do {
    ++line;
    if (!std::getline(ours, got))
      got = "(end)";
    if (!std::getline(theirs, wanted))
      wanted = "(end)";
  } while (got == wanted && got != "(end)");
  FAIL("not as approved in line " << line << "\n  approved: " << wanted << "\n  received: " << got
                                  << "\nIf the change is meant: scripts/approve-golden " << name);
}

} // namespace entente::test
