// The precompiled header of all tests belongs to a target, and a target needs a source.
#include "tests/catch.hpp"
