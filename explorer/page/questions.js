// The ten questions that describe a conflict. key: the number of the scenario that the question sets; low to high: the slider's
// ends, within what the program allows; usual: the middle half of what is drawn where nothing is said, only to place the
// thumbs at first. Words: words.js, under q.NAME.
export const questions = [
  { name: "groups", key: "conflict.groups", low: 1, high: 5, step: 1, usual: [1, 2], whole: true },
  { name: "strength", key: "armed_group.strength", low: 0.02, high: 1.2, step: 0.02, usual: [0.08, 0.32] },
  { name: "rents", key: "armed_group.rents", low: 0, high: 1, step: 0.05, usual: [0, 0.6] },
  { name: "gap", key: "country.mean_gap", low: 0.1, high: 1, step: 0.05, usual: [0.5, 0.6] },
  { name: "violence", key: "country.initial_effort", low: -2, high: 2, step: 0.1, usual: [-0.6, 0.6], times: true },
  { name: "capacity", key: "country.capacity", low: 0.05, high: 1, step: 0.05, usual: [0.35, 0.7] },
  { name: "cynicism", key: "country.cynicism", low: 0, high: 1, step: 0.05, usual: [0.25, 0.45] },
  { name: "local", key: "country.local_quality", low: 0, high: 1, step: 0.05, usual: [0.3, 0.7] },
  { name: "count", key: "third_parties.count", low: 0, high: 30, step: 1, usual: [10, 14], whole: true },
  { name: "agendas", key: "third_parties.agenda_spread", low: 0, high: 2, step: 0.1, usual: [0.4, 0.9] },
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
