// Finds the figures of the page and makes each one live shortly before it is seen.
import { liven } from "./figure.js";

async function livenOrLeave(figure) {
  try {
    await liven(figure);
  } catch (error) {
    // The drawing that came with the page stays.
    figure.dataset.failed = String(error);
    figure.classList.remove("drawn");
    figure.querySelector(".tools")?.replaceChildren();
    const given = figure.querySelector(".static");
    given?.replaceWith(...given.childNodes);
    figure.querySelector(".live")?.remove();
  }
}

const nearView = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      nearView.unobserve(target);
      livenOrLeave(target);
    }
  },
  { rootMargin: "400px" },
);
for (const figure of document.querySelectorAll("figure[data-figure]")) nearView.observe(figure);
