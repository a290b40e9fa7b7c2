// The module in JavaScript: lines of JSON by function call, numbers as typed arrays. Used by workers and by Node.

// What the C library would ask of a system; a page has no files, so every call but these says "not supported".
const notSupported = 52;
function system(module, memory) {
  const calls = {
    proc_exit: (code) => { throw new Error(`the engine stopped with code ${code}`); },
    environ_sizes_get: (count, size) => (zero(count), zero(size), 0),
    environ_get: () => 0,
    fd_write: (fd, vectors, count, written) => (zero(written), 0),
  };
  const zero = (at) => new DataView(memory().buffer).setUint32(at, 0, true);
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    (imports[from] ??= {})[name] = calls[name] ?? (() => notSupported);
  return imports;
}

// An engine on a compiled module. ask(request) gives the answer as an object; { errors } where it was refused.
export async function engineOn(module) {
  let exports;
  const instance = await WebAssembly.instantiate(module, system(module, () => exports.memory));
  exports = instance.exports;
  exports._initialize();
  const utf8 = new TextEncoder();
  const text = new TextDecoder();
  const bytes = (at, count) => new Uint8Array(exports.memory.buffer, at, count);

  function ask(request) {
    const line = utf8.encode(JSON.stringify(request));
    bytes(exports.line(line.length), line.length).set(line);
    exports.answer();
    return JSON.parse(text.decode(bytes(exports.answer_at(), exports.answer_bytes())));
  }
  const copies = () => ({
    values: new Float64Array(exports.memory.buffer, exports.values(), exports.values_count()).slice(),
    failed: bytes(exports.failed(), exports.failed_count()).slice(),
    series: new Float32Array(exports.memory.buffer, exports.series(), exports.series_count()).slice(),
  });

  // Simulates replicates first to last - 1: the answer, and their numbers as arrays that may be handed on.
  function part(block) {
    const answer = ask({ do: "part", ...block });
    return answer.errors ? { answer } : { answer, numbers: copies() };
  }
  // Takes in what another engine's part() gave, in order.
  function join(block, { values, failed, series }) {
    const into = (Kind, at, from) => new Kind(exports.memory.buffer, at, from.length).set(from);
    const room = [["room_values", Float64Array, values], ["room_failed", Uint8Array, failed], ["room_series", Float32Array, series]];
    for (const [name, Kind, from] of room) into(Kind, exports[name](from.length), from);
    return ask({ do: "join", ...block });
  }
  return { ask, part, join, bytes: () => exports.memory.buffer.byteLength };
}

// The module's bytes from the page: base 64 of a gzip stream.
export async function unpacked(base64) {
  const letters = atob(base64);
  const packed = new Uint8Array(letters.length); // letter by letter: Uint8Array.from takes a quarter of a second for a megabyte
  for (let at = 0; at < packed.length; ++at) packed[at] = letters.charCodeAt(at);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
