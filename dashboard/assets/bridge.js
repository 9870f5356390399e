/* What Dash's components lack: gestures on the network and the charts, keyboard, theme, scrolling.
   Every gesture goes as one message to the store "action"; the server decides what it means. */
(function () {
  "use strict";

  const ACTION = "action";
  const NETWORK = "network";
  const DOUBLE_CLICK = 250; // milliseconds between its two clicks
  const BRUSH_PIXELS = 4; // a shorter drag is a click with an unsteady hand

  function post(message) {
    dash_clientside.set_props(ACTION, { data: Object.assign({ at: Date.now() }, message) });
  }

  function byId(id) {
    return document.getElementById(id);
  }

  /* ---- Links: each holds the one part of the view that it changes; the rest is whatever is on the screen ---- */

  function shownView() {
    return new URLSearchParams(window.location.search).get("view") || "network";
  }

  function chosen() {
    return new URLSearchParams(window.location.search).get("choose") || "";
  }

  function addressAfter(step) {
    const view = new URLSearchParams(window.location.search);
    new URLSearchParams(step).forEach((value, key) => (value ? view.set(key, value) : view.delete(key)));
    return "?" + view.toString();
  }

  function stepOf(event) {
    return event.target.closest ? event.target.closest("a[data-step]") : null;
  }

  function complete(event) {
    const link = stepOf(event);
    if (link) link.setAttribute("href", addressAfter(link.dataset.step));
  }

  ["pointerdown", "focusin", "contextmenu"].forEach((kind) => document.addEventListener(kind, complete));

  document.addEventListener("click", (event) => {
    const link = stepOf(event);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const view = new URLSearchParams(link.dataset.step).get("view");
    if (view) showView(view);
    post({ kind: "step", step: link.dataset.step });
  });

  /* ---- Widgets: what one is set to by hand goes to the server, what the view says of them comes back ---- */

  const shown = {};

  function same(one, other) {
    const plain = (value) => (value === undefined || value === "" || value === false || (Array.isArray(value) && !value.length) ? null : value);
    return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
  }

  function isWidget(id) {
    return id in shown;
  }

  function gestureIn(triggered) {
    for (const part of triggered) {
      const id = part.prop_id.split(".")[0];
      if (isWidget(id) && same(shown[id], part.value)) continue; // the page itself set it
      if (isWidget(id)) shown[id] = part.value;
      return { kind: "set", widget: id, value: part.value, at: Date.now() };
    }
    return null;
  }

  function showWidgets(widgets) {
    Object.entries(widgets || {}).forEach(([id, props]) => {
      const value = Object.values(props)[0];
      if (isWidget(id) && same(shown[id], value)) return;
      shown[id] = value;
      dash_clientside.set_props(id, props);
    });
  }

  /* ---- Views ---- */

  function showView(name) {
    const shell = document.querySelector(".shell");
    if (!shell) return;
    const isSame = shell.dataset.view === name;
    shell.dataset.view = name;
    shell.querySelectorAll(".view-link").forEach((link) => {
      const isCurrent = link.dataset.step === "view=" + name;
      link.classList.toggle("view-link--current", isCurrent);
      if (isCurrent) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    if (!isSame) byId("content").scrollTo(0, 0);
    if (!isSame) shell.querySelectorAll(".panel").forEach(fill);
    if (!isSame && name === "network") refit();
  }

  /* A panel whose content never changes is fetched when it is first seen. */
  function fill(panel) {
    if (!panel.dataset.source || panel.childElementCount || !panel.offsetParent) return;
    fetch(panel.dataset.source)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.statusText)))
      .then((html) => (panel.innerHTML = html))
      .catch((why) => (panel.textContent = "The help cannot be shown: " + why));
  }

  /* ---- Network ---- */

  function cytoscapeOf(id) {
    const holder = byId(id);
    if (!holder) return null;
    if (holder._cyreg) return holder._cyreg.cy;
    const inner = Array.from(holder.querySelectorAll("div")).find((d) => d._cyreg);
    return inner ? inner._cyreg.cy : null;
  }

  function targetOf(element) {
    return element.data(element.isNode() ? "target" : "chosen");
  }

  function wire(cy) {
    if (cy.scratch("_wired")) return;
    cy.scratch("_wired", true);
    // dash-cytoscape reports every element, choice and move back to the server's page, which then draws all of it anew.
    cy.removeAllListeners();
    cy.on("tap", "node, edge", (event) => {
      const target = targetOf(event.target);
      if (target) post({ kind: "choose", target: target });
    });
    cy.on("tap", (event) => {
      if (event.target === cy) post({ kind: "clear" });
    });
    cy.on("mouseover", "node, edge", (event) => hint(event));
    cy.on("mouseout", "node, edge", (event) => {
      event.target.removeClass("hovered");
      byId("network-hint").hidden = true;
      cy.container().style.cursor = "";
    });
    cy.on("pan zoom", () => (byId("network-hint").hidden = true));
    let zooming = null;
    cy.on("zoom", () => {
      cancelAnimationFrame(zooming);
      zooming = requestAnimationFrame(() => letter(cy));
    });
    cy.on("resize", () => fit(cy));
    new ResizeObserver(() => cy.resize()).observe(cy.container());
  }

  function hint(event) {
    const text = event.target.data("hint");
    const box = byId("network-hint");
    if (!text || !box) return;
    event.target.addClass("hovered");
    event.cy.container().style.cursor = targetOf(event.target) ? "pointer" : "";
    box.textContent = text;
    box.hidden = false;
    const frame = event.cy.container().getBoundingClientRect();
    const at = event.renderedPosition || event.target.renderedPosition();
    box.style.left = Math.min(at.x + 14, frame.width - box.offsetWidth - 8) + "px";
    box.style.top = Math.max(8, at.y - box.offsetHeight - 10) + "px";
  }

  function mark(cy, targets) {
    const wanted = new Set(targets || []);
    cy.batch(() => {
      cy.elements(":selected").filter((e) => !wanted.has(targetOf(e))).unselect();
      if (wanted.size) cy.elements().filter((e) => !e.selected() && wanted.has(targetOf(e))).select();
    });
  }

  /* ---- Time play ---- */

  let ticking = null;
  let shownDay = null;

  function dayAfter(day, days) {
    const at = new Date(day + "T00:00:00Z");
    at.setUTCDate(at.getUTCDate() + days);
    return at.toISOString().slice(0, 10);
  }

  function pause() {
    clearInterval(ticking);
    ticking = null;
    dash_clientside.set_props("network-play", { children: "Play" });
  }

  function play(first, last) {
    const days = Math.round((Date.parse(last) - Date.parse(first)) / 86400000);
    const step = Math.max(1, Math.round(days / 40));
    if (!shownDay || shownDay >= last) shownDay = dayAfter(first, -step);
    const tick = () => {
      shownDay = dayAfter(shownDay, step);
      if (shownDay >= last) {
        shownDay = last;
        pause();
      }
      post({ kind: "span", first: first, last: shownDay });
    };
    ticking = setInterval(tick, 900);
    tick();
  }

  /* The server gives every node a seat, the same whatever the filters are. Here the seats are stretched over the frame
     (and turned, where a phone is held upright), so that symbols and labels keep their size as far as they can. */
  let seats = new Map();
  let stretch = { x: 1, y: 1, turned: false, zoom: 1 };

  function seated(at) {
    return stretch.turned ? { x: at.y * stretch.x, y: at.x * stretch.y } : { x: at.x * stretch.x, y: at.y * stretch.y };
  }

  function span(values) {
    return Math.max(1, Math.max.apply(null, values) - Math.min.apply(null, values));
  }

  function measure(cy, isMap) {
    const all = cy.nodes().map((node) => seats.get(node.id())).filter(Boolean);
    if (!all.length) return stretch;
    const margin = cy.width() < 600 ? 110 : 130; // room for the labels at the rim
    const width = Math.max(80, cy.width() - margin);
    const height = Math.max(80, cy.height() - 80);
    const turned = !isMap && height > 1.15 * width;
    const across = span(all.map((at) => (turned ? at.y : at.x)));
    const down = span(all.map((at) => (turned ? at.x : at.y)));
    const byWidth = width / across;
    const byHeight = height / down;
    if (isMap) {
      const one = Math.min(byWidth, byHeight);
      const zoom = Math.min(1, one * 1.2);
      return { x: one / zoom, y: one / zoom, turned: false, zoom: zoom };
    }
    const zoom = Math.min(1.15, Math.max(Math.min(byWidth, byHeight), Math.sqrt(byWidth * byHeight) * 1.08));
    return { x: byWidth / zoom, y: byHeight / zoom, turned: turned, zoom: zoom };
  }

  function seat(cy) {
    cy.batch(() =>
      cy.nodes().forEach((node) => {
        const known = seats.get(node.id());
        if (!known) return;
        const to = seated(known);
        const at = node.position();
        if (at.x !== to.x || at.y !== to.y) node.position(to);
      }),
    );
  }

  /* Labels keep the size in which they can be read, at every zoom. Where two would hide one another the less important
     one waits until one zooms in; the pointer and the choice show it at any time. */
  const LABEL = { state: 13, other: 10.5, width: 108, incident: 132 }; // pixels on the screen
  let lettered = null; // the zoom that the labels have the size for

  function lettering(kind, zoom) {
    const isState = kind === "state" || kind === "igo";
    return {
      "font-size": (isState ? LABEL.state : LABEL.other) / zoom,
      "text-max-width": (kind === "incident" ? LABEL.incident : LABEL.width) / zoom,
    };
  }

  function letter(cy) {
    const zoom = Math.min(1, cy.zoom());
    if (lettered !== zoom) {
      lettered = zoom;
      cy.batch(() => cy.nodes().forEach((node) => node.style(lettering(node.data("kind"), zoom))));
    }
    thin(cy, zoom);
  }

  /* Where a label stands, reckoned from the number of its letters: to ask the canvas would cost a drawing. */
  function labelled(node, zoom) {
    const kind = node.data("kind");
    const isState = kind === "state" || kind === "igo";
    const font = (isState ? LABEL.state : LABEL.other) / zoom;
    const widest = (kind === "incident" ? LABEL.incident : LABEL.width) / zoom;
    const length = node.data("label").length * font * 0.58;
    const half = Math.min(widest, length) / 2;
    const at = node.position();
    const bottom = at.y + 16 + Math.ceil(length / widest) * font * 1.2;
    const rank = (isState ? 1000 : 0) + (kind === "incident" ? 0.5 : 0) + node.degree(false);
    return { node: node, rank: rank, left: at.x - half, right: at.x + half, top: at.y + 12, bottom: bottom };
  }

  function thin(cy, zoom) {
    const placed = [];
    const isFree = (box) => placed.every((p) => box.right < p.left || box.left > p.right || box.bottom < p.top || box.top > p.bottom);
    const boxes = cy.nodes().map((node) => labelled(node, zoom));
    boxes.sort((one, other) => other.rank - one.rank);
    cy.batch(() => {
      boxes.forEach((box) => {
        const quiet = isFree(box) ? 0 : 1;
        if (!quiet) placed.push(box);
        if ((box.node.data("quiet") || 0) !== quiet) box.node.data("quiet", quiet);
      });
    });
  }

  function refit() {
    const cy = cytoscapeOf(NETWORK);
    if (!cy) return;
    cy.resize();
    fit(cy);
  }

  function fit(cy) {
    if (!seats.size || !cy.width()) return;
    const isMap = new URLSearchParams(window.location.search).get("layout") === "map";
    stretch = measure(cy, isMap);
    seat(cy);
    cy.zoom(stretch.zoom);
    cy.center(cy.nodes());
    letter(cy);
  }

  /* What stays on the screen stays as it is: only what comes and goes costs anything. */
  function draw(cy, elements) {
    const wanted = new Set(elements.map((element) => element.data.id));
    const isOther = (known, data) => Object.keys(data).some((key) => known[key] !== data[key]);
    cy.batch(() => {
      cy.elements().filter((element) => !wanted.has(element.id())).remove();
      const fresh = elements.filter((element) => {
        const known = cy.getElementById(element.data.id);
        if (known.nonempty() && isOther(known.data(), element.data)) known.data(element.data);
        return known.empty();
      });
      if (fresh.length) lettered = null;
      cy.add(fresh);
    });
  }

  /* A filter moves nothing, so the view stays; other seats (first draw, another layout) are shown whole. */
  function settle(cy, elements) {
    const given = (elements || []).filter((e) => e.position);
    if (!given.length) return;
    const same = given.every((e) => {
      const known = seats.get(e.data.id);
      return known && known.x === e.data.seat_x && known.y === e.data.seat_y;
    });
    const overlap = given.some((e) => seats.has(e.data.id) && seats.get(e.data.id).x === e.data.seat_x);
    if (!same && !overlap) seats = new Map();
    given.forEach((e) => seats.set(e.data.id, { x: e.data.seat_x, y: e.data.seat_y }));
    if (same || overlap) {
      seat(cy);
      letter(cy);
    } else {
      cy.resize();
      fit(cy);
    }
  }

  /* ---- Charts ---- */

  /* Days are brushed on a sheet of our own: Plotly's selection would draw every dot of the chart anew, and then again
     for the answer. The sheet lies over the plot and lets the pointer through. */
  function plotOf(chart) {
    const layout = chart._fullLayout;
    const axis = layout && layout.xaxis;
    if (!axis || axis.type !== "date" || !layout._size) return null;
    return { axis: axis, left: layout._size.l, top: layout._size.t, width: layout._size.w, height: layout._size.h };
  }

  function wireBrush(holder, chart, widen) {
    const sheet = document.createElement("div");
    sheet.className = "brush";
    ["dim", "dim", "span"].forEach((kind) => (sheet.appendChild(document.createElement("i")).className = "brush-" + kind));
    holder.appendChild(sheet);
    chart.on("plotly_afterplot", () => paintSpan(holder));
    let from = null;
    let clicked = -DOUBLE_CLICK;
    const at = (event) => {
      const plot = plotOf(chart);
      const box = chart.getBoundingClientRect();
      return plot && Math.min(plot.width, Math.max(0, event.clientX - box.left - plot.left));
    };
    chart.addEventListener("pointerdown", (event) => {
      if (!event.button && event.target.closest(".nsewdrag")) from = at(event);
    });
    window.addEventListener("pointermove", (event) => {
      if (from === null || !sheet.lastChild) return;
      place(sheet.lastChild, Math.min(from, at(event)), Math.abs(at(event) - from));
    });
    window.addEventListener("pointerup", (event) => {
      if (from === null) return;
      const ends = [from, at(event)].sort((one, other) => one - other);
      from = null;
      place(sheet.lastChild, 0, 0);
      if (ends[1] - ends[0] < BRUSH_PIXELS) {
        // Plotly lays a cover over the page at every press, so that the browser knows of no double click.
        if (event.timeStamp - clicked < DOUBLE_CLICK) widen();
        clicked = event.timeStamp;
        return;
      }
      const days = ends.map((pixel) => String(plotOf(chart).axis.p2r(pixel)).slice(0, 10));
      post({ kind: "span", first: days[0], last: days[1] });
      holder.dataset.brushed = "yes";
      setTimeout(() => (holder.dataset.brushed = "no"), DOUBLE_CLICK);
    });
    window.addEventListener("pointercancel", () => (from = null));
    paintSpan(holder);
  }

  function place(part, left, width) {
    part.style.left = left + "px";
    part.style.width = width + "px";
  }

  /* The days that are chosen, on the one chart that goes on showing the others. */
  function paintSpan(holder) {
    const sheet = holder.querySelector(".brush");
    const chart = holder.querySelector(".js-plotly-plot");
    const plot = sheet && plotOf(chart);
    if (!plot) return;
    Object.assign(sheet.style, { left: plot.left + "px", top: plot.top + "px", width: plot.width + "px", height: plot.height + "px" });
    if (!holder.classList.contains("chart--tension")) return;
    const view = new URLSearchParams(window.location.search);
    const pixel = (day) => Math.min(plot.width, Math.max(0, plot.axis.r2p(day)));
    const first = view.get("from") ? pixel(view.get("from")) : 0;
    const last = view.get("to") ? pixel(dayAfter(view.get("to"), 1)) : plot.width;
    place(sheet.children[0], 0, first);
    place(sheet.children[1], last, plot.width - last);
  }

  function wireChart(holder) {
    const chart = holder.querySelector(".js-plotly-plot");
    if (!chart || chart._wired || !chart.on) return;
    chart._wired = true;
    let later = null; // a day is chosen unless a second click follows, which means all days
    chart.on("plotly_click", (event) => {
      clearTimeout(later);
      if (holder.dataset.brushed === "yes") return; // the end of a drag is no click
      const point = event.points[0];
      const custom = Array.isArray(point.customdata) ? point.customdata[0] : point.customdata;
      if (custom) post({ kind: "choose", target: "event/" + custom });
      else later = setTimeout(() => post({ kind: "choose", target: "day/" + String(point.x).slice(0, 10) }), DOUBLE_CLICK);
    });
    wireBrush(holder, chart, () => {
      clearTimeout(later);
      post({ kind: "unspan" });
    });
  }

  /* ---- Documents to add: one at a time, so that progress is seen and one failure holds up nothing ---- */

  let waiting = [];
  let sent = 0;
  let failed = 0;

  function sendNext() {
    const next = waiting.shift();
    if (next) dash_clientside.set_props("library-job", { data: Object.assign({ number: ++sent }, next) });
  }

  function enqueue(jobs) {
    const idle = waiting.length === 0 && !window.demarche.busy;
    if (idle) {
      sent = 0;
      failed = 0;
    }
    waiting = waiting.concat(jobs);
    dash_clientside.set_props("library-progress", { children: "Reading " + (sent + 1) + " of " + (sent + waiting.length) + " …" });
    if (idle) {
      window.demarche.busy = true;
      sendNext();
    }
  }

  function encoded(text) {
    const bytes = new TextEncoder().encode(text);
    let binary = "";
    bytes.forEach((byte) => (binary += String.fromCharCode(byte)));
    return "data:text/plain;base64," + btoa(binary);
  }

  /* ---- Keyboard ---- */

  function step(rows) {
    const grid = byId(shownView() === "review" ? "review" : "events");
    const all = Array.from(grid.querySelectorAll(".ag-row[row-id]")).sort((a, b) => a.getAttribute("row-index") - b.getAttribute("row-index"));
    if (!all.length) return;
    const at = all.findIndex((row) => "event/" + row.getAttribute("row-id") === chosen());
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + rows))];
    next.scrollIntoView({ block: "nearest" });
    post({ kind: "choose", target: "event/" + next.getAttribute("row-id") });
  }

  /* ---- Evidence ---- */

  function scrollToSentence(text) {
    const sentence = text.querySelector(".sentence--chosen");
    if (!sentence) return;
    const top = sentence.getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;
    text.scrollTo({ top: Math.max(0, top - text.clientHeight / 3) });
  }

  /* The forms of corrections are filled while they are open. */
  const FORMS = { correct: "form-asked", "correct-entity": "entity-asked" };

  function askForms() {
    Object.entries(FORMS).forEach(([id, store]) => {
      const form = byId(id);
      if (form && form.open) dash_clientside.set_props(store, { data: chosen() + " " + Date.now() });
    });
  }

  document.addEventListener("toggle", (event) => event.target.id in FORMS && askForms(), true);

  function press(id) {
    const button = byId(id);
    if (button) button.click();
  }

  const KEYS = {
    n: () => step(1),
    p: () => step(-1),
    "?": () => document.querySelector(".view-link[data-step='view=help']").click(),
  };
  const REVIEW_KEYS = { a: () => press("correct-accept"), r: () => press("correct-reject"), u: () => press("correct-undo") };

  function networkKey(event) {
    const cy = cytoscapeOf(NETWORK);
    const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (moves[event.key]) cy.panBy({ x: moves[event.key][0], y: moves[event.key][1] });
    else if (event.key === "+" || event.key === "=") cy.zoom({ level: cy.zoom() * 1.25, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    else if (event.key === "-") cy.zoom({ level: cy.zoom() / 1.25, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    else if (event.key === "0") fit(cy);
    else return false;
    event.preventDefault();
    return true;
  }

  function isTyping(target) {
    return target.closest("input, textarea, select, [contenteditable]");
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll(".menu[open]").forEach((menu) => menu.removeAttribute("open"));
    if (event.key === "Escape" && !isTyping(event.target)) post({ kind: "clear" });
    if (event.key === "/" && !isTyping(event.target)) {
      const field = byId("filter-search");
      if (field) {
        event.preventDefault();
        byId("filters").setAttribute("data-open", "yes");
        field.focus();
      }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.target.closest("#network-frame") && networkKey(event)) return;
    if (KEYS[event.key]) KEYS[event.key]();
    if (shownView() === "review" && REVIEW_KEYS[event.key]) REVIEW_KEYS[event.key]();
    const row = event.target.closest && event.target.closest(".ag-row[row-id]");
    if (row && event.key === "Enter") post({ kind: "choose", target: "event/" + row.getAttribute("row-id") });
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll(".menu[open]").forEach((menu) => {
      const chosen = event.target.closest(".menu-item");
      if (!menu.contains(event.target) || chosen) menu.removeAttribute("open");
    });
  });

  new MutationObserver(() => {
    document.querySelectorAll(".chart").forEach(wireChart);
    document.querySelectorAll(".upload input[type=file]:not([aria-label])").forEach((input) => {
      input.setAttribute("aria-label", input.closest(".upload").textContent);
    });
    const cy = cytoscapeOf(NETWORK);
    if (cy && !cy.scratch("_wired")) {
      wire(cy);
      cy.resize();
      fit(cy);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  const system = window.matchMedia("(prefers-color-scheme: dark)");

  window.demarche = { network: () => cytoscapeOf(NETWORK) };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    page: {
      choose_theme: (clicks, scheme) => (scheme === "dark" ? "light" : "dark"),
      apply_theme: (when, choice) => {
        const scheme = choice || (system.matches ? "dark" : "light");
        document.documentElement.setAttribute("data-scheme", scheme);
        return [scheme, scheme, scheme === "dark" ? "Light" : "Dark"];
      },
      copy_link: () => {
        if (navigator.clipboard) navigator.clipboard.writeText(window.location.href);
        setTimeout(() => dash_clientside.set_props("copy-link", { children: "Copy link" }), 1600);
        return "Copied";
      },
      copy_citation: (clicks, citation) => {
        const today = new Date().toISOString().slice(0, 10);
        if (navigator.clipboard) navigator.clipboard.writeText(citation + " " + window.location.href + " (seen " + today + ")");
        setTimeout(() => dash_clientside.set_props("copy-citation", { children: "Cite" }), 1600);
        return "Copied";
      },
      see_hints: () => true,
      show_hints: (when, seen) => Boolean(seen),
      toggle_filters: (clicks, open) => (open === "yes" ? "no" : "yes"),
      gesture: () => gestureIn(dash_clientside.callback_context.triggered) || window.dash_clientside.no_update,
      show_widgets: (widgets) => showWidgets(widgets),
      show_view: () => {
        showView(shownView());
        document.querySelectorAll(".chart").forEach(paintSpan);
      },
      draw_network: (elements, marks) => {
        const cy = cytoscapeOf(NETWORK);
        if (!cy || !elements) return;
        draw(cy, elements);
        settle(cy, elements);
        mark(cy, marks);
      },
      mark_chosen: (marks) => {
        const cy = cytoscapeOf(NETWORK);
        if (cy) mark(cy, marks);
      },
      play: () => {
        const button = byId("network-play");
        if (ticking) {
          pause();
          return "Play";
        }
        if (!button.dataset.first) return "Play";
        play(button.dataset.first, button.dataset.last);
        return "Pause";
      },
      queue_files: (contents, names, published) => {
        if (contents && contents.length) {
          enqueue(contents.map((content, n) => ({ name: names[n], contents: content, published: published })));
        }
        return window.dash_clientside.no_update;
      },
      queue_text: (clicks, text, title, published) => {
        if (!text || !text.trim()) return window.dash_clientside.no_update;
        const name = (title || "pasted text").trim();
        enqueue([{ name: name + ".txt", contents: encoded(title ? title.trim() + "\n\n" + text : text), published: published }]);
        return "";
      },
      next_file: (done, log) => {
        if (!done) return [window.dash_clientside.no_update, window.dash_clientside.no_update];
        if (!done.added) failed += 1;
        const item = { type: "Li", namespace: "dash_html_components", props: { children: done.said, className: done.added ? "" : "failed" } };
        const lines = [item].concat(log || []);
        if (waiting.length) {
          const progress = "Reading " + (sent + 1) + " of " + (sent + waiting.length) + " …";
          setTimeout(sendNext, 0);
          return [progress, lines];
        }
        window.demarche.busy = false;
        return [sent - failed + " of " + sent + " added" + (failed ? ", " + failed + " not: see below." : "."), lines];
      },
      find_path: (from, to) => {
        if (from && to && from !== to) post({ kind: "choose", target: "path/" + from + "|" + to });
        return from && from === to ? "Choose another party." : "";
      },
      fit_network: () => {
        const cy = cytoscapeOf(NETWORK);
        if (cy) fit(cy);
        return window.dash_clientside.no_update;
      },
      show_sentence: () => {
        byId("evidence").dataset.open = chosen() ? "yes" : "no";
        Object.keys(FORMS).forEach((id) => (byId(id).dataset.kind = chosen().split("/")[0]));
        askForms();
        setTimeout(() => document.querySelectorAll(".reader").forEach(scrollToSentence), 0);
      },
    },
  });
})();
