import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isPublic, newOutbound } from "../src/notices/outbound.ts";

const received: string[] = [];
/** Answers kept back. */
const held: (() => void)[] = [];
const server = createServer((request, response) => {
  const { url = "" } = request;
  if (url === "/silent") return;
  if (url === "/held") return void held.push(() => response.end());
  let body = "";
  request.on("data", (data) => {
    body += data;
  });
  request.on("end", () => {
    received.push(`${request.method} ${url} ${body}`);
    if (url === "/elsewhere") response.writeHead(302, { location: "/hook" });
    response.end("thanks");
  });
});
const at = (path: string, host = "127.0.0.1") =>
  new URL(`http://${host}:${(server.address() as AddressInfo).port}${path}`);
beforeAll(async () => new Promise<void>((resolve) => server.listen(0, () => resolve())));
afterAll(() => server.closeAllConnections());

const message = { headers: { "content-type": "application/json" }, body: '{"text":"ä"}' };
const outside = newOutbound({ inside: false, patience: 2000 });
const inside = newOutbound({ inside: true, patience: 200 });

describe("what goes out", () => {
  test.each([
    ["8.8.8.8", true],
    ["2001:4860:4860::8888", true],
    ["127.0.0.1", false],
    ["10.1.2.3", false],
    ["172.16.0.1", false],
    ["192.168.1.1", false],
    ["169.254.169.254", false],
    ["100.64.0.1", false],
    ["0.0.0.0", false],
    ["255.255.255.255", false],
    ["::1", false],
    ["::ffff:127.0.0.1", false],
    ["fe80::1", false],
    ["fd00::1", false],
    ["64:ff9b::7f00:1", false],
    ["nonsense", false],
  ])("to %s: the open network is %s", (address, open) => {
    expect(isPublic(address)).toBe(open);
  });

  test.each([
    ["https://chat.example.org/hook", true],
    ["http://chat.example.org/hook", true],
    ["ftp://chat.example.org", false],
    ["https://user:word@chat.example.org", false],
    ["https://2130706433/", false],
    ["https://0x7f.1/", false],
    ["https://[::1]/", false],
    ["not an address", false],
  ])("%s is an address for a chat: %s", (text, fits) => {
    expect(outside.addressOf(text, false) !== undefined).toBe(fits);
  });

  test("a push service must speak https", () => {
    expect(outside.addressOf("http://push.example.org/", true)).toBeUndefined();
    expect(outside.addressOf("https://push.example.org/", true)).toBeDefined();
  });

  test("a name that leads inside is found out when it is connected to", async () => {
    await expect(outside.post(at("/hook", "localhost"), message)).rejects.toThrow("not on the open network");
    await expect(outside.post(at("/hook"), message)).rejects.toThrow("not on the open network");
    expect(received).toEqual([]);
  });

  test("inside, if that is allowed: it arrives whole, follows no one, and does not wait for ever", async () => {
    expect(await inside.post(at("/hook"), message)).toBe(200);
    expect(await inside.post(at("/elsewhere"), message)).toBe(302);
    expect(received).toEqual(['POST /hook {"text":"ä"}', 'POST /elsewhere {"text":"ä"}']);
    await expect(inside.post(at("/silent"), message)).rejects.toThrow();
  });

  test("no more than fifty are on their way at once, and all arrive", async () => {
    const many = newOutbound({ inside: true, patience: 30_000 });
    const sent = Promise.all(Array.from({ length: 60 }, () => many.post(at("/held"), message)));
    await expect.poll(() => held.length).toBe(50);
    for (const answer of held.splice(0)) answer();
    await expect.poll(() => held.length).toBe(10);
    for (const answer of held.splice(0)) answer();
    expect(new Set(await sent)).toEqual(new Set([200]));
  });
});
