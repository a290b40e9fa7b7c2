// One worker: an engine that answers messages { id, call, ... }. The first message starts it, with the packed module or with a
// compiled one from another worker.
import { engineOn, unpacked } from "./module.js";

let engine;

const calls = {
  async start({ packed, module }) {
    const compiled = module ?? (await WebAssembly.compile(await unpacked(packed)));
    engine = await engineOn(compiled);
    return { result: { module: compiled } };
  },
  ask: ({ request }) => ({ result: engine.ask(request) }),
  part({ block }) {
    const started = performance.now();
    const { answer, numbers } = engine.part(block);
    const milliseconds = performance.now() - started;
    return { result: { answer, numbers, milliseconds, bytes: engine.bytes() },
      hand: numbers ? [numbers.values.buffer, numbers.failed.buffer, numbers.series.buffer] : [] };
  },
  join: ({ block, numbers }) => ({ result: engine.join(block, numbers) }),
};

let turn = Promise.resolve();
self.onmessage = ({ data }) => {
  turn = turn.then(async () => {
    try {
      const { result, hand } = await calls[data.call](data);
      self.postMessage({ id: data.id, result }, hand ?? []);
    } catch (error) {
      self.postMessage({ id: data.id, problem: String(error?.message ?? error) });
    }
  });
};
