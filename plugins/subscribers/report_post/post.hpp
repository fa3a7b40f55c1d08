// A message to an address of the web, a letter by SMTP. Certificates are checked, redirections are
// not followed, and each ends after half a minute.
#pragma once

#include <string>

#include "pareto/job.hpp"

namespace pareto::report_post {

// Where the guard lets it go (outbound/guard.hpp), with the setting "private" also within one's own
// networks. Answers what the other side said.
std::string post_json(const sdk::Job& job, const std::string& address, const std::string& body);

struct Server {
  std::string address;  // smtp://… goes on with TLS, but on this very machine
  std::string user, password, sender;
};
struct Letter {
  std::string to;  // several with commas between
  std::string subject, text;
  std::string file, file_name;  // goes along
};
void send_letter(const sdk::Job& job, const Server& server, const Letter& letter);

}  // namespace pareto::report_post
