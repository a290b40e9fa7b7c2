// What one takes along: a link, the scenario, the command, the numbers, paper.
import { app, change, link, on, tomlOf } from "./app.js";
import { scenarioTitle } from "./answer.js";
import { download, fill, h, named, soon } from "./dom.js";
import { instrumentName, untilOf } from "./support.js";
import { number, percent, t } from "./words.js";

const fileName = () => `${(scenarioTitle().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "scenario").slice(0, 60)}`;

// The scenario so that it needs no page: what builds on a file that was opened is written out whole by the engine.
async function save() {
  const own = tomlOf(app.state);
  const name = `${fileName()}.toml`;
  if (app.state.text === null) return download(name, "application/toml", `# Made with the explorer of entente. ${command()}\n\n${own}`);
  const { errors, toml } = await app.engine.ask({ do: "read", text: own, name: "scenario.toml", base: app.state.text });
  errors ? app.engine.on.problem(errors) : download(name, "application/toml", toml);
}
export const command = () => `entente compare ${fileName()}.toml --seed ${app.state.seed} --reps ${app.comparison?.replicates ?? app.target} --json`;

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

// For paper: what was compared, strategy by strategy. On the screen the cards say it.
export function triedSection() {
  const body = h("tbody");
  const node = h("section", { class: "tried on-paper", "aria-labelledby": "tried-title" }, h("h2", { id: "tried-title" }, t("take.tried")),
    h("table", {}, h("thead", {}, h("tr", {}, ["cost.strategy", "take.tried.what", "take.tried.when", "take.tried.strength"].map((key) => h("th", { scope: "col" }, t(key))))), body));
  const show = () => fill(body, app.state.strategies.flatMap(({ name, actions }) => {
    const rows = actions.length ? actions.map((action) => [instrumentName(action.instrument) + (action.instrument === "more_money" ? ` (${t("support.factor").toLowerCase()} ${number(action.factor ?? 1.25)})` : ""), `${action.from} ${t("to")} ${untilOf(action)}`, percent(action.strength)])
      : [[t("take.tried.usual"), "", ""]];
    return rows.map((row, i) => h("tr", {}, i === 0 ? h("th", { scope: "rowgroup", rowSpan: rows.length }, named(name)) : null, row.map((cell) => h("td", {}, cell))));
  }));
  for (const what of ["comparison", "changed", "described"]) on(what, () => soon(show));
  on("print", show);
  soon(show);
  return node;
}

const linkOnPaper = 800; // letters; a longer one fills the page
export function takeSection() {
  const said = h("div", { class: "said-link", role: "status" });
  const line = h("code", { class: "command" });
  const digest = h("code", { class: "digest" });
  const seed = h("p", { class: "small" });
  const address = h("p", { class: "small on-paper address" });
  const section = h("section", { class: "take", id: "take", "aria-labelledby": "take-title" }, h("h2", { id: "take-title" }, t("take.title")),
    h("div", { class: "buttons" },
      h("button", { id: "copy-link", onclick: async ({ target }) => copy(target, await link(), said) }, t("take.link")),
      h("button", { id: "save-toml", onclick: save }, t("take.file")),
      h("button", { onclick: () => download(`${fileName()}.json`, "application/json", JSON.stringify(app.comparison, null, 2)) }, t("take.data")),
      h("button", { onclick: () => print() }, t("take.print")),
      h("button", { id: "another-seed", onclick: () => change((state) => { state.seed = (state.seed + 1) % 2 ** 31; }, "seed") }, t("take.seed"))),
    said, h("p", { class: "small off-paper" }, t("take.link.lead")), address, seed,
    h("h3", {}, t("take.command")), h("p", {}, line), h("p", { class: "small" }, t("take.command.lead"), " ", digest));
  const show = () => {
    line.textContent = command();
    digest.textContent = app.comparison?.digest ?? "";
    seed.textContent = t("take.seed.lead", { seed: app.state.seed });
  };
  const showAddress = async () => { // before paper is asked for, which does not wait
    const text = await link();
    fill(address, text.length <= linkOnPaper ? [t("take.link.paper"), h("a", { href: text }, h("code", {}, text))] : null);
  };
  for (const what of ["comparison", "changed", "screen", "titled"]) on(what, () => soon(show));
  for (const what of ["comparison", "changed", "titled", "outcome", "story"]) on(what, () => soon(showAddress));
  on("print", show);
  soon(show);
  soon(showAddress);
  return section;
}
