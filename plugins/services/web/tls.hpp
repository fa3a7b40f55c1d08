// Certificates: those of files, or one that this machine makes for its local network.
//
// Of its own are an authority, which people trust once and whose key stays readable by this user
// alone, and a certificate for the names and addresses that the machine has today, made anew at
// each start. The authority may sign for private addresses and for the names of local networks
// only, so that trusting it gives nobody the web.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "options.hpp"

typedef struct ssl_ctx_st SSL_CTX;

namespace pareto::web {

// What TLS needs, as PEM.
struct Certificates {
  std::string chain, key;
  std::string authority;    // of one's own; else empty
  std::string fingerprint;  // of the authority, SHA-256: "AB:CD:…"
};

// Throws Failure with the file and what is wrong with it.
[[nodiscard]] Certificates certificates_of(const sdk::Job& job, const Options& options,
                                           const std::vector<std::string>& names);

// Its IPv4 addresses in local networks, and its name: "192.168.1.7", "office.local".
[[nodiscard]] std::vector<std::string> local_names();

// Lines of a QR code in half blocks, for a dark or a light terminal.
[[nodiscard]] std::string qr_lines(const std::string& text);

}  // namespace pareto::web
