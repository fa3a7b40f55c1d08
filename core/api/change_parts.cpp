#include "core/api/change_parts.hpp"

#include <optional>
#include <vector>

#include "core/api/remedy.hpp"
#include "core/base/error.hpp"
#include "core/host/plugin_change.hpp"

namespace pareto::api {
namespace {

void write_parts(Call& call, std::string_view name, const std::vector<host::Part>& parts) {
  JsonWriter& out = call.out;
  out.key(name).begin_array();
  for (const host::Part& part : parts) {
    out.begin_object()
        .member("kind", host::name_of(part.kind))
        .member("kind_label", host::words_of(part.kind).in(call.language))
        .member("name", part.name);
    out.member_if("from", part.from)
        .member_if("label", part.label.in(call.language))
        .key("faults")
        .begin_array();
    for (const Error& fault : part.faults) {
      out.begin_object().member("detail", fault.text(call.language));
      write_remedy(out, fault.remedy(call.language).value_or(""));
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

}  // namespace

void write_changes_of(Call& call,
                      const std::function<host::PartChanges(const store::CopyWatch&)>& preview,
                      bool must) {
  JsonWriter& out = call.out;
  std::optional<host::PartChanges> changes;
  try {
    changes = preview({.progress = call.progress, .cancel = call.cancel});
  } catch (const Error& error) {
    if (must || error.code() == ErrorCode::Cancelled) throw;
    out.member("untold", error.text(call.language));
  }
  out.key("changes");
  if (!changes) {
    out.nothing();
    return;
  }
  out.begin_object();
  write_parts(call, "fresh", changes->fresh);
  write_parts(call, "gone", changes->gone);
  write_parts(call, "broken", changes->broken);
  write_parts(call, "reshaped", changes->reshaped);
  out.end_object();
}

}  // namespace pareto::api
