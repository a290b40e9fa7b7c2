// Errors around a study folder, told apart by what the user can do about it.
#pragma once
#include <stdexcept>
#include <string>

namespace entente {

// The folder is fine, but not for this: of another scenario, in use, not ours, from a newer program. Nothing
// was changed.
struct StudyRefused : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Reading or writing failed: a full disk, a broken file. What was written before stays.
struct StoreFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The store is damaged.
struct StoreDamaged : StoreFailure {
  using StoreFailure::StoreFailure;
};

// Whether a store still says what study it is of, so that what is damaged can be computed anew.
enum class Mending { possible, impossible };

// The store in this file is damaged, and `problem` says in what, for whoever can say more about it.
struct ResultsDamaged : StoreDamaged {
  explicit ResultsDamaged(const std::string& what, const std::string& file = {},
                          Mending mending = Mending::possible);
  std::string problem;
};

// What can be done about damage in a folder.
std::string advice_on(Mending mending, const std::string& folder);

} // namespace entente
