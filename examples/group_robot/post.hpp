// One POST over HTTP or HTTPS, ten seconds at most. Throws runtime_error with what went wrong; the
// address, which is a key, is not in it.
#pragma once

#include <string>

void post_json(const std::string& url, const std::string& body);
