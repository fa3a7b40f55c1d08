#include "core/api/method.hpp"

#include <algorithm>
#include <iterator>

#include "core/access/duties.hpp"
#include "core/api/shape.hpp"
#include "core/base/error.hpp"
#include "core/base/nearest.hpp"

namespace pareto::api {
namespace {

std::vector<Method> all_methods() {
  std::vector<Method> out;
  for (auto* part :
       {&workspace_methods, &record_methods,      &change_methods,    &journal_methods,
        &figure_methods,    &view_methods,        &action_methods,    &me_methods,
        &search_methods,    &rule_methods,        &tier_methods,      &tier_story_methods,
        &report_methods,    &user_methods,        &role_methods,      &key_methods,
        &sign_in_methods,   &totp_methods,        &import_methods,    &recipe_methods,
        &twin_methods,      &upkeep_methods,      &job_methods,       &saved_list_methods,
        &plugin_methods,    &plugin_demo_methods, &own_field_methods, &attachment_methods,
        &schedule_methods}) {
    std::ranges::move((*part)(), std::back_inserter(out));
  }
  std::ranges::sort(out, {}, &Method::name);
  return out;
}

}  // namespace

const std::vector<Method>& methods() {
  static const std::vector<Method> all = all_methods();
  return all;
}

const Method& find_method(std::string_view name) {
  const auto found = std::ranges::find(methods(), name, &Method::name);
  if (found != methods().end()) return *found;
  std::vector<std::string> names;
  for (const Method& method : methods()) names.emplace_back(method.name);
  if (const auto meant = nearest(name, names)) {
    throw Error(ErrorCode::NotFound,
                {Text{"there is no method {0}; did you mean {1}?", "没有方法 {0}；您是指 {1} 吗？"},
                 {name, *meant}});
  }
  throw Error(ErrorCode::NotFound, {Text{"there is no method {}", "没有方法 {}"}, {name}},
              Text{"all of them: pareto api list", "全部方法：pareto api list"});
}

void describe(JsonWriter& out, Language language) {
  out.begin_object().key("methods").begin_array();
  for (const Method& method : methods()) {
    out.begin_object()
        .member("name", method.name)
        .member("summary", method.summary.in(language))
        .key("changes")
        .flag(method.changes);
    if (method.duty) out.member("duty", access::name_of(*method.duty));
    out.key("parameters").begin_array();
    for (const Parameter& parameter : method.parameters) {
      out.begin_object()
          .member("name", parameter.name)
          .member("kind", name_of(parameter.kind))
          .key("required")
          .flag(parameter.required);
      out.member("help", parameter.help.in(language)).end_object();
    }
    out.end_array().key("answer");
    Shape(method.answer).write_schema(out);
    out.end_object();
  }
  out.end_array().key("components").begin_object().key("schemas").begin_object();
  for (const auto& [name, shape] : named_shapes()) {
    out.key(name);
    Shape(shape).write_schema(out);
  }
  out.end_object().end_object().end_object();
}

void run(const Method& method, Call& call) {
  if (method.duty) access::require_duty(call.host.session(), *method.duty);
  method.run(call);
}

}  // namespace pareto::api
