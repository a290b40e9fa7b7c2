// What one takes along: a link, the scenario, the command, the numbers, paper.
import { app, change, link, on, tomlOf } from "./app.js";
import { scenarioTitle } from "./answer.js";
import { download, fill, h, soon } from "./dom.js";
import { t } from "./words.js";

const fileName = () => `${(scenarioTitle().toLowerCase().normalize("NFD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "scenario").slice(0, 60)}`;

// The scenario so that it needs no page: what builds on a file that was opened is written out whole by the engine.
async function tomlToSave() {
  if (app.state.text === null) return `# Made with the explorer of entente. ${command()}\n\n${tomlOf(app.state)}`;
  const { toml } = await app.engine.ask({ do: "resolved" });
  return toml;
}
export const command = () => `entente compare ${fileName()}.toml --seed ${app.state.seed} --reps ${app.comparison?.replicates ?? app.target}`;

async function copy(button, text, place) {
  try {
    await navigator.clipboard.writeText(text);
    place.textContent = t("take.copied");
  } catch {
    const field = h("textarea", { readOnly: true, rows: 3, value: text, "aria-label": t("take.link") });
    fill(place, t("take.not"), field);
    field.select();
  }
}

export function takeSection() {
  const said = h("div", { class: "said-link", role: "status" });
  const line = h("code", { class: "command" });
  const digest = h("code", { class: "digest" });
  const seed = h("p", { class: "small" });
  const section = h("section", { class: "take", id: "take", "aria-labelledby": "take-title" }, h("h2", { id: "take-title" }, t("take.title")),
    h("div", { class: "buttons" },
      h("button", { id: "copy-link", onclick: async ({ target }) => copy(target, await link(), said) }, t("take.link")),
      h("button", { id: "save-toml", onclick: async () => download(`${fileName()}.toml`, "application/toml", await tomlToSave()) }, t("take.file")),
      h("button", { onclick: () => download(`${fileName()}.json`, "application/json", JSON.stringify(app.comparison, null, 2)) }, t("take.data")),
      h("button", { onclick: () => print() }, t("take.print")),
      h("button", { id: "another-seed", onclick: () => change((state) => { state.seed = (state.seed + 1) % 2 ** 31; }, "seed") }, t("take.seed"))),
    said, h("p", { class: "small" }, t("take.link.lead")), seed,
    h("h3", {}, t("take.command")), h("p", {}, line), h("p", { class: "small" }, t("take.command.lead"), " ", digest));
  const show = () => {
    line.textContent = command();
    digest.textContent = app.comparison?.digest ?? "";
    seed.textContent = t("take.seed.lead", { seed: app.state.seed });
  };
  for (const what of ["comparison", "changed", "screen"]) on(what, () => soon(show));
  on("print", show);
  soon(show);
  return section;
}
