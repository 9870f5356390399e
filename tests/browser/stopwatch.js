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

  function observe() {
    const isSeen = (change) => !(change.target.closest && change.target.closest(".ag-aria-description-container"));
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
