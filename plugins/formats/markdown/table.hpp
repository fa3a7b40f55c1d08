// A table of a document as Markdown. Sentences, which no cell can hold, are a list below; a table
// with many of them goes on behind its list, with its heads again.
#pragma once

#include "pareto/format.hpp"

namespace pareto::markdown {

void write_table(const sdk::Sink& sink, const sdk::Job& job, const sdk::Amounts& amounts,
                 const sdk::TableInfo& info, sdk::BatchStream& rows);

}  // namespace pareto::markdown
