/* How long the page takes to come to rest after a gesture: from the event until nothing in it changes any more and
   no request is under way. The network is a canvas, whose drawing no observer sees: it is asked for its own event. */
(() => {
  const QUIET = 250; // milliseconds without any change: the page has come to rest
  let began = 0;
  let changed = 0;
  let pending = 0;
  const mark = () => (changed = performance.now());

  const send = window.fetch;
  window.fetch = (...given) => {
    pending += 1;
    return send(...given).finally(() => {
      pending -= 1;
      mark();
    });
  };

  const start = (event) => {
    if (event.isTrusted) began = changed = performance.now();
  };
  ["pointerup", "keydown"].forEach((kind) => window.addEventListener(kind, start, true));

  /* What a person could see. Not: marks that Dash sets while it waits, the class that it gives to a chart whose size it
     checks, what a table says to screen readers only, and whatever changes in a panel of another view. */
  function isSeen(change) {
    const at = change.target.nodeType === Node.ELEMENT_NODE ? change.target : change.target.parentElement;
    if (!at || change.attributeName === "data-dash-is-loading") return false;
    if (change.attributeName === "class" && at.classList.contains("js-plotly-plot")) return false;
    return !at.closest(".ag-aria-description-container, .visually-hidden") && at.checkVisibility();
  }

  function observe() {
    new MutationObserver((changes) => changes.some(isSeen) && mark()).observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  document.addEventListener("DOMContentLoaded", observe);

  window.stopwatch = {
    /* The drawing after a change counts; those that follow only sharpen it. */
    watchNetwork: () => {
      const network = window.demarche.network();
      let drawn = true;
      network.on("add remove data position select unselect style pan zoom", () => (drawn = false));
      network.on("render", () => {
        if (!drawn) mark();
        drawn = true;
      });
    },
    atRest: () =>
      new Promise((resolve) => {
        const look = () => {
          if (!pending && performance.now() - changed > QUIET) resolve(changed - began);
          else requestAnimationFrame(look);
        };
        look();
      }),
  };
})();
