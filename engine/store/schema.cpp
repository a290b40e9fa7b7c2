#include "engine/store/schema.hpp"

#include "engine/store/database.hpp"
#include "engine/store/store.hpp"

#include <charconv>
#include <fmt/format.h>

namespace entente {
namespace {

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
  draw integer, key integer, value real, primary key(draw, key)) without rowid;
create table keys(id integer primary key, name text);
create table failures(         -- histories that broke an invariant, and where
  run integer primary key, strategy integer, draw integer, replicate integer, world integer,
  month integer, entity text, value real);
create table series(           -- float32, little-endian, [indicator x month]
  run integer primary key, data blob);
create table events(           -- who: dyad or helper; values and factors as `entente list events` says
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
         "  run integer primary key, strategy integer not null, draw integer not null, replicate integer not "
         "null,\n"
         "  world integer not null, seed integer not null, status integer not null -- 0 done, 1 failed\n  " +
         columns +
         ");\n"
         "create unique index runs_in_order on runs(world, draw, replicate, strategy);\n"
         "create view histories as select run, strategies.name as strategy, worlds.name as world, draw, "
         "replicate,\n"
         "  seed, case status when 0 then 'done' else 'failed' end as status, " +
         outcome_columns(head) +
         "\n  from runs join strategies on strategies.id = strategy join worlds on worlds.id = world;\n";
}

Keep keep_of(std::string_view name) {
  return name == "summary" ? Keep::summary : name == "series" ? Keep::series : Keep::events;
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
  write("sweep", head.sweep);
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
  write("replicates", "0");
}

template<class Integer>
Integer number_of(const Database& database, const char* key) {
  const std::string text = database.text(fmt::format("select value from head where key = '{}'", key));
  Integer value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw ResultsDamaged(fmt::format("head has no '{}'", key));
  return value;
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
  database.execute("begin");
  database.execute(
      fmt::format("pragma application_id = {}; pragma user_version = {}", store_application, store_version)
          .c_str());
  database.execute(fixed_tables);
  database.execute(runs_table(head).c_str());
  write_list(database, "insert into strategies values(?, ?)", head.strategies);
  write_list(database, "insert into worlds values(?, ?)", head.worlds);
  write_list(database, "insert into keys values(?, ?)", head.keys);
  write_columns(database, head);
  write_points(database, head, 0);
  write_values(database, head);
  database.execute("commit");
}

StoreHead read_head(const Database& database) {
  const auto value = [&](const char* key) {
    return database.text(fmt::format("select value from head where key = '{}'", key));
  };
  StoreHead head;
  head.verb = value("verb");
  head.rule = value("rule");
  head.sweep = value("sweep");
  head.scenario = value("scenario");
  head.seed = number_of<std::uint64_t>(database, "seed");
  head.keep = keep_of(value("keep"));
  head.shard = {number_of<std::uint32_t>(database, "shard"), number_of<std::uint32_t>(database, "shards")};
  head.months = number_of<Month>(database, "months");
  head.title = value("title");
  head.reference = value("reference");
  head.parameter_sets = number_of<std::size_t>(database, "parameter_sets");
  head.regions = number_of<std::size_t>(database, "regions");
  head.strategies = read_list(database, "select name from strategies order by id");
  head.worlds = read_list(database, "select name from worlds order by id");
  head.keys = read_list(database, "select name from keys order by id");
  head.outcomes = read_columns(database, "select name, unit, doc from outcomes order by id");
  head.indicators = read_columns(database, "select name, unit, doc from indicators order by id");
  for (Statement read = database.prepare("select value from points order by draw, key"); read.step();)
    head.points.push_back(read.real(0));
  return head;
}

} // namespace entente
