// Entry point of the program: from the words of the command line to the exit code; everything that can go
// wrong on the way ends here.
#pragma once

namespace entente::cli {

int run_program(int argc, const char* const* argv);

} // namespace entente::cli
