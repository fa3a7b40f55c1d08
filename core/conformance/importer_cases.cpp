// L3 to L5 of importers: sound files, wrong files, broken reading, and what the run leaves.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "core/conformance/cases.hpp"
#include "core/conformance/importer_run.hpp"
#include "core/conformance/timing.hpp"
#include "pareto/testing/torture.hpp"

namespace pareto::conformance {
namespace {

const std::string& suffix_of(Trial& trial) {
  static const std::string none = ".txt";
  return trial.extension().suffixes.empty() ? none : trial.extension().suffixes[0];
}
std::vector<SampleFile> samples(Trial& trial) {
  std::vector<SampleFile> out = sound_files(trial.extension().suffixes, trial.folder() / "samples");
  if (out.empty())
    throw Skipped{
        Text{"no sound file of its format is known; put some into samples/ beside the library",
             "没有该格式的正常文件；请在库旁的 samples/ 中放几个"}};
  return out;
}
// A sound file of so many rows, of the first suffix that is known.
SampleFile sample_of(Trial& trial, std::int64_t rows) {
  for (const std::string& suffix : trial.extension().suffixes) {
    if (std::string bytes = sound_file(suffix, rows); !bytes.empty())
      return {"sound" + suffix, std::move(bytes)};
  }
  throw Skipped{Text{"a large file of its format cannot be made", "无法生成该格式的大文件"}};
}

void require_alike(const ImportAnswer& one, const ImportAnswer& other, const SampleFile& file,
                   const Text& how) {
  if (one == other) return;
  throw Error(ErrorCode::Data, {Text{"{0}: {1} rows and {2} rejects, then {3} and {4}, or others",
                                     "{0}：先 {1} 行、{2} 条未导入，后 {3} 行、{4} 条，或内容不同"},
                                {file.name, one.rows.size(), one.rejects.size(), other.rows.size(),
                                 other.rejects.size()}})
      .within(Message(how));
}

void sound(Trial& trial) {
  const ImporterRun run(trial);
  for (const SampleFile& file : samples(trial)) {
    const ImportAnswer answer = run.read(file);
    if (answer.refused) fail({"it refuses {0}: {1}", "它拒绝 {0}：{1}"}, {file.name, answer.words});
    if (answer.rows.empty()) fail({"it finds no row in {}", "在 {} 中没有找到任何行"}, {file.name});
    if (!std::ranges::is_sorted(answer.lines))
      fail({"{}: the lines do not rise", "{}：行号没有递增"}, {file.name},
           {"@line is where the row begins in the file", "@line 是该行在文件中的起始行"});
  }
}

void probe(Trial& trial) {
  const ImporterRun run(trial);
  std::vector<SampleFile> files = wrong_files(suffix_of(trial), trial.subject().seed);
  for (SampleFile& file : sound_files(trial.extension().suffixes, trial.folder() / "samples"))
    files.push_back(std::move(file));
  for (const SampleFile& file : files) {
    if (run.probe(file) != run.probe(file))
      fail({"its probe answers otherwise the second time for {}", "第二次 probe {} 的结果不同"},
           {file.name});
  }
}

void unread(Trial& trial) {
  const ImporterRun run(trial);
  for (const SampleFile& file : samples(trial)) run.open_only(file);
}
void half_read(Trial& trial) {
  const ImporterRun run(trial);
  ImportHow how;
  how.batch = [](std::size_t batch) { return batch < 1; };
  static_cast<void>(run.read(sample_of(trial, 60'000), how));
}

void broken_reading(Trial& trial) {
  const ImporterRun run(trial);
  for (const SampleFile& file : samples(trial)) {
    for (const std::uint64_t at :
         {std::uint64_t{0}, file.bytes.size() / 2, file.bytes.size() - 1}) {
      ImportHow how;
      how.fails_from = at;
      const ImportAnswer answer = run.read(file, how);
      if (!answer.refused)
        fail({"reading {0} fails from byte {1} on, and it answers {2} rows as if that were all",
              "{0} 从第 {1} 字节起读取失败，它却当作全部返回了 {2} 行"},
             {file.name, at, answer.rows.size()},
             {"read_at answers -1 when reading fails", "读取失败时 read_at 返回 -1"});
    }
  }
}

void small_reads(Trial& trial) {
  const ImporterRun run(trial);
  for (const SampleFile& file : samples(trial)) {
    ImportHow how;
    how.most_bytes = 7;
    require_alike(run.read(file), run.read(file, how), file,
                  {"when reading gives seven bytes at a time", "每次只读到 7 字节时"});
  }
}

double cancelled_after(const ImporterRun& run, const SampleFile& file, std::size_t batches) {
  std::atomic<bool> cancel = false;
  auto since = std::chrono::steady_clock::now();
  ImportHow how;
  how.cancel = &cancel;
  how.most_rows = 0;
  bool raised = false;
  how.batch = [&](std::size_t batch) {
    if (batch >= batches && !raised) {
      raised = true;
      since = std::chrono::steady_clock::now();
      cancel = true;
    }
    return true;
  };
  try {
    static_cast<void>(run.read(file, how));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Cancelled) throw;
    return milliseconds_since(since);
  }
  fail({"cancelled after batch {} it went on to the end", "在第 {} 批之后取消仍运行到底"},
       {batches},
       {"ask job->cancelled once per batch and answer ECANCELED",
        "每批询问一次 job->cancelled，并返回 ECANCELED"});
}
void cancel(Trial& trial) {
  const ImporterRun run(trial);
  const SampleFile file = sample_of(trial, 60'000);
  for (const std::size_t batches : {0, 1}) {
    const double took =
        least_of(5, kCancelMilliseconds, [&] { return cancelled_after(run, file, batches); });
    if (took > kCancelMilliseconds)
      fail({"cancelled after batch {0} it took {1} ms to end, more than {2}",
            "在第 {0} 批之后取消，用了 {1} 毫秒才结束，超过 {2} 毫秒"},
           {batches, static_cast<std::int64_t>(took), static_cast<int>(kCancelMilliseconds)});
  }
}

void on_host(Trial& trial, HostShape shape) {
  const ImporterRun run(trial);
  for (const SampleFile& file : samples(trial)) {
    ImportHow how;
    how.shape = shape;
    require_alike(run.read(file), run.read(file, how), file,
                  {"with a host of another version", "在另一版本的主程序上"});
  }
}
void old_host(Trial& trial) { on_host(trial, HostShape::Oldest); }
void new_host(Trial& trial) { on_host(trial, HostShape::Newer); }

void balance(Trial& trial) {
  const ImporterRun run(trial);
  const std::vector<SampleFile> files = samples(trial);
  require_balance(1000, [&] { static_cast<void>(run.read(files[0])); });
}
void refused_balance(Trial& trial) {
  const ImporterRun run(trial);
  const SampleFile file{"nothing" + suffix_of(trial), std::string("\x00\x01\x02\x03PK", 6)};
  require_balance(1000, [&] { static_cast<void>(run.read(file)); });
}

void wrong(Trial& trial) {
  const ImporterRun run(trial);
  ImportHow how;
  how.most_rows = 10;
  for (const SampleFile& file : wrong_files(suffix_of(trial), trial.subject().seed)) {
    const auto since = std::chrono::steady_clock::now();
    static_cast<void>(run.read(file, how));
    if (milliseconds_since(since) > 20'000)
      fail({"{0} takes it {1} ms", "{0} 用了 {1} 毫秒"},
           {file.name, static_cast<std::int64_t>(milliseconds_since(since))});
  }
}

void truncated(Trial& trial) {
  const ImporterRun run(trial);
  for (const SampleFile& file : samples(trial)) {
    const std::size_t step = std::max<std::size_t>(1, file.bytes.size() / 300);
    for (std::size_t size = 0; size < file.bytes.size(); size += step)
      static_cast<void>(run.read({file.name, file.bytes.substr(0, size)}));
  }
}

void bomb(Trial& trial) {
  const ImporterRun run(trial);
  ImportHow how;
  how.most_rows = 0;
  static_cast<void>(run.read({"bomb" + suffix_of(trial), bomb_of(suffix_of(trial))}, how));
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  if (use.ru_maxrss > 400 * 1024)
    fail({"a file of two megabytes took {} MB of memory", "两兆字节的文件占用了 {} MB 内存"},
         {use.ru_maxrss / 1024}, {"stop at a limit while unpacking", "解压时请设上限"});
}

void repeat(Trial& trial) {
  const ImporterRun run(trial);
  for (const SampleFile& file : samples(trial))
    require_alike(run.read(file), run.read(file), file,
                  {"from one run to the next", "两次运行之间"});
}

void parallel(Trial& trial) {
  const ImporterRun run(trial);
  const SampleFile file = samples(trial)[0];
  const ImportAnswer alone = run.read(file);
  std::exception_ptr fault[2];
  {
    std::vector<std::jthread> both;
    for (int i = 0; i < 2; ++i) {
      both.emplace_back([&, i] {
        try {
          for (int turn = 0; turn < 30; ++turn)
            require_alike(alone, run.read(file), file,
                          {"beside another run", "与另一次运行并行时"});
        } catch (...) {
          fault[i] = std::current_exception();
        }
      });
    }
  }
  for (const std::exception_ptr& one : fault) {
    if (one) std::rethrow_exception(one);
  }
}

void growth(Trial& trial) {
  const ImporterRun run(trial);
  ImportHow how;
  how.most_rows = 0;
  require_steady(1000, 128'000, [&](std::int64_t rows) {
    const ImportAnswer answer = run.read(sample_of(trial, rows), how);
    if (answer.refused)
      fail({"it refuses a file of {0} rows: {1}", "它拒绝 {0} 行的文件：{1}"},
           {rows, answer.words});
  });
}

// L5: sound files with bytes changed, cut, doubled, for ten seconds.
void fuzz(Trial& trial) {
  const ImporterRun run(trial);
  const std::vector<SampleFile> files = samples(trial);
  sdk::testing::Noise noise(trial.subject().seed);
  const auto since = std::chrono::steady_clock::now();
  for (int turn = 0; milliseconds_since(since) < 10'000; ++turn) {
    SampleFile file =
        files[static_cast<std::size_t>(noise.below(static_cast<std::int64_t>(files.size())))];
    for (std::int64_t change = noise.below(8); change >= 0 && !file.bytes.empty(); --change) {
      const auto at =
          static_cast<std::size_t>(noise.below(static_cast<std::int64_t>(file.bytes.size())));
      switch (noise.below(4)) {
        case 0:
          file.bytes[at] = static_cast<char>(noise.next());
          break;
        case 1:
          file.bytes.erase(at, static_cast<std::size_t>(noise.below(40)));
          break;
        case 2:
          file.bytes.insert(at,
                            file.bytes.substr(at / 2, static_cast<std::size_t>(noise.below(200))));
          break;
        default:
          file.bytes.insert(at, 1, "\0\xFF\"<&,;{[\n"[noise.below(10)]);
      }
    }
    try {
      static_cast<void>(run.read(file));
    } catch (Error& error) {
      throw error.within({Text{"file {0} of seed {1}", "种子 {1} 的第 {0} 个文件"},
                          {turn, static_cast<std::int64_t>(trial.subject().seed)}});
    }
  }
}

constexpr Case kCases[] = {
    {"importer.sound",
     3,
     PARETO_EXT_IMPORTER,
     {"sound files are read", "能读取正常文件"},
     10,
     sound},
    {"importer.probe",
     3,
     PARETO_EXT_IMPORTER,
     {"its probe is pure and within its bounds", "probe 结果稳定且在范围内"},
     30,
     probe},
    {"importer.unread",
     3,
     PARETO_EXT_IMPORTER,
     {"what is opened can be closed unread", "打开后可不读而关闭"},
     20,
     unread},
    {"importer.half_read",
     3,
     PARETO_EXT_IMPORTER,
     {"a file read in part is let go", "只读一部分也会释放"},
     30,
     half_read},
    {"importer.broken_reading",
     3,
     PARETO_EXT_IMPORTER,
     {"a file that cannot be read to its end is a failure", "文件读不完即为失败"},
     20,
     broken_reading},
    {"importer.cancel",
     3,
     PARETO_EXT_IMPORTER,
     {"it ends soon when it is cancelled, and says so", "取消后很快结束并如实报告"},
     60,
     cancel},
    {"importer.old_host",
     3,
     PARETO_EXT_IMPORTER,
     {"it works with the first host there was", "可在最早的主程序上运行"},
     20,
     old_host},
    {"importer.new_host",
     3,
     PARETO_EXT_IMPORTER,
     {"it works with a later host", "可在更新的主程序上运行"},
     20,
     new_host},
    {"importer.balance",
     3,
     PARETO_EXT_IMPORTER,
     {"a thousand runs leave nothing behind", "一千次运行不留痕迹"},
     60,
     balance},
    {"importer.refused_balance",
     3,
     PARETO_EXT_IMPORTER,
     {"a thousand refusals leave nothing behind", "一千次拒绝不留痕迹"},
     60,
     refused_balance},
    {"importer.small_reads",
     4,
     PARETO_EXT_IMPORTER,
     {"it may be given few bytes at a time", "每次读到很少字节也可以"},
     20,
     small_reads},
    {"importer.wrong",
     4,
     PARETO_EXT_IMPORTER,
     {"files that are wrong are refused or read, with words", "有问题的文件会被读取或说明并拒绝"},
     90,
     wrong},
    {"importer.truncated",
     4,
     PARETO_EXT_IMPORTER,
     {"files that end too early", "被截断的文件"},
     60,
     truncated},
    {"importer.bomb",
     4,
     PARETO_EXT_IMPORTER,
     {"a small file that unpacks to 512 MiB", "解压后达 512 MiB 的小文件"},
     60,
     bomb},
    {"importer.repeat",
     4,
     PARETO_EXT_IMPORTER,
     {"the same file: the same rows", "相同文件，相同结果"},
     20,
     repeat},
    {"importer.parallel",
     4,
     PARETO_EXT_IMPORTER,
     {"two runs at once answer as one after the other", "两次并行与先后运行结果相同"},
     60,
     parallel},
    {"importer.growth",
     4,
     PARETO_EXT_IMPORTER,
     {"its cost grows as the file does", "耗时随文件成比例增长"},
     90,
     growth},
    {"importer.fuzz",
     5,
     PARETO_EXT_IMPORTER,
     {"ten seconds of damaged files", "十秒损坏的文件"},
     90,
     fuzz},
};

}  // namespace

std::span<const Case> importer_cases() { return kCases; }

}  // namespace pareto::conformance
