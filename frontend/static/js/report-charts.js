/** The charts of a report, drawn as they come into view. A plain script, for the file carries it inside. */
(() => {
  "use strict";

  /** A figure with the page's own colours and fonts in place of the names of its properties. */
  function dressed(value, style) {
    if (typeof value === "string") return value.replace(/^var\((--[\w-]+)\)$/, (_, name) => style.getPropertyValue(name).trim());
    if (Array.isArray(value)) return value.map((one) => dressed(one, style));
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, dressed(one, style)]));
    return value;
  }

  const figures = [...document.querySelectorAll(".chart")].map((chart) => ({
    plot: chart.querySelector(".plot"),
    figure: JSON.parse(chart.querySelector("script").textContent),
  }));

  function draw({ plot, figure }) {
    const { data, layout } = dressed(figure, getComputedStyle(document.documentElement));
    window.Plotly.react(plot, data, layout, { displayModeBar: false, responsive: true });
  }

  for (const { plot, figure } of figures) plot.style.minHeight = `${figure.layout.height}px`;
  if (!window.Plotly) return;
  const drawn = new Set();
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const found = figures.find(({ plot }) => plot === target);
      if (!isIntersecting || !found || drawn.has(found)) continue;
      drawn.add(found);
      draw(found);
    }
  }, { rootMargin: "400px" });
  for (const { plot } of figures) seen.observe(plot);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.forEach(draw));
  addEventListener("beforeprint", () => figures.forEach(draw));
})();
