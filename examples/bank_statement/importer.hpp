// Reads statement.hpp's lines as the host wants rows: a first row of headings in line 0, then one
// row a payment.
#pragma once

#include <pareto/importer.hpp>

#include <memory>
#include <string_view>

class BankStatement : public pareto::sdk::Importer<BankStatement> {
 public:
  static constexpr const char* id = "bank_statement";
  static constexpr pareto::sdk::Label label{"Bank statement, fixed width", "银行流水（定长）"};
  static constexpr pareto::sdk::Label help{"Lines of 120 bytes in GB18030: H, D and T",
                                           "每行 120 字节、GB18030 编码：H、D、T 行"};
  static constexpr const char* suffixes[] = {".dat"};

  static int probe(std::string_view first_bytes, std::string_view name);
  BankStatement(const pareto::sdk::Job& job, pareto::sdk::Input input, pareto::sdk::Opened& opened);
  std::unique_ptr<pareto::sdk::BatchStream> read();

 private:
  pareto::sdk::Job job_;
  pareto::sdk::Input input_;
};
