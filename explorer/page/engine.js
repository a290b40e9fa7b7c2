// The engine of the page: one worker that adds up and draws, and as many that simulate as there are processors. Replicates are
// simulated in any order and joined in theirs, so that numbers are those of one process.
const milestones = [20, 50, 100, 200, 500, 1000, 2000];
const keptMonths = 100; // replicates whose months are kept for what happens over time
const patience = 70; // milliseconds that a worker may be busy with one piece, so that a change is heard soon

function workerOf(source) {
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const waiting = new Map();
  let last = 0;
  worker.onmessage = ({ data: { id, result, problem } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    problem === undefined ? resolve(result) : reject(new Error(problem));
  };
  worker.onerror = (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || "a worker could not start"));
    waiting.clear();
  };
  return (call, message = {}, hand = []) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ id: last, call, ...message }, hand);
    });
}

export class Engine {
  // on: { progress({ replicates }), comparison(answer, { final }), problem(errors), failure(error) }. Whoever makes one starts it.
  constructor({ source, packed, on, workers = Math.max(1, Math.min(16, navigator.hardwareConcurrency || 2)) }) {
    this.on = on;
    this.generation = 0;
    this.bytes = new Map();
    this.ready = new Promise((started) => {
      this.start = () => {
        this.desk = workerOf(source);
        this.hands = Array.from({ length: workers }, () => workerOf(source)); // threads begin while the module is unpacked
        started(this.desk("start", { packed }).then(({ module }) => Promise.all(this.hands.map((hand) => hand("start", { module })))));
      };
    });
    this.rate = 30; // milliseconds a replicate, before anything was measured
  }

  ask(request) {
    return this.ready.then(() => this.desk("ask", { request }));
  }

  // A scenario as text to be simulated from replicate 0 on; forgets the one before. target: how many replicates.
  async show({ text, seed, base, target }) {
    const generation = ++this.generation;
    const stale = () => generation !== this.generation;
    try {
      await this.ready;
      if (stale()) return;
      const load = [{ do: "base", text: base ?? "" }, { do: "load", text, name: "scenario.toml" }];
      const answers = await Promise.all([this.desk, ...this.hands].map(async (worker) => {
        await worker("ask", { request: load[0] });
        return worker("ask", { request: load[1] });
      }));
      if (stale()) return;
      const refused = answers.find((answer) => answer.errors);
      if (refused) return this.on.problem(refused.errors);
      this.target = target;
      this.run?.answered();
      this.run = { generation, seed, joined: 0, next: 0, came: new Map(), variant: "", joining: Promise.resolve() };
      this.run.first = new Promise((done) => { this.run.answered = done; });
      this.on.loaded?.(answers[0]);
      await this.simulate(this.run);
    } catch (error) {
      if (!stale()) this.on.failure(error);
    }
  }

  // More replicates of what is shown.
  async extend(target) {
    this.target = target;
    if (this.run && this.run.next < target) await this.simulate(this.run).catch((error) => this.on.failure(error));
  }

  simulate(run) {
    const stale = () => run.generation !== this.generation;
    const until = run.until ?? (() => this.target);
    const work = async (hand, place) => {
      while (!stale() && run.next < until()) {
        if (!run.variant && this.aside) {
          await this.aside;
          continue;
        }
        if (!run.variant && run.next >= milestones[0]) { // the first answer has the processors to itself
          await run.first;
          if (stale() || run.next >= until()) break;
        }
        const first = run.next;
        const share = first < milestones[0] ? Math.ceil(milestones[0] / (2 * this.hands.length)) : Math.round(patience / this.rate);
        let last = Math.min(first + Math.max(1, Math.min(share, 25)), until());
        if (first < keptMonths) last = Math.min(last, keptMonths);
        if (first < milestones[0]) last = Math.min(last, milestones[0]);
        run.next = last;
        const block = { first, last, seed: run.seed };
        if (run.variant) block.variant = run.variant;
        else if (first < keptMonths) block.keep = "series";
        const came = await hand("part", { block });
        if (stale()) return;
        if (came.answer.errors) return this.on.problem(came.answer.errors);
        this.rate = 0.7 * this.rate + (0.3 * came.milliseconds) / (last - first);
        this.bytes.set(place, came.bytes);
        run.came.set(first, { block, numbers: came.numbers });
        run.joining = run.joining.then(() => this.join(run, stale));
      }
    };
    return Promise.all(this.hands.map(work)).then(() => run.joining);
  }

  async join(run, stale) {
    for (let piece; !stale() && (piece = run.came.get(run.joined)); ) {
      run.came.delete(run.joined);
      const before = run.joined;
      run.joined = piece.block.last;
      run.take?.(piece);
      const answer = await this.desk("join", piece, Object.values(piece.numbers).map((array) => array.buffer));
      if (stale()) return;
      if (answer.errors) return this.on.problem(answer.errors);
      if (run.variant) continue;
      this.on.progress({ replicates: run.joined, target: this.target });
      if (milestones.some((mark) => before < mark && run.joined >= mark) || run.joined >= this.target) {
        const [comparison, charts] = await Promise.all([
          this.desk("ask", { request: { do: "compare" } }), this.desk("ask", { request: { do: "forest" } })]);
        if (!stale()) this.on.comparison(comparison, charts);
        run.answered();
      }
    }
  }

  // A comparison in a variant of what is shown: its answer, or null where something else is shown by then.
  // stopped(): whether nobody waits for it any more.
  async variant(name, replicates, stopped) {
    const { generation, seed } = this.run;
    const run = { generation, seed, joined: 0, next: 0, came: new Map(), variant: name, joining: Promise.resolve(), until: () => (stopped() ? 0 : replicates) };
    const done = this.simulate(run);
    const aside = (this.aside = done.catch(() => {}).then(() => { if (this.aside === aside) this.aside = null; })); // what is shown waits meanwhile
    await done;
    if (generation !== this.generation || stopped()) return null;
    const answer = await this.ask({ do: "compare", variant: name });
    return generation === this.generation ? answer : null;
  }
}
