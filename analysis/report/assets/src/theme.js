// Colours come from the style sheet: charts follow it between light and dark.
export function coloursOf(specification) {
  const style = getComputedStyle(document.documentElement);
  const colours = {};
  for (const { name } of specification.signals) {
    const value = style.getPropertyValue(`--${name.replaceAll("_", "-")}`).trim();
    if (value) colours[name] = value;
  }
  return colours;
}

export function onThemeChange(act) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", act);
}
