"use strict";
for (const holder of document.querySelectorAll(".demarche-chart")) {
  const figure = JSON.parse(holder.querySelector(".demarche-figure").textContent);
  delete figure.layout.width;
  Plotly.newPlot(holder.querySelector(".drawing"), figure.data, figure.layout, figure.config)
    .then(() => { document.documentElement.dataset.ready = "true"; });
}
