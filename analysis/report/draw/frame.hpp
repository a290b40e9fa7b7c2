// The frame of a page: head, content-security policy, style and script, all in one file.
#pragma once
#include "analysis/report/page/text.hpp"

#include <string>
#include <string_view>

namespace entente::report {

// What the policy names a script or style by: "sha256-" and the digest of its text in base 64.
std::string source_hash(std::string_view text);

// `body` is whole HTML between <body> and </body>.
std::string framed(std::string_view title, const std::string& body);
// Whether a text is such a page whose body begins with this.
bool is_framed(std::string_view text, std::string_view begin);

} // namespace entente::report
