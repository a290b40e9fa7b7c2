// A damaged store is refused with an error of ours, or read: nothing else may happen, and what is read is a
// place in what it belongs to. Bytes are changed, or rows by way of SQLite; of every other input the
// checksums are believed whatever they say (checksum.hpp), so that what lies behind them is reached as well.
#include "engine/core/error.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/read/load.hpp"
#include "engine/store/files/write_file.hpp"
#include "engine/store/folder/run_study.hpp"
#include "engine/store/folder/study_digest.hpp"
#include "engine/store/sqlite/checksum.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <fuzzer/FuzzedDataProvider.h>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

using namespace entente;
namespace fs = std::filesystem;

void require(bool holds) {
  if (!holds)
    std::abort();
}

// In memory where the system has such a place; gone when the process ends.
struct Scratch {
  fs::path folder;

  Scratch() {
    const fs::path memory = "/dev/shm";
    std::error_code error;
    folder = (fs::is_directory(memory, error) ? memory : fs::temp_directory_path()) /
             ("entente-fuzz-" + std::to_string(::getpid()));
    fs::create_directories(folder);
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
};

const fs::path& scratch() {
  static const Scratch own;
  return own.folder;
}

StudyOrder small_order(Keep keep) {
  StudyOrder order;
  order.verb = "compare";
  order.scenario =
      load_scenario(R"(
schema = 1
months = 14
[citizens]
count = 20
[[strategies]]
name = "usual"
[[strategies]]
name = "joint"
actions = [ { instrument = "joint_analysis" } ]
[worlds]
crowded = { "third_parties.count" = 9 }
)",
                    "fuzz.toml", [](std::string_view, std::string_view) -> SourceText { return {}; });
  order.scenario.run.seed = 11;
  order.design.replicates = 2;
  order.keep = keep;
  order.command = "fuzz";
  return order;
}

std::string image_of(const StudyOrder& order, const char* name) {
  const fs::path folder = scratch() / name;
  {
    StudyFolder study = StudyFolder::open(folder, order);
    run_study(study, study.work(), {}, Threads(1));
    study.end(StudyStatus::finished);
    study.close();
  }
  return read_whole_file(folder / StudyFolder::store_file);
}

// Whole stores of each kind.
const std::vector<std::string>& images() {
  static const std::vector<std::string> all = [] {
    StudyOrder variants = small_order(Keep::events), points = small_order(Keep::summary),
               shard = small_order(Keep::series);
    variants.design.variants = variants.scenario.variants;
    points.verb = "sweep";
    points.design.keys = {"talks.skill_effect", "third_parties.count"};
    points.design.values = {0.1, 3.0, 0.2, 4.0, 0.3, 5.0};
    shard.design.shard = {1, 2};
    return std::vector<std::string>{image_of(variants, "worlds"), image_of(points, "points"),
                                    image_of(shard, "shard")};
  }();
  return all;
}

void change_bytes(FuzzedDataProvider& input, std::string& image) {
  const int changes = input.ConsumeIntegralInRange(1, 8);
  for (int i = 0; i < changes; ++i)
    image[input.ConsumeIntegralInRange<std::size_t>(0, image.size() - 1)] ^=
        static_cast<char>(input.ConsumeIntegralInRange(1, 255));
  if (input.ConsumeIntegralInRange(0, 15) == 0)
    image.resize(input.ConsumeIntegralInRange<std::size_t>(0, image.size()));
}

struct Column {
  const char *table, *name;
};
constexpr std::array columns{Column{"head", "key"},
                             Column{"head", "value"},
                             Column{"strategies", "id"},
                             Column{"strategies", "name"},
                             Column{"worlds", "id"},
                             Column{"worlds", "name"},
                             Column{"outcomes", "id"},
                             Column{"outcomes", "name"},
                             Column{"indicators", "id"},
                             Column{"indicators", "name"},
                             Column{"points", "point"},
                             Column{"points", "key"},
                             Column{"points", "value"},
                             Column{"keys", "name"},
                             Column{"state", "planned"},
                             Column{"state", "histories"},
                             Column{"state", "failed"},
                             Column{"state", "digest"},
                             Column{"state", "digest_of"},
                             Column{"cells", "world"},
                             Column{"cells", "point"},
                             Column{"cells", "next"},
                             Column{"cells", "sealed"},
                             Column{"cells", "failed"},
                             Column{"runs", "run"},
                             Column{"runs", "strategy"},
                             Column{"runs", "point"},
                             Column{"runs", "replicate"},
                             Column{"runs", "world"},
                             Column{"runs", "status"},
                             Column{"runs", "accords_check"},
                             Column{"runs", "series_check"},
                             Column{"runs", "events_check"},
                             Column{"runs", "monthly_check"},
                             Column{"runs", "failure_check"},
                             Column{"runs", "row_check"},
                             Column{"runs", "cost"},
                             Column{"series", "run"},
                             Column{"series", "data"},
                             Column{"events", "run"},
                             Column{"events", "month"},
                             Column{"events", "event"},
                             Column{"events", "who"},
                             Column{"events", "hazard"},
                             Column{"events", "value_1"},
                             Column{"events", "factor_6"},
                             Column{"accords", "run"},
                             Column{"accords", "dyad"},
                             Column{"accords", "signed"},
                             Column{"accords", "relapse_age"},
                             Column{"accords", "civil_society"},
                             Column{"accords", "mediators"},
                             Column{"accords", "troops_at_6"},
                             Column{"accords", "anniversaries"},
                             Column{"accords", "scores"},
                             Column{"monthly", "run"},
                             Column{"monthly", "deaths"},
                             Column{"monthly", "first_dyad"},
                             Column{"monthly", "deaths_by_dyad"},
                             Column{"monthly", "deaths_by_region"}};

std::string value(FuzzedDataProvider& input) {
  constexpr std::array<std::int64_t, 12> edges{-1,    0,         1,         2,          255,       256,
                                               65535, 1'000'000, INT32_MAX, UINT32_MAX, INT64_MAX, INT64_MIN};
  switch (input.ConsumeIntegralInRange(0, 6)) {
  case 0:
    return "null";
  case 1:
    return std::to_string(input.PickValueInArray(edges));
  case 2:
    return std::to_string(input.ConsumeIntegral<std::int64_t>());
  case 3:
    return std::to_string(input.ConsumeFloatingPointInRange(-1e300, 1e300));
  case 4:
    return "zeroblob(" + std::to_string(input.ConsumeIntegralInRange(0, 4096)) + ")";
  case 5:
    return "'" + std::to_string(input.PickValueInArray(edges)) + "'";
  default:
    return "'text'";
  }
}

void change_rows(FuzzedDataProvider& input, std::string& image) {
  sqlite3* database = nullptr;
  require(sqlite3_open(":memory:", &database) == SQLITE_OK);
  auto* const copy = static_cast<unsigned char*>(sqlite3_malloc64(image.size()));
  std::copy(image.begin(), image.end(), copy);
  const auto size = static_cast<sqlite3_int64>(image.size());
  sqlite3_deserialize(database, "main", copy, size, size,
                      SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  const int changes = input.ConsumeIntegralInRange(1, 3);
  for (int i = 0; i < changes; ++i) {
    const Column column = columns[input.ConsumeIntegralInRange<std::size_t>(0, columns.size() - 1)];
    const std::string table = column.table, name = column.name,
                      which = " limit 1 offset " + std::to_string(input.ConsumeIntegralInRange(0, 20)) + ")";
    // Tables without a row number are told apart by their own columns.
    const std::string row = table == "head"     ? "key in (select key from head" + which
                            : table == "cells"  ? "(world, point) in (select world, point from cells" + which
                            : table == "points" ? "(point, key) in (select point, key from points" + which
                                                : "rowid in (select rowid from " + table + which;
    const std::string sql =
        input.ConsumeIntegralInRange(0, 9) == 0
            ? "delete from " + table + " where " + row
            : "update " + table + " set \"" + name + "\" = " + value(input) + " where " + row;
    sqlite3_exec(database, sql.c_str(), nullptr, nullptr,
                 nullptr); // may break a constraint, and then changes nothing
  }
  sqlite3_int64 length = 0;
  unsigned char* const bytes = sqlite3_serialize(database, "main", &length, 0);
  if (bytes != nullptr)
    image.assign(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  sqlite3_free(bytes);
  sqlite3_close(database);
}

class Reader {
 public:
  explicit Reader(const Store& store)
      : store_(&store), head_(&store.head()),
        point_count_(head_->keys.empty() ? 1 : head_->points.size() / head_->keys.size()) {}

  // Whatever is damaged, the others are still asked.
  void read() {
    each([&] {
      std::size_t strategy = 0;
      store_->each_history([&](std::size_t s, const Unit& u, bool, std::span<const double> values) {
        place(s, u);
        require(s == strategy && values.size() == head_->outcomes.size());
        strategy = (s + 1) % head_->strategies.size();
      });
    });
    each([&] { study_digest(*store_); });
    each([&] {
      store_->each_series([&](std::size_t s, const Unit& u, std::span<const float> series) {
        place(s, u);
        require(series.size() == head_->indicators.size() * static_cast<std::size_t>(head_->months));
      });
    });
    each([&] {
      store_->each_event([&](const StoredEvent& stored) {
        place(stored.strategy, stored.unit);
        const EventRecord& record = stored.event.record;
        require(stored.event.month < head_->months && static_cast<std::size_t>(record.event) < event_count);
        require(record.who <
                (field_of(record.event).who == "third_party" ? maximum_third_parties : maximum_dyads));
      });
    });
    each([&] {
      store_->each_accord([&](const StoredAccord& stored) {
        place(stored.strategy, stored.unit);
        require(stored.accord.dyad < maximum_dyads && stored.accord.signed_month < head_->months);
      });
    });
    each([&] {
      store_->each_deaths([&](std::size_t s, const Unit& u, std::span<const float> by_dyad,
                              std::span<const float> by_region) {
        place(s, u);
        require(by_dyad.size() == static_cast<std::size_t>(head_->months) * maximum_dyads);
        require(by_region.size() == static_cast<std::size_t>(head_->months) * head_->regions);
      });
    });
    each([&] {
      store_->each_failure([&](const StoredFailure& failure) { place(failure.strategy, failure.unit); });
    });
    cells();
  }

 private:
  template<class Ask>
  void each(Ask ask) {
    try {
      ask();
    } catch (const StoreFailure&) {
    }
  }

  void place(std::size_t strategy, const Unit& unit) {
    require(strategy < head_->strategies.size() && unit.variant < head_->variants.size() &&
            unit.point < point_count_);
    require(unit.replicate < store_->next_replicate(unit.variant, unit.point));
  }

  void cells() {
    for (std::uint32_t variant = 0; variant < head_->variants.size(); ++variant)
      for (std::uint32_t point = 0; point < point_count_; ++point) {
        const Histories of{(variant + point) % head_->strategies.size(), variant, point};
        each([&] { store_->values(of, 0); });
        each([&] { store_->values(of, outcome_count - 1, 1); });
        each([&] { store_->finished(of); });
        each([&] { store_->each_accord(of, [](const Unit&, const AccordRecord&) {}); });
        if (head_->keep != Keep::summary)
          for (int pass = 0; pass < 2; ++pass)
            each([&] {
              for (const auto& series : store_->series(of, 1, 3))
                require(series.size() == 2);
            });
        each([&] { store_->unit({variant, point, 1}); });
      }
  }

  const Store* store_;
  const StoreHead* head_;
  std::size_t point_count_;
};

void read(const std::string& file, bool whole_study) {
  try {
    const StoreGlance glance = glance_at(file);
    require(!glance.head.strategies.empty());
  } catch (const StoreFailure&) {
  } catch (const StudyRefused&) {
  }
  try {
    const Store store = Store::open(file, Store::Access::read);
    Reader(store).read();
  } catch (const StoreFailure&) {
  } catch (const StudyRefused&) {
  }
  if (!whole_study)
    return;
  try {
    const StudyReading study = read_damaged_study(fs::path(file).parent_path());
    study.store.damage();
  } catch (const StoreFailure&) {
  } catch (const StudyRefused&) {
  } catch (const ScenarioError&) {
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider input(data, size);
  std::string image = images()[input.ConsumeIntegralInRange<std::size_t>(0, images().size() - 1)];
  believe_checksums = input.ConsumeBool();
  // Which takes ten times as long: by a hash, for inputs that ask for it reach more and would soon be all.
  const bool whole_study =
      std::hash<std::string_view>{}({reinterpret_cast<const char*>(data), size}) % 32 == 0;
  input.ConsumeBool() ? change_rows(input, image) : change_bytes(input, image);
  static const fs::path folder = [] {
    fs::create_directories(scratch() / "damaged");
    return scratch() / "damaged";
  }();
  const fs::path file = folder / StudyFolder::store_file;
  if (std::FILE* const out = std::fopen(file.c_str(), "wb")) {
    std::fwrite(image.data(), 1, image.size(), out);
    std::fclose(out);
  }
  read(file.string(), whole_study);
  believe_checksums = false;
  return 0;
}
