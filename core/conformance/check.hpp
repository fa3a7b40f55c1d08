// The check of a plugin: every case that is about it, each in a process of its own, and what came
// out.
//
//     const std::vector<Planned> plan = plan_check(manifest, {.level = 4});
//     for (const Planned& one : plan) …
//     run_check(plan, request, [&](const Outcome& outcome) { … });
//
// One thread; the children run beside each other.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/conformance/cases.hpp"

namespace pareto::conformance {

struct CheckRequest {
  int level = 4;
  std::string only;  // a regular expression; empty: all
  std::uint64_t seed = 1;
  bool oldest = false;  // tables of the host as in version 0.0
  bool in_process = false;
  Language language = Language::English;
  std::filesystem::path with;  // as Subject::with
  const std::atomic<bool>* cancel = nullptr;
};

// A case and the extension that it is tried on.
struct Planned {
  const Case* what;
  std::filesystem::path manifest;
  std::string extension;  // "pareto.tiering/1:abc"; empty: the plugin as a whole
  std::string name;       // "tiering.nulls:abc"
};

enum class Verdict { Passed, Failed, Skipped };

struct Outcome {
  Planned planned;
  Verdict verdict = Verdict::Failed;
  std::string why, remedy;  // in the request's language
  std::string repeat;       // the command that repeats it
  std::chrono::milliseconds took{0};
};

// The manifests that a file or folder stands for: the plugin's own, or those of the plugins in the
// folder. Throws Error where there is none.
[[nodiscard]] std::vector<std::filesystem::path> manifests_of(const std::filesystem::path& file);

// Sorted by level. Where the manifest cannot be read, only the cases that say so. Throws Error for
// an `only` that is no expression.
[[nodiscard]] std::vector<Planned> plan_check(const std::filesystem::path& manifest,
                                              const CheckRequest& request);

// Tells every outcome in the order of the plan. Throws Error(Cancelled).
void run_check(const std::vector<Planned>& plan, const CheckRequest& request,
               const std::function<void(const Outcome&)>& told);

// The word before the program's arguments that makes it the child of a check, and what it does
// then: runs one case and reports.
inline constexpr const char* kChildWord = "--check-case";
[[nodiscard]] int run_child(int count, char** words);

}  // namespace pareto::conformance
