#include "core/store/dialect.hpp"

#include <algorithm>
#include <cctype>

namespace pareto::store {
namespace {

// Dots and dashes of plugin ids have no place in a table's name.
std::string flat(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '.')
      out += "__";
    else if (c == '-')
      out += "_d_";
    else
      out += c;
  }
  return out;
}

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::size_t end_of_word(std::string_view sql, std::size_t from) {
  while (from < sql.size() && in_word(sql[from])) ++from;
  return from;
}

// Behind the quoted text that begins here.
std::size_t end_of_quoted(std::string_view sql, std::size_t from) {
  const std::size_t end = sql.find(sql[from], from + 1);
  return end == std::string_view::npos ? sql.size() : end + 1;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
}

}  // namespace

std::string base_table(const model::Entity& entity) {
  return std::string(kReserved) + flat(entity.name);
}

std::string plugin_table(const model::Entity& entity, std::string_view plugin) {
  return base_table(entity) + "__x_" + flat(plugin);
}

std::string quoted_name(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    out += c;
    if (c == '"') out += c;
  }
  return out + '"';
}

std::string_view column_type(model::Type type, Dialect dialect) {
  const bool sqlite = dialect == Dialect::SQLite;
  switch (type) {
    // By bytes, as SQLite compares: the database's own order is its language's.
    case model::Type::Text:
      return sqlite ? "TEXT" : "TEXT COLLATE \"C\"";
    case model::Type::Real:
      return sqlite ? "REAL" : "double precision";
    case model::Type::Bool:
      return sqlite ? "INTEGER" : "boolean";
    case model::Type::Date:
      return sqlite ? "INTEGER" : "date";
    case model::Type::Time:
      return sqlite ? "INTEGER" : "timestamptz";
    default:
      return sqlite ? "INTEGER" : "bigint";
  }
}

std::string_view table_options(Dialect dialect, bool by_key) {
  if (dialect == Dialect::PostgreSQL) return "";
  return by_key ? " WITHOUT ROWID, STRICT" : " STRICT";
}

std::string learn_tokens(std::string_view search_table, Dialect dialect) {
  const std::string into = "INSERT INTO " + std::string(search_table);
  return into +
         (dialect == Dialect::SQLite ? "(rowid, tokens) SELECT c0, c1"
                                     : "(id, tokens) SELECT c0, string_to_array(c1, ' ')") +
         " FROM pareto_rows(?1)";
}

std::string forget_tokens(std::string_view search_table, Dialect dialect) {
  const std::string table(search_table);
  return dialect == Dialect::SQLite
             ? "INSERT INTO " + table + "(" + table +
                   ", rowid, tokens) SELECT 'delete', c0, c1 FROM pareto_rows(?1)"
             : "DELETE FROM " + table + " WHERE id IN (SELECT c0 FROM pareto_rows(?1))";
}

std::string matches_tokens(std::string_view search_table, std::string_view parameter,
                           Dialect dialect) {
  const std::string table(search_table), words(parameter);
  return dialect == Dialect::SQLite
             ? "SELECT rowid FROM " + table + " WHERE " + table + " MATCH " + words
             : "SELECT id FROM " + table +
                   " WHERE array_to_tsvector(tokens) @@ pareto_search_words(" + words + ")";
}

std::string search_index(std::string_view search_table, Dialect dialect) {
  if (dialect == Dialect::SQLite) return {};
  const std::string table(search_table);
  return "CREATE INDEX IF NOT EXISTS " + table + "_i_tokens ON " + table +
         " USING gin (array_to_tsvector(tokens))";
}

std::string_view real_place(Dialect dialect) {
  return dialect == Dialect::SQLite ? "main." : "public.";
}

std::string temporary_view(std::string_view name, std::string_view select, Dialect dialect) {
  return "CREATE TEMP VIEW " + quoted_name(name) +
         (dialect == Dialect::SQLite ? "" : " WITH (security_barrier)") + " AS " +
         std::string(select);
}

std::string temporary_ids(std::string_view name, Dialect dialect) {
  // SQLite keeps rows by a key that is called INTEGER, and by no other.
  return "CREATE TEMP TABLE " + std::string(name) +
         (dialect == Dialect::SQLite ? "(id INTEGER PRIMARY KEY)" : "(id bigint PRIMARY KEY)");
}

std::string no_value(model::Type type) {
  const std::string_view name =
      type == model::Type::Text ? "TEXT" : column_type(type, Dialect::PostgreSQL);
  return "CAST(NULL AS " + std::string(name) + ")";
}

std::vector<std::string> foreign_role(Dialect dialect) {
  if (dialect == Dialect::SQLite) return {};
  return {
      "DO 'BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ''pareto_foreign'') THEN CREATE ROLE pareto_foreign NOLOGIN; END IF; END'",
      // With it a statement would take on the role of whoever opened the connection.
      "REVOKE EXECUTE ON FUNCTION set_config(text, text, boolean) FROM PUBLIC",
      // For the functions there (isum, day_of): of the tables and views there it is given none.
      "GRANT USAGE ON SCHEMA public TO pareto_foreign",
  };
}

std::vector<std::string> foreign_views(const std::vector<std::string>& views, Dialect dialect) {
  if (dialect == Dialect::SQLite) return {};
  std::vector<std::string> out;
  for (const std::string& view : views)
    out.push_back("GRANT SELECT ON pg_temp." + quoted_name(view) + " TO pareto_foreign");
  out.emplace_back("SET default_transaction_read_only = on");
  out.emplace_back("SET ROLE pareto_foreign");
  return out;
}

std::vector<std::string> borrowed_functions(Dialect dialect) {
  if (dialect == Dialect::SQLite) return {};
  return {
      // Tokens hold letters, digits and Chinese characters only, so their quotes can be changed for
      // those of a tsquery.
      "CREATE OR REPLACE FUNCTION pareto_search_words(text) RETURNS tsquery IMMUTABLE STRICT LANGUAGE sql AS "
      "'SELECT replace(replace(replace($1, '' AND '', '' & ''), ''\"'', ''''''''), ''''''*'', '''''':*'')::tsquery'",
      "CREATE OR REPLACE FUNCTION date_of(bigint) RETURNS date IMMUTABLE STRICT LANGUAGE sql AS 'SELECT date ''1970-01-01'' + $1::integer'",
      // As core/base/masked.cpp says.
      "CREATE OR REPLACE FUNCTION pareto_masked_digits(text) RETURNS text IMMUTABLE STRICT LANGUAGE sql AS "
      "'SELECT CASE WHEN length($1) < 11 THEN ''****'' ELSE left(right($1, 11), 3) || ''****'' || right($1, 4) END'",
      "CREATE OR REPLACE FUNCTION masked(text, text) RETURNS text IMMUTABLE STRICT LANGUAGE sql AS "
      "'SELECT CASE WHEN $1 = '''' THEN '''' WHEN $2 = ''phone'' THEN public.pareto_masked_digits(regexp_replace($1, ''[^0-9]'', '''', ''g'')) "
      "WHEN $2 = ''email'' AND strpos($1, ''@'') > 1 THEN left($1, 1) || ''***'' || substr($1, strpos($1, ''@'')) "
      "WHEN length($1) > 2 THEN left($1, 1) || ''***'' || right($1, 1) ELSE left($1, 1) || ''***'' END'",
      // As core/model/own_terms.cpp finds what tells of others; here such an explanation is left
      // out whole.
      "CREATE OR REPLACE FUNCTION own_terms(text) RETURNS text IMMUTABLE STRICT LANGUAGE sql AS "
      "'SELECT CASE WHEN EXISTS (SELECT FROM json_array_elements($1::json -> ''indicators'') i WHERE json_typeof(i -> ''value'') = ''number'' "
      "AND i ->> ''value'' LIKE ''%.%'' AND i -> ''weight'' IS NULL AND i -> ''contribution'' IS NULL) THEN NULL ELSE $1 END'",
      "CREATE OR REPLACE FUNCTION instr(text, text) RETURNS integer IMMUTABLE STRICT LANGUAGE sql AS 'SELECT strpos($1, $2)'",
  };
}

std::string for_each_row(std::string_view sql) {
  std::string text(sql);
  replace_all(text, "IN (SELECT c0 FROM pareto_rows(?1))", "= c0");
  replace_all(text, "pareto_rows(?1) r", "pareto_rows(?1)");
  replace_all(text, "pareto_rows(?1)", "(SELECT 1) r");
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = text[i] == '\'' || text[i] == '"'
                                ? end_of_quoted(text, i)
                                : std::max(end_of_word(text, i), i + 1);
    std::string word = text.substr(i, end - i);
    const bool column =
        word.size() > 1 && word[0] == 'c' &&
        std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (column) {
      if (out.ends_with(" r.")) out.resize(out.size() - 2);
      out += ':';
    }
    out += word;
    i = end;
  }
  return out;
}

Numbered with_numbers(std::string_view sql) {
  Numbered out;
  for (std::size_t i = 0; i < sql.size();) {
    const char c = sql[i];
    const bool named =
        c == ':' && i + 1 < sql.size() && in_word(sql[i + 1]) && (i == 0 || sql[i - 1] != ':');
    if (c == '\'' || c == '"' || sql.substr(i, 2) == "--") {
      // A comment may hold a quote of its own: somebody's.
      const std::size_t end =
          c == '-' ? std::min(sql.find('\n', i), sql.size()) : end_of_quoted(sql, i);
      out.sql += sql.substr(i, end - i);
      i = end;
    } else if (c == '?' || named) {
      const std::size_t end = end_of_word(sql, i + 1);
      const std::string name(sql.substr(i, end - i));
      const auto found = std::find(out.names.begin(), out.names.end(), name);
      out.sql += "$" + std::to_string(found - out.names.begin() + 1);
      if (found == out.names.end()) out.names.push_back(name);
      i = end;
    } else {
      out.sql += c;
      ++i;
    }
  }
  return out;
}

}  // namespace pareto::store
