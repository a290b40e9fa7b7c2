// Runs the page's script, which stands before this one as a text, when the page is shown and there is time.
(() => {
  const soon = window.requestIdleCallback ?? ((act) => setTimeout(act, 50));
  const start = () => {
    const text = document.getElementById("page-script");
    const script = document.createElement("script");
    script.textContent = text.textContent;
    text.replaceWith(script);
  };
  const wait = () => soon(start, { timeout: 1000 });
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait);
})();
