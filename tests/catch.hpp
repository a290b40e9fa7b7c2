// The one place that names Catch2's header: version 3 (<catch2/catch_all.hpp>) is a change of this line.
#pragma once
#include <catch2/catch.hpp>
