#include "core/base/person_name.hpp"

#include <catch2/catch.hpp>

using pareto::read_person;

TEST_CASE("A person's name is what stands between blanks, titles and remarks", "[base]") {
  for (const char* text : {"张三", "张 三", " 张　三 ", "张三先生", "张三 女士", "张三（离职）",
                           "张三(已离职)", "张三离职", "张三-离职", "张三【华东】", "张三经理"}) {
    CAPTURE(text);
    CHECK(read_person(text).name == "张三");
  }
  CHECK(read_person("张三（离职）").remark == "离职");
  CHECK(read_person("王经理").name == "王经理");
  CHECK(read_person("Mr. John Smith").name == "John Smith");
  CHECK(read_person("Ｊｏｈｎ　Ｓｍｉｔｈ").name == "John Smith");
  CHECK(read_person("").name.empty());
  CHECK(read_person("离职").name == "离职");
}

TEST_CASE("Of several persons in a cell the first is the one", "[base]") {
  const auto two = read_person("张三/李四、王五");

  CHECK(two.name == "张三");
  CHECK(two.others == std::vector<std::string>{"李四", "王五"});
  CHECK(read_person("Smith, John").name == "Smith, John");
  CHECK(read_person("Smith, John").others.empty());
  CHECK(read_person("张三，李四").others == std::vector<std::string>{"李四"});
  CHECK(read_person("张三/张三").others.empty());
}
