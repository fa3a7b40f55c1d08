#include "core/model/workspace_field.hpp"

#include <catch2/catch.hpp>

using namespace pareto::model;

namespace {

std::string fault(FieldDefinition definition) {
  const auto found = fault_of(definition, Schema::core());
  return found ? found->column : "";
}

}  // namespace

TEST_CASE("A field's name is made of the letters of its head", "[model]") {
  CHECK(field_name("客户级别") == "客户级别");
  CHECK(field_name("Credit Limit") == "credit_limit");
  CHECK(field_name("客户级别（A/B/C）") == "客户级别");
  CHECK(field_name("ＱＱ号") == "qq号");
  CHECK(field_name("2024年销售") == "2024年销售");
  CHECK(field_name("折扣 %") == "折扣");
  CHECK(field_name("---").empty());
  CHECK(field_name(std::string(200, 'x')).size() == 57);
  for (const char* name : {"客户级别", "credit_limit", "x", "Größe"})
    CHECK(is_field_name(field_name(name)));
  for (const char* name : {"", "a b", "a.b", "A", "a\"b", "a;b", "级别（x）"})
    CHECK_FALSE(is_field_name(name));
}

TEST_CASE("Each type of field that is offered has a type of value", "[model]") {
  for (const auto& [code, label] : kFieldTypes) {
    FieldDefinition definition{.entity = "customer", .name = "x", .type = code};
    if (definition.type == "choice") definition.choices = "A,B";
    if (definition.type == "reference") definition.reference = "user";
    INFO(code);
    CHECK(fault(definition).empty());
    CHECK(field_of(definition).type == stored_type(code));
    CHECK(label.zh_hans != nullptr);
  }
}

TEST_CASE("A definition becomes the field that it describes", "[model]") {
  const Field field = field_of({.entity = "customer",
                                .name = "额度",
                                .type = "money",
                                .label = "授信额度",
                                .label_en = "Credit limit",
                                .unit = "元",
                                .standard = "12.5",
                                .least = "0",
                                .most = "1,000",
                                .heads = "限额; 授信",
                                .required = true});

  CHECK(field.name == "my.额度");
  CHECK(field.local_name() == "额度");
  CHECK(field.label.in(pareto::Language::English) == "Credit limit");
  CHECK(field.label.in(pareto::Language::ChineseSimplified) == "授信额度");
  CHECK(field.default_value == "125000");
  CHECK(field.min_value == 0);
  CHECK(field.max_value == 10'000'000);
  CHECK(field.aliases == std::vector<std::string>{"限额", "授信"});
  CHECK(field.required);
}

TEST_CASE("Choices have codes, and labels where they are given", "[model]") {
  const Field field =
      field_of({.entity = "customer", .name = "x", .type = "choice", .choices = "A=重点, B、丙"});

  REQUIRE(field.choices.size() == 3);
  CHECK(field.choices[0].code == "A");
  CHECK(field.choices[0].label.in(pareto::Language::ChineseSimplified) == "重点");
  CHECK(field.choices[1].label.in(pareto::Language::ChineseSimplified) == "B");
  CHECK(field.choices[2].code == "丙");
}

TEST_CASE("What is wrong with a definition is found before it is stored", "[model]") {
  CHECK(fault({.entity = "nobody", .name = "x"}) == "entity");
  CHECK(fault({.entity = "field", .name = "x"}) == "entity");
  CHECK(fault({.entity = "customer", .name = "a b"}) == "name");
  CHECK(fault({.entity = "customer", .name = "x", .type = "colour"}) == "type");
  CHECK(fault({.entity = "customer", .name = "x", .type = "choice"}) == "choices");
  CHECK(fault({.entity = "customer", .name = "x", .type = "choice", .choices = "A,B,A"}) ==
        "choices");
  CHECK(fault({.entity = "customer", .name = "x", .choices = "A"}) == "choices");
  CHECK(fault({.entity = "customer", .name = "x", .type = "reference"}) == "reference");
  CHECK(fault({.entity = "customer", .name = "x", .reference = "user"}) == "reference");
  CHECK(fault({.entity = "customer", .name = "x", .type = "int", .standard = "many"}) ==
        "standard");
  CHECK(
      fault(
          {.entity = "customer", .name = "x", .type = "choice", .choices = "A", .standard = "B"}) ==
      "standard");
  CHECK(fault({.entity = "customer", .name = "x", .least = "5"}) == "least");
}

TEST_CASE("A schema has exactly the own fields that are defined and not removed", "[model]") {
  const FieldDefinition one{.entity = "customer", .name = "one"},
      gone{.entity = "customer", .name = "gone", .removed = true},
      elsewhere{.entity = "pack.project", .name = "x"};
  const Schema schema = with_workspace_fields(Schema::core(), {one, gone, elsewhere});

  CHECK(schema.entity("customer").find("my.one") != nullptr);
  CHECK(schema.entity("customer").find("my.gone") == nullptr);
  CHECK(with_workspace_fields(schema, {}).entity("customer").find("my.one") == nullptr);
  CHECK(with_workspace_fields(schema, {gone}, {{.entity = "customer", .name = "gone"}})
            .entity("customer")
            .find("my.gone") != nullptr);
}
