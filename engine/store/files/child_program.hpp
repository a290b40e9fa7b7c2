// A program of ours that does a part of the work as a process of its own.
#pragma once
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace entente {

class ChildProgram {
 public:
  // Starts the program of this name, which stands beside ours. Throws StoreFailure where it is not there or
  // cannot be started.
  ChildProgram(const std::string& name, const std::vector<std::string>& arguments);
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;
  ~ChildProgram(); // ends its input and waits for it

  // To its standard input; false once it does not read any more.
  bool send(std::string_view bytes);

  struct Answer {
    std::string text;  // its standard output
    bool well = false; // it ended with 0
  };
  // Ends its input and waits until it ends.
  Answer finish();

 private:
  int socket_ = -1;
  pid_t process_ = -1;
};

} // namespace entente
