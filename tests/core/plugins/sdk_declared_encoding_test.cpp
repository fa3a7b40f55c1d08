// What files say of their encoding, held against their bytes by the host's own text service.
#include "pareto/declared_encoding.hpp"

#include <catch2/catch.hpp>

#include "core/base/encoding.hpp"
#include "core/host/services/services.hpp"
#include "pareto/testing/test_job.hpp"

using namespace pareto::sdk;
using pareto::encode_gb18030;

namespace {

const std::string kPage =
    "<html><title>销售明细</title><table><tr><td>客户名称</td><td>金额</td></tr>"
    "<tr><td>雾栎饲料有限公司</td><td>385.00</td></tr></table></html>";

DeclaredEncoding checked(const std::string& bytes, const std::string& declared,
                         const std::string& told = {}) {
  testing::TestJob host;
  host.services[PARETO_SVC_TEXT] = &pareto::host::text_service();
  return check_encoding(host.job(), bytes, declared, told);
}

}  // namespace

TEST_CASE("What a page or XML says of its encoding is found at its beginning", "[sdk]") {
  CHECK(declared_encoding("<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">") ==
        "gb2312");
  CHECK(declared_encoding("<META CHARSET='UTF-8'>") == "UTF-8");
  CHECK(declared_encoding("<?xml version=\"1.0\" encoding=\"GBK\"?>") == "GBK");
  CHECK(declared_encoding("<html><table>").empty());
  CHECK(declared_encoding("charset=").empty());
  CHECK(declared_encoding(std::string(5000, ' ') + "charset=utf-8").empty());
}

TEST_CASE("A declaration that fits its bytes holds", "[sdk]") {
  CHECK(checked(kPage, "utf-8").name == "UTF-8");
  CHECK_FALSE(checked(kPage, "utf-8").overruled);
  CHECK(checked(encode_gb18030(kPage), "gb2312").name == "gb2312");
  CHECK_FALSE(checked(encode_gb18030(kPage), "gb2312").overruled);
  // Its beginning is ASCII, the rest may not be.
  CHECK(checked("<html><table><tr><td>1", "gb2312").name == "gb2312");
}

TEST_CASE("A declaration that does not is overruled by the bytes", "[sdk]") {
  const DeclaredEncoding gbk = checked(encode_gb18030(kPage), "utf-8");
  CHECK(gbk.name == "GB18030");
  CHECK(gbk.overruled);
  const DeclaredEncoding utf8 = checked(kPage, "gb2312");
  CHECK(utf8.name == "UTF-8");
  CHECK(utf8.overruled);
  CHECK(checked(encode_gb18030(kPage), "iso-8859-1").name == "GB18030");
  CHECK(checked(std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14), "utf-8").name == "UTF-16LE");
}

TEST_CASE("Without a known declaration the bytes decide; what is told counts first", "[sdk]") {
  CHECK(checked(encode_gb18030(kPage), "").name == "GB18030");
  CHECK(checked(encode_gb18030(kPage), "x-unheard-of").name == "GB18030");
  CHECK(checked(kPage, "utf-8", "Big5").name == "Big5");
  CHECK(checked(kPage, "utf-8", "auto").name == "UTF-8");
  CHECK_THROWS_AS(checked(kPage, "utf-8", "Klingon"), Failure);
}
