// Catch2's main, compiled once: it costs more than all the tests of a folder together.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

// libxlsxwriter 1.1.4 does not free the formula of a list of choices that is too long to stand in the rule itself: some bytes a form.
extern "C" const char* __lsan_default_suppressions();
const char* __lsan_default_suppressions() { return "leak:lxw_strdup\n"; }
