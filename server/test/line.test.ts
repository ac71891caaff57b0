import { type Batch, readBatch, writeBatch } from "@multivector/shared/protocol/frames";
import { describe, expect, test } from "vitest";
import { Guest, openTable } from "./harness.ts";
import { runningServer } from "./running.ts";

/** First bytes of frames, of Colyseus' protocol. */
const joined = 10;
const state = 14;
const ping = new Uint8Array([18]);

const server = runningServer({
  room: { messagesPerSecond: 1000 },
  lines: { hold: 200, silence: 1500, most: 6, buffered: 5000 },
});

const desk = (place = "", init: RequestInit = {}) => fetch(`${server.address}/line${place}`, init);
const ask = (path: unknown, headers: Record<string, string> = {}) =>
  desk("", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ path }),
  });

/** The way to a room's socket, with a seat reserved. */
async function pathTo(code: string): Promise<string> {
  const answer = await fetch(`${server.address}/matchmake/joinById/${code}`, { method: "POST", body: "{}" });
  const { processId, roomId, sessionId } = (await answer.json()) as Record<string, string>;
  return `/${processId}/${roomId}?sessionId=${sessionId}`;
}

async function take(id: string, after: number): Promise<Batch> {
  const answer = await desk(`/${id}?after=${after}`);
  expect(answer.status).toBe(200);
  const batch = readBatch(new Uint8Array(await answer.arrayBuffer()));
  if (batch === undefined) throw new Error("not a batch");
  return batch;
}

const give = (id: string, from: number, ...frames: Uint8Array[]) =>
  desk(`/${id}?from=${from}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: writeBatch({ frames }),
  });

/** A line whose handshake is there and nothing more. */
async function lineTo(code: string): Promise<string> {
  const answer = await ask(await pathTo(code));
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  expect(id).toMatch(/^[\w-]{22}$/);
  expect((await take(id, 0)).frames.map(([first]) => first)).toEqual([joined]);
  return id;
}

/** Looks like the way to a room. */
const nowhere = "/process/room?sessionId=one";

const end = (id: string, code = 4000) => desk(`/${id}?code=${code}`, { method: "DELETE" });

describe("a line", () => {
  test("brings again what was not acknowledged, and never what was", async () => {
    const { code } = await openTable(server.address);
    const id = await lineTo(code);
    const [first] = (await take(id, 0)).frames;
    expect((await take(id, 0)).frames).toEqual([first]);
    await give(id, 1, new Uint8Array([joined]));
    const [full] = (await take(id, 1)).frames;
    expect(full?.[0]).toBe(state);
    expect((await desk(`/${id}?after=0`)).status).toBe(409);
    expect((await desk(`/${id}?after=9`)).status).toBe(409);
    await end(id);
  });

  test("passes on once what it is given twice, and nothing before what is missing", async () => {
    const { code } = await openTable(server.address);
    const id = await lineTo(code);
    await give(id, 1, ping);
    expect((await give(id, 1, ping)).status).toBe(204);
    expect((await give(id, 1, ping, ping)).status).toBe(204);
    expect((await give(id, 4, ping)).status).toBe(409);
    await expect.poll(async () => (await take(id, 1)).frames.length).toBe(2);
    expect(await take(id, 3)).toEqual({ frames: [] });
    await end(id);
  });

  test("answers at once when something comes, and only the last who asks waits", async () => {
    const { code } = await openTable(server.address);
    const id = await lineTo(code);
    const earlier = take(id, 1);
    const later = take(id, 1);
    expect(await earlier).toEqual({ frames: [] });
    await give(id, 1, ping);
    expect((await later).frames.map((frame) => [...frame])).toEqual([[...ping]]);
    await end(id);
  });

  test("tells the code its socket was closed with", async () => {
    const { code } = await openTable(server.address);
    const id = await lineTo(code);
    await give(id, 1, new Uint8Array([12]));
    await expect.poll(async () => (await take(id, 1)).closed).toBe(4000);
  });

  test("that nobody asks any more is lost, and so is its seat's connection", async () => {
    const { code } = await openTable(server.address);
    const watcher = await Guest.join(server.address, code);
    const id = await lineTo(code);
    await watcher.until(() => watcher.info().observers === 2, "the other");
    await watcher.until(() => watcher.info().observers === 1, "the loss");
    expect((await desk(`/${id}?after=1`)).status).toBe(404);
    await watcher.leave();
  });

  test("whose reader is too slow is cut off, and may come back to a full state", async () => {
    const { code } = await openTable(server.address);
    const id = await lineTo(code);
    await give(id, 1, new Uint8Array([joined]));
    const watcher = await (await Guest.join(server.address, code)).sit();
    for (let i = 0; i < 100; i += 1) {
      await watcher.ask("sit", { name: `${i}`.padStart(40, "x"), seat: "china" });
      if (i % 5 === 0) await give(id, 2);
    }
    const { frames, closed } = await take(id, 1);
    expect({ frames: frames.length, closed }).toEqual({ frames: 0, closed: 4010 });
    await watcher.leave();
  });
});

describe("the desk refuses, with a plain sentence,", () => {
  const refused = async (answer: Response, status: number, words: RegExp) => {
    expect(await answer.json()).toEqual({ error: expect.stringMatching(words) });
    expect(answer.status).toBe(status);
  };

  test.each([
    ["the API", "/api/health"],
    ["another host", "//evil/room?sessionId=1"],
    ["a folder above", "/a/../b?x=1"],
    ["no seat", "/a/b"],
    ["a number", 7],
    ["nothing", undefined],
    ["an endless path", `/a/b?x=${"x".repeat(900)}`],
  ])("a line to %s", async (_, path) => refused(await ask(path), 400, /needs the path/));

  test("a page of another site", async () => {
    const { code } = await openTable(server.address);
    await refused(await ask(nowhere, { origin: "https://elsewhere.example" }), 403, /may not connect/);
    const id = await lineTo(code);
    await refused(await desk(`/${id}?after=1`, { headers: { origin: "https://elsewhere.example" } }), 403, /may not/);
    await end(id);
  });

  test("lines nobody opened, bodies that are no frames, and bodies beyond measure", async () => {
    await refused(await desk("/AAAAAAAAAAAAAAAAAAAAAA?after=0"), 404, /no such line/);
    await refused(await give("AAAAAAAAAAAAAAAAAAAAAA", 1, ping), 404, /no such line/);
    const { code } = await openTable(server.address);
    const id = await lineTo(code);
    const post = (body: string | Uint8Array<ArrayBuffer>, type = "application/octet-stream") =>
      desk(`/${id}?from=1`, { method: "POST", headers: { "content-type": type }, body });
    await refused(await post("abc"), 400, /not what a line carries/);
    await refused(await post("{}", "application/json"), 400, /not what a line carries/);
    await refused(await post(new Uint8Array(300_000)), 413, /could not be understood/);
    await end(id);
  });

  test("more lines than an address may have, and more requests than a line needs", async () => {
    const { code } = await openTable(server.address);
    const ids = await Promise.all(Array.from({ length: 6 }, () => lineTo(code)));
    await refused(await ask(nowhere), 429, /Too many lines/);
    await Promise.all(ids.slice(1).map((id) => end(id)));
    const answers = await Promise.all(Array.from({ length: 120 }, () => give(ids[0] ?? "", 1)));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
    await end(ids[0] ?? "");
  });
});
