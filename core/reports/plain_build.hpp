// Writes the document of a report made of files, by what every report has: a job with its settings,
// queries of the host, a document.
//
// One thread.
#pragma once

#include "core/model/schema.hpp"
#include "core/reports/plain_report.hpp"
#include "pareto/document.hpp"
#include "pareto/job.hpp"

namespace pareto::reports {

// The report is without faults (plain_check.hpp). Throws sdk::Failure and Error.
void build_plain(const PlainReport& report, const model::Schema& schema, const sdk::Job& job,
                 sdk::Document& document);

}  // namespace pareto::reports
