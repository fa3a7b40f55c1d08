// What programs are told of an Error (Error::with) where the disk has no room for what was to be
// written: by its code alone it is any failure to write.
#pragma once

namespace pareto {

inline constexpr const char* kNoRoom = R"({"no_room":true})";

}  // namespace pareto
