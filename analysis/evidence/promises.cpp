#include "analysis/evidence/promises.hpp"

#include "engine/core/embedded.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/read/parse.hpp"
#include "engine/scenario/syntax/tree.hpp"

#include <algorithm>

namespace entente {
namespace {

// The file is our own and embedded; a test reads every row of it.
std::string text_of(const Node& table, std::string_view key) {
  const Node* node = table.find(key);
  return node == nullptr ? "" : node->text;
}

std::vector<std::string> keys_of(const Node& root, std::string_view list) {
  std::vector<std::string> keys;
  if (const Node* node = root.find(list))
    for (const Node& item : node->items)
      keys.push_back(item.text);
  return keys;
}

Promise promise_of(const Node::Entry& entry) {
  const std::string side = text_of(entry.value, "side"), pact = text_of(entry.value, "pact");
  Promise promise;
  promise.key = entry.key;
  promise.provision.name = text_of(entry.value, "name");
  promise.provision.side = side == "government" ? Responsible::government
                           : side == "group"    ? Responsible::group
                                                : Responsible::drawn;
  promise.provision.costly = entry.value.find("costly")->boolean;
  promise.provision.regional = entry.value.find("regional")->boolean;
  if (const Node* shares = entry.value.find("power_sharing"))
    promise.provision.power_sharing = shares->boolean;
  promise.pact = pact == "military"      ? Pact::military
                 : pact == "territorial" ? Pact::territorial
                 : pact == "political"   ? Pact::political
                                         : Pact::none;
  return promise;
}

} // namespace

const Promise& PromiseTable::of(std::string_view key) const {
  return *std::find_if(promises.begin(), promises.end(),
                       [key](const Promise& promise) { return promise.key == key; });
}

const Promise* PromiseTable::named(std::string_view provision) const {
  const auto found = std::find_if(promises.begin(), promises.end(), [provision](const Promise& promise) {
    return promise.provision.name == provision;
  });
  return found == promises.end() ? nullptr : &*found;
}

PromiseTable promise_table() {
  constexpr std::string_view path = "analysis/data/provisions.toml";
  const Node root = value_or_throw(parse_toml(embedded_file(path).value(), std::string(path), 0));
  PromiseTable table;
  table.usual_text = keys_of(root, "usual_text");
  table.power_sharing = keys_of(root, "power_sharing");
  if (const Node* promises = root.find("provisions"))
    for (const Node::Entry& entry : promises->entries)
      table.promises.push_back(promise_of(entry));
  return table;
}

} // namespace entente
