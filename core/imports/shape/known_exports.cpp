#include "core/imports/shape/known_exports.hpp"

#include <algorithm>

#include "core/base/fold.hpp"

namespace pareto::imports {
namespace {

constexpr KnownExport kExports[] = {
#define KNOWN_EXPORT(program, program_zh, list, list_zh, entity, heads)                      \
  {{"looks like an export of " program " (" list ")", "像是 " program_zh " 导出的" list_zh}, \
   entity,                                                                                   \
   heads},
#include "core/imports/shape/known_exports.inc"
#undef KNOWN_EXPORT
};

constexpr ExportWord kWords[] = {
#define EXPORT_WORD(entity, field, word) {entity, field, word},
#include "core/imports/shape/known_exports.inc"
#undef EXPORT_WORD
};

// As heads are compared, but with what brackets hold: 税率(%) is not 税率.
std::string compared(std::string_view head) {
  std::string out = fold(head);
  out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  return out;
}

struct Found {
  std::size_t heads = 0, telling = 0;
};

Found found_in(const std::vector<std::string>& heads, std::string_view known) {
  Found found;
  while (!known.empty()) {
    std::string_view word = known.substr(0, known.find(' '));
    known.remove_prefix(std::min(word.size() + 1, known.size()));
    const bool telling = word.ends_with('*');
    if (telling) word.remove_suffix(1);
    const std::string text = compared(word);
    if (text.empty() || std::find(heads.begin(), heads.end(), text) == heads.end()) continue;
    ++found.heads;
    found.telling += telling;
  }
  return found;
}

}  // namespace

const KnownExport* find_export(const std::vector<std::string>& heads) {
  std::vector<std::string> words;
  for (const std::string& head : heads) {
    if (!head.empty()) words.push_back(compared(head));
  }
  const KnownExport* best = nullptr;
  Found most;
  for (const KnownExport& known : kExports) {
    const Found found = found_in(words, known.heads);
    if (found.telling < 2 || found.heads * 2 < words.size() || found.heads < 4) continue;
    // Of two that know as many heads the one whose own they are.
    if (best != nullptr &&
        (found.heads < most.heads || (found.heads == most.heads && found.telling <= most.telling)))
      continue;
    best = &known;
    most = found;
  }
  return best;
}

std::span<const ExportWord> export_words() { return kWords; }

}  // namespace pareto::imports
