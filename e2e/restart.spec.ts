import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { act, momentOf, nowButton, playPhase } from "./play.ts";
import { seatedTable } from "./seating.ts";

const seats = ["Kazakhstan", "Russia", "NATO", "China"];

/** A server of our own, which can be killed. */
async function startServer(port: number, dataDir: string): Promise<ChildProcess> {
  const root = join(import.meta.dirname, "..");
  const server = spawn("node", ["server/src/main.ts"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (text: Buffer) => text.includes("Multivector is ready") && resolve());
    server.once("exit", () => reject(new Error("the server did not start")));
  });
  return server;
}

async function kill(server: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGKILL");
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("the server is killed in the middle of a phase and started again: four browsers go on by themselves, with all that was sealed and typed", async ({
  browser,
}) => {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), "multivector-e2e-"));
  let server = await startServer(port, dataDir);
  const players = await seatedTable(browser, seats, undefined, `http://localhost:${port}`);
  const pages = players.map(({ page }) => page);
  const [first, second, third] = pages as [Page, Page, Page];
  for (const _ of ["briefing", "negotiation"]) await playPhase(pages, 1);
  const moment = await momentOf(first);
  expect(moment).toBe("Turn 1 of 4 Orders");
  // One has sealed, one has drafted an order, one has begun to write, one has done nothing.
  await act(first, 1);
  await expect(nowButton(first)).toHaveText(/Open the seal/);
  await second.locator(".add:not(:disabled)").first().click();
  await expect(second.locator(".drafted")).toHaveCount(1);
  await third.getByRole("tab", { name: "Press" }).click();
  await third.getByRole("button", { name: /Public wire/ }).click();
  await third.locator(".composer textarea").fill("Half a sen");

  await kill(server);
  for (const page of pages) await expect(page.locator(".line-badge")).toHaveText(/Reconnecting|Server restarts/);
  server = await startServer(port, dataDir);
  for (const page of pages) await expect(page.locator(".line-badge")).toHaveText(/Connected/);
  for (const page of pages) expect(await momentOf(page)).toBe(moment);
  await expect(nowButton(first)).toHaveText(/Open the seal/);
  await expect(second.locator(".drafted")).toHaveCount(1);
  await expect(third.locator(".composer textarea")).toHaveValue("Half a sen");
  await playPhase(pages, 1);
  expect(await momentOf(first)).toBe("Turn 1 of 4 Report");
  await playPhase(pages, 2);
  for (const page of pages) expect(await momentOf(page)).toBe("Turn 2 of 4 Briefing");
  await kill(server);
});
