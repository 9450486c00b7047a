/**
 * The report of an experiment: its squares, and what stands behind one. A plain script, for the file carries it inside.
 * Text of users and models only ever becomes a text node.
 */
(() => {
  "use strict";

  const LETTERS = {
    w: ["Won", "won", "+"],
    l: ["Lost", "lost", "×"],
    f: ["Both fail", "both fail", "–"],
    p: ["Both pass", "both pass", "·"],
    u: ["Not scored", "not scored on both sides", "?"],
  };
  const ALONE = { f: ["Fail", "fails", "–"], p: ["Pass", "passes", "·"], u: ["Not scored", "not scored", "?"] };
  const MARKS = { pass: "good", fail: "", unscored: "soft" };

  const byId = (id) => document.getElementById(id);

  /** An element: attributes by name, listeners as `onclick`, children as nodes or text. */
  function h(tag, props = {}, ...children) {
    const el = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
      else el.setAttribute(name, value === true ? "" : String(value));
    }
    el.append(...children.flat(Infinity).filter((child) => child || child === 0).map((child) => (child instanceof Node ? child : String(child))));
    return el;
  }

  /** A link to another site; an address that is none is shown as text. */
  const away = (url, text, label) =>
    /^https?:\/\//.test(url ?? "") && h("a", { href: url, target: "_blank", rel: "noopener", "aria-label": label }, text, h("span", { "aria-hidden": "true" }, "↗"));

  const stored = byId("wins-data");
  if (!stored) return;
  const data = JSON.parse(stored.textContent);
  const evaluators = byId("evaluator");
  const variants = byId("variant");
  const panel = byId("opened");
  const nouns = () => (variants.value === data.first ? ALONE : LETTERS);
  let open = null;
  let visit = 0;

  const same = (one, other) => one && other && one[0] === other[0] && one[1] === other[1];
  const named = ([id, repetition]) => (data.runs.some((run) => run[1]) ? `${id}, run ${repetition + 1}` : id);
  const letters = () => data.letters[evaluators.value]?.[variants.value] ?? "";

  /** Runs by letter, in the order in which they are shown. */
  function kinds() {
    const row = letters();
    return Object.keys(nouns()).map((letter) => ({ letter, runs: data.runs.filter((_, place) => row[place] === letter) })).filter(({ runs }) => runs.length);
  }

  function square(letter, run) {
    const [, word, sign] = nouns()[letter];
    return h("button", {
      type: "button", class: `square ${letter}`, tabindex: -1, title: `${named(run)}: ${word}`, "aria-label": `${named(run)}: ${word}`,
      "aria-pressed": String(Boolean(same(run, open))), "data-run": run.join(" "), onclick: () => show(run),
    }, h("span", { "aria-hidden": "true" }, sign));
  }

  function drawSquares() {
    const found = kinds();
    byId("squares").replaceChildren(...found.map(({ letter, runs }) => {
      const title = h("h3", {}, h("b", {}, runs.length.toLocaleString("en")), ` ${nouns()[letter][0].toLowerCase()}`);
      return h("div", {}, title, h("div", { class: "squares", role: "group", "aria-label": `${nouns()[letter][0]}: ${runs.length}` }, runs.map((run) => square(letter, run))));
    }));
    const first = byId("squares").querySelector('[aria-pressed="true"]') ?? byId("squares").querySelector(".square");
    if (first) first.tabIndex = 0;
    const silent = [...letters()].filter((letter) => letter === ".").length;
    const told = found.map(({ letter, runs }) => `${runs.length.toLocaleString("en")} ${nouns()[letter][1]}`).join(", ");
    const who = variants.value === data.first ? variants.value : `${variants.value} against ${data.first}`;
    byId("wins-says").textContent = `${data.names[evaluators.value]}, ${who}: ${told || "nothing to show"}.` +
      (silent ? ` It has no verdict on ${silent.toLocaleString("en")} of ${data.runs.length.toLocaleString("en")} runs: it does not apply, or they are still to come.` : "");
  }

  /** One square is reached with Tab, the others from there with the arrow keys. */
  function rove(event) {
    const here = event.target.closest(".square");
    const all = [...byId("squares").querySelectorAll(".square")];
    const next = here && { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const aim = next ? all[all.indexOf(here) + next] : { Home: all[0], End: all.at(-1), ArrowDown: across(here, all, 1), ArrowUp: across(here, all, -1) }[event.key];
    if (!here || !aim) return;
    event.preventDefault();
    for (const one of all) one.tabIndex = one === aim ? 0 : -1;
    aim.focus();
  }

  /** The nearest square in the row below or above. */
  function across(here, all, way) {
    if (!here) return undefined;
    const { left, top } = here.getBoundingClientRect();
    const others = all.map((el) => ({ el, box: el.getBoundingClientRect() })).filter(({ box }) => way * (box.top - top) > 2);
    const row = Math.min(...others.map(({ box }) => way * box.top));
    return others.filter(({ box }) => way * box.top === row).sort((a, b) => Math.abs(a.box.left - left) - Math.abs(b.box.left - left))[0]?.el;
  }

  // An opened run

  async function read([id, repetition]) {
    if (!data.rows) return JSON.parse([...document.querySelectorAll("script[data-run]")].find((el) => el.dataset.run === `${id} ${repetition}`)?.textContent ?? "null");
    const answer = await fetch(`${data.rows}?${new URLSearchParams({ case: id, repetition: String(repetition) })}`);
    const found = await answer.json();
    if (!answer.ok) throw new Error(found.detail);
    return found;
  }

  async function show(run, focus = true) {
    const mine = ++visit;
    open = run;
    remember();
    drawSquares();
    panel.hidden = false;
    panel.setAttribute("aria-busy", "true");
    let content;
    try {
      const found = await read(run);
      content = found ? opened(found) : [head(run), h("p", {}, "This file does not carry the outputs of this run. They are in the experiment's folder, and in the app at /lab/experiments.")];
    } catch (error) {
      content = [head(run), h("p", { role: "alert" }, `This run could not be read: ${error.message}. Nothing was changed; open it again, or load the page anew.`)];
    }
    if (mine !== visit) return;
    panel.replaceChildren(...content);
    panel.removeAttribute("aria-busy");
    if (!focus) return;
    panel.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  }

  function close() {
    const run = open;
    open = null;
    visit++;
    panel.hidden = true;
    remember();
    drawSquares();
    [...byId("squares").querySelectorAll(".square")].find((el) => same(run, el.dataset.run.split(/ (?=\d+$)/).map((part, place) => (place ? Number(part) : part))))?.focus();
  }

  function head(run) {
    const found = kinds().find(({ runs }) => runs.some((one) => same(one, run)));
    const place = found ? found.runs.findIndex((one) => same(one, run)) : -1;
    const step = (by, text) => h("button", { type: "button", class: "button", onclick: () => show(found.runs[place + by]), disabled: !found?.runs[place + by] }, text);
    return h("div", { class: "opened-head" },
      h("h3", {}, named(run)),
      found && h("span", { class: "muted small" }, `${place + 1} of ${found.runs.length.toLocaleString("en")} ${nouns()[found.letter][1]}`),
      h("div", { class: "buttons" }, step(-1, "Previous"), step(1, "Next"), h("button", { type: "button", class: "button", onclick: close }, "Close")));
  }

  function opened(found) {
    const shown = variants.value === data.first ? [data.first] : [data.first, variants.value];
    const sides = shown.map((name) => found.sides.find((side) => side.variant === name));
    return [
      head([found.case, found.repetition ?? 0]),
      request(found),
      h("div", { class: "sides" }, shown.map((name, place) => sideOf(name, sides[place], found.words?.[variants.value], place ? "right" : "left"))),
      verdicts(shown, sides),
    ];
  }

  const list = (values) => h("p", { class: "values" }, Object.entries(values ?? {}).map(([name, value]) => h("span", {}, `${name} `, h("b", {}, value))));

  function request(found) {
    return h("div", { class: "side-of" },
      found.text && h("blockquote", {}, found.text),
      h("details", { class: "brief", open: !found.text }, h("summary", {}, "The form, and what it stands for"), list(found.form), list(found.values)),
      h("p", { class: "row-links" }, away(found.example, "case")));
  }

  function sideOf(name, side, words, mine) {
    if (!side) return h("div", { class: "side-of" }, h("h4", {}, name), h("p", { class: "muted" }, "Not run yet."));
    const chosen = side.verdicts?.find(({ evaluator, judging }) => evaluator === evaluators.value && !judging);
    return h("div", { class: "side-of" },
      h("h4", {}, name, chosen && outcome(chosen)),
      chosen?.reason && h("p", { class: "reason" }, chosen.reason),
      side.headline && h("h5", {}, side.headline),
      side.why && h("p", { class: "reason" }, side.why),
      side.asked?.length && h("p", { class: "reason" }, `Asked back: ${side.asked.join(", ").replaceAll("_", " ")}`),
      message(side, words, mine),
      money(side),
      side.missing?.length && h("ul", { class: "lacks" }, side.missing.map((part) => h("li", {}, `Missing: ${part}`))),
      days(side),
      links(name, side));
  }

  function message({ message: text }, words, mine) {
    if (!text) return h("p", { class: "muted" }, "No message.");
    if (!words) return h("div", { class: "message" }, text);
    const kept = words.filter(({ side }) => side === "both" || side === mine);
    return h("div", { class: "message" }, kept.map(({ side, text: part }) => (side === "both" || !part.trim() ? part : h("mark", {}, part))));
  }

  const number = (money) => Number((money ?? "").replace(/[^\d.-]/g, ""));

  function money({ total, limit, left }) {
    if (!total) return null;
    const over = left?.startsWith("-");
    const bar = h("div", { class: over ? "bar over" : "bar" }, h("span"));
    if (limit) bar.firstChild.style.width = `${Math.min(100, (100 * number(total)) / (number(limit) || 1))}%`;
    const said = limit ? `${total} of ${limit}; ${over ? `${left.slice(1)} over` : `${left} left`}` : `${total}; no budget was given`;
    return h("div", {}, h("p", { class: "small num" }, said), limit && bar);
  }

  const days = ({ days: found }) => found?.length && h("details", { class: "brief" }, h("summary", {}, `${found.length} ${found.length === 1 ? "day" : "days"}`),
    h("ol", {}, found.map(({ date, title, stops }) => h("li", {}, h("b", {}, `${date} ${title}`), h("p", {}, stops?.join(" · ") || "No stops.")))));

  function links(name, { trace, prompts, tokens, seconds }) {
    const made = `${(tokens ?? 0).toLocaleString("en")} tokens, ${(seconds ?? 0).toFixed(1)} s`;
    return h("div", {},
      h("p", { class: "row-links" }, h("span", { class: "muted num" }, made), away(trace, "trace", `Trace of ${name}, in Phoenix`)),
      h("details", { class: "brief" }, h("summary", {}, "Prompts"), h("ul", {}, (prompts ?? []).map(({ label, url, playground }) =>
        h("li", { class: "row-links" }, h("code", {}, label), away(url, "version", `version: ${label}, in Phoenix`), away(playground, "playground", `playground: ${label}`))))));
  }

  const outcome = ({ outcome: said, label }) => h("span", { class: `mark ${MARKS[said]}` }, `${{ pass: "✓", fail: "×", unscored: "?" }[said]} ${label || said}`);

  function verdicts(names, sides) {
    const all = [...new Set(sides.flatMap((side) => side?.verdicts?.map(({ evaluator }) => evaluator) ?? []))];
    const of = (side, name) => side?.verdicts?.filter(({ evaluator }) => evaluator === name) ?? [];
    const outcomes = (name) => sides.map((side) => of(side, name)[0]?.outcome);
    const differs = (name) => new Set(outcomes(name)).size > 1;
    const passed = (name) => outcomes(name).every((one) => one === "pass") && name !== evaluators.value;
    const rank = (name) => (name === evaluators.value ? 0 : differs(name) ? 1 : 2);
    const telling = all.filter((name) => !passed(name)).sort((a, b) => rank(a) - rank(b));
    const quiet = all.filter(passed);
    const table = (rows) => h("table", { class: "figures verdicts" },
      h("thead", {}, h("tr", {}, ["Evaluator", ...names].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows.map((name) => h("tr", {}, h("th", { scope: "row" }, data.names[name] ?? name), sides.map((side, place) => h("td", { "data-of": names[place] }, of(side, name).map(said)))))));
    return h("div", { class: "side-of" },
      h("h4", {}, "What was said of it"),
      telling.length ? table(telling) : h("p", { class: "muted" }, "Every evaluator passes it."),
      quiet.length && h("details", { class: "brief" }, h("summary", {}, `${quiet.length} more pass${names.length > 1 ? " on both sides" : ""}`), table(quiet)));
  }

  const said = (verdict) => [
    verdict.judging ? h("span", { class: "muted small" }, `look ${verdict.judging + 1}: `) : null, outcome(verdict),
    verdict.reason && h("span", { class: "reason" }, verdict.reason),
    verdict.evidence?.length && h("ul", {}, verdict.evidence.map((one) => h("li", {}, one))),
  ];

  // The address

  function remember() {
    const said = { ...(open ? { case: open[0], ...(open[1] ? { repetition: open[1] } : {}) } : {}), variant: variants.value, evaluator: evaluators.value };
    history.replaceState(null, "", `#${new URLSearchParams(said)}`);
  }

  const has = (select, value) => [...select.options].some((option) => option.value === value);

  function follow(focus) {
    const said = new URLSearchParams(location.hash.slice(1));
    if (!said.has("evaluator") && !said.has("case")) return;
    if (has(evaluators, said.get("evaluator"))) evaluators.value = said.get("evaluator");
    if (has(variants, said.get("variant"))) variants.value = said.get("variant");
    const run = data.runs.find((one) => same(one, [said.get("case"), Number(said.get("repetition") ?? 0)]));
    if (run) show(run, focus);
    else panel.hidden = !(open = null);
    drawSquares();
    if (focus || run) byId("wins").scrollIntoView();
  }

  function change() {
    remember();
    drawSquares();
    if (open) show(open, false);
  }

  evaluators.addEventListener("change", change);
  variants.addEventListener("change", change);
  byId("squares").addEventListener("keydown", rove);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("hashchange", () => follow(true));
  drawSquares();
  follow(false);
})();
