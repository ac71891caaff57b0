import { expect, type Page, test } from "@playwright/test";
import { momentOf, newPage, over, playPhase } from "./play.ts";

async function startAlone(page: Page): Promise<void> {
  await page.goto("/?renderer=canvas");
  await page.getByRole("button", { name: "Play alone now" }).first().click();
  await expect(page.locator(".game")).toBeVisible();
}

/** Counts what goes up over plain HTTP. */
function countPosts(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (/\/line\/[\w-]+\?from=/.test(request.url())) count += 1;
  });
  return () => count;
}

test("where WebSockets are refused, a whole game is played over plain HTTP", async ({ browser }) => {
  const { page, errors } = await newPage(browser, { locale: "en" });
  await page.context().routeWebSocket(/sessionId=/, (socket) => void socket.close({ code: 1011 }));
  const posts = countPosts(page);
  await startAlone(page);
  for (let phase = 0; phase < 16 && (await over(page).count()) === 0; phase += 1) await playPhase([page], phase);
  await expect(over(page)).toBeVisible();
  await expect(page.locator(".own-result")).toHaveText(/You have \d+ points?\. (Success|No success)/);
  expect(posts()).toBeGreaterThan(10);
  expect(errors).toEqual([]);
});

test("without network one goes on typing; back in it, what was asked meanwhile is done once and nothing typed is lost", async ({
  browser,
}) => {
  const { page } = await newPage(browser, { locale: "en" });
  await page.route("**/api/maps/*", (route) => route.abort(), { times: 1 });
  await startAlone(page);
  await expect(page.locator(".board-place")).toBeHidden();
  const line = page.locator(".line-badge");
  await expect(line).toHaveText(/Connected/);
  const before = await momentOf(page);
  await page.context().setOffline(true);
  await expect(line).toHaveText(/No network/);
  await expect(page.getByText(/This device has no network \(since \d/)).toBeVisible();
  await page.getByRole("tab", { name: "Press" }).click();
  await page.getByRole("button", { name: /Public wire/ }).click();
  const field = page.locator(".composer textarea");
  await field.fill("Written in a tunnel");
  await page.getByRole("button", { name: "Send" }).click();
  await field.fill("Written in a tunnel, and half of the next");
  await page.context().setOffline(false);
  await expect(line).toHaveText(/Connected/);
  await expect(page.locator(".board-place canvas")).toBeVisible();
  await expect(page.locator(".message").getByText("Written in a tunnel", { exact: true })).toHaveCount(1);
  await expect(field).toHaveValue("Written in a tunnel, and half of the next");
  await page.reload();
  await page.getByRole("tab", { name: "Press" }).click();
  await page.getByRole("button", { name: /Public wire/ }).click();
  await expect(page.locator(".composer textarea")).toHaveValue("Written in a tunnel, and half of the next");
  await expect(page.locator(".message").getByText("Written in a tunnel", { exact: true })).toHaveCount(1);
  expect(await momentOf(page)).toBe(before);
});

test("a line that dies without a word is found out when somebody looks, and replaced", async ({ browser }) => {
  const { page } = await newPage(browser, { locale: "en" });
  const tunnel = { dark: false, sockets: 0 };
  await page.context().routeWebSocket(/sessionId=/, (socket) => {
    tunnel.sockets += 1;
    const mine = tunnel.sockets;
    const server = socket.connectToServer();
    // The first socket is the one that was open when the train went into the tunnel.
    const through = () => mine > 1 || !tunnel.dark;
    socket.onMessage((data) => through() && server.send(data));
    server.onMessage((data) => through() && socket.send(data));
  });
  await startAlone(page);
  await expect(page.locator(".line-badge")).toHaveText(/Connected/);
  tunnel.dark = true;
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await playPhase([page], 0);
  expect(tunnel.sockets).toBe(2);
});

test("on a slow line the page says so, and what is asked is done all the same", async ({ browser }) => {
  const { page } = await newPage(browser, { locale: "en" });
  const way = { milliseconds: 0 };
  await page.context().routeWebSocket(/sessionId=/, (socket) => {
    const server = socket.connectToServer();
    const later = (send: () => void) => setTimeout(send, way.milliseconds);
    socket.onMessage((data) => void later(() => server.send(data)));
    server.onMessage((data) => void later(() => socket.send(data)));
  });
  await startAlone(page);
  await expect(page.locator(".line-badge")).toHaveText(/Connected/);
  way.milliseconds = 1600;
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page.locator(".line-badge")).toHaveText(/Slow line/);
  await playPhase([page], 0);
});

test("on a lossy network that lets nothing through sockets the page says that it goes over HTTP, a turn is played, and what is said is said once", async ({
  browser,
}) => {
  const { page } = await newPage(browser, { locale: "en" });
  await page.context().routeWebSocket(/sessionId=/, () => {});
  let requests = 0;
  await page.route(/\/line\/[\w-]+\?(after|from)=/, async (route) => {
    requests += 1;
    if (requests % 5 === 0) return route.abort();
    // The server has heard it, and its answer gets lost.
    if (requests % 3 === 0)
      return route.fetch().then(
        () => route.abort(),
        () => undefined,
      );
    return route.continue().catch(() => undefined);
  });
  await startAlone(page);
  await expect(page.locator(".line-badge")).toHaveText(/Over HTTP/);
  for (let phase = 0; phase < 4; phase += 1) {
    await page.getByRole("tab", { name: "Press" }).click();
    const wire = page.getByRole("button", { name: /Public wire/ });
    if (await wire.isVisible()) await wire.click();
    await page.locator(".composer textarea").fill(`Word ${phase}`);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.locator(".composer textarea")).toHaveValue("");
    await playPhase([page], phase);
  }
  await page.getByRole("tab", { name: "Press" }).click();
  for (let phase = 0; phase < 4; phase += 1) {
    await expect(page.locator(".message").getByText(`Word ${phase}`, { exact: true })).toHaveCount(1);
  }
  expect(requests).toBeGreaterThan(20);
});
