"use strict";
// Figures answer the pointer and the keys, and give away their numbers.
(() => {
  const shown = (number) => {
    if (number === null || number === undefined) return "none";
    const size = Math.abs(number);
    if (number === 0 || (size >= 1e-3 && size < 1e6)) return String(Number(number.toPrecision(5)));
    return number.toExponential(3).replace(/\.?0+e/, "e");
  };

  // Places of the data on the plate, in shares of its width and height.
  const projection = (panel, page) => {
    const along = (axis, from, to) => {
      const [low, high] = axis.log ? axis.ends.map(Math.log10) : axis.ends;
      return (value) => {
        if (value === null || (axis.log && value <= 0)) return NaN;
        return from + (((axis.log ? Math.log10(value) : value) - low) / (high - low)) * (to - from);
      };
    };
    const [left, top, right, bottom] = panel.rect;
    return {
      x: along(panel.x, left / page.width, right / page.width),
      y: along(panel.y, bottom / page.height, top / page.height),
      holds: (x, y) =>
        x >= left / page.width && x <= right / page.width &&
        y >= top / page.height && y <= bottom / page.height,
    };
  };

  const count = (series) => Object.values(series.columns)[0].length;

  // Where a row of a series is pointed at, and what it says.
  const place = (series, row, to) => {
    const c = series.columns;
    const middle = (low, high, along) => (along(c[low][row]) + along(c[high][row])) / 2;
    const x = c.x ? to.x(c.x[row]) : middle("x_low", "x_high", to.x);
    const y = c.y ? to.y(c.y[row]) : middle("y_low", "y_high", to.y);
    return { x, y };
  };

  const words = (figure, series, row) => {
    const c = series.columns;
    const axes = figure.axes[series.panel];
    const lines = series.isNamed ? [series.name] : [];
    const range = (low, high) => `${shown(c[low][row])} to ${shown(c[high][row])}`;
    if (c.x) lines.push(`${axes.x || "x"}: ${shown(c.x[row])}`);
    else if (c.x_low) lines.push(`${axes.x || "x"}: ${range("x_low", "x_high")}`);
    if (c.y) lines.push(`${axes.y || "y"}: ${shown(c.y[row])}` + (c.y_low ? ` (${range("y_low", "y_high")})` : ""));
    else if (c.y_low) lines.push(`${axes.y || "y"}: ${range("y_low", "y_high")}`);
    if (c.value) lines.push(`${axes.value || "value"}: ${shown(c.value[row])}`);
    return lines.join("\n");
  };

  // The row nearest to the pointer; a bin or a cell is near where it holds the pointer.
  const nearest = (figure, plate, x, y) => {
    const box = plate.element.getBoundingClientRect();
    let best = null;
    for (const series of figure.series) {
      const to = plate.projections[series.panel];
      if (!to.holds(x, y)) continue;
      const c = series.columns;
      for (let row = 0; row < count(series); row++) {
        let distance;
        const held = (low, high, along, at) => {
          const ends = [along(c[low][row]), along(c[high][row])];
          return at >= Math.min(...ends) && at <= Math.max(...ends);
        };
        const point = place(series, row, to);
        const dx = (point.x - x) * box.width, dy = (point.y - y) * box.height;
        if (c.value && c.x_low) {
          if (!held("x_low", "x_high", to.x, x) || !held("y_low", "y_high", to.y, y)) continue;
          distance = 40;
        } else if (c.x_low && !c.x) {
          if (!held("x_low", "x_high", to.x, x)) continue;
          distance = Number.isFinite(dy) ? Math.abs(dy) : 1000;
        } else if (c.y_low && !c.y) {
          if (!held("y_low", "y_high", to.y, y)) continue;
          distance = 20 + Math.abs(dx);
        } else distance = Math.hypot(dx, dy);
        if (Number.isNaN(distance)) continue;
        if (!best || distance < best.distance) best = { series, row, distance };
      }
    }
    return best;
  };

  const csv = (figure) => {
    const quoted = (text) => (/[",;\n#]|^ | $|^$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const names = figure.quantities;
    const lines = figure.comments.map((line) => `# ${line}`);
    lines.push("# six digits; the file beside the page has all");
    lines.push(["panel", "series", ...names].join(","));
    for (const series of figure.series) {
      for (let row = 0; row < count(series); row++) {
        const cells = names.map((name) => series.columns[name]?.[row] ?? "nan");
        lines.push([quoted(figure.panels[series.panel]), quoted(series.name), ...cells].join(","));
      }
    }
    return lines.join("\n") + "\n";
  };

  // The figure by itself, on white paper whatever the screen is set to.
  const svg = (plate) => {
    const copy = plate.querySelector("svg").cloneNode(true);
    const style = copy.querySelector("style");
    style.textContent = style.textContent.split("@media")[0];
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(copy);
  };

  const save = (name, content, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  for (const element of document.querySelectorAll("figure[data-figure]")) {
    const figure = JSON.parse(element.querySelector("script").textContent);
    const announcer = element.querySelector("[aria-live]");
    const plates = [...element.querySelectorAll(".plate")].map((plate, number) => ({
      element: plate,
      projections: figure.plates[number].panels.map((panel) => projection(panel, figure.plates[number])),
    }));
    const visible = () => plates.find((plate) => plate.element.offsetParent !== null) ?? plates[0];
    const tip = document.createElement("div");
    const mark = document.createElement("div");
    tip.className = "tip";
    mark.className = "mark";
    let current = null;

    const hide = () => { tip.remove(); mark.remove(); };
    const show = (found, isSpoken) => {
      const plate = visible();
      const at = place(found.series, found.row, plate.projections[found.series.panel]);
      current = found;
      tip.textContent = words(figure, found.series, found.row);
      const x = Math.min(Math.max(at.x, 0), 1), y = Math.min(Math.max(Number.isFinite(at.y) ? at.y : 1, 0), 1);
      mark.style.left = `${100 * x}%`;
      mark.style.top = `${100 * y}%`;
      tip.style.left = x < 0.5 ? `calc(${100 * x}% + 12px)` : "auto";
      tip.style.right = x < 0.5 ? "auto" : `calc(${100 * (1 - x)}% + 12px)`;
      tip.style.top = `calc(${100 * Math.min(y, 0.8)}% + 8px)`;
      plate.element.append(mark, tip);
      if (isSpoken) announcer.textContent = tip.textContent.replaceAll("\n", ", ");
    };

    for (const plate of plates) {
      plate.element.addEventListener("pointermove", (event) => {
        const box = plate.element.getBoundingClientRect();
        const found = nearest(
          figure, plate, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
        if (found) show(found, false); else hide();
      });
      plate.element.addEventListener("pointerleave", hide);
    }

    element.addEventListener("keydown", (event) => {
      if (event.target !== element || figure.series.length === 0) return;
      const number = current ? figure.series.indexOf(current.series) : 0;
      const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
      if (event.key === "Escape") { hide(); current = null; return; }
      if (!step) return;
      event.preventDefault();
      const series = figure.series[Math.min(Math.max(number + step[0], 0), figure.series.length - 1)];
      const row = current ? current.row + step[1] : 0;
      show({ series, row: Math.min(Math.max(row, 0), count(series) - 1) }, true);
    });
    element.addEventListener("blur", hide);

    element.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-save]");
      if (!link) return;
      const kind = link.dataset.save;
      // What the page does not hold itself is left to the link, which leads to the file beside it.
      if (kind === "csv" && figure.isComplete) {
        save(`${figure.name}.csv`, csv(figure), "text/csv");
      } else if (kind === "svg") {
        save(`${figure.name}.svg`, svg(plates[0].element), "image/svg+xml");
      } else if (kind === "pdf" && figure.pdf) {
        const bytes = Uint8Array.from(atob(figure.pdf), (letter) => letter.charCodeAt(0));
        save(`${figure.name}.pdf`, bytes, "application/pdf");
      } else return;
      event.preventDefault();
    });
  }
})();
