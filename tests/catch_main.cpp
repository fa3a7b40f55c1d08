// Catch2's main, compiled once: it costs more than all the tests of a folder together.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
