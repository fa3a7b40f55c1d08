// Files that belong to records: attached from what was uploaded, told piece by piece. A record of
// `attachment` is changed, listed and removed as any other (records.*); here is what a record
// cannot hold.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/api/import_parts.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/host/attachments.hpp"
#include "core/host/uploads.hpp"
#include "core/records/query/query.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/values.hpp"
#include "core/records/write/require_done.hpp"
#include "core/safety/backup.hpp"
#include "core/store/whole_write.hpp"
#include "pareto/base64.hpp"

namespace pareto::api {
namespace {

constexpr std::int64_t kMostAtOnce = std::int64_t{8} << 20;

// What it belongs to and is called goes by the rights of who attaches it; what the file is the host
// says itself.
void add(Call& call) {
  host::Host& host = call.host;
  const model::Entity& entity = host.schema().entity("attachment");
  const std::filesystem::path file = file_given(call, "file");
  std::vector<std::string> values;
  std::string name = file.filename().string();
  bool belongs = false;
  for (const auto& [field, value] : call.given.object("values")) {
    if (field == "name")
      name = value;
    else
      values.push_back(field + "=" + value);
    belongs = belongs || ((field == "customer" || field == "interaction") && !value.empty());
  }
  if (!belongs)
    throw Error(ErrorCode::Argument, Text{"an attachment belongs to a record", "附件属于某条记录"},
                Text{"name a customer or an interaction in `values`",
                     "请在 values 中写明 customer 或 interaction"});
  if (!host::is_file_name(name))
    throw Error(ErrorCode::Argument,
                Message(Text{"“{}” is no name of a file", "“{}”不是文件名"}, {name.substr(0, 200)}),
                Message(Text{"write the name alone, without folders", "只写文件名，不含文件夹"}));
  values.push_back("name=" + name);
  const std::string_view type = host::media_type_of(name);
  if (!type.empty() && std::ranges::none_of(values, [](const std::string& value) {
        return value.starts_with("media_type=");
      }))
    values.push_back("media_type=" + std::string(type));
  const sdk::Batch row =
      records::row_from(host.reader(), host.schema(), host.workspace().zone(), entity, values);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "attach", .title = name});
  const records::WriteResult made = transaction.create(entity, row);
  records::require_done(made);
  host::Attachments::Kept kept;
  if (!call.given.flag("dry_run")) kept = host::Attachments(host.workspace().folder()).keep(file);
  sdk::BatchBuilder content({{"hash", sdk::Type::Text}, {"bytes", sdk::Type::Int}});
  content.text(0, kept.hash);
  content.integer(1, static_cast<std::int64_t>(kept.bytes));
  content.end_row();
  std::int64_t operation = 0;
  if (call.given.flag("dry_run")) {
    transaction.finish_dry_run();
  } else {
    records::require_done(transaction.update_kept(entity, made.ids, content.finish()));
    operation = transaction.commit();
  }
  call.out.begin_object();
  write_id(call.out, "operation", operation);
  write_id(call.out, "id", operation == 0 ? 0 : made.ids.front());
  call.out.key("bytes").integer(static_cast<std::int64_t>(kept.bytes)).end_object();
  if (operation != 0) static_cast<void>(host.deliver());
}

// Through what the session sees: who may not see the record, or not which file it is, has no file.
void content(Call& call) {
  host::Host& host = call.host;
  const model::Entity& entity = host.schema().entity("attachment");
  const records::Named which =
      records::the_one(host.reader(), host.schema(), entity, call.given.text("attachment"));
  for (const char* needed : {"hash", "name", "bytes"}) {
    const access::FieldAccess may = access_to(host.session(), entity, *entity.find(needed));
    if (may == access::FieldAccess::Read || may == access::FieldAccess::Change) continue;
    throw Error(ErrorCode::Denied,
                Text{"your roles do not let you read this file", "您的角色不能读取这个文件"},
                Text{"ask whoever manages roles", "请联系管理角色的人"});
  }
  const auto rows =
      records::select_trusted(host.store(), host.session(),
                              "SELECT name, media_type, hash, bytes FROM attachment WHERE id = :id",
                              {sdk::Parameter::of("id", which.id)},
                              {{"name", sdk::Type::Text},
                               {"media_type", sdk::Type::Text},
                               {"hash", sdk::Type::Text},
                               {"bytes", sdk::Type::Int}});
  sdk::Batch batch;
  if (!rows->next(batch) || batch.rows() == 0)
    throw Error(
        ErrorCode::NotFound, Text{"there is no such attachment", "没有这个附件"},
        Text{"records.list of attachment tells them", "请看 records.list，entity 为 attachment"});
  const auto text = [&](std::size_t column) {
    return batch.column(column).is_null(0) ? std::string()
                                           : std::string(batch.column(column).text(0));
  };
  const std::int64_t bytes = batch.column(3).is_null(0) ? 0 : batch.column(3).integer(0),
                     from = std::max<std::int64_t>(0, call.given.integer("from", 0));
  const std::int64_t most =
      std::clamp<std::int64_t>(call.given.integer("most", kMostAtOnce), 1, kMostAtOnce);
  const std::string piece =
      host::Attachments(host.workspace().folder())
          .read(text(2), static_cast<std::uintmax_t>(from), static_cast<std::uintmax_t>(most));
  const std::int64_t end = from + static_cast<std::int64_t>(piece.size());
  JsonWriter& out = call.out;
  out.begin_object()
      .key("id")
      .id(which.id)
      .member("name", text(0))
      .member("media_type", text(1))
      .key("bytes")
      .integer(bytes)
      .key("from")
      .integer(from);
  out.key("next");
  if (end < bytes && !piece.empty())
    out.integer(end);
  else
    out.nothing();
  out.key("base64").value([&](std::string& json) {
    json += '"';
    sdk::append_base64(json, piece);
    json += '"';
  });
  out.end_object();
}

// Those that no record has.
std::vector<host::Attachments::Kept> left_behind(host::Host& host) {
  std::set<std::string> used;
  store::Statement rows =
      host.connection().prepare("SELECT hash FROM pareto_attachment WHERE hash IS NOT NULL");
  while (rows.step()) used.emplace(rows.text(0));
  std::vector<host::Attachments::Kept> out = host::Attachments(host.workspace().folder()).all();
  std::erase_if(out, [&](const host::Attachments::Kept& kept) { return used.contains(kept.hash); });
  return out;
}

// Files stay when their records are removed, since an undo brings the records back. What is cleared
// no undo brings back; the backup that is made first has it.
void clear(Call& call) {
  host::Host& host = call.host;
  const bool look = call.given.flag("dry_run");
  std::string backup;
  std::vector<host::Attachments::Kept> left = left_behind(host);
  if (!look && !left.empty()) {
    const host::Workspace& workspace = host.workspace();
    const safety::BackupRequest request{.folder = workspace.folder(),
                                        .name = workspace.settings().name,
                                        .now = Time{host.options().clock_micros()},
                                        .zone = workspace.zone()};
    backup = safety::make_backup(request, {.cancel = call.cancel}).file.filename().string();
    // Held, so that nobody attaches the same content just then: of those that the backup has, the
    // ones that still belong to no record.
    const store::WholeWrite held(host.connection(), host.records().waiting);
    const std::vector<host::Attachments::Kept> now = left_behind(host);
    std::erase_if(left, [&](const host::Attachments::Kept& file) {
      return std::ranges::find(now, file.hash, &host::Attachments::Kept::hash) == now.end();
    });
    for (const host::Attachments::Kept& file : left)
      host::Attachments(workspace.folder()).remove(file.hash);
  }
  std::uintmax_t bytes = 0;
  for (const host::Attachments::Kept& file : left) bytes += file.bytes;
  call.out.begin_object()
      .key("files")
      .integer(static_cast<std::int64_t>(left.size()))
      .key("bytes")
      .integer(static_cast<std::int64_t>(bytes))
      .key("cleared")
      .flag(!look)
      .member_if("backup", backup)
      .end_object();
}

}  // namespace

std::vector<Method> attachment_methods() {
  return {
      {.name = "attachments.add",
       .summary = {"attach an uploaded file to a record", "把上传的文件作为附件"},
       .parameters = {{"file",
                       Kind::Text,
                       {"as imports.upload told; the owner of the folder may name any file",
                        "imports.upload 给出的名称；文件夹所有者可写任意文件"},
                       true},
                      {"values",
                       Kind::Object,
                       {"customer or interaction, name, media_type",
                        "customer 或 interaction，name、media_type"},
                       true},
                      {"dry_run", Kind::Flag, {"look at it, keep nothing", "只看，不保存"}}},
       .answer = "{operation: id|null, id: id|null, bytes: int}",
       .changes = true,
       .run = add},
      {.name = "attachments.clear",
       .summary =
           {"files of attachments that were removed; a backup is made first, and no undo brings them back",
            "清除已删除附件的文件；会先备份，之后撤销也找不回文件"},
       .parameters = {{"dry_run", Kind::Flag, {"say how many, clear none", "只看有多少，不清除"}}},
       .answer = "{files: int, bytes: int, cleared: flag, backup?: text}",
       .changes = true,
       .duty = access::Duty::Administer,
       .run = clear},
      {.name = "attachments.content",
       .summary = {"the bytes of an attachment, a piece at a time", "附件内容，分段取"},
       .parameters = {{"attachment", Kind::Text, {"its id or code", "id 或编码"}, true},
                      {"from", Kind::Integer, {"the first byte (0)", "从第几个字节起（0）"}},
                      {"most",
                       Kind::Integer,
                       {"bytes at most, up to 8388608", "最多多少字节，不超过 8388608"}}},
       .answer =
           "{id: id, name: text, media_type: text, bytes: int, from: int, next: int|null, base64: bytes}",
       .run = content}};
}

}  // namespace pareto::api
