"use strict";
// The page's behaviour. All text from documents enters the page as textContent, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const find = (id) => document.getElementById(id);
  const root = document.documentElement;
  const DAY = 86400000;
  const first = data.days ? Date.parse(data.days[0]) : 0;
  const length = data.days ? Math.round((Date.parse(data.days[1]) - first) / DAY) : 0;
  const toDay = (offset) => new Date(first + offset * DAY).toISOString().slice(0, 10);
  const toOffset = (day) => Math.round((Date.parse(day) - first) / DAY);
  const state = { query: "", off: new Set(), from: 0, to: length, chosen: null };
  const rows = [...document.querySelectorAll("#acts tbody tr")];
  const nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
  const edgeOf = new Map(data.edges.map((edge) => [edge.id, edge]));
  const edgesOfEvent = new Map();
  for (const edge of data.edges) {
    if (edge.event !== undefined) edgesOfEvent.set(edge.event, [...(edgesOfEvent.get(edge.event) || []), edge]);
  }

  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    if (text !== undefined && text !== null) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const button = (text, action, note) => {
    const element = make("button", text, { type: "button", dir: "auto" });
    if (note) element.append(make("span", note, { class: "soft" }));
    element.addEventListener("click", action);
    return element;
  };

  // --- filters ---------------------------------------------------------------------------------------------------
  const inDays = (event) => !event.day || !length ||
    (toOffset(event.day) <= state.to && toOffset(event.day_end) >= state.from);
  const haystacks = data.events.map((event) =>
    [event.act, event.place, event.status, ...event.names, ...event.sentences.flatMap((s) => [s.text, s.outlet, s.title])]
      .join("\n").toLocaleLowerCase());
  const matchesQuery = (text) => !state.query || text.includes(state.query);
  const eventStands = (index) => inDays(data.events[index]) && !state.off.has(data.events[index].group);

  function shownParts() {
    const typeOn = (id) => !state.off.has(nodeOf.get(id).type);
    const shown = new Set();
    const alive = new Set();
    for (const edge of data.edges) {
      if (edge.event === undefined || !eventStands(edge.event)) continue;
      if (state.off.has(edge.kind) || !typeOn(edge.from) || !typeOn(edge.to)) continue;
      shown.add(edge.id); alive.add(edge.from); alive.add(edge.to);
    }
    for (const node of data.nodes) {
      const told = node.type === "incident" && (!node.events.length || node.events.some(eventStands));
      if ((node.alone || told) && !state.off.has(node.type)) alive.add(node.id);
    }
    // A link that carries no act follows its ends: the membership of an official who is shown brings in the ministry.
    for (let grown = true; grown;) {
      grown = false;
      for (const edge of data.edges) {
        if (edge.event !== undefined || shown.has(edge.id) || state.off.has(edge.kind)) continue;
        if (!alive.has(edge.from) || !typeOn(edge.to)) continue;
        if (edge.kind !== "membership" && !alive.has(edge.to)) continue;
        shown.add(edge.id); alive.add(edge.to); grown = true;
      }
    }
    return { shown, alive };
  }

  // --- the picture -----------------------------------------------------------------------------------------------
  const color = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  const fade = (hex, share) => hex + Math.round(share * 255).toString(16).padStart(2, "0");
  const nodes = new vis.DataSet(data.nodes.map((node) => ({ ...node })));
  const edges = new vis.DataSet(data.edges.map((edge) => ({ ...edge })));
  const network = new vis.Network(find("network"), { nodes, edges }, JSON.parse(data.options));

  // Labels keep a size that can be read, however small the picture is. Where two would hide one another the less
  // important one waits until one comes closer; a chosen node shows its own at any time.
  let scale = 1;
  let quiet = new Set();
  const isState = (node) => node.type === "state" || node.type === "igo";
  const fullSize = (node) => (isState(node) ? Math.min(90, Math.max(16, 13 / scale)) : Math.min(60, Math.max(12, 11 / scale)));
  const widest = (node) => (node.type === "incident" ? 150 : 120) / Math.min(1, scale);
  const labelSize = (node) => (quiet.has(node.id) && !(state.chosen && state.chosen.node === node.id) ? 0 : fullSize(node));
  function labelBox(node) {
    const size = fullSize(node), limit = isState(node) ? Infinity : widest(node), length = node.label.length * size * 0.56;
    const half = Math.min(limit, length) / 2, top = node.y + (node.size || 14);
    return { left: node.x - half, right: node.x + half, top, bottom: top + Math.ceil(length / limit) * size * 1.25 };
  }
  function thin() {
    const alive = shownParts().alive, placed = [];
    const rank = (node) => (isState(node) ? 1000 : node.type === "incident" ? 0.5 : 0) + node.events.length;
    quiet = new Set();
    for (const node of data.nodes.filter((one) => alive.has(one.id)).sort((a, b) => rank(b) - rank(a))) {
      const box = labelBox(node);
      if (placed.every((p) => box.right < p.left || box.left > p.right || box.bottom < p.top || box.top > p.bottom)) placed.push(box);
      else quiet.add(node.id);
    }
  }
  function rescale() {
    const now = network.getScale();
    if (Math.abs(now - scale) / scale < 0.08) return;
    scale = now;
    thin();
    nodes.update(data.nodes.map((node) => ({ id: node.id, font: { size: labelSize(node) }, ...constraint(node) })));
  }
  const constraint = (node) => (isState(node) ? {} : { widthConstraint: { maximum: widest(node) } });
  function nodeLooks(node, parts) {
    const tint = color(node.type), ground = color("ground");
    const faint = Boolean(state.query) && !matchesQuery(node.search) && !parts.told.has(node.id);
    const share = faint ? 0.18 : 1;
    return { id: node.id, hidden: !parts.alive.has(node.id),
      color: { background: fade(tint, share), border: fade(tint, share), highlight: { background: tint, border: color("text") }, hover: { background: tint, border: color("text") } },
      font: { color: fade(color("text"), faint ? 0.3 : 1), strokeColor: ground, strokeWidth: 4, size: labelSize(node) } };
  }
  function edgeLooks(edge, parts) {
    const tint = color(edge.tint);
    const faint = Boolean(state.query) && !(edge.event !== undefined && matchesQuery(haystacks[edge.event]));
    return { id: edge.id, hidden: !parts.shown.has(edge.id),
      color: { color: fade(tint, faint ? 0.15 : 1), highlight: color("text"), hover: color("text"), inherit: false, opacity: 1 },
      font: { color: color("soft"), strokeColor: color("ground"), strokeWidth: 4 } };
  }
  function redraw() {
    const parts = shownParts();
    // The parties of an act that is found are found with it.
    const found = data.edges.filter((edge) => edge.event !== undefined && parts.shown.has(edge.id) && matchesQuery(haystacks[edge.event]));
    parts.told = new Set(found.flatMap((edge) => [edge.from, edge.to]));
    thin();
    nodes.update(data.nodes.map((node) => nodeLooks(node, parts)));
    edges.update(data.edges.map((edge) => edgeLooks(edge, parts)));
    find("empty").hidden = parts.alive.size > 0;
    for (const row of rows) {
      const index = Number(row.dataset.event);
      row.hidden = !(eventStands(index) && matchesQuery(haystacks[index]));
    }
    find("span").textContent = length ? `${toDay(state.from)} to ${toDay(state.to)}` : "";
    document.dispatchEvent(new CustomEvent("redrawn", { detail: state }));
  }

  // --- evidence --------------------------------------------------------------------------------------------------
  const details = find("details");
  const facts = (pairs) => {
    const list = make("dl");
    for (const [name, value] of pairs) if (value) list.append(make("dt", name), make("dd", value, { dir: "auto" }));
    return list;
  };
  function quote(sentence) {
    const block = make("blockquote");
    const text = make("p", undefined, { dir: "auto" });
    text.append(sentence.before ? `${sentence.before} ` : "", make("mark", sentence.text), sentence.after ? ` ${sentence.after}` : "");
    block.append(text, make("cite", [sentence.outlet, sentence.title, sentence.published].filter(Boolean).join(" · "), { dir: "auto" }));
    return block;
  }
  function steps(indexes, at, words) {
    const bar = make("p", undefined, { class: "steps" });
    const to = (step) => () => choose({ event: indexes[(at + step + indexes.length) % indexes.length] });
    const back = button("‹", to(-1)), on = button("›", to(1));
    back.setAttribute("aria-label", "previous"); on.setAttribute("aria-label", "next");
    bar.append(back, make("span", `${at + 1} of ${indexes.length} ${words}`), on);
    return bar;
  }
  function parallel(index) {
    const pairs = new Set((edgesOfEvent.get(index) || []).map((edge) => `${Math.min(edge.from, edge.to)} ${Math.max(edge.from, edge.to)}`));
    const twins = data.edges.filter((edge) => edge.event !== undefined && edge.kind === "event" && eventStands(edge.event) &&
      pairs.has(`${Math.min(edge.from, edge.to)} ${Math.max(edge.from, edge.to)}`)).map((edge) => edge.event);
    return [...new Set([...twins, index])].sort((a, b) => a - b);
  }
  function eventParts(index) {
    const event = data.events[index], twins = parallel(index), parts = [];
    if (twins.length > 1) parts.push(steps(twins, twins.indexOf(index), "acts between these two"));
    parts.push(make("h2", event.act, { dir: "auto" }));
    parts.push(facts([["Date", event.dates_in_words], ["Date rests on", event.basis], ["Status", event.status],
      ["Kind", event.kind_in_words], ["Rung", event.rung_in_words], ["Score", event.score_in_words], ["Place", event.place]]));
    parts.push(make("h3", event.sentences.length === 1 ? "The sentence" : `The ${event.sentences.length} sentences`), ...event.sentences.map(quote));
    if (event.why) parts.push(make("p", `Why it was coded so: ${event.why}`, { class: "soft", dir: "auto" }));
    for (const [words, others] of [["It answers", event.causes], ["Answered by", event.effects]]) {
      if (others.length) parts.push(make("h3", words), eventList(others.map((other) => other.event), others.map((other) => other.basis)));
    }
    return parts;
  }
  function eventList(indexes, notes = []) {
    const list = make("ul", undefined, { class: "list" });
    indexes.forEach((index, i) => {
      const item = make("li"), event = data.events[index];
      item.append(button(event.act, () => choose({ event: index }), [event.dates_in_words, notes[i]].filter(Boolean).join(" · ")));
      list.append(item);
    });
    return list;
  }
  function nodeParts(node) {
    const own = node.events.filter(eventStands);
    const parts = [make("h2", node.name, { dir: "auto" }), facts([["Kind", node.kind_in_words], ["State", node.state], ["Role", node.role],
      ["Belongs to", node.member_of], ["Also named", node.aliases], ["Date", node.dates_in_words], ["Place", node.place]])];
    parts.push(make("h3", own.length === 1 ? "1 act" : `${own.length} acts`), eventList(own), ...node.sentences.map(quote));
    return parts;
  }
  function linkParts(edge) {
    const ends = [nodeOf.get(edge.from).name, nodeOf.get(edge.to).name].join(" → ");
    return [make("h2", ends, { dir: "auto" }), make("p", edge.words, { class: "soft" }), ...(edge.sentences || []).map(quote)];
  }
  function resultParts() {
    const named = data.nodes.filter((node) => matchesQuery(node.search));
    const acts = data.events.map((_, index) => index).filter((index) => eventStands(index) && matchesQuery(haystacks[index]));
    const list = make("ul", undefined, { class: "list" });
    for (const node of named.slice(0, 40)) {
      const item = make("li");
      item.append(button(node.name, () => choose({ node: node.id }), node.kind_in_words));
      list.append(item);
    }
    return [make("h2", `${named.length} names, ${acts.length} acts found`), list, eventList(acts.slice(0, 60)),
      ...(acts.length > 60 ? [make("p", "The first 60 acts; the table lists all.", { class: "soft" })] : [])];
  }
  function firstParts() {
    const open = data.events.map((_, index) => index).filter(eventStands);
    const hardest = open.filter((index) => data.events[index].done).sort((a, b) => data.events[b].rung - data.events[a].rung || a - b).slice(0, 6);
    return [make("p", "Click a node or an edge, or press N for the first act: its sentences open here.", { class: "hint" }),
      ...(hardest.length ? [make("h3", "Highest on the ladder"), eventList(hardest, hardest.map((index) => `rung ${data.events[index].rung}`))] : [])];
  }
  function choose(choice, { quiet = false } = {}) {
    state.chosen = choice;
    let parts = firstParts();
    network.unselectAll();
    if (choice && choice.event !== undefined) {
      parts = eventParts(choice.event);
      const own = (edgesOfEvent.get(choice.event) || []).map((edge) => edge.id);
      network.setSelection({ nodes: [], edges: own }, { highlightEdges: false });
    } else if (choice && choice.node !== undefined) {
      parts = nodeParts(nodeOf.get(choice.node));
      network.setSelection({ nodes: [choice.node], edges: [] }, { highlightEdges: true });
    } else if (choice && choice.link !== undefined) {
      parts = linkParts(edgeOf.get(choice.link));
      network.setSelection({ nodes: [], edges: [choice.link] }, { highlightEdges: false });
    } else if (state.query) parts = resultParts();
    details.replaceChildren(...parts);
    details.scrollTop = 0;
    if (choice && !quiet && innerWidth <= 860) details.scrollIntoView({ block: "start" });
    for (const row of rows) row.classList.toggle("chosen", Boolean(choice) && Number(row.dataset.event) === choice.event);
    document.dispatchEvent(new CustomEvent("chosen", { detail: choice }));
  }
  network.on("click", (params) => {
    if (params.nodes.length) return choose({ node: params.nodes[0] });
    if (!params.edges.length) return choose(null);
    const edge = edgeOf.get(params.edges[0]);
    return choose(edge.event === undefined ? { link: edge.id } : { event: edge.event });
  });

  // --- legend ----------------------------------------------------------------------------------------------------
  const SHAPES = {
    dot: "M8 2a6 6 0 1 0 .01 0z", square: "M3 3h10v10H3z", diamond: "M8 1l7 7-7 7-7-7z", triangle: "M8 2l7 12H1z",
    triangleDown: "M1 2h14L8 14z", hexagon: "M4 2h8l4 6-4 6H4L0 8z", star: "M8 0l2.2 5.4 5.8.4-4.5 3.7 1.5 5.7L8 12l-5 3.2 1.5-5.7L0 5.8l5.8-.4z",
  };
  function swatch(row) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg"), path = document.createElementNS(space, "path");
    const wide = row.shape === undefined;
    for (const [name, value] of [["width", wide ? 26 : 16], ["height", 16], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
    path.setAttribute("d", wide ? "M1 8h18m0-5l6 5-6 5" : SHAPES[row.shape]);
    path.style[wide ? "stroke" : "fill"] = `var(--${row.tint})`;
    if (wide) { path.style.fill = "none"; path.style.strokeWidth = row.width || 2; path.style.strokeDasharray = row.dashes ? row.dashes.join(" ") : ""; }
    svg.append(path);
    return svg;
  }
  function legendRow(row) {
    const line = make(row.filter ? "label" : "span", undefined, { class: "key" });
    if (row.filter) {
      const box = make("input", undefined, { type: "checkbox" });
      box.checked = true;
      box.dataset.filter = row.filter;
      box.addEventListener("change", () => {
        if (box.checked) state.off.delete(row.filter); else state.off.add(row.filter);
        redraw();
      });
      line.append(box);
    }
    line.append(swatch(row), make("span", row.words));
    if (row.count !== undefined) line.append(make("span", row.count, { class: "number" }));
    return line;
  }
  for (const group of data.kinds) {
    const box = make("div", undefined, { class: "group", role: "group", "aria-label": group.words });
    box.append(...group.rows.map(legendRow));
    find("legend").append(box);
  }

  // --- controls --------------------------------------------------------------------------------------------------
  const from = find("from"), to = find("to"), play = find("play");
  let timer = null;
  function stop() {
    clearInterval(timer); timer = null;
    play.textContent = "Play"; play.setAttribute("aria-pressed", "false");
  }
  function setDays(low, high) {
    state.from = Math.max(0, Math.min(low, high)); state.to = Math.min(length, Math.max(low, high));
    from.value = state.from; to.value = state.to;
    from.setAttribute("aria-valuetext", toDay(state.from)); to.setAttribute("aria-valuetext", toDay(state.to));
    redraw();
  }
  if (length) {
    find("days").hidden = false;
    from.max = to.max = length;
    from.addEventListener("input", () => { stop(); setDays(Number(from.value), state.to); });
    to.addEventListener("input", () => { stop(); setDays(state.from, Number(to.value)); });
    play.addEventListener("click", () => {
      if (timer) return stop();
      play.textContent = "Pause"; play.setAttribute("aria-pressed", "true");
      if (state.to >= length) setDays(state.from, state.from);
      const step = Math.max(1, Math.round(length / 80));
      timer = setInterval(() => { setDays(state.from, state.to + step); if (state.to >= length) stop(); }, 150);
      return undefined;
    });
  }
  find("query").addEventListener("input", (event) => {
    state.query = event.target.value.trim().toLocaleLowerCase();
    redraw(); choose(null);
  });
  find("toolbar").addEventListener("submit", (event) => {
    event.preventDefault();
    const hit = data.nodes.find((node) => state.query && matchesQuery(node.search));
    if (hit) choose({ node: hit.id });
  });
  // vis-network paints on a canvas, which a hidden picture has none of: showing it again wants a new size.
  function showTable(on) {
    document.body.classList.toggle("as-table", on);
    find("show-table").setAttribute("aria-pressed", String(on));
    if (!on) { network.setSize("100%", "100%"); network.redraw(); }
  }
  const isTable = () => document.body.classList.contains("as-table");
  // fit() knows of nodes only: the outermost lines bend beyond them.
  const fit = () => { network.fit({ animation: false }); network.moveTo({ scale: network.getScale() * 0.92 }); rescale(); };
  const zoom = (factor) => { network.moveTo({ scale: network.getScale() * factor }); rescale(); };
  network.on("zoom", rescale);
  function step(by) {
    const open = data.events.map((_, index) => index).filter((index) => eventStands(index) && matchesQuery(haystacks[index]));
    if (!open.length) return;
    const at = open.indexOf(state.chosen && state.chosen.event);
    choose({ event: open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length] });
  }
  function paint(dark) { root.classList.toggle("dark", dark); redraw(); }
  find("show-table").addEventListener("click", () => showTable(!isTable()));
  find("fit").addEventListener("click", fit);
  find("closer").addEventListener("click", () => zoom(1.25));
  find("further").addEventListener("click", () => zoom(0.8));
  find("print").addEventListener("click", () => print());
  find("theme").addEventListener("click", () => paint(!root.classList.contains("dark")));
  find("reset").addEventListener("click", () => {
    stop(); state.query = find("query").value = ""; state.off.clear();
    for (const box of document.querySelectorAll("#legend input")) box.checked = true;
    setDays(0, length); choose(null); fit();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
    if (event.key === "Escape") { if (typing) event.target.blur(); return choose(null); }
    if (typing) return;
    const actions = { "/": () => find("query").focus(), n: () => step(1), p: () => step(-1), t: () => showTable(!isTable()), f: fit };
    const action = actions[event.key.toLowerCase()];
    if (action) { event.preventDefault(); action(); }
  });
  for (const row of rows) row.addEventListener("click", () => choose({ event: Number(row.dataset.event) }));
  const worth = { day: (i) => data.events[i].day || "9999", act: (i) => data.events[i].act, rung: (i) => data.events[i].rung, score: (i) => data.events[i].score };
  for (const head of document.querySelectorAll("#acts thead button")) {
    head.addEventListener("click", () => {
      const cell = head.closest("th"), down = cell.getAttribute("aria-sort") === "ascending", of = worth[head.dataset.key];
      for (const other of document.querySelectorAll("#acts th")) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      const compare = (a, b) => { const x = of(Number(a.dataset.event)), y = of(Number(b.dataset.event)); return x < y ? -1 : x > y ? 1 : 0; };
      rows.sort((a, b) => (down ? compare(b, a) : compare(a, b)));
      document.querySelector("#acts tbody").append(...rows);
    });
  }

  // --- themes and paper ------------------------------------------------------------------------------------------
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  prefersDark.addEventListener("change", (event) => paint(event.matches));
  let darkBefore = false;
  addEventListener("beforeprint", () => {
    darkBefore = root.classList.contains("dark");
    paint(false); fit(); network.redraw();
    // Paper has another shape than the window, to which a canvas would be stretched: a picture keeps its own.
    find("still").src = document.querySelector("#network canvas").toDataURL();
  });
  addEventListener("afterprint", () => { paint(darkBefore); showTable(isTable()); });
  new ResizeObserver(() => { if (!isTable()) fit(); }).observe(find("frame"));
  network.once("afterDrawing", () => { root.dataset.ready = "true"; });
  root.classList.toggle("dark", prefersDark.matches);
  setDays(0, length);
  choose(null);
  fit();
  window.demarche = { choose, setDays, state, network, data };
})();
