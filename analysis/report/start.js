// Lays out the whole page once it is loaded, and then, when there is time, runs the page's script, which stands before
// this one as a text.
(() => {
  const soon = window.requestIdleCallback ?? ((act) => setTimeout(act, 50));
  const run = () => {
    const text = document.getElementById("page-script");
    if (!text) return;
    const script = document.createElement("script");
    script.textContent = text.textContent;
    text.replaceWith(script);
  };
  const loaded = () => {
    document.querySelector("main").classList.add("whole");
    soon(run, { timeout: 1000 });
  };
  if (document.readyState === "complete") loaded();
  else addEventListener("load", loaded);
})();
