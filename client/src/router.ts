import { useEffect, useState } from "preact/hooks";

/** The places inside the page. */
export type Route =
  | { readonly page: "home" }
  | { readonly page: "workshop" }
  | { readonly page: "table"; readonly code: string }
  | { readonly page: "not-found" };

/** Reads a path such as `/t/k7m2q`. Codes are told in capitals and typed in any case. */
export function routeOf(path: string): Route {
  const [first = "", second = "", ...rest] = path.split("/").filter((part) => part !== "");
  if (first === "") return { page: "home" };
  if (first === "workshop" && second === "") return { page: "workshop" };
  if (first === "t" && rest.length === 0 && isCode(second)) return { page: "table", code: codeOf(second) };
  return { page: "not-found" };
}

const isCode = (text: string) => /^[a-z0-9-]{4,16}$/i.test(text);

/** A code as people type it, with spaces, in any case. */
export const codeOf = (text: string): string => text.replace(/[^a-z0-9]/gi, "").toUpperCase();

export const tablePath = (code: string): string => `/t/${code}`;

const moved = "multivector:moved";

export function navigate(path: string): void {
  history.pushState(undefined, "", path);
  dispatchEvent(new Event(moved));
  scrollTo(0, 0);
}

/** The present place; changes with links, `navigate` and the browser's buttons. */
export function useRoute(): Route {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const read = () => setPath(location.pathname);
    addEventListener("popstate", read);
    addEventListener(moved, read);
    return () => {
      removeEventListener("popstate", read);
      removeEventListener(moved, read);
    };
  }, []);
  return routeOf(path);
}

/** Follows a link inside the page; other clicks (new tab, middle button) stay the browser's. */
export function follow(event: MouseEvent): void {
  const link = event.currentTarget;
  if (!(link instanceof HTMLAnchorElement) || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  navigate(link.pathname);
}
