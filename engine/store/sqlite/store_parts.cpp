// What is kept of a history besides its outcomes, read and checked.
#include "engine/store/sqlite/store_impl.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

constexpr std::array<const char*, part_count> selects{
    "select dyad, signed, relapse_age, civil_society, mediators, troops_at_6, anniversaries, scores from "
    "accords "
    "where run = ? order by rowid",
    "select month, entity, value, strategy, point, replicate, world from failures where run = ?",
    "select data from series where run = ?",
    "select month, event, who, hazard, value_1, value_2, factor_1, factor_2, factor_3, factor_4, factor_5, "
    "factor_6 from events where run = ? order by rowid",
    "select deaths, first_dyad, deaths_by_dyad, deaths_by_region from monthly where run = ?"};

constexpr std::array<const char*, part_count> what_is_not_as_written{
    "has other accords than were written", "has another reason to have failed than was written",
    "has another series than was written", "has other events than were written",
    "has other monthly deaths than were written"};

EventType event_of(const StoreImpl& impl, std::string_view name) {
  for (const EventField& field : event_table())
    if (field.name == name)
      return field.event;
  throw ResultsDamaged(fmt::format("there is no event '{}'", name), impl.path);
}

std::int64_t most_who(EventType event) {
  return static_cast<std::int64_t>(field_of(event).who == "third_party" ? maximum_third_parties
                                                                        : maximum_dyads) -
         1;
}

LoggedEvent read_event(const Statement& read, const StoreImpl& impl) {
  LoggedEvent event;
  event.month = static_cast<Month>(read.integer(0, 0, impl.head.months - 1, "the month of an event"));
  event.record.event = event_of(impl, read.text(1));
  event.record.who =
      static_cast<std::uint8_t>(read.integer(2, 0, most_who(event.record.event), "the one an event is of"));
  event.record.hazard = read.real(3);
  int column = 3;
  for (double& value : event.record.values)
    value = read.real(++column);
  for (double& factor : event.record.factors)
    factor = read.real(++column);
  return event;
}

AccordRecord read_accord(const Statement& read, const StoreImpl& impl) {
  const Month months = impl.head.months;
  AccordRecord accord;
  accord.dyad = static_cast<std::uint8_t>(read.integer(0, 0, maximum_dyads - 1, "the dyad of an accord"));
  accord.signed_month = static_cast<Month>(read.integer(1, -1, months - 1, "the month of an accord"));
  if (!read.is_null(2))
    accord.relapse_age =
        static_cast<Month>(read.integer(2, 0, months, "the age of an accord at its relapse"));
  accord.civil_society = read.integer(3, 0, 1, "whether civil society was seated") != 0;
  accord.mediators = static_cast<std::uint8_t>(read.integer(4, 0, UINT8_MAX, "the number of mediators"));
  if (!read.is_null(5))
    accord.troops_at_6 = static_cast<float>(read.real(5));
  accord.anniversaries = from_blob<float>(read.blob(6));
  accord.scores = from_blob<std::uint8_t>(read.blob(7));
  return accord;
}

// Every anniversary has as many scores as the accord has provisions, or none has any.
bool possible(const AccordRecord& accord, const StoreHead& head) {
  const std::size_t years = accord.anniversaries.size();
  return years <= static_cast<std::size_t>(head.months) / months_per_year + 1 &&
         (years == 0
              ? accord.scores.empty()
              : accord.scores.size() % years == 0 && accord.scores.size() / years <= maximum_provisions);
}

} // namespace

std::int64_t check_of(std::int64_t run, const std::vector<AccordRecord>& accords) {
  Checksum sum;
  sum.whole(run).whole(static_cast<std::int64_t>(accords.size()));
  for (const AccordRecord& accord : accords) {
    sum.whole(accord.dyad).whole(accord.signed_month);
    sum.whole(accord.relapse_age.has_value()).whole(accord.relapse_age.value_or(0));
    sum.whole(accord.civil_society).whole(accord.mediators);
    sum.whole(accord.troops_at_6.has_value()).real(double{accord.troops_at_6.value_or(0.0F)});
    sum.reals(accord.anniversaries).bytes(accord.scores);
  }
  return sum.finish();
}

std::int64_t check_of(std::int64_t run, const Breach& breach) {
  Checksum sum;
  return sum.whole(run).whole(breach.month).text(breach.entity).real(breach.value).finish();
}

std::int64_t check_of(std::int64_t run, const std::vector<float>& series) {
  Checksum sum;
  return sum.whole(run).reals(series).finish();
}

std::int64_t check_of(std::int64_t run, const std::vector<LoggedEvent>& events) {
  Checksum sum;
  sum.whole(run).whole(static_cast<std::int64_t>(events.size()));
  for (const LoggedEvent& event : events) {
    const EventRecord& record = event.record;
    sum.whole(event.month).whole(static_cast<std::int64_t>(record.event)).whole(record.who);
    sum.real(record.hazard).reals(record.values).reals(record.factors);
  }
  return sum.finish();
}

std::int64_t check_of_monthly(std::int64_t run, const Outcomes& outcomes) {
  Checksum sum;
  sum.whole(run).reals(outcomes.monthly_deaths).bytes(outcomes.first_dyad);
  return sum.reals(outcomes.deaths_by_dyad).reals(outcomes.deaths_by_region).finish();
}

Statement& PartReader::statement(Part part, const RunRow& row) {
  const auto which = static_cast<std::size_t>(part);
  if (!statements_[which])
    statements_[which].emplace(*impl_, selects[which]);
  Statement& statement = **statements_[which];
  statement.reset();
  statement.bind(0, row.run);
  return statement;
}

void PartReader::require(const RunRow& row, Part part, std::optional<std::int64_t> check) {
  const std::optional<std::int64_t>& stored = row.part(part);
  if (stored.has_value() != check.has_value() || (check && !is_as_written(*stored, *check)))
    impl_->damaged(row.strategy, row.unit, what_is_not_as_written[static_cast<std::size_t>(part)]);
}

std::vector<AccordRecord> PartReader::accords(const RunRow& row) {
  std::vector<AccordRecord> accords;
  bool all_possible = true;
  for (Statement& read = statement(Part::accords, row); read.step();) {
    accords.push_back(read_accord(read, *impl_));
    all_possible = all_possible && possible(accords.back(), impl_->head);
  }
  require(row, Part::accords, accords.empty() ? std::nullopt : std::optional(check_of(row.run, accords)));
  if (!all_possible)
    impl_->damaged(row.strategy, row.unit, "has an accord that is not possible");
  return accords;
}

std::optional<Breach> PartReader::failure(const RunRow& row) {
  std::optional<Breach> breach;
  for (Statement& read = statement(Part::failure, row); read.step();)
    breach = Breach{static_cast<Month>(read.integer(0, 0, impl_->head.months, "the month of a failure")),
                    read.text(1), read.real(2)};
  require(row, Part::failure, breach ? std::optional(check_of(row.run, *breach)) : std::nullopt);
  if (breach.has_value() != row.failed)
    impl_->damaged(row.strategy, row.unit, "has a reason to have failed, or none, against what its row says");
  return breach;
}

std::vector<float> PartReader::series(const RunRow& row) {
  std::optional<std::vector<float>> series;
  for (Statement& read = statement(Part::series, row); read.step();)
    series = from_blob<float>(read.blob(0));
  require(row, Part::series, series ? std::optional(check_of(row.run, *series)) : std::nullopt);
  const StoreHead& head = impl_->head;
  const std::size_t size = head.indicators.size() * static_cast<std::size_t>(head.months);
  if (head.keep != Keep::summary && (!series || series->size() != size))
    impl_->damaged(row.strategy, row.unit, "has no series of the right length");
  return std::move(series).value_or(std::vector<float>());
}

std::vector<LoggedEvent> PartReader::events(const RunRow& row) {
  std::vector<LoggedEvent> events;
  for (Statement& read = statement(Part::events, row); read.step();)
    events.push_back(read_event(read, *impl_));
  const bool kept = impl_->head.keep == Keep::events;
  require(row, Part::events,
          kept || !events.empty() ? std::optional(check_of(row.run, events)) : std::nullopt);
  return events;
}

void PartReader::monthly(const RunRow& row, Outcomes& outcomes) {
  bool there = false;
  for (Statement& read = statement(Part::monthly, row); read.step(); there = true) {
    outcomes.monthly_deaths = from_blob<float>(read.blob(0));
    outcomes.first_dyad = from_blob<std::uint8_t>(read.blob(1));
    outcomes.deaths_by_dyad = from_blob<float>(read.blob(2));
    outcomes.deaths_by_region = from_blob<float>(read.blob(3));
  }
  require(row, Part::monthly, there ? std::optional(check_of_monthly(row.run, outcomes)) : std::nullopt);
  const StoreHead& head = impl_->head;
  const auto months = static_cast<std::size_t>(head.months);
  const bool right = outcomes.monthly_deaths.size() == months && outcomes.first_dyad.size() == months &&
                     outcomes.deaths_by_dyad.size() == months * maximum_dyads &&
                     outcomes.deaths_by_region.size() == months * head.regions;
  if (head.keep == Keep::events && !(there && right))
    impl_->damaged(row.strategy, row.unit, "has no monthly deaths of the right length");
}

} // namespace entente
