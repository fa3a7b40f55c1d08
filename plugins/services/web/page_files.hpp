// The files of the page, read once and kept: what is not in the list cannot be asked for, whatever
// an address says.
//
// index.html is answered for every address that is no file, since the page itself knows its
// addresses. Files below assets/ have names made of their contents, so browsers keep them for good.
// What gets smaller is compressed once: by the build (NAME.gz), or when it is read. Any thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "message.hpp"

namespace pareto::web {

class PageFiles {
 public:
  // A folder that is not there: a page that says so.
  explicit PageFiles(const std::filesystem::path& folder);

  [[nodiscard]] Response answer(const Request& request) const;
  [[nodiscard]] std::size_t count() const { return files_.size(); }

 private:
  struct File {
    std::string type, tag;
    std::shared_ptr<const std::string> body, packed;
    bool for_good = false;
  };
  void keep(const std::string& name, std::string content, std::string_view type,
            std::string packed);

  std::map<std::string, File, std::less<>> files_;
};

// What every answer carries.
void put_security_headers(Response& response, bool secure);

}  // namespace pareto::web
