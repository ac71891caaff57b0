import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import type { ScenarioSummary } from "@multivector/shared/protocol/types";
import { compileScenario, type ScenarioFile } from "@multivector/shared/scenario/compile";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayConnect } from "../src/http/origin.ts";
import { newLimit } from "../src/http/rateLimit.ts";
import { boot, Guest, introduction, newDataDir, openTable, removeDir, scenarioOf, scenariosDir } from "./harness.ts";

const dir = newDataDir();
const clientDir = join(dir, "client");
let server: Awaited<ReturnType<typeof boot>>;

beforeAll(async () => {
  mkdirSync(join(clientDir, "assets"), { recursive: true });
  writeFileSync(join(clientDir, "index.html"), "<!doctype html><title>page</title>");
  writeFileSync(join(clientDir, "assets/app-1a2b.js"), `console.log("${"x".repeat(4000)}")`);
  server = await boot(dir, { clientDir });
});
afterAll(async () => {
  await server.close();
  removeDir(dir);
  expect(server.warnings).toEqual([]);
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.address}${path}`, { headers });

describe("the API", () => {
  test("tells that it is well", async () => {
    expect(await (await get("/api/health")).json()).toMatchObject({ ok: true, faults: 0 });
  });

  test("lists the scenarios, and gives one whole, so that a browser compiles the same", async () => {
    const list = (await (await get("/api/scenarios")).json()) as ScenarioSummary[];
    const summary = list.find(({ id }) => id === introduction);
    expect(Object.keys(summary?.title ?? {})).toEqual(summary?.languages);
    const { file, locales } = (await (await get(`/api/scenarios/${introduction}`)).json()) as {
      file: ScenarioFile;
      locales: Record<string, unknown>;
    };
    expect(compileScenario(file).hash).toBe(scenarioOf(introduction).hash);
    expect(summary?.hash).toBe(scenarioOf(introduction).hash);
    expect(Object.keys(locales)).toEqual(summary?.languages);
  });

  test("sends what has not changed only once", async () => {
    const first = await get("/api/maps/eurasia-2008");
    expect(await first.json()).toHaveProperty("type", "Topology");
    const again = await new Promise<number | undefined>((resolve) => {
      const headers = { "if-none-match": first.headers.get("etag") ?? "" };
      request(`${server.address}/api/maps/eurasia-2008`, { headers }, ({ statusCode }) => resolve(statusCode)).end();
    });
    expect(again).toBe(304);
  });

  test.each([
    ["/api/tables/AAAAAA", 404, /no table with the code AAAAAA/],
    ["/api/tables/AAAAAA/record", 404, /no table/],
    ["/api/scenarios/moon", 404, /no scenario/],
    ["/api/maps/..%2f..%2fpackage", 404, /no map/],
    ["/api/moon", 404, /nothing at GET/],
  ])("answers %s with %i and a plain sentence", async (path, status, sentence) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringMatching(sentence) });
  });

  test.each([
    ["{", 400],
    ["[]", 400],
    ['{"scenario":"moon","pace":"solo"}', 404],
    [`{"scenario":"${introduction}","pace":"fast"}`, 400],
    [`{"scenario":"${introduction}","pace":"solo","fill":{"moon":"open"}}`, 400],
    [JSON.stringify({ scenario: "x".repeat(20_000), pace: "solo" }), 413],
  ])("refuses to open a table with %s", async (body, status) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${server.address}/api/tables`, { method: "POST", headers, body });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: expect.stringMatching(/\.$/) });
  });

  test("tells the next deadlines of a timetable, and that a wrong one is none", async () => {
    const ask = (timetable: object) =>
      fetch(`${server.address}/api/deadlines`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(timetable),
      });
    const nightly = { zone: "UTC", times: ["18:00"], weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [], grace: 0 };
    const { deadlines } = (await (await ask(nightly)).json()) as { deadlines: number[] };
    expect(deadlines).toHaveLength(8);
    expect(deadlines.map((at) => new Date(at).toISOString().slice(11))).toEqual(Array(8).fill("18:00:00.000Z"));
    expect((await ask({ ...nightly, zone: "Mars/Olympus" })).status).toBe(400);
  });

  test("shows a table by its code, however it is typed, without its secrets", async () => {
    const { code, hostKey } = await openTable(server.address, { pace: "live" });
    const text = await (await get(`/api/tables/${code.toLowerCase().slice(0, 3)}-${code.slice(3)}`)).text();
    expect(JSON.parse(text)).toMatchObject({ code, pace: "live", stage: "lobby", observers: 0 });
    expect(text).not.toContain(hostKey);
  });
});

describe("pages", () => {
  test("are found under every address, and never from a stale cache", async () => {
    for (const path of ["/", "/t/ABCDEF", "/workshop/deep"]) {
      const page = await get(path, { accept: "text/html" });
      expect(await page.text()).toContain("<title>page</title>");
      expect(page.headers.get("cache-control")).toBe("no-cache");
      expect(page.headers.get("content-security-policy")).toMatch(/script-src 'self';/);
    }
  });

  test("keep their hashed files for ever, compressed", async () => {
    const script = await get("/assets/app-1a2b.js", { "accept-encoding": "br" });
    expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(script.headers.get("content-encoding")).toBe("br");
    expect((await get("/assets/gone.js")).status).toBe(404);
  });
});

describe("the door", () => {
  test("lets nobody make rooms past the API, list them or join without a code", async () => {
    const { code } = await openTable(server.address);
    const knock = async (method: string, name: string) =>
      (
        await fetch(`${server.address}/matchmake/${method}/${name}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ code }),
        })
      ).status;
    expect(await knock("create", "table")).toBeGreaterThanOrEqual(400);
    expect(await knock("joinOrCreate", "table")).toBeGreaterThanOrEqual(400);
    expect(await knock("join", "table")).toBeGreaterThanOrEqual(400);
    await expect(Guest.join(server.address, "AAAAAA")).rejects.toThrow(/no table with the code AAAAAA/);
  });

  test("opens to pages of this server only (ASVS 4.4.2)", () => {
    const us = "https://play.example.org";
    expect(mayConnect(us, "10.0.0.5:2567", us)).toBe(true);
    expect(mayConnect(undefined, "play.example.org", us)).toBe(true);
    expect(mayConnect("http://localhost:2567", "localhost:2567", undefined)).toBe(true);
    expect(mayConnect("http://localhost:5173", "127.0.0.1:2567", undefined)).toBe(true);
    for (const origin of [
      "https://evil.example",
      "https://play.example.org.evil.example",
      "null",
      "",
      "https://play.example.org:8443",
    ]) {
      expect(mayConnect(origin, "10.0.0.5:2567", us)).toBe(false);
    }
    expect(mayConnect("http://localhost:2567", "play.example.org", us)).toBe(false);
  });

  test("refuses the handshake of a foreign page", async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/x/y?sessionId=z`, {
      headers: { origin: "https://evil.example" },
    });
    await new Promise((resolve) => socket.addEventListener("error", resolve));
    expect(socket.readyState).toBe(WebSocket.CLOSED);
  });

  test("counts what one address does in a minute", () => {
    let at = 0;
    const limit = newLimit(2, 60_000, () => at);
    expect([limit("a"), limit("a"), limit("a"), limit("b")]).toEqual([true, true, false, true]);
    at = 60_000;
    expect(limit("a")).toBe(true);
  });

  test("turns away who asks too often", async () => {
    const other = newDataDir();
    await server.close();
    server = await boot(other, { clientDir, limits: { openings: 1, lookups: 1, joins: 1 } });
    const { code } = await openTable(server.address);
    await expect(openTable(server.address)).rejects.toThrow(/Too many tables opened/);
    expect((await get(`/api/tables/${code}`)).status).toBe(200);
    expect((await get(`/api/tables/${code}`)).status).toBe(429);
    await (await Guest.join(server.address, code)).leave();
    await expect(Guest.join(server.address, code)).rejects.toThrow();
  });
});

describe("a start that cannot be", () => {
  test("because the port is used says so", async () => {
    const blocker = createServer().listen(0);
    const { port } = blocker.address() as { port: number };
    const other = newDataDir();
    await server.close();
    await expect(boot(other, { port })).rejects.toThrow(
      `Port ${port} is already used. Stop the other program, or set PORT to another number.`,
    );
    blocker.close();
    server = await boot(other);
    expect((await get("/api/health")).status).toBe(200);
  });

  test("because the data folder cannot be written says so", async () => {
    const file = join(dir, "a-file");
    writeFileSync(file, "");
    await expect(boot(join(file, "data"))).rejects.toThrow(/^The data folder .*a-file\/data cannot be written to\./);
    await expect(boot("/proc/data")).rejects.toThrow(/^The data folder \/proc\/data cannot be written to\./);
  });

  test("leaves a faulty scenario out, tells its faults, and serves the others", async () => {
    const folder = newDataDir();
    cpSync(join(scenariosDir, introduction), join(folder, introduction), { recursive: true });
    mkdirSync(join(folder, "broken/locales"), { recursive: true });
    writeFileSync(join(folder, "broken/scenario.yaml"), "format: 1\nid: broken\nturns: many\n");
    await server.close();
    server = await boot(folder, { scenariosDir: folder });
    expect(server.faults).toMatchObject([{ folder: "broken" }]);
    expect(server.faults[0]?.diagnostics.some(({ line }) => line === 3)).toBe(true);
    expect(((await (await get("/api/scenarios")).json()) as ScenarioSummary[]).map(({ id }) => id)).toEqual([
      introduction,
    ]);
    removeDir(folder);
  });
});
