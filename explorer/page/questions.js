// The ten questions that describe a conflict. key: the number of the scenario that the question sets; low to high: the slider's
// ends, within what the program allows. Where nothing is said the thumbs stand at the middle half of what the scenario draws.
// Words: words.js, under q.NAME.
export const questions = [
  { name: "groups", key: "conflict.groups", low: 1, high: 5, step: 1, whole: true },
  { name: "strength", key: "armed_group.strength", low: 0.02, high: 1.2, step: 0.02 },
  { name: "rents", key: "armed_group.rents", low: 0, high: 1, step: 0.05 },
  { name: "gap", key: "country.mean_gap", low: 0.1, high: 1, step: 0.05 },
  { name: "violence", key: "country.initial_effort", low: -2, high: 2, step: 0.1, times: true },
  { name: "capacity", key: "country.capacity", low: 0.05, high: 1, step: 0.05 },
  { name: "cynicism", key: "country.cynicism", low: 0, high: 1, step: 0.05 },
  { name: "local", key: "country.local_quality", low: 0, high: 1, step: 0.05 },
  { name: "count", key: "third_parties.count", low: 0, high: 30, step: 1, whole: true },
  { name: "agendas", key: "third_parties.agenda_spread", low: 0, high: 2, step: 0.1 },
];

// Changes of a conflict that an answer is tested against, beside those that a scenario brings.
export const tests = {
  "a weak state": { "country.capacity": 0.2 },
  "a strong state": { "country.capacity": 0.85 },
  "much violence": { "country.initial_effort": 1.2 },
  "little violence": { "country.initial_effort": -1.2 },
  "captured local institutions": { "country.local_quality": 0.1 },
  "trusted local institutions": { "country.local_quality": 0.9 },
  "few third parties": { "third_parties.count": 4 },
  "many third parties with aims of their own": { "third_parties.count": 22, "third_parties.agenda_spread": 1.2 },
  "a deeply cynical society": { "country.cynicism": 0.7 },
  "mediators open half as many talks": { "talks.mediation_push": 1 },
};
