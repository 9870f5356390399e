"use strict";
// Tension and ladder of the whole view, drawn as SVG from numbers; a dot opens its act as an edge does.
(() => {
  const { view, events } = demarche.data;
  const SPACE = "http://www.w3.org/2000/svg", DAY = 86400000;
  const draw = (parent, tag, attributes, text) => {
    const element = document.createElementNS(SPACE, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  };
  const dayOf = (part, offset) => new Date(Date.parse(part.first) + offset * DAY).toISOString().slice(0, 10);
  const offsetOf = (part, day) => Math.round((Date.parse(day) - Date.parse(part.first)) / DAY);
  const dots = [];

  function frame(holder, part, height, margin) {
    holder.replaceChildren();
    const width = Math.max(280, holder.clientWidth);
    const svg = draw(holder, "svg", { viewBox: `0 0 ${width} ${height}`, height, "aria-hidden": "true" });
    const x = (offset) => margin.left + (width - margin.left - margin.right) * (part.days > 1 ? offset / (part.days - 1) : 0.5);
    const bottom = height - margin.bottom;
    draw(svg, "path", { class: "axis", d: `M${margin.left} ${bottom}H${width - margin.right}` });
    const marks = Math.max(2, Math.min(5, Math.floor(width / 130)));
    for (let i = 0; i < marks; i += 1) {
      const offset = Math.round((part.days - 1) * i / (marks - 1));
      draw(svg, "path", { class: "axis", d: `M${x(offset)} ${bottom}v4` });
      draw(svg, "text", { x: x(offset), y: bottom + 16, "text-anchor": i ? (i === marks - 1 ? "end" : "middle") : "start" }, dayOf(part, offset));
    }
    return { svg, x, width, bottom };
  }
  function dot(svg, place, look) {
    const shape = look.down ? draw(svg, "path", { d: `M${place.x - 5} ${place.y - 4}h10l-5 9z` }) :
      look.square ? draw(svg, "rect", { x: place.x - 4, y: place.y - 4, width: 8, height: 8 }) :
        draw(svg, "circle", { cx: place.x, cy: place.y, r: 4.5 });
    shape.setAttribute("class", "dot");
    shape.dataset.event = look.event;
    shape.style.stroke = `var(--${look.tint})`;
    shape.style.fill = look.hollow ? "var(--ground)" : `var(--${look.tint})`;
    draw(shape, "title", {}, `${events[look.event].act}, ${events[look.event].dates_in_words}`);
    shape.addEventListener("click", () => demarche.choose({ event: look.event }));
    dots.push(shape);
  }
  function drawTension(holder, part) {
    const { svg, x, width, bottom } = frame(holder, part, 230, { left: 34, right: 92, bottom: 24 });
    const top = Math.max(1, ...part.sides.flatMap((side) => side.high));
    const y = (value) => bottom - (bottom - 12) * value / top;
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((s) => top / s <= 5) || top;
    for (let value = 0; value <= top; value += step) {
      draw(svg, "path", { class: "axis", d: `M34 ${y(value)}H${width - 92}` });
      draw(svg, "text", { x: 28, y: y(value) + 4, "text-anchor": "end" }, value);
    }
    for (const side of part.sides) {
      const tint = side.name === "hostility" ? "conflict-strong" : "cooperation-strong";
      const up = side.high.map((value, i) => `${x(i).toFixed(1)} ${y(value).toFixed(1)}`);
      const down = side.low.map((value, i) => `${x(i).toFixed(1)} ${y(value).toFixed(1)}`).reverse();
      draw(svg, "path", { d: `M${up.join("L")}L${down.join("L")}z` }).setAttribute("style", `fill:var(--${tint});fill-opacity:.16`);
      const line = draw(svg, "path", { class: "line", d: `M${side.values.map((value, i) => `${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join("L")}` });
      line.style.stroke = `var(--${tint})`;
      if (side.name === "cooperation") line.setAttribute("stroke-dasharray", "6 4");
    }
    const ends = part.sides.map((side) => y(side.values[side.values.length - 1]));
    if (Math.abs(ends[0] - ends[1]) < 14) { const upper = ends[0] <= ends[1] ? 0 : 1; ends[upper] -= 7; ends[1 - upper] += 7; }
    part.sides.forEach((side, i) => {
      const name = draw(svg, "text", { class: "name", x: width - 86, y: ends[i] + 4 }, `${side.name} ${side.values[side.values.length - 1].toFixed(0)}`);
      name.style.fill = `var(--${side.name === "hostility" ? "conflict-strong" : "cooperation-strong"})`;
    });
    for (const one of part.dots) {
      dot(svg, { x: x(one.day), y: y(one.value) }, { ...one, square: one.side === "cooperation", tint: one.side === "hostility" ? "conflict-strong" : "cooperation-strong" });
    }
  }
  function drawLadder(holder, part) {
    const lane = 118;
    const { svg, x, bottom } = frame(holder, part, lane * part.lanes.length + 24, { left: 34, right: 12, bottom: 24 });
    part.lanes.forEach((one, number) => {
      const floor = bottom - lane * (part.lanes.length - 1 - number) - 4;
      const y = (rung) => floor - (lane - 26) * rung / 10;
      for (const rung of [0, 5, 10]) {
        draw(svg, "path", { class: "axis", d: `M34 ${y(rung)}H${x(part.days - 1)}` });
        draw(svg, "text", { x: 28, y: y(rung) + 4, "text-anchor": "end" }, rung);
      }
      draw(svg, "text", { class: "name", x: x(part.days - 1), y: y(10) - 5, "text-anchor": "end" }, one.name);
      const line = draw(svg, "path", { class: "line", d: one.highest.map((rung, i) => (i ? `H${x(i).toFixed(1)}V${y(rung).toFixed(1)}` : `M${x(0).toFixed(1)} ${y(rung).toFixed(1)}`)).join("") });
      line.style.stroke = "var(--neutral)";
      for (const step of one.steps) dot(svg, { x: x(step.day), y: y(step.rung) }, step);
    });
  }
  const drawings = { tension: drawTension, ladder: drawLadder };
  function redraw() {
    dots.length = 0;
    for (const [name, drawing] of Object.entries(drawings)) {
      const holder = document.getElementById(name);
      if (holder && view[name]) drawing(holder, view[name]);
    }
    filter(); mark(demarche.state.chosen);
  }
  function filter() {
    const { from, to, off } = demarche.state;
    const [low, high] = [from, to].map((offset) => new Date(Date.parse(demarche.data.days[0]) + offset * DAY).toISOString().slice(0, 10));
    for (const shape of dots) {
      const event = events[shape.dataset.event];
      shape.classList.toggle("off", off.has(event.group) || Boolean(event.day) && (event.day > high || event.day_end < low));
    }
  }
  function mark(choice) {
    for (const shape of dots) shape.classList.toggle("chosen", Boolean(choice) && Number(shape.dataset.event) === choice.event);
  }
  document.addEventListener("redrawn", filter);
  document.addEventListener("chosen", (event) => mark(event.detail));
  new ResizeObserver(redraw).observe(document.getElementById("curves"));
  redraw();
})();
