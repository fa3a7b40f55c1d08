// Shapes that answers of several methods share; what one method alone answers stands in its
// definition.
#include "core/api/shape.hpp"

namespace pareto::api {

const std::map<std::string_view, std::string_view>& named_shapes() {
  static const std::map<std::string_view, std::string_view> all = {
      // What is to be done about something that went wrong, in words and as calls.
      {"Remedy", "{remedy?: text, remedy_steps?: [RemedyStep]}"},
      {"RemedyStep", "{text: text, method: text, arguments: {*: text|[text]}}"},
      // Of rows that were refused; rows count from 1, as lines of files do.
      {"Reject", "{row: int, field?: text, value?: text, detail: text, ...Remedy}"},
      {"Fault", "{detail: text, ...Remedy}"},

      // Only what was written, or null where nothing was.
      {"Operation", "{operation: id|null}"},
      {"Written", "{operation: id|null, ids: [id|null], rejects: [Reject]}"},
      {"Effect", "{entity: text, created: int, changed: int, removed: int}"},
      {"Change",
       "{entity: text, id: id, label: text, what: text, at: time, operation: id, by: id|null, by_name?: text, values: [ValueChange]}"},
      {"ValueChange", "{field: text, label: text, before: text, after: text}"},

      // A field as it is described.
      {"FieldType", "{type: text, meaning?: text, unit?: text}"},
      {"Choice", "{code: text, label: text}"},
      {"Field",
       "{name: text, label: text, help?: text, ...FieldType, currency?: text, group?: text, reference?: text, default?: text, plugin?: text, visible_if?: text, min?: number, max?: number, "
       "choices?: [Choice], required: flag, unique: flag, searched: flag, listed: flag, computed: flag, personal: flag, confidential: flag, access: 'change'|'read'|'masked'}"},
      {"Setting", "{field: Field, value: text|null, kept: flag}"},
      {"Named", "{name: text, label: text}"},
      // Rows in the order of the columns.
      {"Rows", "[[value]]"},
      {"Column", "{name: text, label: text, ...FieldType}"},

      // Tiers by a rule; whom it rates.
      {"Tier", "{tier: text|null, tier_label?: text}"},
      {"Who", "{id: id, code: text, name: text, brief?: text}"},
      {"Direction", "'rise'|'fall'|'other'"},
      {"Rule",
       "{name: text, label: text, plugin: text, ordered: flag, primary: flag, tiers: [Tier], settings: [Setting]}"},
      {"Step", "{...Tier, indicator: text, value: value, now?: number, words: text}"},

      // What becomes of the parts of plugins, reports and views.
      {"Part",
       "{kind: text, kind_label: text, name: text, from?: text, label?: text, faults: [Fault]}"},
      {"PartChanges", "{fresh: [Part], gone: [Part], broken: [Part], reshaped: [Part]}"},
      {"Conversion",
       "{plugin: text, entity: text, field: text, from: text, label?: text, from_type: text, to_type: text, values: int, converted: int, left: int, "
       "examples: [{before: text, after?: text}]}"},
      {"Restart", "{service: text, plugin: text, label?: text}"},
      {"Offer", "{kind: text, name?: text, label?: text}"},
      {"Plugin",
       "{name: text, state: 'enabled'|'disabled'|'skipped', because?: text, ...Remedy, label?: text, version?: text, vendor?: text, demo?: flag, offers?: [Offer]}"},
      {"PackRole", "{code: text, name: text, words: text, there: flag}"},
      {"PackWord", "{word: text, meaning: text}"},
      {"Needed", "{plugin: text, needs: text}"},
      {"PutRoles", "{made: [text], kept: [text], refused: [text], operation: id|null}"},
      // The ends of all that changes plugins. Of a trial what it would change, null where that
      // cannot be told.
      {"Tried", "{untold?: text, changes?: PartChanges|null, conversions?: [Conversion]|null}"},
      {"Done", "{done: flag, restart: flag, restarts: [Restart]}"},

      // Who is let in.
      {"SignIn",
       "{id: text, user: id, name: text, enrolment: flag, created_at: time, used_at: time, expires_at: time}"},
      {"Role", "{id: id, code: text, name: text, note?: text, users: int, duties: [text]}"},
      {"Scope", "'none'|'own'|'team'|'all'"},

      {"Settings",
       "{name: text, remark: text, language: text|null, query_seconds: int, export_rows: int, export_rows_a_day: int, home_currency: text, time_zone: text, tax_rate: number|null, "
       "watermark: flag, has_amounts: flag}"},
      {"View",
       "{name: text, label: text, help?: text, kind: text, entity?: text, subject?: text, from?: text, slots: [text]}"},
      // A report for a screen, as docs/formats/pareto-document-1.schema.json says of each member:
      // its parts in reading order. Pages show a figure of a table by its column's role and scale.
      {"Document",
       "{format: 'pareto.document/1', language: text, as_of?: day, currency?: text, title: text, firm: text, period: text, data_until: text, remark: text, "
       "content: [DocumentHeading|DocumentParagraph|DocumentFigures|DocumentTable|DocumentChart|DocumentPageBreak]}"},
      {"DocumentHeading", "{kind: 'heading', level: int, text: text, aside?: text}"},
      {"DocumentParagraph",
       "{kind: 'paragraph', role: 'text'|'lead'|'summary'|'note'|'definition'|'source'|'subject', text: text, spans: [DocumentSpan]}"},
      {"DocumentFigures",
       "{kind: 'figures', figures: [{label: text, value: text, unit: text, remark: text, style?: DocumentStyle, rows?: {entity: text, where: [text]}}]}"},
      {"DocumentTable",
       "{kind: 'table', name: text, flags?: ['cards'|'tight'|'form'|'call'], columns: [DocumentColumn], rows: [{*: value}], total?: [DocumentSpan]}"},
      {"DocumentChart",
       "{kind: 'chart', name: text, chart: 'pareto'|'changes'|'rhythm'|'bars'|'trend'|'funnel'|'other', title: text, subtitle: text, subject?: text, "
       "mark_value?: number, mark_second?: number, date_from?: day, date_to?: day, remarks?: [DocumentSpan], columns: [DocumentColumn], rows: [{*: value}]}"},
      {"DocumentPageBreak", "{kind: 'page_break'}"},
      {"DocumentColumn",
       "{name: text, label: text, type: 'bool'|'int'|'real'|'share'|'text'|'date'|'time'|'money'|'quantity', "
       "role: 'plain'|'tier'|'rank'|'title'|'remark'|'spark'|'sentence'|'bar'|'change'|'key'|'mark', scale?: 'large', digits?: int, unit?: text, note?: text, "
       "mark_value?: number, mark_label?: text, required?: flag, choices?: [Choice], flags?: ['warn'|'strong']}"},
      {"DocumentSpan", "{text: text, style?: DocumentStyle}"},
      {"DocumentStyle", "'strong'|'accent'|'bad'|'dim'|'tier'"},
      {"Schedule",
       "{id: id|null, name: text, report: text, format: text, parameters: {*: text}, every: text, on: int, at: text, destination: text, address?: text, messenger: text, language?: text, "
       "active: flag, user: id, user_name?: text, next: time|null, last: time|null, result?: text}"},

      {"ImportResult",
       "{operation: id|null, entity: text, read: int, rejected: int, created: int, updated: int, unchanged: int, first: day|null, last: day|null, net?: number, "
       "skipped: {titles: int, heads: int, totals: int, footers: int, blank: int}, related: [{entity: text, plural: text, created: int, filled: int}], new_users: [text], "
       "twins: [{entity: text, records: int, examples: [{name: text, other_code: text, other_name: text}]}], "
       "differing: [{target: text, label: text, records: int, record: text, kept: text, other: text}], unlike: [{field: text, value: text, rows: int, like: text}], "
       "reasons: [{field?: text, detail: text, rows: int, ...Remedy}], rejects: [Reject], rejects_file?: text}"},
      {"ImportedBefore", "{operation: id|null, imported_before: id|null}"},
      {"Twin", "{id: id, code: text, name: text, net?: number, last_order?: text}"},

      // A field of the firm's own as it was defined, and what became of it.
      {"OwnField",
       "{id: id|null, field: text, type_label: text, entity: text, name: text, type: text, label: text, label_en: text, help: text, help_en: text, choices: text, reference: text, "
       "unit: text, standard: text, least: text, most: text, heads: text, computed: text, fact: text, required: flag, no_repeats: flag, in_lists: flag, removed: flag}"},
      {"FieldWritten",
       "{untold?: text, changes?: PartChanges|null, operation: id|null, field: OwnField, values: int}"},
  };
  return all;
}

}  // namespace pareto::api
