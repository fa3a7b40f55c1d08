// Finding likely twins among 100 000 customers beside one scan of their names, in one run: only the
// ratio counts.
//
//     pareto_bench_twins [CUSTOMERS] [RUNS]
//
// The names are made up: places, names of two to four characters, lines of business and legal forms
// as Chinese firms have them, one in twenty-five a twin of another (another form, two characters
// swapped, one missing); six in ten have a phone.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "core/base/utf8.hpp"
#include "core/records/query/query.hpp"
#include "core/records/write/transaction.hpp"
#include "core/twins/find.hpp"

using namespace pareto;

namespace {

std::u32string made_name(std::mt19937& random, const std::vector<std::u32string>& before) {
  static constexpr std::u32string_view kTrades[] = {
      U"饲料", U"贸易",     U"药业",     U"食品",     U"化工",     U"科技",
      U"机械", U"电子",     U"建材",     U"物流",     U"实业",     U"纺织",
      U"包装", U"汽车配件", U"环保科技", U"生物科技", U"精密机械", U"医疗器械"};
  static constexpr std::u32string_view kForms[] = {
      U"有限公司",     U"有限公司",     U"有限公司", U"有限责任公司",
      U"股份有限公司", U"集团有限公司", U"厂",       U""};
  static constexpr std::u32string_view kPlaces[] = {U"",     U"",     U"",      U"",     U"上海",
                                                    U"北京", U"广州", U"深圳",  U"杭州", U"宁波",
                                                    U"成都", U"山东", U"浙江省"};
  const auto any = [&](const auto& list) { return list[random() % std::size(list)]; };
  if (!before.empty() && random() % 25 == 0) {
    std::u32string name = before[random() % before.size()];
    const std::size_t at = 2 + random() % 3;
    if (name.size() < 8 || random() % 3 == 0) return name + U"公司";
    if (random() % 2 == 0)
      std::swap(name[at], name[at + 1]);
    else
      name.erase(at, 1);
    return name;
  }
  std::u32string name(any(kPlaces));
  // The characters of names are those that people use: the first 2 500 of the main block, more or
  // less.
  for (std::size_t i = 2 + random() % 3; i > 0; --i)
    name += static_cast<char32_t>(0x4E00 + (random() % 2'500) * 8);
  return name.append(any(kTrades)).append(any(kForms));
}

double seconds(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const int customers = argc > 1 ? std::atoi(argv[1]) : 100'000,
            runs = argc > 2 ? std::atoi(argv[2]) : 5;
  std::string folder = (std::filesystem::temp_directory_path() / "pareto-bench-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 1;
  const model::Schema schema = model::Schema::core();
  const std::filesystem::path file = std::filesystem::path(folder) / "pareto.db";
  store::Store::create(file, schema);
  store::Store store(file, schema);
  bus::EventBus bus;
  records::Records records{store, schema, bus};
  records.clock_micros = [] { return std::int64_t{1'793'500'000'000'000}; };
  {
    std::mt19937 random(7);
    std::vector<std::u32string> names;
    records::Transaction transaction(records, {}, {.kind = "add", .title = "customers"});
    sdk::BatchBuilder rows({{"name", sdk::Type::Text}, {"phone", sdk::Type::Text}});
    for (int i = 0; i < customers; ++i) {
      names.push_back(made_name(random, names));
      rows.text(0, to_utf8(names.back()));
      if (random() % 10 < 6)
        rows.text(1, "0571-" + std::to_string(10'000'000 + random() % 80'000'000));
      rows.end_row();
    }
    transaction.create(schema.entity("customer"), rows.finish());
    transaction.commit();
  }
  std::vector<double> scans, finds, ratios;
  std::size_t pairs = 0, bytes = 0;
  for (int run = 0; run < runs; ++run) {
    scans.push_back(seconds([&] {
      auto rows = records::select_trusted(store, {}, "SELECT name FROM customer", {},
                                          {{"name", sdk::Type::Text}});
      for (sdk::Batch batch; rows->next(batch); batch = sdk::Batch()) {
        for (std::int64_t row = 0; row < batch.rows(); ++row)
          bytes += batch.column(0).text(row).size();
      }
    }));
    finds.push_back(
        seconds([&] { pairs = twins::find_twins(store.connection(), schema, {}).size(); }));
    ratios.push_back(finds.back() / scans.back());
  }
  std::printf(
      "%d customers (%zu bytes of names), %zu pairs: scan %.1f ms, twins %.1f ms, ratio %.1f (at most 20)\n",
      customers, bytes / static_cast<std::size_t>(runs), pairs, 1e3 * median(scans),
      1e3 * median(finds), median(ratios));
  std::filesystem::remove_all(folder);
  return 0;
}
