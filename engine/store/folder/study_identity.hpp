// Identity of a study: what makes two studies the same.
#pragma once
#include <string>

namespace entente {

struct StoreHead;

// Everything that makes two orders the same study but which part of it is run, as lines.
std::string identity_of_whole(const StoreHead& head);
// The same, and which part is run.
std::string identity(const StoreHead& head);

} // namespace entente
