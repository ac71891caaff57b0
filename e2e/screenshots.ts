import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { systemBrowser } from "./ensureBrowser.ts";
import { act, momentOf, newPage, over, playPhase } from "./play.ts";
import { shootTalks } from "./screenshotsOfTalks.ts";

const root = join(import.meta.dirname, "..");
const scenarioId = "eagle-over-the-steppe";
const sizes = [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];

type Shoot = (name: string) => Promise<void>;

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** The real product in a data folder of its own, ready to be asked. */
async function startServer(address: string, port: number, dataDir: string): Promise<ChildProcess> {
  const built = spawnSync(process.execPath, ["client/ensureBuilt.ts"], { cwd: root, stdio: "inherit" });
  if (built.status !== 0) throw new Error("The pages could not be built.");
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir };
  const server = spawn(process.execPath, ["server/src/main.ts"], { cwd: root, env, stdio: "ignore" });
  for (let tries = 0; tries < 100 && server.exitCode === null; tries += 1) {
    const answer = await fetch(`${address}/api/health`).catch(() => undefined);
    if (answer?.ok) return server;
    await new Promise((later) => setTimeout(later, 200));
  }
  server.kill();
  throw new Error("The server did not start.");
}

/** Waits for fonts and for motion to end, as far as a picture shows it. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1500);
}

/** One game alone: a picture of each phase of the first turn, of a later turn, and of the ending. */
async function shootSolo(page: Page, address: string, shoot: Shoot, narrow: boolean): Promise<void> {
  await page.goto(address);
  await page.locator(`article[aria-labelledby="title-${scenarioId}"]`).waitFor();
  await shoot("home");
  await page.getByRole("button", { name: "Play alone now" }).first().click();
  await page.locator(".game").waitFor();
  for (let phase = 0; phase < 40 && (await over(page).count()) === 0; phase += 1) {
    const [, turn, name = ""] = /(\d+) of \d+ (\w+)/i.exec(await momentOf(page)) ?? [];
    const later = turn === "1" ? "" : `-turn${turn}`;
    if (name === "Orders") await page.locator(".add:not(:disabled)").nth(Number(turn)).click();
    if (Number(turn) <= 2) await shoot(`${name.toLowerCase()}${later}`);
    if (turn === "2" && narrow) {
      await page.getByRole("tab", { name: "Map" }).click();
      await shoot(`map-${name.toLowerCase()}`);
    }
    if (turn === "2" && name === "Report") await shootTabs(page, shoot);
    await playPhase([page], phase);
  }
  await over(page).waitFor();
  await shoot("ending");
}

async function shootTabs(page: Page, shoot: Shoot): Promise<void> {
  await page.getByRole("tab", { name: "Tracks" }).click();
  await page.locator(".number-button:has(.delta)").first().click();
  await shoot("tracks");
  await page.getByRole("tab", { name: "Seats" }).click();
  await shoot("seats");
}

/** A table for two: before the game, and sealed orders that wait for the other. */
async function shootTable(browser: Browser, page: Page, address: string, shoot: Shoot): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: "Open a table" }).first().click();
  await page.getByRole("button", { name: "Open the table" }).click();
  await page.getByLabel("Your name").fill("Aigerim");
  await page.getByRole("button", { name: "Sit down as" }).first().click();
  const { page: guest } = await newPage(browser, { locale: "en" });
  await guest.goto(page.url());
  await guest.getByLabel("Your name").fill("Jonas");
  await guest.getByRole("button", { name: "Sit down as" }).last().click();
  await page.getByText("Jonas").waitFor();
  await shoot("lobby");
  await page.getByRole("button", { name: "Start the game" }).click();
  for (const one of [page, guest]) await one.locator(".game").waitFor();
  while (!(await momentOf(page)).endsWith("Orders")) await playPhase([page, guest], 0);
  await act(page, 0);
  await shoot("sealed");
  await guest.context().close();
}

async function shootAll(address: string, folder: string): Promise<void> {
  const own = existsSync(chromium.executablePath());
  const browser = await chromium.launch({
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    ...(own || systemBrowser === undefined ? {} : { executablePath: systemBrowser }),
  });
  try {
    for (const viewport of sizes) {
      const { page } = await newPage(browser, { locale: "en", viewport, reducedMotion: "reduce" });
      const shoot: Shoot = async (name) => {
        await settle(page);
        await page.screenshot({ path: join(folder, `${name}-${viewport.width}x${viewport.height}.png`) });
      };
      await shootSolo(page, address, shoot, viewport.width < 800);
      await shootTable(browser, page, address, shoot);
      await shootTalks(browser, page, address, shoot);
      await page.context().close();
    }
  } finally {
    await browser.close();
  }
}

async function main(folder: string): Promise<void> {
  if (!existsSync(chromium.executablePath()) && systemBrowser === undefined) {
    throw new Error("There is no Chromium here. Run `node e2e/ensureBrowser.ts` first, or install it.");
  }
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), "multivector-pictures-"));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const server = await startServer(address, port, dataDir);
  const ended = new Promise((end) => server.once("exit", end));
  try {
    await shootAll(address, folder);
    console.log(`The pictures are in ${folder}`);
  } finally {
    server.kill();
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** `node e2e/screenshots.ts <folder>`: pictures of every screen, on a desktop and on a phone. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Say where the pictures go: node e2e/screenshots.ts <folder>");
  process.exitCode = 1;
} else {
  await main(resolve(folder)).catch((cause: unknown) => {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
  });
}
