// Text that was read in the wrong encoding and saved so: 娴嬭瘯 for 测试, ²âÊÔ for 测试.
//
// Recognised by undoing it: the text is written in the encoding that it was wrongly read in and
// read in another; if that gives common characters where rare ones stood, it was that. Nothing else
// does: what people write does not happen to be well-formed in another encoding, and mean something
// there. What became a question mark or U+FFFD (锟斤拷) on the way is lost for good.
//
// Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/encoding.hpp"

namespace pareto {

struct Ungarbled {
  std::string text;  // as it was; U+FFFD where a character is lost
  Encoding really, read_as;
  std::size_t lost = 0;  // characters
};

// Nothing for text that is as it should be, or of which nothing can be brought back.
[[nodiscard]] std::optional<Ungarbled> ungarbled(std::string_view utf8);

// Whether it is worth asking: a quick look that passes over nearly all text that is as it should
// be, and misses what is garbled only in part.
[[nodiscard]] bool may_be_garbled(std::string_view utf8);

// 锟斤拷 or U+FFFD stands in it.
[[nodiscard]] bool has_lost_text(std::string_view utf8);

}  // namespace pareto
