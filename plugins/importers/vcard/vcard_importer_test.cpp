#include "vcard_importer.hpp"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include <pareto/testing/import_run.hpp>

#include "values.hpp"

using namespace pareto::sdk;
using namespace pareto::sdk::testing;
using namespace pareto::vcard;

namespace {

using Lines = std::vector<std::string>;

std::string file(const std::string& name) {
  std::ifstream in(std::string(PARETO_SOURCE_ROOT "/tests/data/vcard/") + name, std::ios::binary);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Imported import_cards(std::string_view bytes) {
  const TestJob host;
  return import_bytes<VcardImporter>(host, bytes);
}

// One card of these lines.
std::string card(const std::string& version, const std::string& lines) {
  return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n";
}

// "Name=… Mobile=…" of one row; empty cells left out.
std::string told(const Imported& found, std::size_t row) {
  std::string out;
  for (std::size_t c = 0; c < found.columns; ++c) {
    if (const auto& cell = found.rows.at(row)[c])
      out += (out.empty() ? "" : " | ") + *found.rows[0][c] + "=" + *cell;
  }
  return out;
}
std::string told(const std::string& bytes) {
  const Imported found = import_cards(bytes);
  INFO(found.error);
  REQUIRE(found.status == PARETO_OK);
  REQUIRE(found.rows.size() == 2);
  return told(found, 1);
}

std::string times(int count, const std::string& text) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("The example of RFC 2426 is read as it says", "[vcard]") {
  const Imported found = import_cards(file("rfc2426-example.vcf"));

  REQUIRE(found.rows.size() == 3);
  CHECK(found.lines == std::vector<std::int64_t>{0, 1, 13});
  CHECK(told(found, 1) ==
        "Name=Frank Dawson | Company=Lotus Development Corporation | Work phone=+1-919-676-9515 | "
        "Fax=+1-919-676-9564 | E-mail=Frank_Dawson@Lotus.com | E-mail 2=fdawson@earthlink.net | "
        "Address=6544 Battleford Drive, Raleigh, NC 27613-3502, U.S.A. | "
        "Website=http://home.earthlink.net/~fdawson");
  CHECK(told(found, 2) ==
        "Name=Tim Howes | Company=Netscape Communications Corp. | Work phone=+1-415-937-3419 | "
        "Fax=+1-415-528-4164 | E-mail=howes@netscape.com | Address=501 E. Middlefield Rd., "
        "Mountain View, CA 94043, U.S.A.");
}

TEST_CASE("The example of RFC 6350 is read as it says", "[vcard]") {
  CHECK(told(file("rfc6350-example.vcf")) ==
        "Name=Simon Perreault | Company=Viagenie | Mobile=+1-418-262-6501 | Work "
        "phone=+1-418-656-9254 ext. 102 | E-mail=simon.perreault@viagenie.ca | Address=Suite "
        "D2-630, 2875 Laurier, Quebec, QC G1V 2M2, Canada | Website=http://nomis80.org | "
        "Birthday=02-03");
}

TEST_CASE("A card of Gmail is read, with its labels", "[vcard]") {
  CHECK(told(file("gmail-single.vcf")) ==
        "Name=Greg Dartmouth | Company=TheCompany | Position=TheJobTitle | Mobile=555 555 1111 | "
        "Phone=555 555 2222 | E-mail=gdartmouth@hotmail.com | Address=321 Custom St, Custom City, "
        "TX 98765, USA | Residence=123 Home St, Home City, HM 12345 | "
        "Website=http://TheProfile.com | Birthday=1960-09-10 | Nickname=Gman | Note=This is "
        "GMail's note field.\nIt should be added as a NOTE type.\nACustomField: CustomField");
}

TEST_CASE("A card of Outlook 2003 is read, and its key left out and counted", "[vcard]") {
  const Imported found = import_cards(file("outlook-2003.vcf"));

  CHECK(found.detail == "pictures and keys left out: 1");
  CHECK(told(found, 1) ==
        "Name=John Doe III | Company=Company, The | Org unit=TheDepartment | Position=The Job "
        "Title | Role=TheProfession | Mobile=MobilePhone | Work phone=BusinessPhone | Home "
        "phone=HomePhone | Fax=BusinessFaxPhone | E-mail=jdoe@hotmail.com | Address=TheOffice, "
        "123 Main St, Austin, TX 12345, United States of America | "
        "Website=http://web-page-address.com | Birthday=1980-03-21 | Nickname=Joey | Note=This is "
        "the note field!!\nSecond line\n\nThird line is empty");
}

TEST_CASE("A card of Evolution is read, folded anywhere and with properties of its own",
          "[vcard]") {
  const std::string text = told(file("John_Doe_EVOLUTION.vcf"));

  CHECK(text.substr(0, text.find(" | Note=")) ==
        "Name=Mr. John Richter, James Doe Sr. | Company=IBM | Org unit=Accounting / Dungeon | "
        "Position=Money Counter | Mobile=905-666-1234 | Work phone=905-555-1234 | "
        "E-mail=john.doe@ibm.com | Residence=ASB-123, 15 Crescent moon drive, Albaney, New York "
        "12345, United States of America | Website=http://www.ibm.com | Birthday=1980-03-22 | "
        "Nickname=Johny | Categories=VIP");
  CHECK(text.find("Note=THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS \"AS "
                  "IS\" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE "
                  "IMPLIED WARRANTIES") != text.npos);
  CHECK(
      text.ends_with("SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS "
                     "INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN "
                     "CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) "
                     "ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE "
                     "POSSIBILITY OF SUCH DAMAGE."));
}

TEST_CASE("Cards of an Android phone are read, in quoted-printable with soft breaks", "[vcard]") {
  TestJob host;
  const Imported found = import_bytes<VcardImporter>(host, file("John_Doe_ANDROID.vcf"));

  REQUIRE(found.rows.size() == 7);
  CHECK(told(found, 1) == "E-mail=john.doe@company.com | Categories=My Contacts");
  CHECK(told(found, 2) == "E-mail=jane.doe@company.com | Categories=My Contacts");
  CHECK(told(found, 3) == "Name=Ñ Ñ Ñ Ñ Ñ | Mobile=123456789 | Categories=My Contacts");
  const std::string line = "Ñ Ñ Ñ Ñ Ñ Ñ Ñ ÑÑ Ñ Ñ Ñ Ñ Ñ Ñ ÑÑ Ñ Ñ Ñ Ñ";
  CHECK(told(found, 4) ==
        "Name=Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ | Mobile=123456 | Mobile 2=3456789 | Home "
        "phone=234567 | Home phone 2=45678901 | Categories=My Contacts | Note=" +
            line);
  CHECK(told(found, 5) == "Name=Ñ Ñ Ñ Ñ | Company=" + times(12, "Ñ") +
                              " | Mobile=123456 | Work phone=123456 | Fax=123456 | "
                              "E-mail=bob@company.com | E-mail 2=" +
                              times(14, "Ñ") +
                              " | Website=www.company.com | Website 2=http://www.company.com");
  // Its second organisation ends in half a character.
  CHECK(told(found, 6) == "Name=ÑÑÑÑ | Company=" + times(44, "Ñ") +
                              " | Company 2=" + times(44, "Ñ") +
                              "\xEF\xBF\xBD | Mobile=55556666 | "
                              "E-mail=henry@company.com | Categories=My Contacts");
  CHECK(host.figures.at("replaced_characters") == 1);
  CHECK(found.detail == "pictures and keys left out: 1");
}

TEST_CASE("Types are understood in all three spellings", "[vcard]") {
  for (const std::string line :
       {"TEL;CELL;PREF:1", "TEL;TYPE=cell,pref:1", "TEL;TYPE=\"voice,cell\":1",
        "tel;type=CELL;type=VOICE:1", "item2.TEL;Type=\"cell\":1"}) {
    INFO(line);
    CHECK(told(card("3.0", "FN:A\r\n" + line + "\r\n")) == "Name=A | Mobile=1");
  }
}

TEST_CASE("A number without a type is a mobile one if it looks like those of China", "[vcard]") {
  CHECK(told(card("3.0", "FN:A\r\nTEL:+86 138-1234-5678\r\nTEL:021-62345678\r\n")) ==
        "Name=A | Mobile=+86 138-1234-5678 | Phone=021-62345678");
}

TEST_CASE("Labels of a group say what a number is", "[vcard]") {
  CHECK(told(card("3.0",
                  "FN:A\r\nitem1.TEL:1\r\nitem1.X-ABLabel:_$!<Mobile>!$_\r\nitem2.TEL:2\r\n"
                  "item2.X-ABLabel:公司传真\r\nitem3.TEL:3\r\nitem3.X-ABLabel:办公\r\n")) ==
        "Name=A | Mobile=1 | Work phone=3 | Fax=2");
}

TEST_CASE("The preferred value stands first, and the same value once", "[vcard]") {
  CHECK(told(card("4.0",
                  "FN:A\r\nEMAIL;PREF=9:b@x.cn\r\nEMAIL:c@x.cn\r\nEMAIL;PREF=1:mailto:a@x.cn\r\n"
                  "EMAIL:c@x.cn\r\n")) ==
        "Name=A | E-mail=a@x.cn | E-mail 2=b@x.cn | E-mail 3=c@x.cn");
}

TEST_CASE("Escapes are taken out, and those of a component do not split it", "[vcard]") {
  CHECK(told(card("3.0", "FN:A\\, B\r\nORG:甲\\;乙;丙\\,丁\r\nNOTE:1\\n2\\N3\\\\n\r\n")) ==
        "Name=A, B | Company=甲;乙 | Org unit=丙,丁 | Note=1\n2\n3\\n");
  CHECK(told(card("2.1", "FN:A\r\nNOTE:C:\\new\\; D\r\n")) == "Name=A | Note=C:\\new; D");
}

TEST_CASE("Lines are unfolded as their version folds them", "[vcard]") {
  CHECK(told(card("3.0", "FN:Ann Sm\r\n ith\r\nNOTE:two\r\n\t words\r\n")) ==
        "Name=Ann Smith | Note=two words");
  CHECK(told(card("2.1", "FN:Ann\r\n Smith\r\n")) == "Name=Ann Smith");
  CHECK(told(card("4.0", "FN:\r\n 王小\r\n 明\n")) == "Name=王小明");
}

TEST_CASE("A soft break may split a character, and one before the end is none", "[vcard]") {
  CHECK(told(card("2.1", "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E7=8E=\r\n=8B\r\n")) ==
        "Name=王");
  CHECK(told(card("2.1", "FN:A\r\nNOTE;QUOTED-PRINTABLE:1 =3D 1=\r\n")) == "Name=A | Note=1 = 1=");
}

TEST_CASE("Names without FN are put together as their language does", "[vcard]") {
  CHECK(told(card("2.1", "N:王;小明;;;\r\n")) == "Name=王小明");
  CHECK(told(card("2.1", "N:;欧阳锋;;;\r\n")) == "Name=欧阳锋");
  CHECK(told(card("2.1", "N:Doe;John;Q.;Dr.;Jr.\r\n")) == "Name=Dr. John Q. Doe Jr.");
}

TEST_CASE("Addresses stand in one line, the Chinese way round if they are Chinese", "[vcard]") {
  CHECK(told(card("3.0", "FN:王\r\nADR;TYPE=WORK:;;南京西路1266号;上海市;上海;200040;中国\r\n")) ==
        "Name=王 | Address=中国上海上海市南京西路1266号 200040");
  CHECK(told(card("3.0", "FN:A\r\nADR;TYPE=HOME:;;1 High St;York;;;UK\r\n")) ==
        "Name=A | Residence=1 High St, York, UK");
}

TEST_CASE("WeChat and QQ are found wherever phones put them", "[vcard]") {
  CHECK(told(card("3.0",
                  "FN:A\r\nX-WECHAT:w1\r\nIMPP;X-SERVICE-TYPE=WeChat:w2\r\nIMPP:weixin:w3\r\n"
                  "X-QQ:10001\r\nIMPP:aim:none\r\n")) ==
        "Name=A | WeChat=w1 | WeChat 2=w2 | WeChat 3=w3 | QQ=10001");
}

TEST_CASE("Heads are in the language of the job", "[vcard]") {
  const TestJob host({}, "zh-Hans");

  const Imported found = import_bytes<VcardImporter>(
      host, card("3.0", "FN:A\r\nORG:B\r\nTEL;CELL:1\r\nTEL;WORK:2\r\nTEL;CELL:3\r\n"));

  CHECK(found.joined() == Lines{"姓名|公司名称|手机|手机 2|办公电话", "A|B|1|3|2"});
}

TEST_CASE("More than nine values of a kind are joined in the ninth", "[vcard]") {
  std::string lines = "FN:A\r\n";
  for (int i = 1; i <= 12; ++i) lines += "TEL;CELL:" + std::to_string(i) + "\r\n";

  const Imported found = import_cards(card("3.0", lines));

  CHECK(found.columns == 10);
  CHECK(found.rows[1][9] == "9; 10; 11; 12");
}

TEST_CASE("A line that is no property belongs to the text before it", "[vcard]") {
  CHECK(told(card("2.1", "FN:A\r\nNOTE:first\r\nsecond line\r\n\r\nTEL;CELL:1\r\n")) ==
        "Name=A | Mobile=1 | Note=first\nsecond line");
}

TEST_CASE("Cards inside a card and lines between cards are passed over", "[vcard]") {
  const Imported found = import_cards(
      "Received: by mail\r\n" +
      card("2.1", "FN:A\r\nAGENT:\r\n" + card("2.1", "FN:Agent\r\n") + "TEL;CELL:1\r\n") +
      "\r\nremark\r\n" + card("2.1", "FN:B\r\n"));

  CHECK(found.joined() == Lines{"Name|Mobile", "A|1", "B|-"});
}

TEST_CASE("A card without its end is taken before another, and rejected at the end of the file",
          "[vcard]") {
  TestJob host;

  const Imported found = import_bytes<VcardImporter>(
      host, "BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C\nTEL:13");

  CHECK(found.joined() == Lines{"Name", "A", "B"});
  REQUIRE(host.rejects.size() == 1);
  CHECK(host.rejects[0].row == 6);
  CHECK(host.rejects[0].why == "the card is cut off: END:VCARD is missing. Export it again");
}

TEST_CASE("A text of megabytes rejects its card alone", "[vcard]") {
  TestJob host;

  const Imported found = import_bytes<VcardImporter>(
      host, card("3.0", "FN:A\r\nNOTE:" + std::string(2'000'000, 'x') + "\r\n") +
                card("3.0", "FN:B\r\n"));

  CHECK(found.joined() == Lines{"Name", "B"});
  REQUIRE(host.rejects.size() == 1);
  CHECK(host.rejects[0].row == 1);
}

TEST_CASE("Line ends of every system are line ends", "[vcard]") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CHECK(told("BEGIN:VCARD" + end + "FN:A" + end + "TEL;CELL:1" + end + "END:VCARD" + end) ==
          "Name=A | Mobile=1");
  }
}

TEST_CASE("Pieces of the file of any size give the same cards", "[vcard]") {
  const std::string text = file("John_Doe_ANDROID.vcf");
  const TestJob host;
  const MemoryInput input(text, "a.vcf", 7);

  CHECK(
      import_input(static_cast<const pareto_importer_v1*>(VcardImporter::table()), host, input.c())
          .rows == import_cards(text).rows);
}

TEST_CASE("Files without cards are refused with what to do", "[vcard]") {
  CHECK(import_cards("").error.find("empty") != std::string::npos);
  CHECK(import_cards("BEGIN:VCALENDAR\nEND:VCALENDAR\n").error.find("calendar") !=
        std::string::npos);
  CHECK(import_cards("name,phone\n").error.find("no card") != std::string::npos);
  CHECK(import_cards("BEGIN:VCARD\nEND:VCARD\n").error.find("say nothing") != std::string::npos);
  CHECK(import_cards("BEGIN:VCARD\nFN:A\n").error.find("cut off") != std::string::npos);
  const TestJob odd(std::map<std::string, std::string>{{"encoding", "KLINGON"}});
  CHECK(import_bytes<VcardImporter>(odd, card("3.0", "FN:A\n")).status == PARETO_E_ARGUMENT);
}

TEST_CASE("Reading cards stops when the job is cancelled", "[vcard]") {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "BEGIN:VCARD\nFN:A\nEND:VCARD\n";
  TestJob host;
  host.cancel_after = 1;

  CHECK(import_bytes<VcardImporter>(host, text).status == PARETO_E_CANCELLED);
}

TEST_CASE("Content decides whether it is a card", "[vcard]") {
  CHECK(VcardImporter::probe("BEGIN:VCARD\r\n", "contacts.txt") > 90);
  CHECK(VcardImporter::probe("\xEF\xBB\xBF begin:vcard\n", "x") > 90);
  CHECK(VcardImporter::probe(std::string_view("\xFF\xFE"
                                              "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0",
                                              24),
                             "x") > 90);
  CHECK(VcardImporter::probe("name,phone\n", "x.vcf") == 0);
}
