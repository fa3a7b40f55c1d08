// Tables as host and plugins hand them to each other, in one include. Each noun has a header of its
// own:
//
//     schema.hpp          Type, ColumnSpec, Schema: what the columns are
//     column.hpp          ColumnView: one column's values, to read
//     batch.hpp           Batch: some rows, by columns
//     batch_builder.hpp   BatchBuilder: how a batch is made
//     batch_stream.hpp    BatchStream: one batch after the other, without an end in memory
#pragma once

#include "pareto/batch.hpp"
#include "pareto/batch_builder.hpp"
#include "pareto/batch_stream.hpp"
#include "pareto/column.hpp"
#include "pareto/schema.hpp"
