import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boot, Guest, introduction, newDataDir, openTable, removeDir, scenarioOf } from "./harness.ts";
import { newBrowser } from "./pushed.ts";

/** A push service and a chat, on one port. */
const received: { path: string; body: Buffer }[] = [];
const outside = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    received.push({ path: request.url ?? "", body: Buffer.concat(parts) });
    response.writeHead(201).end();
  });
});
const dir = newDataDir();
const settings = { notices: { inside: true } };
let server: Awaited<ReturnType<typeof boot>>;
let base: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  server = await boot(dir, settings);
});
afterAll(async () => {
  await server.close();
  outside.close();
  removeDir(dir);
  expect(server.warnings).toEqual([]);
});

const at = (path: string) => received.filter((one) => one.path === path).map(({ body }) => body);
const reader = { language: "en", zone: "Europe/Berlin" };

test("a person who went away is told once when a phase begins, also over a restart; the chat hears it too", async () => {
  const scenario = scenarioOf(introduction);
  const fill = Object.fromEntries(scenario.seats.map(({ id }) => [id, "open" as const]));
  const { code, hostKey } = await openTable(server.address, { fill });
  const guests: Guest[] = [];
  for (const _ of scenario.seats) guests.push(await (await Guest.join(server.address, code)).sit());
  const [one, ...others] = guests as [Guest, ...Guest[]];
  const browser = newBrowser(`${base}/push`);
  expect(await one.refusal("webhook", { hostKey: "no", url: `${base}/chat`, ...reader })).toEqual({ kind: "not-host" });
  await one.ask("webhook", { hostKey, url: `${base}/chat`, ...reader });
  expect(String(at("/chat")[0])).toContain(`table ${code}`);
  await one.ask("start", { hostKey });
  await one.ask("subscribe", { ...browser.subscription, ...reader });
  const { calendar, pushKey } = await one.ask("notices", {});
  expect(pushKey).toHaveLength(87);
  const ics = await fetch(`${server.address}${calendar}?lang=de`);
  expect(ics.headers.get("content-type")).toContain("text/calendar");
  expect(await ics.text()).toContain(`Tisch ${code}`);
  for (const guest of guests) {
    await guest.ask("agenda", { agenda: guest.view(scenario)?.own?.dealt[0] ?? "" });
  }
  await one.ask("ready", { turn: 1, phase: "briefing", ready: true });
  await one.leave();
  for (const guest of others) await guest.ask("ready", { turn: 1, phase: "briefing", ready: true });
  await expect.poll(() => at("/push").length).toBe(1);
  expect(browser.read(at("/push")[0])).toMatchObject({
    title: expect.stringContaining("Your turn"),
    page: `/t/${code}`,
  });
  await expect.poll(() => at("/chat").map(String)).toContainEqual(expect.stringContaining("turn 1 of 4, negotiation"));
  const before = received.length;
  await server.close();
  server = await boot(dir, settings);
  const back = await (await Guest.join(server.address, code)).sit({ token: one.token ?? "" });
  expect(received).toHaveLength(before);
  await back.ask("stand", {});
  expect((await fetch(`${server.address}${calendar}`)).status).toBe(404);
  await back.leave();
});

test("who watches is told nothing and has no calendar; the host has one; addresses that are none are refused", async () => {
  const { code, hostKey } = await openTable(server.address);
  const guest = await Guest.join(server.address, code);
  const { subscription } = newBrowser(`${base}/push`);
  expect(await guest.refusal("subscribe", { ...subscription, ...reader })).toEqual({ kind: "not-seated" });
  expect(await guest.ask("notices", {})).toEqual({ pushKey: expect.any(String) });
  expect(await guest.ask("notices", { hostKey })).toHaveProperty("calendar");
  await guest.sit();
  expect(await guest.refusal("subscribe", { ...subscription, ...reader, endpoint: "file:///x" })).toEqual({
    kind: "bad-address",
  });
  expect(await guest.refusal("subscribe", { ...subscription, language: "en", zone: "Moon/Sea" })).toMatchObject({
    kind: "invalid",
  });
  expect((await fetch(`${server.address}/api/tables/${code}/calendar/guessed.ics`)).status).toBe(404);
  await guest.leave();
});
