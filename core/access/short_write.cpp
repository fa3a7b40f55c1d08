#include "core/access/short_write.hpp"

#include "core/base/error.hpp"

namespace pareto::access {

ShortWrite::ShortWrite(store::Connection& connection, int patience)
    : WholeWrite(connection, [patience](int seconds) {
        if (seconds < patience) return;
        throw Error(ErrorCode::Busy,
                    Message(Text{"others are writing into the workspace, for more than {} s",
                                 "其他操作正在写入工作区，已超过 {} 秒"},
                            {seconds}),
                    Message(Text{"try again in a while", "请稍后再试"}));
      }) {}

}  // namespace pareto::access
