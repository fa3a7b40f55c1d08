// Views and actions as constants of a plugin. Files beside the library say the same with less:
// views/NAME.toml, actions/NAME.toml.
//
//     struct ByStage : View<ByStage> {
//       static constexpr const char* id = "by_stage";
//       static constexpr Label label{"Projects by stage", "按阶段看项目"};
//       static constexpr ViewKind kind = ViewKind::Board;
//       static constexpr const char* entity = "projects.project";
//       static constexpr ViewPart parts[] = {{"by", "stage"}, {"value", "worth"}};
//       static constexpr const char* columns[] = {"customer", "due"};        // these may be left out, as
//       static constexpr const char* slots[] = {"menu"};                     // where, sort, subject, via, limit, help, groups,
//     };                                                                     // queries, cards
//     struct Postpone : Action<Postpone> {
//       static constexpr const char* id = "postpone";
//       static constexpr Label label{"Postpone", "推迟"};
//       static constexpr const char* entity = "projects.project";
//       static constexpr Field form[] = {integer("days", {"Days", "天数"}).initially("7")};   // may be left out, as where
//       static void run(const Job& job, std::span<const std::int64_t> ids) { … Records(job).update(…) … }
//     };
//     PARETO_PLUGIN(kPlugin, Views<ByStage>, Postpone);
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

#include "pareto/abi/views.h"
#include "pareto/extension.hpp"
#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

enum class ViewKind : std::uint32_t {
  List = PARETO_VIEW_LIST,
  Form = PARETO_VIEW_FORM,
  Board = PARETO_VIEW_BOARD,
  Calendar = PARETO_VIEW_CALENDAR,
  Tree = PARETO_VIEW_TREE,
  Graph = PARETO_VIEW_GRAPH,
  Matrix = PARETO_VIEW_MATRIX,
  Timeline = PARETO_VIEW_TIMELINE,
  Cards = PARETO_VIEW_CARDS
};
enum class CardShow : std::uint32_t {
  Figure = PARETO_CARD_FIGURE,
  Bars = PARETO_CARD_BARS,
  Table = PARETO_CARD_TABLE
};

// Lists in these end where no more names are given.
inline constexpr std::size_t kMostNames = 32;
using Names = std::array<const char*, kMostNames + 1>;

struct ViewPart {
  const char* name;
  const char* value;
};
struct ViewGroup {
  Label label;
  Names fields{};
  const char* condition = nullptr;
};
// Of a SELECT with `columns` (a static FieldList's get()), or of a pivot with `entity`.
struct ViewQuery {
  const char* name;
  const char* sql = nullptr;
  pareto_fields columns = nullptr;
  const char* entity = nullptr;
  Names rows{}, measures{}, where{};
  const char* period = nullptr;
  std::int64_t top = 0;
};
struct ViewCard {
  Label label;
  CardShow show;
  const char* query;
  Names columns{};
};

namespace detail {

// Items in their C form with the NULL-terminated list of pointers to them. A static constant.
template <class C, std::size_t N>
struct PointerList {
  std::array<C, N> items{};
  std::array<const C*, N + 1> pointers{};
  constexpr PointerList(const auto& from, auto make) {
    for (std::size_t i = 0; i < N; ++i) {
      items[i] = make(from[i], i);
      pointers[i] = &items[i];
    }
  }
  PointerList(const PointerList&) = delete;
};

template <class X, class List>
struct LabelsOf {
  static constexpr auto kLabels = [] {
    std::array<pareto_label, std::size(List::from)> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = to_c(List::from[i].label);
    return out;
  }();
};

template <class X>
struct ViewTable {
  static_assert(is_name(X::id),
                "a view's id consists of a-z, 0-9 and '_', and begins with a letter");
  struct Groups {
    static constexpr const auto& from = X::groups;
  };
  struct Cards {
    static constexpr const auto& from = X::cards;
  };

  static constexpr const char* entity() {
    if constexpr (requires { X::entity; })
      return X::entity;
    else
      return nullptr;
  }
  static constexpr const char* subject() {
    if constexpr (requires { X::subject; })
      return X::subject;
    else
      return nullptr;
  }
  static constexpr const char* via() {
    if constexpr (requires { X::via; })
      return X::via;
    else
      return nullptr;
  }
  static constexpr std::int64_t limit() {
    if constexpr (requires { X::limit; })
      return X::limit;
    else
      return 0;
  }
  template <const auto& list>
  static constexpr NameList<std::size(list)> kNames{list};
  static constexpr pareto_names slots() {
    if constexpr (requires { X::slots; })
      return kNames<X::slots>.get();
    else
      return nullptr;
  }
  static constexpr pareto_names columns() {
    if constexpr (requires { X::columns; })
      return kNames<X::columns>.get();
    else
      return nullptr;
  }
  static constexpr pareto_names where() {
    if constexpr (requires { X::where; })
      return kNames<X::where>.get();
    else
      return nullptr;
  }
  static constexpr pareto_names sort() {
    if constexpr (requires { X::sort; })
      return kNames<X::sort>.get();
    else
      return nullptr;
  }

  template <class Y>
  static constexpr PointerList<pareto_view_part, std::size(Y::parts)> kParts{
      Y::parts, [](const ViewPart& part, std::size_t) {
        return pareto_view_part{sizeof(pareto_view_part), part.name, part.value};
      }};
  template <class Y>
  static constexpr PointerList<pareto_view_group, std::size(Y::groups)> kGroups{
      Y::groups, [](const ViewGroup& group, std::size_t i) {
        return pareto_view_group{sizeof(pareto_view_group), &LabelsOf<Y, Groups>::kLabels[i],
                                 group.fields.data(), group.condition};
      }};
  template <class Y>
  static constexpr PointerList<pareto_view_query, std::size(Y::queries)> kQueries{
      Y::queries, [](const ViewQuery& query, std::size_t) {
        return pareto_view_query{sizeof(pareto_view_query),
                                 query.name,
                                 query.sql,
                                 query.columns,
                                 query.entity,
                                 query.rows.data(),
                                 query.measures.data(),
                                 query.where.data(),
                                 query.period,
                                 query.top};
      }};
  template <class Y>
  static constexpr PointerList<pareto_view_card, std::size(Y::cards)> kCards{
      Y::cards, [](const ViewCard& card, std::size_t i) {
        return pareto_view_card{sizeof(pareto_view_card),
                                &LabelsOf<Y, Cards>::kLabels[i],
                                static_cast<std::uint32_t>(card.show),
                                0,
                                card.query,
                                card.columns[0] != nullptr ? card.columns.data() : nullptr};
      }};
  static constexpr const pareto_view_part* const* parts() {
    if constexpr (requires { X::parts; })
      return kParts<X>.pointers.data();
    else
      return nullptr;
  }
  static constexpr const pareto_view_group* const* groups() {
    if constexpr (requires { X::groups; })
      return kGroups<X>.pointers.data();
    else
      return nullptr;
  }
  static constexpr const pareto_view_query* const* queries() {
    if constexpr (requires { X::queries; })
      return kQueries<X>.pointers.data();
    else
      return nullptr;
  }
  static constexpr const pareto_view_card* const* cards() {
    if constexpr (requires { X::cards; })
      return kCards<X>.pointers.data();
    else
      return nullptr;
  }

  static constexpr pareto_view kTable{sizeof(pareto_view),
                                      X::id,
                                      label_of<X>(),
                                      help_of<X>(),
                                      static_cast<std::uint32_t>(X::kind),
                                      0,
                                      entity(),
                                      slots(),
                                      subject(),
                                      via(),
                                      columns(),
                                      where(),
                                      sort(),
                                      limit(),
                                      parts(),
                                      groups(),
                                      queries(),
                                      cards()};
};

template <class X>
struct ActionTable {
  static_assert(is_name(X::id),
                "an action's id consists of a-z, 0-9 and '_', and begins with a letter");
  template <class Y>
  static constexpr FieldList<std::size(Y::form)> kForm{Y::form};
  template <class Y>
  static constexpr NameList<std::size(Y::where)> kWhere{Y::where};
  static constexpr pareto_fields form() {
    if constexpr (requires { X::form; })
      return kForm<X>.get();
    else
      return nullptr;
  }
  static constexpr pareto_names where() {
    if constexpr (requires { X::where; })
      return kWhere<X>.get();
    else
      return nullptr;
  }
  static pareto_status run(const pareto_job* job, const std::int64_t* ids, std::int64_t count,
                           pareto_error* error) {
    return guarded(error, [&] {
      X::run(Job(job), std::span<const std::int64_t>(ids, static_cast<std::size_t>(count)));
    });
  }
  static constexpr pareto_action_v1 kTable{sizeof(pareto_action_v1),
                                           X::id,
                                           label_of<X>(),
                                           help_of<X>(),
                                           X::entity,
                                           where(),
                                           form(),
                                           &run};
};

}  // namespace detail

// One view; listed in Views.
template <class X>
struct View {
  static constexpr const pareto_view* c() { return &detail::ViewTable<X>::kTable; }
};

// All views of a plugin.
template <class... X>
struct Views {
  static constexpr std::array<const pareto_view*, sizeof...(X) + 1> kList{X::c()..., nullptr};
  static constexpr pareto_views_v1 kTable{sizeof(pareto_views_v1), kList.data()};
  static constexpr const char* kExtension = PARETO_EXT_VIEWS;
  static constexpr const void* table() { return &kTable; }
};

// The base of an action with code: see the top.
template <class X>
struct Action {
  static constexpr const char* kExtension = PARETO_EXT_ACTION;
  static constexpr const void* table() { return &detail::ActionTable<X>::kTable; }
};

}  // namespace v0
}  // namespace pareto::sdk
