// Runs the tests of one program. A test's name without a semicolon: CTest would cut it there, run nothing and
// call it passed.
#define CATCH_CONFIG_RUNNER
#include "tests/catch.hpp"

#include <iostream>

int main(int count, char** words) {
  Catch::Session session;
  if (const int wrong = session.applyCommandLine(count, words))
    return wrong;
  for (const Catch::TestCase& test : Catch::getAllTestCasesSorted(session.config()))
    if (test.name.find(';') != std::string::npos) {
      std::cerr << "a test's name must not hold a semicolon: " << test.name << '\n';
      return 1;
    }
  return session.run();
}
