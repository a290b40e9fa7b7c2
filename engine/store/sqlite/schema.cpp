#include "engine/store/sqlite/schema.hpp"

#include "engine/core/text.hpp"
#include "engine/outcomes/indicators.hpp"
#include "engine/store/sqlite/checksum.hpp"
#include "engine/store/sqlite/database.hpp"
#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace entente {
namespace {

// What is kept of a history's months is read and written in pieces of this size: four times SQLite's own, a
// fourth of the calls, and a file as large.
constexpr int page_bytes_with_courses = 16384;

constexpr const char* fixed_tables = R"(
create table head(             -- what the study is about
  key text primary key, value text) without rowid;
create table strategies(id integer primary key, name text);
create table worlds(id integer primary key, name text);
create table outcomes(         -- the columns of runs
  id integer primary key, column_name text, name text, unit text, doc text);
create table indicators(       -- the rows of a series
  id integer primary key, name text, unit text, doc text);
create table points(           -- what each point of a sweep sets
  point integer, key integer, value real, primary key(point, key)) without rowid;
create table keys(id integer primary key, name text);
create table state(            -- how far the study has come; the digest that was written last, of how many histories
  -- Every row_check is an XXH3 over its row; the others in runs are over what is kept of a history in other tables.
  id integer primary key, planned integer, histories integer, failed integer, digest text, digest_of integer,
  row_check integer);
create table cells(            -- and each point in each world: the first replicate it lacks, now and then
  world integer, point integer, next integer, sealed integer, failed integer, row_check integer,
  primary key(world, point)) without rowid;
create table failures(         -- histories that broke an invariant, and where
  run integer primary key, strategy integer, point integer, replicate integer, world integer,
  month integer, entity text, value real);
create table series(           -- float32, little-endian, [indicator x month]
  run integer primary key, data blob);
create table events(           -- who: dyad or third party; values and factors as `entente list events` says
  run integer, month integer, event text, who integer, hazard real, value_1 real, value_2 real,
  factor_1 real, factor_2 real, factor_3 real, factor_4 real, factor_5 real, factor_6 real);
create index events_of_run on events(run);
create table accords(          -- from signature to failure; signed -1: the history began with it
  run integer, dyad integer, signed integer, relapse_age integer, civil_society integer, mediators integer,
  troops_at_6 real, anniversaries blob, scores blob);
create index accords_of_run on accords(run);
create table monthly(          -- float32 [month], bytes [month], float32 [month x 8 dyads], float32 [month x region]
  run integer primary key, deaths blob, first_dyad blob, deaths_by_dyad blob, deaths_by_region blob);
)";

std::string sql_name(std::string_view name) {
  return "\"" + std::string(name) + "\"";
}

std::string column_name(std::size_t outcome) {
  if (outcome < outcome_count)
    return std::string(outcome_table()[outcome].name);
  return "own_" + std::to_string(outcome - outcome_count + 1); // a user's name could be any text
}

std::string runs_table(const StoreHead& head) {
  std::string columns;
  for (std::size_t i = 0; i < head.outcomes.size(); ++i)
    columns += ", " + outcome_column(i) + " real";
  return "create table runs(             -- a history: one strategy in one replicate\n"
         "  run integer primary key, strategy integer not null, point integer not null, replicate integer "
         "not "
         "null,\n"
         "  world integer not null, status integer not null,  -- 0 done, 1 failed\n"
         "  accords_check integer, failure_check integer, series_check integer, events_check integer,\n"
         "  monthly_check integer, row_check integer\n  " +
         columns +
         ");\n"
         "create unique index runs_in_order on runs(world, point, replicate, strategy);\n"
         "create view histories as select run, strategies.name as strategy, worlds.name as world, point, "
         "replicate,\n"
         "  (select case when length(value) < 19 or (length(value) = 19 and value <= '9223372036854775807')\n"
         "    then cast(value as integer) else value end from head where key = 'seed') as seed,\n"
         "  case status when 0 then 'done' else 'failed' end as status, " +
         outcome_columns(head) +
         "\n  from runs join strategies on strategies.id = strategy join worlds on worlds.id = world;\n";
}

[[noreturn]] void refuse_head(const Database& database, const std::string& what) {
  throw ResultsDamaged(what, database.path());
}

Keep keep_of(const Database& database, std::string_view name) {
  for (const Keep keep : {Keep::summary, Keep::series, Keep::events})
    if (name == name_of(keep))
      return keep;
  refuse_head(database, "its head does not say what is kept of a history");
}

void add(Checksum& sum, const std::vector<std::string>& texts) {
  sum.whole(static_cast<std::int64_t>(texts.size()));
  for (const std::string& text : texts)
    sum.text(text);
}

void add(Checksum& sum, const std::vector<StoredOutcome>& columns) {
  sum.whole(static_cast<std::int64_t>(columns.size()));
  for (const StoredOutcome& column : columns)
    sum.text(column.name).text(column.unit).text(column.doc);
}

// Of all but the points.
std::int64_t check_of(const StoreHead& head) {
  Checksum sum;
  sum.text(head.verb).text(head.rule).text(head.scenario).text(std::to_string(head.seed));
  sum.text(name_of(head.keep)).whole(head.shard.index).whole(head.shard.count).whole(head.months);
  sum.text(head.title).text(head.reference).whole(static_cast<std::int64_t>(head.parameter_sets));
  sum.whole(static_cast<std::int64_t>(head.regions));
  add(sum, head.strategies);
  add(sum, head.variants);
  add(sum, head.outcomes);
  add(sum, head.indicators);
  add(sum, head.keys);
  return sum.finish();
}

std::int64_t check_of_points(const StoreHead& head) {
  Checksum sum;
  return sum.text(head.sweep).reals(head.points).finish();
}

std::int64_t check_of_point_count(std::uint64_t points) {
  Checksum sum;
  return sum.text("points").whole(static_cast<std::int64_t>(points)).finish();
}

void write_list(Database& database, const char* sql, const std::vector<std::string>& names) {
  Statement insert = database.prepare(sql);
  for (std::size_t i = 0; i < names.size(); ++i)
    insert.bind(0, static_cast<std::int64_t>(i)).bind(1, names[i]).run();
}

std::vector<std::string> read_list(const Database& database, const char* sql) {
  std::vector<std::string> names;
  for (Statement read = database.prepare(sql); read.step();)
    names.push_back(read.text(0));
  return names;
}

void write_columns(Database& database, const StoreHead& head) {
  Statement outcome = database.prepare("insert into outcomes values(?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < head.outcomes.size(); ++i) {
    const StoredOutcome& column = head.outcomes[i];
    outcome.bind(0, static_cast<std::int64_t>(i)).bind(1, column_name(i));
    outcome.bind(2, column.name).bind(3, column.unit).bind(4, column.doc).run();
  }
  Statement indicator = database.prepare("insert into indicators values(?, ?, ?, ?)");
  for (std::size_t i = 0; i < head.indicators.size(); ++i) {
    const StoredOutcome& row = head.indicators[i];
    indicator.bind(0, static_cast<std::int64_t>(i))
        .bind(1, row.name)
        .bind(2, row.unit)
        .bind(3, row.doc)
        .run();
  }
}

std::vector<StoredOutcome> read_columns(const Database& database, const char* sql) {
  std::vector<StoredOutcome> columns;
  for (Statement read = database.prepare(sql); read.step();)
    columns.push_back({read.text(0), read.text(1), read.text(2)});
  return columns;
}

void write_values(Database& database, const StoreHead& head) {
  Statement insert = database.prepare("insert into head values(?, ?)");
  const auto write = [&](std::string_view key, std::string_view value) {
    insert.bind(0, key).bind(1, value).run();
  };
  write("verb", head.verb);
  write("rule", head.rule);
  write("scenario", head.scenario);
  write("seed", std::to_string(head.seed));
  write("keep", name_of(head.keep));
  write("shard", std::to_string(head.shard.index));
  write("shards", std::to_string(head.shard.count));
  write("months", std::to_string(head.months));
  write("title", head.title);
  write("reference", head.reference);
  write("parameter_sets", std::to_string(head.parameter_sets));
  write("regions", std::to_string(head.regions));
  write("check", std::to_string(check_of(head)));
}

template<class Integer>
Integer number_of(const Database& database, const char* key) {
  const std::string text = database.text(fmt::format("select value from head where key = '{}'", key));
  const auto value = number_in<Integer>(text);
  if (!value)
    refuse_head(database, fmt::format("its head has no '{}'", key));
  return *value;
}

std::string value_of(const Database& database, const char* key) {
  return database.text(fmt::format("select value from head where key = '{}'", key));
}

// What the checksum cannot see: that the numbers are possible ones.
void require_possible(const Database& database, const StoreHead& head) {
  const bool possible = head.shard.count >= 1 && head.shard.index < head.shard.count && head.months >= 1 &&
                        head.months <= maximum_months && head.parameter_sets >= 1 &&
                        head.parameter_sets <= maximum_parameter_sets && head.regions <= maximum_regions &&
                        !head.strategies.empty() && head.strategies.size() <= maximum_strategies &&
                        !head.variants.empty() && head.variants.size() <= maximum_variants + 1 &&
                        head.outcomes.size() <= outcome_count + maximum_named_outcomes;
  if (!possible)
    refuse_head(database, "its head holds a number that is not possible");
}

void require_known_outcomes(const Database& database, const StoreHead& head) {
  bool known = head.outcomes.size() >= outcome_count;
  for (std::size_t i = 0; known && i < outcome_count; ++i)
    known = head.outcomes[i].name == outcome_table()[i].name;
  const auto indicators = indicator_table();
  known = known &&
          (head.keep == Keep::summary
               ? head.indicators.empty()
               : std::equal(head.indicators.begin(), head.indicators.end(), indicators.begin(),
                            indicators.end(), [](const StoredOutcome& there, const IndicatorField& here) {
                              return there.name == here.name;
                            }));
  if (!known)
    throw StudyRefused(
        fmt::format("{} was written by a version of the program that measures other outcomes: read it "
                    "with that version (manifest.json names it), or run the study again in a new folder",
                    database.path()));
}

} // namespace

std::string_view name_of(Keep keep) {
  return keep == Keep::summary ? "summary" : keep == Keep::series ? "series" : "events";
}

void write_points(Database& database, const StoreHead& head, std::size_t from) {
  Statement insert = database.prepare("insert into points values(?, ?, ?)");
  for (std::size_t i = from; i < head.points.size(); ++i) {
    insert.bind(0, static_cast<std::int64_t>(i / head.keys.size()));
    insert.bind(1, static_cast<std::int64_t>(i % head.keys.size())).bind(2, head.points[i]).run();
  }
  Statement value = database.prepare("insert or replace into head values(?, ?)");
  const auto write = [&](std::string_view key, std::string_view text) {
    value.bind(0, key).bind(1, text).run();
  };
  write("sweep", head.sweep);
  write("points", std::to_string(head.point_count()));
  write("points_check", std::to_string(check_of_point_count(head.point_count())));
  write("sweep_check", std::to_string(check_of_points(head)));
}

std::string outcome_column(std::size_t outcome) {
  return sql_name(column_name(outcome));
}

std::string outcome_columns(const StoreHead& head) {
  std::string columns;
  for (std::size_t i = 0; i < head.outcomes.size(); ++i)
    columns += (i == 0 ? "" : ", ") + outcome_column(i);
  return columns;
}

void write_schema(Database& database, const StoreHead& head) {
  if (head.keep != Keep::summary)
    database.execute(fmt::format("pragma page_size = {}", page_bytes_with_courses).c_str());
  database.execute("begin");
  database.execute(
      fmt::format("pragma application_id = {}; pragma user_version = {}", store_application, store_version)
          .c_str());
  database.execute(fixed_tables);
  database.execute(runs_table(head).c_str());
  write_list(database, "insert into strategies values(?, ?)", head.strategies);
  write_list(database, "insert into worlds values(?, ?)", head.variants);
  write_list(database, "insert into keys values(?, ?)", head.keys);
  write_columns(database, head);
  write_points(database, head, 0);
  write_values(database, head);
  database.execute("commit");
}

StoreHead read_head_but_points(const Database& database, std::uint64_t& points) {
  StoreHead head;
  head.verb = value_of(database, "verb");
  head.rule = value_of(database, "rule");
  head.scenario = value_of(database, "scenario");
  head.seed = number_of<std::uint64_t>(database, "seed");
  head.keep = keep_of(database, value_of(database, "keep"));
  head.shard = {number_of<std::uint32_t>(database, "shard"), number_of<std::uint32_t>(database, "shards")};
  head.months = number_of<Month>(database, "months");
  head.title = value_of(database, "title");
  head.reference = value_of(database, "reference");
  head.parameter_sets = number_of<std::size_t>(database, "parameter_sets");
  head.regions = number_of<std::size_t>(database, "regions");
  head.strategies = read_list(database, "select name from strategies order by id");
  head.variants = read_list(database, "select name from worlds order by id");
  head.keys = read_list(database, "select name from keys order by id");
  head.outcomes = read_columns(database, "select name, unit, doc from outcomes order by id");
  head.indicators = read_columns(database, "select name, unit, doc from indicators order by id");
  points = number_of<std::uint64_t>(database, "points");
  if (!is_as_written(number_of<std::int64_t>(database, "check"), check_of(head)) ||
      !is_as_written(number_of<std::int64_t>(database, "points_check"), check_of_point_count(points)))
    refuse_head(database, "its head is not what was written");
  require_possible(database, head);
  require_known_outcomes(database, head);
  return head;
}

StoreHead read_head(const Database& database) {
  std::uint64_t points = 0;
  StoreHead head = read_head_but_points(database, points);
  head.sweep = value_of(database, "sweep");
  for (Statement read = database.prepare("select value from points order by point, key"); read.step();)
    head.points.push_back(read.real(0));
  const bool whole = head.keys.empty() ? points == 0 && head.points.empty()
                                       : points > 0 && head.points.size() % head.keys.size() == 0 &&
                                             points == head.point_count() && points <= UINT32_MAX;
  if (!whole || !is_as_written(number_of<std::int64_t>(database, "sweep_check"), check_of_points(head)))
    refuse_head(database, "the points of its sweep are not what was written");
  return head;
}

} // namespace entente
