import { useEffect, useState } from "preact/hooks";
import { rememberedTheme } from "./storage.ts";

export type Theme = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const changed = "multivector:theme";

function chosen(): Theme | undefined {
  const kept = rememberedTheme.get();
  return kept === "light" || kept === "dark" ? kept : undefined;
}

const current = (): Theme => chosen() ?? (system.matches ? "dark" : "light");

/** Puts the theme on the page; follows the system until the reader chooses. */
function applyTheme(): void {
  document.documentElement.dataset.theme = current();
  dispatchEvent(new Event(changed));
}

export function startTheme(): void {
  system.addEventListener("change", applyTheme);
  applyTheme();
}

export function toggleTheme(): void {
  rememberedTheme.set(current() === "dark" ? "light" : "dark");
  applyTheme();
}

export function useTheme(): Theme {
  const [theme, setTheme] = useState(current);
  useEffect(() => {
    const read = () => setTheme(current());
    addEventListener(changed, read);
    return () => removeEventListener(changed, read);
  }, []);
  return theme;
}

/** Whether the reader's system asks for less motion. */
export function useReducedMotion(): boolean {
  const [still, setStill] = useState(stillness.matches);
  useEffect(() => {
    const read = () => setStill(stillness.matches);
    stillness.addEventListener("change", read);
    return () => stillness.removeEventListener("change", read);
  }, []);
  return still;
}
