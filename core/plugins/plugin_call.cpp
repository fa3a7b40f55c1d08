#include "core/plugins/plugin_call.hpp"

#include <cstring>
#include <new>
#include <string>

#include "pareto/failure.hpp"

namespace pareto::plugins {
namespace {

ErrorCode code_of(pareto_status status) {
  const bool known = status >= PARETO_E_FAIL && status <= PARETO_E_BUSY;
  return known ? static_cast<ErrorCode>(status) : ErrorCode::Fail;
}

// A plugin may have forgotten the NUL.
template <std::size_t N>
std::string text_of(const char (&text)[N]) {
  return {text, strnlen(text, N)};
}

}  // namespace

Message plugin_context(std::string_view plugin) { return {Text{"plugin {}", "插件 {}"}, {plugin}}; }

Error error_from(pareto_status status, const pareto_error& error) {
  const ErrorCode code = code_of(status);
  const std::string words = text_of(error.text), column = text_of(error.column);
  if (words.empty() && code == ErrorCode::Cancelled) return {code, Text{"cancelled", "已取消"}};
  if (words.empty())
    return {
        code,
        {Text{"failed without saying why (status {})", "失败，未说明原因（状态 {}）"}, {status}}};
  if (error.row >= 0 && !column.empty()) {
    return {
        code,
        {Text{"row {0}, column {1}: {2}", "第 {0} 行，{1} 列：{2}"}, {error.row, column, words}}};
  }
  if (error.row >= 0) return {code, {Text{"row {0}: {1}", "第 {0} 行：{1}"}, {error.row, words}}};
  if (!column.empty()) return {code, {Text{"{0}: {1}", "{0}：{1}"}, {column, words}}};
  return {code, Message::verbatim(words)};
}

namespace detail {

pareto_error blank_error() {
  pareto_error error{};
  error.size_of = sizeof error;
  error.row = -1;
  return error;
}

Error leaked_exception() {
  const Text kLeaked{"threw an exception across the interface: {}", "跨接口抛出了异常：{}"};
  try {
    throw;
  } catch (const Error& error) {
    return error;  // of the host itself, such as a wrong setting
  } catch (const std::bad_alloc&) {
    return {ErrorCode::Memory, Text{"out of memory", "内存不足"}};
  } catch (const std::exception& error) {
    return {ErrorCode::Fail, {kLeaked, {error.what()}}};
  } catch (...) {
    return {ErrorCode::Fail, {kLeaked, {"?"}}};
  }
}

Error stream_failure() {
  try {
    throw;
  } catch (const Error& error) {
    return error;
  } catch (const std::bad_alloc&) {
    return {ErrorCode::Memory, Text{"out of memory", "内存不足"}};
  } catch (const sdk::Failure& failure) {
    if (failure.status() == PARETO_E_CANCELLED)
      return {ErrorCode::Cancelled, Text{"cancelled", "已取消"}};
    return {ErrorCode::Fail, Message::verbatim(failure.what())};
  } catch (const std::exception& error) {
    return {ErrorCode::Fail, Message::verbatim(error.what())};
  } catch (...) {
    return {ErrorCode::Fail, Text{"unknown failure", "未知错误"}};
  }
}

}  // namespace detail
}  // namespace pareto::plugins
