// What a Store holds; only its own source files see it.
#pragma once
#include "engine/store/sqlite/checksum.hpp"
#include "engine/store/sqlite/database.hpp"
#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

namespace entente {

// What is kept of a history besides its outcomes, each in a table of its own.
enum class Part { accords, failure, series, events, monthly };
constexpr std::size_t part_count = 5;
// The checksum of each; none where nothing is kept.
using PartChecks = std::array<std::optional<std::int64_t>, part_count>;

// A row of `runs`.
struct RunRow {
  std::int64_t run = 0;
  std::size_t strategy = 0;
  Unit unit;
  bool failed = false;
  PartChecks parts{};
  std::vector<double> values; // of every outcome

  const std::optional<std::int64_t>& part(Part which) const { return parts[static_cast<std::size_t>(which)]; }
};

// How far a point in a world has come.
struct StoredCell {
  std::uint32_t next = 0;   // the first replicate after the last one stored
  std::uint32_t sealed = 0; // and when the digest was last written
  std::uint64_t failed = 0; // histories
  // Read before, and as they were written, by strategy: up to this replicate. Rows are read whole only once.
  std::vector<std::uint32_t> rows_checked{}, series_checked{};
};

struct StoreState {
  std::uint32_t planned = 0;
  std::uint64_t histories = 0, failed = 0;
  std::string digest;          // the last one written
  std::uint64_t digest_of = 0; // over how many histories
};

// As stored. Throws ResultsDamaged.
StoreState state_of(const Database& database);

using CellKey = std::pair<std::uint32_t, std::uint32_t>; // world, draw

// Checksums: of what is stored, from the values as they are in memory.
std::int64_t check_of(const RunRow& row);
std::int64_t check_of(std::int64_t run, const std::vector<AccordRecord>& accords);
std::int64_t check_of(std::int64_t run, const Breach& breach);
std::int64_t check_of(std::int64_t run, const std::vector<float>& series);
std::int64_t check_of(std::int64_t run, const std::vector<LoggedEvent>& events);
std::int64_t check_of_monthly(std::int64_t run, const Outcomes& outcomes);

struct StoreImpl {
  Database database;
  StoreHead head;
  std::string path; // empty: temporary
  Journal journal = Journal::write_ahead;

  StoreState state{};
  std::map<CellKey, StoredCell> cells{};
  // Statements that were prepared and are not in use, by their text.
  std::map<std::string, std::vector<Statement>, std::less<>> statements{};

  // Between commits.
  bool in_batch = false;
  std::size_t rows_in_batch = 0;
  std::chrono::steady_clock::time_point batch_begin{};
  std::vector<CellKey> changed{}; // cells
  std::int64_t last_run = 0;
  Statement insert_run{}, insert_failure{}, insert_series{}, insert_event{}, insert_accord{},
      insert_monthly{};

  void read_state();
  // From what can be read of the histories, where what is said of them is damaged.
  void find_cells();
  void write_state();
  StoredCell* cell(std::uint32_t variant, std::uint32_t point);
  std::uint32_t point_count() const;

  void prepare_to_write();
  void begin_batch();
  RunRow row_of(std::size_t strategy, const Unit& unit, const Outcomes& outcomes);
  void add_run(const RunRow& row);
  void add_failure(const RunRow& row, const Breach& breach);
  void add_accords(std::int64_t run, const Outcomes& outcomes);
  void add_course(std::int64_t run, const Outcomes& outcomes);

  std::string name_of(std::size_t strategy, const Unit& unit) const;
  [[noreturn]] void damaged(std::size_t strategy, const Unit& unit, std::string_view what) const;
};

struct Store::Impl : StoreImpl {};

// A statement for as long as it is needed.
class Borrowed {
 public:
  Borrowed(StoreImpl& impl, std::string sql);
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  ~Borrowed();
  Statement* operator->() { return &statement_; }
  Statement& operator*() { return statement_; }

 private:
  StoreImpl* impl_;
  std::string sql_;
  Statement statement_;
};

// The rows of a point in a world, in order: all strategies of a replicate, or one, then the next replicate.
// Each is checked: that it is the one that must come next, and that it is what was written.
class RunScan {
 public:
  struct Range {
    std::uint32_t from = 0, to = UINT32_MAX; // replicates; what was stored later is not seen
  };
  explicit RunScan(StoreImpl& impl, std::optional<std::size_t> strategy = std::nullopt);
  void begin(std::uint32_t variant, std::uint32_t point, Range range);
  void begin(std::uint32_t variant, std::uint32_t point) { begin(variant, point, Range()); }
  // Nothing at the end. Throws ResultsDamaged, naming the history. Valid until it is called again.
  const RunRow* next();

 private:
  void expect_next();

  StoreImpl* impl_;
  std::optional<std::size_t> strategy_;
  Borrowed read_;
  Checksum sum_;
  RunRow row_;
  std::uint32_t to_ = 0;
};

// What is kept of a history besides its outcomes, checked against its row.
class PartReader {
 public:
  explicit PartReader(StoreImpl& impl) : impl_(&impl) {}
  std::vector<AccordRecord> accords(const RunRow& row);
  std::optional<Breach> failure(const RunRow& row);
  std::vector<float> series(const RunRow& row);
  std::vector<LoggedEvent> events(const RunRow& row);
  void monthly(const RunRow& row, Outcomes& outcomes);

 private:
  Statement& statement(Part part, const RunRow& row);
  void require(const RunRow& row, Part part, std::optional<std::int64_t> check);

  StoreImpl* impl_;
  std::array<std::optional<Borrowed>, part_count> statements_;
};

// Blobs hold numbers as they lie in memory, which on every supported machine is little-endian.
template<class Number>
std::span<const std::byte> as_blob(const std::vector<Number>& numbers) {
  return std::as_bytes(std::span(numbers));
}

template<class Number>
std::vector<Number> from_blob(std::span<const std::byte> blob) {
  std::vector<Number> numbers(blob.size() / sizeof(Number));
  std::copy_n(blob.data(), numbers.size() * sizeof(Number), reinterpret_cast<std::byte*>(numbers.data()));
  return numbers;
}

} // namespace entente
