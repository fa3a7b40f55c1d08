// Words on their way into a page: escaping.
//
// Every text of a document passes through `escaped` (or `css_string`), whoever wrote it: names of
// customers come from files, and a name may be `<script>`. Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace pareto::html {

// For text and for attributes in double quotes. Control characters, which no page may hold, become
// U+FFFD.
std::string escaped(std::string_view text);

// A quoted CSS string, safe inside of <style>.
std::string css_string(std::string_view text);

// A length or coordinate with at most two decimals: "18.79", "15". The same on every machine and in
// every locale.
std::string number(double value);

}  // namespace pareto::html
