import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { chromium } from "playwright";
import { systemBrowser } from "./ensureBrowser.ts";

const port = Number(process.env.E2E_PORT ?? 25_670);
const own = existsSync(chromium.executablePath());

/** The real product, started as `npm start` starts it, in a data folder of its own. */
export default defineConfig({
  testDir: import.meta.dirname,
  workers: 1,
  // Generous: a machine may be busy with other things, and whoever passes does not wait.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "en",
    viewport: { width: 1280, height: 720 },
    launchOptions: {
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
      ...(own || systemBrowser === undefined ? {} : { executablePath: systemBrowser }),
    },
  },
  webServer: {
    command: "node client/ensureBuilt.ts && node server/src/main.ts",
    cwd: join(import.meta.dirname, ".."),
    url: `http://localhost:${port}/api/health`,
    env: { PORT: String(port), DATA_DIR: mkdtempSync(join(tmpdir(), "multivector-e2e-")) },
    timeout: 60_000,
  },
});
