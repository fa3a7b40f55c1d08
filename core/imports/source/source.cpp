#include "core/imports/source/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/base/error.hpp"
#include "core/base/fold.hpp"
#include "core/base/hash.hpp"
#include "core/imports/source/file_kind.hpp"

namespace pareto::imports {
namespace {

constexpr std::size_t kProbeBytes = 64 * 1024;
constexpr int kCertain = 100;  // what an importer answers for a format that nobody else reads
constexpr int kHardly = 20;    // "it is text, at least"

std::int64_t read_at(const pareto_input* input, std::uint64_t offset, void* into,
                     std::uint64_t size) {
  const int descriptor = static_cast<int>(reinterpret_cast<std::intptr_t>(input->ctx));
  for (;;) {
    const ssize_t got = ::pread(descriptor, into, std::min<std::uint64_t>(size, 1u << 30),
                                static_cast<off_t>(offset));
    if (got >= 0 || errno != EINTR) return got;
  }
}

std::string joined(const std::vector<Importer>& importers) {
  std::string out;
  for (const Importer& importer : importers) {
    for (pareto_names suffix = importer.found->suffixes; suffix != nullptr && *suffix != nullptr;
         ++suffix) {
      out += (out.empty() ? "" : ", ") + std::string(*suffix);
    }
  }
  return out;
}

// Whether an importer reads files that are called so.
bool named_like_one(const std::vector<Importer>& importers, const std::string& name) {
  const std::string suffix = fold(std::filesystem::path(name).extension().string());
  for (const Importer& importer : importers) {
    for (pareto_names known = importer.found->suffixes; known != nullptr && *known != nullptr;
         ++known) {
      if (suffix == *known) return true;
    }
  }
  return false;
}

}  // namespace

FileInput::FileInput(const std::filesystem::path& file) : name_(file.filename().string()) {
  const auto fail = [&](Message why, Message remedy) {
    throw Error(ErrorCode::Io, std::move(why), std::move(remedy))
        .within(Message(Text{"reading {}", "读取 {}"}, {file.string()}));
  };
  descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) {
    const int failure = errno;
    if (failure == ENOENT) {
      fail({{"there is no such file", "没有这个文件"}},
           {{"check the name and the folder; a file may be dragged into this window",
             "请检查文件名和文件夹；可以把文件拖进这个窗口"}});
    }
    if (failure == EACCES) {
      fail({{"the file may not be read by you", "没有读取这个文件的权限"}},
           {{"copy it to a folder of your own, or ask its owner",
             "请复制到自己的文件夹，或请文件的主人授权"}});
    }
    fail(Message::verbatim(std::strerror(failure)),
         {{"close other programs that hold the file and try again",
           "请关闭占用该文件的其他程序后再试"}});
  }
  struct stat about {};
  if (::fstat(descriptor_, &about) != 0 || !S_ISREG(about.st_mode)) {
    ::close(descriptor_);
    fail({{"this is a folder or a device, not a file", "这是文件夹或设备，不是文件"}},
         {{"name a file in it", "请指明其中的一个文件"}});
  }
  if (about.st_size == 0) {
    ::close(descriptor_);
    fail({{"the file is empty: there is nothing to import", "文件是空的：没有可导入的内容"}},
         {{"export it anew from your ERP or Excel", "请从 ERP 或 Excel 重新导出"}});
  }
  ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
  c_ = {sizeof c_, reinterpret_cast<void*>(static_cast<std::intptr_t>(descriptor_)), name_.c_str(),
        static_cast<std::uint64_t>(about.st_size), &read_at};
}

FileInput::~FileInput() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string FileInput::first_bytes(std::size_t most) const {
  std::string out(std::min<std::size_t>(most, c_.bytes), '\0');
  std::size_t done = 0;
  while (done < out.size()) {
    const std::int64_t got = read_at(&c_, done, out.data() + done, out.size() - done);
    if (got <= 0) break;
    done += static_cast<std::size_t>(got);
  }
  out.resize(done);
  return out;
}

std::string FileInput::content_hash(const std::atomic<bool>* cancel) const {
  ContentHash hash;
  std::string piece(1 << 18, '\0');
  for (std::uint64_t at = 0; at < c_.bytes;) {
    if (cancel != nullptr && *cancel)
      throw Error(ErrorCode::Cancelled, Message(Text{"cancelled", "已取消"}));
    const std::int64_t got = read_at(&c_, at, piece.data(), piece.size());
    if (got < 0) {
      throw Error(ErrorCode::Io, Message::verbatim(std::strerror(errno)))
          .within(Message(Text{"reading {}", "读取 {}"}, {name_}));
    }
    if (got == 0) break;
    hash.add(std::string_view(piece.data(), static_cast<std::size_t>(got)));
    at += static_cast<std::uint64_t>(got);
  }
  return hash.hex();
}

Importer choose_importer(const std::vector<Importer>& importers, const FileInput& input,
                         std::string_view id) {
  if (importers.empty()) {
    throw Error(ErrorCode::Unsupported,
                Message(Text{"no importer is enabled", "没有启用任何导入插件"}),
                Message(Text{"enable one: pareto plugin enable csv",
                             "请启用一个：pareto plugin enable csv"}));
  }
  const std::string first = input.first_bytes(kProbeBytes);
  const Importer* best = nullptr;
  int most = 0;
  for (const Importer& importer : importers) {
    if (!id.empty() && importer.id() == id) return importer;
    const int sure =
        id.empty() ? importer.found->probe({first.data(), first.size()}, input.name().c_str()) : 0;
    if (sure > most) {
      best = &importer;
      most = sure;
    }
  }
  if (!id.empty()) {
    std::string known;
    for (const Importer& importer : importers) known += (known.empty() ? "" : ", ") + importer.id();
    throw Error(ErrorCode::Argument,
                Message(Text{"there is no importer {}", "没有导入插件 {}"}, {id}),
                Message(Text{"importers: {}", "已启用的导入插件：{}"}, {known}));
  }
  // What somebody is certain of is read; the rest is named, and what is named is not tried as text.
  const std::optional<FileKind> kind = id.empty() ? kind_of(first) : std::nullopt;
  if (kind && (kind->plugin.empty() ? most < kCertain : most <= kHardly)) {
    throw Error(
        ErrorCode::Unsupported, Message(kind->name, {input.name()}),
        kind->plugin.empty() ? Message(kind->remedy) : Message(kind->remedy, {kind->plugin}));
  }
  if (best == nullptr) {
    Message remedy(Text{"formats that can be read: {}. In Excel, save the file as xlsx or CSV.",
                        "能读的格式：{}。可在 Excel 里另存为 xlsx 或 CSV。"},
                   {joined(importers)});
    if (named_like_one(importers, input.name())) {
      throw Error(
          ErrorCode::Unsupported,
          Message(Text{"{} is not what its name says: its content is of no format that an "
                       "enabled importer reads",
                       "{} 名不副实：内容不是已启用的导入插件能读的格式"},
                  {input.name()}),
          Message(Text{"it is damaged, encrypted, or got a wrong name. Open it in the "
                       "program that it comes from and save it again.",
                       "文件可能已损坏、被加密，或扩展名写错了。请用原来的软件打开后重新保存。"}));
    }
    throw Error(ErrorCode::Unsupported,
                Message(Text{"{} is of no format that an enabled importer reads",
                             "{} 不是已启用的导入插件能读的格式"},
                        {input.name()}),
                std::move(remedy));
  }
  return *best;
}

namespace {

// The job's own callbacks, and one for rows that the importer cannot read.
plugins::JobCallbacks with_rejects(plugins::JobCallbacks callbacks,
                                   std::vector<UnreadRow>& unread) {
  callbacks.reject = [&unread](const plugins::Rejected& row) {
    unread.push_back({row.row, std::string(row.column), std::string(row.value.substr(0, 4096)),
                      std::string(row.why)});
  };
  return callbacks;
}

}  // namespace

RawStream::RawStream(const Importer& importer, const FileInput& input,
                     const std::map<std::string, std::string>& settings, const Context& context)
    : importer_(importer),
      job_(importer.found.host, plugins::Settings::parse(importer.settings, settings),
           context.scope, with_rejects(context.callbacks(), unread_)) {
  pareto_opened opened{};
  opened.size_of = sizeof opened;
  const Message reading(Text{"reading {}", "读取 {}"}, {input.name()});
  try {
    plugins::run_plugin(job_, importer_.found.plugin, [&](pareto_error* error) {
      return importer_.found->open(job_.get(), input.c(), &run_, &opened, error);
    });
    const auto text = [](const auto& chars) {
      return std::string(chars, ::strnlen(chars, sizeof chars));
    };
    opening_ = {importer_.id(),      text(opened.encoding),      text(opened.part),
                text(opened.detail), opened.encoding_confidence, opened.rows};
    ArrowArrayStream raw{};
    plugins::run_plugin(job_, importer_.found.plugin, [&](pareto_error* error) {
      return importer_.found->read(run_, &raw, error);
    });
    stream_ = plugins::reading(importer_.found.plugin,
                               [&] { return std::make_unique<sdk::ImportedStream>(&raw); });
    const sdk::Schema& schema = *stream_->schema();
    const bool well = !schema.empty() && schema[0].type == sdk::Type::Int &&
                      std::all_of(schema.begin() + 1, schema.end(), [](const sdk::ColumnSpec& c) {
                        return c.type == sdk::Type::Text;
                      });
    if (!well) {
      throw Error(ErrorCode::Data,
                  Message(Text{"its stream has no line column or columns other than text",
                               "它的数据流缺少行号列，或有文本以外的列"}))
          .within(plugins::plugin_context(importer_.found.plugin));
    }
    columns_ = schema.size() - 1;
  } catch (Error& error) {
    close();
    throw error.within(reading);
  }
}

RawStream::~RawStream() { close(); }

void RawStream::close() {
  const plugins::Running running(importer_.found.plugin);
  stream_.reset();
  if (run_ != nullptr) importer_.found->close(run_);
}

bool RawStream::next(sdk::Batch& batch) {
  bool more = false;
  try {
    more = plugins::reading(importer_.found.plugin, [&] { return stream_->next(batch); });
  } catch (...) {
    job_.rethrow();
    throw;
  }
  job_.rethrow();
  return more;
}

std::vector<UnreadRow> RawStream::take_unread() { return std::exchange(unread_, {}); }

Sample sample_of(const sdk::Batch& batch) {
  Sample sample;
  sample.columns = batch.columns() > 0 ? batch.columns() - 1 : 0;
  const std::int64_t rows = std::min<std::int64_t>(batch.rows(), kSampleRows);
  for (std::int64_t r = 0; r < rows; ++r) {
    RawRow row{batch.column(0).integer(r), {}};
    for (std::size_t c = 1; c < batch.columns(); ++c) {
      const sdk::ColumnView column = batch.column(c);
      row.cells.emplace_back(column.is_null(r) ? std::string_view() : column.text(r));
    }
    sample.rows.push_back(std::move(row));
  }
  return sample;
}

Sample sample_of(RawStream& stream) {
  sdk::Batch batch;
  Sample sample;
  if (stream.next(batch)) sample = sample_of(batch);
  sample.columns = stream.columns();
  return sample;
}

}  // namespace pareto::imports
