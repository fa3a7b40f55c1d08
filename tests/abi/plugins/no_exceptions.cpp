// The rule of examples/hello_tiering without exceptions and without types at run time: on the C
// headers, since the C++ layer turns exceptions into statuses and so cannot be compiled without
// them. Everything else of C++ is there.
#include <pareto/abi/plugin.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

namespace {

constexpr pareto_label kLabel{sizeof kLabel, "Active or silent", nullptr, nullptr},
    kSilent{sizeof kLabel, "Silent", nullptr, nullptr},
    kActive{sizeof kLabel, "Active", nullptr, nullptr};
constexpr pareto_tier kSilentTier{sizeof(pareto_tier), "silent", &kSilent},
    kActiveTier{sizeof(pareto_tier), "active", &kActive};
constexpr const pareto_tier* kTiers[] = {&kSilentTier, &kActiveTier, nullptr};

bool is_null(const ArrowArray& array, std::int64_t row) {
  const auto* bits = static_cast<const std::uint8_t*>(array.buffers[0]);
  row += array.offset;
  return array.null_count != 0 && bits != nullptr && (bits[row >> 3] >> (row & 7) & 1) == 0;
}

// One answered batch: the columns, and what they point to.
struct Answer {
  std::array<ArrowArray, 3> columns{};
  std::array<ArrowArray*, 3> list{&columns[0], &columns[1], &columns[2]};
  std::array<std::array<const void*, 3>, 3> buffers{};
  const void* none = nullptr;
  std::vector<std::uint8_t> tiers, valid, absent;
  std::vector<double> scores;
  std::vector<std::int32_t> ends;

  explicit Answer(std::size_t rows)
      : tiers(rows), valid(rows / 8 + 1), absent(rows / 8 + 1), scores(rows), ends(rows + 1) {}
};

class Rows {
 public:
  Rows(const pareto_job* job, ArrowArrayStream in) : job_(job), in_(in) {}
  ~Rows() { in_.release(&in_); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  static Rows& of(ArrowArrayStream* stream) { return *static_cast<Rows*>(stream->private_data); }
  int next(ArrowArray* out) {
    *out = {};
    cancelled_ = job_->cancelled(job_) != 0;
    if (cancelled_) return ECANCELED;
    ArrowArray batch{};
    const int status = in_.get_next(&in_, &batch);
    if (status != 0 || batch.release == nullptr) return status;
    const int rated = rate(batch, out);
    batch.release(&batch);
    return rated;
  }
  const char* last_error() { return cancelled_ ? "cancelled" : in_.get_last_error(&in_); }

 private:
  static int rate(const ArrowArray& batch, ArrowArray* out) {
    const ArrowArray &orders = *batch.children[0], &last = *batch.children[1];
    const auto* counts = static_cast<const std::int64_t*>(orders.buffers[1]) + orders.offset;
    auto* answer = new (std::nothrow) Answer(static_cast<std::size_t>(batch.length));
    if (answer == nullptr) return ENOMEM;
    std::int64_t nulls = 0;
    for (std::int64_t row = 0; row < batch.length; ++row) {
      const auto at = static_cast<std::size_t>(row);
      if (is_null(last, row)) {
        ++nulls;
        continue;
      }
      const std::int64_t count = is_null(orders, row) ? 0 : counts[row];
      answer->valid[at / 8] = static_cast<std::uint8_t>(answer->valid[at / 8] | 1u << (at % 8));
      answer->tiers[at] = count > 0;
      answer->scores[at] = static_cast<double>(count);
    }
    const void* const values[] = {answer->tiers.data(), answer->scores.data(), answer->ends.data()};
    for (std::size_t i = 0; i < 3; ++i) {
      const std::int64_t absent = i == 2 ? batch.length : nulls;
      answer->buffers[i] = {absent == 0 ? nullptr
                            : i == 2    ? answer->absent.data()
                                        : answer->valid.data(),
                            values[i], ""};
      ArrowArray& column = answer->columns[i];
      column.length = batch.length;
      column.null_count = absent;
      column.n_buffers = i == 2 ? 3 : 2;
      column.buffers = answer->buffers[i].data();
      column.release = [](ArrowArray* array) { array->release = nullptr; };
    }
    out->length = batch.length;
    out->n_buffers = 1;
    out->buffers = &answer->none;
    out->n_children = 3;
    out->children = answer->list.data();
    out->private_data = answer;
    out->release = [](ArrowArray* array) {
      delete static_cast<Answer*>(array->private_data);
      array->release = nullptr;
    };
    return 0;
  }

  const pareto_job* job_;
  ArrowArrayStream in_;
  bool cancelled_ = false;
};

int get_schema(ArrowArrayStream*, ArrowSchema* out) {
  struct Store {
    std::array<ArrowSchema, 3> columns{};
    std::array<ArrowSchema*, 3> list{&columns[0], &columns[1], &columns[2]};
  };
  auto* store = new (std::nothrow) Store;
  if (store == nullptr) return ENOMEM;
  constexpr const char *kNames[] = {"tier", "score", "explanation"}, *kFormats[] = {"C", "g", "u"};
  for (std::size_t i = 0; i < 3; ++i) {
    store->columns[i].format = kFormats[i];
    store->columns[i].name = kNames[i];
    store->columns[i].flags = ARROW_FLAG_NULLABLE;
    store->columns[i].release = [](ArrowSchema* schema) { schema->release = nullptr; };
  }
  *out = {};
  out->format = "+s";
  out->name = "";
  out->n_children = 3;
  out->children = store->list.data();
  out->private_data = store;
  out->release = [](ArrowSchema* schema) {
    delete static_cast<Store*>(schema->private_data);
    schema->release = nullptr;
  };
  return 0;
}

pareto_status plan(const pareto_job*, const pareto_plan* to, pareto_error*) {
  pareto_need orders{}, last{};
  orders.size_of = last.size_of = sizeof(pareto_need);
  orders.kind = last.kind = PARETO_NEED_METRIC;
  orders.name = orders.source = "orders";
  orders.type = PARETO_T_INT;
  orders.window = "12m";
  last.name = last.source = "last_order";
  last.type = PARETO_T_DATE;
  to->need(to, &orders);
  to->need(to, &last);
  return PARETO_OK;
}

pareto_status apply(const pareto_job* job, ArrowArrayStream* in, ArrowArrayStream* out,
                    pareto_error* error) {
  auto* rows = new (std::nothrow) Rows(job, *in);
  if (rows == nullptr) {
    in->release(in);
    return error->status = PARETO_E_MEMORY;
  }
  in->release = nullptr;
  *out = {};
  out->private_data = rows;
  out->get_schema = get_schema;
  out->get_next = [](ArrowArrayStream* self, ArrowArray* array) {
    return Rows::of(self).next(array);
  };
  out->get_last_error = [](ArrowArrayStream* self) { return Rows::of(self).last_error(); };
  out->release = [](ArrowArrayStream* self) {
    delete &Rows::of(self);
    self->release = nullptr;
  };
  return PARETO_OK;
}

constexpr pareto_tiering_v1 kTiering{sizeof(pareto_tiering_v1),
                                     "active_bare",
                                     &kLabel,
                                     nullptr,
                                     PARETO_TIERING_ORDERED,
                                     0,
                                     kTiers,
                                     nullptr,
                                     nullptr,
                                     nullptr,
                                     plan,
                                     apply};
constexpr pareto_extension kExtension{PARETO_EXT_TIERING, &kTiering};
constexpr const pareto_extension* kExtensions[] = {&kExtension, nullptr};
constexpr pareto_plugin_v0 kPlugin{sizeof(pareto_plugin_v0),
                                   PARETO_MAGIC,
                                   0,
                                   "matrix.bare",
                                   "1.0.0",
                                   &kLabel,
                                   "Pareto",
                                   "Apache-2.0",
                                   "no exceptions",
                                   kExtensions,
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   nullptr};

}  // namespace

extern "C" PARETO_EXPORT const pareto_plugin_v0* pareto_plugin_entry_v0(void) { return &kPlugin; }
