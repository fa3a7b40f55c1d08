// The C forms of lists, NULL-terminated lists of pointers as the C interface takes them: of
// structs, and of names.
//
//     detail::CList<pareto_span> spans(2);
//     spans[0] = {…};
//     spans.get()          // const pareto_span* const*
//     detail::CNames where({"tier = A"}).get()    // pareto_names: of a list that lives as long
//
// Of plain structs; of fixed length, so that pointers to them stay good. Plugins do not name it.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "pareto/abi/base.h"

namespace pareto::sdk {
inline namespace v0 {
namespace detail {

template <class Struct>
class CList {
 public:
  explicit CList(std::size_t size)
      : pointers_(static_cast<const Struct**>(
            std::calloc(1, (size + 1) * sizeof(Struct*) + size * sizeof(Struct)))) {
    if (pointers_ == nullptr) throw std::bad_alloc();
    items_ = reinterpret_cast<Struct*>(pointers_ + size + 1);
    for (std::size_t i = 0; i < size; ++i) pointers_[i] = items_ + i;
  }
  CList(const CList&) = delete;
  CList& operator=(const CList&) = delete;
  ~CList() { std::free(pointers_); }

  [[nodiscard]] Struct& operator[](std::size_t i) { return items_[i]; }
  [[nodiscard]] const Struct* const* get() const { return pointers_; }

 private:
  static_assert(alignof(Struct) <= alignof(void*),
                "structs of the interface lie behind pointers to them");
  const Struct** pointers_;
  Struct* items_;
};

// The C form of a list of names, alive as long as the object and the list.
class CNames {
 public:
  explicit CNames(const std::vector<std::string>& names) {
    for (const std::string& name : names) pointers_.push_back(name.c_str());
    pointers_.push_back(nullptr);
  }
  [[nodiscard]] pareto_names get() const { return pointers_.data(); }

 private:
  std::vector<const char*> pointers_;
};

}  // namespace detail
}  // namespace v0
}  // namespace pareto::sdk
