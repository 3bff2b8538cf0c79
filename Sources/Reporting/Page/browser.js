"use strict";
// The browser of events: choose one, see what the detector saw of it.
(() => {
  const frame = document.getElementById("browser");
  if (!frame) return;
  const data = JSON.parse(frame.querySelector("script").textContent);
  const control = (name) => document.getElementById(`event-${name}`);
  const rows = frame.querySelector("tbody");
  const view = control("view");
  const svgNames = "http://www.w3.org/2000/svg";
  let chosen = null;
  let listed = [];
  let signalName = "s2";

  const shown = (number) => {
    if (number === null) return "–";
    const size = Math.abs(number);
    if (Number.isInteger(number) && size < 1e9) return String(number);
    if (size >= 1e-3 && size < 1e6) return String(Number(number.toPrecision(5)));
    return number.toExponential(3);
  };
  const make = (name, properties = {}, ...children) => {
    const element = document.createElement(name);
    Object.assign(element, properties);
    element.append(...children);
    return element;
  };
  const draw = (name, attributes = {}, text) => {
    const element = document.createElementNS(svgNames, name);
    for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key]);
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // Numbers at which a person would put ticks.
  const ticks = (low, high, most) => {
    const rough = (high - low) / most;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
    const list = [];
    for (let tick = Math.ceil(low / step); tick * step <= high * (1 + 1e-9); tick++)
      list.push(Number((tick * step).toPrecision(12)));
    return list;
  };

  // What the pointer rests on, in words beside it.
  const pointable = (chart, svg, wordsAt) => {
    const tip = make("div", { className: "tip" });
    svg.addEventListener("pointermove", (event) => {
      const box = svg.getBoundingClientRect();
      const x = (event.clientX - box.left) / box.width, y = (event.clientY - box.top) / box.height;
      const words = wordsAt(x, y);
      if (!words) { tip.remove(); return; }
      tip.textContent = words;
      tip.style.left = x < 0.5 ? `calc(${100 * x}% + 12px)` : "auto";
      tip.style.right = x < 0.5 ? "auto" : `calc(${100 * (1 - x)}% + 12px)`;
      tip.style.top = `${event.clientY - chart.getBoundingClientRect().top + 12}px`;
      chart.append(tip);
    });
    svg.addEventListener("pointerleave", () => tip.remove());
  };

  const waveChart = (title, signal) => {
    const count = Math.max(signal.topWave.length, signal.bottomWave.length);
    const chart = make("div", { className: "chart" }, make("h4", { textContent: `${title} waveform` }));
    const at = (wave, sample) => wave[sample] ?? 0;
    const total = Array.from({ length: count }, (_, i) => at(signal.topWave, i) + at(signal.bottomWave, i));
    const highest = Math.max(...total, 1e-9), lowest = Math.min(...total, 0);
    const [width, height, left, bottom, top] = [420, 240, 52, 34, 8];
    const end = Math.max(count - 1, 1) * data.sample;
    const inMicroseconds = end > 5000;
    const unit = inMicroseconds ? 1000 : 1;
    const px = (time) => left + (time / end) * (width - left - 8);
    const py = (value) => height - bottom - ((value - lowest) / (1.05 * highest - lowest)) * (height - bottom - top);
    const svg = draw("svg", {
      viewBox: `0 0 ${width} ${height}`, role: "img",
      "aria-label": `${title}: ${count} samples, highest ${shown(highest)} photoelectrons per sample`,
    });
    svg.append(draw("path", { class: "axis", d: `M${left} ${top}V${height - bottom}H${width - 8}` }));
    for (const tick of ticks(0, end / unit, 6)) {
      svg.append(draw("path", { class: "axis", d: `M${px(tick * unit)} ${height - bottom}v4` }));
      svg.append(draw("text", { x: px(tick * unit), y: height - bottom + 15, "text-anchor": "middle" }, shown(tick)));
    }
    for (const tick of ticks(lowest, 1.05 * highest, 5)) {
      svg.append(draw("path", { class: "axis", d: `M${left} ${py(tick)}h-4` }));
      svg.append(draw("text", { x: left - 7, y: py(tick) + 4, "text-anchor": "end" }, shown(tick)));
    }
    svg.append(draw("text", { x: width - 8, y: height - 3, "text-anchor": "end" }, inMicroseconds ? "time [µs]" : "time [ns]"));
    svg.append(draw("text", { transform: `translate(11 ${(height - bottom) / 2}) rotate(-90)`, "text-anchor": "middle" }, "phe per sample"));
    for (const [name, wave] of [["total", total], ["bottom", signal.bottomWave], ["top", signal.topWave]]) {
      if (wave.length === 0) continue;
      const path = wave.map((value, i) => `${i ? "L" : "M"}${px(i * data.sample).toFixed(1)} ${py(value).toFixed(1)}`);
      svg.append(draw("path", { class: `wave ${name}`, d: path.join("") }));
    }
    pointable(chart, svg, (x) => {
      const sample = Math.round((((x * width - left) / (width - left - 8)) * end) / data.sample);
      if (sample < 0 || sample >= count) return null;
      const parts = [["top", signal.topWave], ["bottom", signal.bottomWave], ["total", total]]
        .filter(([, wave]) => wave.length > 0).map(([name, wave]) => `${name}: ${shown(Number(at(wave, sample).toPrecision(4)))}`);
      return [`${shown((sample * data.sample) / unit)} ${inMicroseconds ? "µs" : "ns"}`, ...parts].join("\n");
    });
    chart.append(svg);
    return chart;
  };

  // Viridis (S. van der Walt, N. Smith, E. Firing, CC0), ten of its colours and the mixtures between.
  const viridis = ["#440154", "#482878", "#3e4a89", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6dcd59", "#b4de2c", "#fde725"];
  const colour = (share) => {
    const place = Math.min(Math.max(share, 0), 1) * (viridis.length - 1);
    const knot = Math.min(Math.floor(place), viridis.length - 2);
    const part = (code, at) => parseInt(code.slice(at, at + 2), 16);
    const mixed = [1, 3, 5].map((at) =>
      Math.round(part(viridis[knot], at) + (place - knot) * (part(viridis[knot + 1], at) - part(viridis[knot], at))));
    return `rgb(${mixed.join(",")})`;
  };

  // The distance between neighbours is the size of a sensor.
  const pitch = (sensors) => {
    let best = Infinity;
    const count = Math.min(sensors.x.length, 60);
    for (let i = 0; i < count; i++)
      for (let j = 0; j < sensors.x.length; j++) {
        if (i === j) continue;
        const distance = Math.hypot(sensors.x[i] - sensors.x[j], sensors.y[i] - sensors.y[j]);
        if (distance > 0) best = Math.min(best, distance);
      }
    return Number.isFinite(best) ? best : 1;
  };
  const pitches = { top: pitch(data.top), bottom: pitch(data.bottom) };

  const hitChart = (side, hits, highest) => {
    const sensors = data[side];
    const chart = make("div", { className: "chart" }, make("h4", { textContent: `${signalName.toUpperCase()} in the ${side} array` }));
    const size = 300, bar = 34;
    const reach = Math.max(...sensors.x.map(Math.abs), ...sensors.y.map(Math.abs)) + pitches[side];
    const px = (x) => ((x + reach) / (2 * reach)) * size, py = (y) => ((reach - y) / (2 * reach)) * size;
    const radius = (0.5 * pitches[side] * size) / (2 * reach);
    const sum = hits.reduce((a, b) => a + b, 0);
    const svg = draw("svg", {
      viewBox: `0 0 ${size + bar + 30} ${size}`, role: "img",
      "aria-label": `${side} array: ${hits.length} sensors, ${sum} photons, at most ${Math.max(...hits)} in one`,
    });
    // Zero is drawn as a ring, so that a single photon is seen beside it.
    const share = (value) => Math.log1p(value) / Math.log1p(highest);
    sensors.x.forEach((x, i) => {
      const isEmpty = hits[i] === 0;
      svg.append(draw("circle", {
        cx: px(x).toFixed(1), cy: py(sensors.y[i]).toFixed(1), r: (0.94 * radius).toFixed(2),
        fill: isEmpty ? "none" : colour(share(hits[i])), class: isEmpty ? "axis" : "",
        "stroke-width": isEmpty ? 0.3 : 0,
      }));
    });
    const steps = 40;
    for (let i = 0; i < steps; i++)
      svg.append(draw("rect", {
        x: size + 8, y: size - 10 - ((i + 1) * (size - 20)) / steps, width: 10, height: (size - 20) / steps + 0.6, fill: colour((i + 0.5) / steps),
      }));
    for (const value of [0, 1, 10, 100, 1000, 10000, 100000].filter((v) => v <= highest))
      svg.append(draw("text", { x: size + 21, y: size - 6 - share(value) * (size - 20) }, shown(value)));
    pointable(chart, svg, (x, y) => {
      const cx = x * (size + bar + 30), cy = y * size;
      let best = -1, distance = 1.2 * radius;
      sensors.x.forEach((sx, i) => {
        const d = Math.hypot(px(sx) - cx, py(sensors.y[i]) - cy);
        if (d < distance) { best = i; distance = d; }
      });
      return best < 0 ? null : `sensor ${best} at (${shown(sensors.x[best])}, ${shown(sensors.y[best])}) mm\n${hits[best]} photons`;
    });
    chart.append(svg);
    return chart;
  };

  const factTable = (group) => {
    const body = make("tbody");
    for (const [name, value, unit] of group.facts)
      body.append(make("tr", {}, make("th", { scope: "row", textContent: name }),
        make("td", { className: "number", textContent: shown(value) }), make("td", { textContent: unit })));
    return make("div", {}, make("h3", { textContent: group.name }), make("table", {}, body));
  };

  const show = (event) => {
    chosen = event;
    for (const row of rows.children) row.setAttribute("aria-current", row.event === event);
    view.replaceChildren();
    if (!event) return;
    const title = [`Event ${event.number}`, event.kind, event.energy === null ? "" : `${shown(event.energy)} keV`,
      event.score === null ? "" : `score ${shown(event.score)}`].filter(Boolean).join(", ");
    view.append(make("h3", { id: "event-title", textContent: title }));
    control("spoken").textContent = title;
    const waves = [["S1", event.s1], ["S2", event.s2]].filter(([, signal]) => signal.topWave.length + signal.bottomWave.length > 0);
    if (waves.length > 0) {
      const key = make("p", { className: "key" });
      for (const name of ["top", "bottom", "total"]) key.append(make("span", {}, make("i", { className: name }), name));
      view.append(make("div", { className: "waves" }, ...waves.map(([name, signal]) => waveChart(name, signal))), key);
    }
    const withHits = ["s1", "s2"].filter((name) => event[name].topHits.length + event[name].bottomHits.length > 0);
    if (withHits.length > 0 && data.top.x.length + data.bottom.x.length > 0) {
      if (!withHits.includes(signalName)) signalName = withHits[0];
      const signal = event[signalName];
      const highest = Math.max(...signal.topHits, ...signal.bottomHits, 1);
      const choice = make("div", { className: "controls", role: "group", ariaLabel: "Hits of which signal" });
      for (const name of withHits) {
        const button = make("button", { type: "button", textContent: `${name.toUpperCase()} hits` });
        button.setAttribute("aria-pressed", name === signalName);
        button.addEventListener("click", () => { signalName = name; show(event); });
        choice.append(button);
      }
      const maps = [["top", signal.topHits], ["bottom", signal.bottomHits]]
        .filter(([side, hits]) => hits.length > 0 && hits.length === data[side].x.length)
        .map(([side, hits]) => hitChart(side, hits, highest));
      view.append(choice, make("div", { className: "maps" }, ...maps));
    }
    view.append(make("div", { className: "facts" }, ...event.groups.map(factTable)));
  };

  const list = () => {
    const order = control("order").value;
    const kind = control("kind").value;
    const bound = (name, fallback) => (control(name).value === "" ? fallback : Number(control(name).value));
    const low = bound("low", -Infinity), high = bound("high", Infinity);
    const isFree = low === -Infinity && high === Infinity;
    listed = data.events.filter((event) =>
      (kind === "" || event.kind === kind) &&
      (isFree || (event.energy !== null && event.energy >= low && event.energy <= high)));
    const down = (a, b) => (b ?? -Infinity) - (a ?? -Infinity) || 0;
    if (order === "score") listed.sort((a, b) => down(a.score, b.score));
    if (order === "energy") listed.sort((a, b) => down(a.energy, b.energy));
    if (order === "number") listed.sort((a, b) => a.number - b.number);
    rows.replaceChildren(...listed.map((event) => {
      const number = (value) => make("td", { className: "number", textContent: shown(value) });
      const pick = make("button", { type: "button", textContent: event.number });
      const row = make("tr", {}, make("td", { className: "number" }, pick), make("td", { textContent: event.kind }),
        number(event.energy), number(event.score));
      row.event = event;
      row.addEventListener("click", () => show(event));
      return row;
    }));
    control("count").textContent = `${listed.length} of ${data.events.length} events`;
    show(listed.includes(chosen) ? chosen : listed[0] ?? null);
  };

  const step = (by) => {
    const next = listed[listed.indexOf(chosen) + by];
    if (!next) return;
    show(next);
    // Within the list alone: the page itself stays where the reader is.
    const box = frame.querySelector(".list");
    const row = [...rows.children].find((row) => row.event === next);
    box.scrollTop = row.offsetTop - box.clientHeight / 2;
  };

  const kinds = [...new Set(data.events.map((event) => event.kind).filter(Boolean))].sort();
  control("kind").append(...kinds.map((kind) => make("option", { value: kind, textContent: kind })));
  for (const name of ["order", "kind", "low", "high"]) control(name).addEventListener("input", list);
  control("number").addEventListener("change", () => {
    const number = Number(control("number").value);
    const found = data.events.find((event) => event.number === number);
    if (found) { if (!listed.includes(found)) control("count").textContent = `event ${number} is outside of the filter`; show(found); }
    else control("count").textContent = `event ${control("number").value} is not on this page`;
  });
  control("previous").addEventListener("click", () => step(-1));
  control("next").addEventListener("click", () => step(1));
  frame.querySelector(".list").addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) { event.preventDefault(); step(by); }
  });
  if (!data.events.some((event) => event.score !== null)) control("order").value = "number";
  list();
})();
