// The tables of a store. What each holds is said beside it, in the store itself, for those who open it with
// other tools.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace entente {

class Database;
struct StoreHead;

constexpr std::int32_t store_application = 0x456e7465; // "Ente", in the file's header
// 2: every row carries a checksum.
constexpr std::int32_t store_version = 3;

// Tables and head of a new store.
void write_schema(Database& database, const StoreHead& head);
// Throws ResultsDamaged where it is not what was written, or a number in it is not possible; StudyRefused
// where a program with other outcomes wrote it.
StoreHead read_head(const Database& database);
// Without its points, which may be many, and how many there are.
StoreHead read_head_but_points(const Database& database, std::uint64_t& points);
// The points of the head, from one of its values on, and how they are laid out.
void write_points(Database& database, const StoreHead& head, std::size_t from);

// The column of an outcome in `runs`, quoted.
std::string outcome_column(std::size_t outcome);
// "accord, holds_5y, ..., own_1, own_2": all columns of outcomes in `runs`, quoted.
std::string outcome_columns(const StoreHead& head);

} // namespace entente
