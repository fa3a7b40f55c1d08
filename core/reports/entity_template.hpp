// A form for records of one kind: heads in the reader's language, lists of choices, two rows of
// examples, and a sheet that explains each column. What it says comes from the schema, so plugins'
// fields and the firm's own stand in it; what is filled in imports back.
//
// Pure but for the document that is written; any thread.
#pragma once

#include <string>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/model/schema.hpp"
#include "pareto/document.hpp"

namespace pareto::reports {

struct TemplateRequest {
  Language language = Language::English;
  std::string home_currency = "CNY";
  std::string firm;
  Date day;  // of the examples
};

void write_template(sdk::Document& document, const model::Schema& schema,
                    const model::Entity& entity, const TemplateRequest& request);

// "客户模板", "customer-template": of its file.
[[nodiscard]] std::string template_stem(const model::Entity& entity, Language language);

}  // namespace pareto::reports
