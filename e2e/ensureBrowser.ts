import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";

/** Where Debian, Ubuntu and others put a Chromium that serves when Playwright's own is absent. */
export const systemBrowser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);

/** Run before the browser tests: fetches Playwright's own browser if this machine has none at all. */
if (import.meta.main && !existsSync(chromium.executablePath()) && systemBrowser === undefined) {
  console.log("No Chromium found; Playwright fetches its own, once.");
  const { status } = spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
  if (status !== 0) {
    console.error("It could not be fetched. Install Chromium (on Debian: apt-get install chromium) and try again.");
    process.exitCode = 1;
  }
}
