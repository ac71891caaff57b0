import { expect, type Page, test } from "@playwright/test";
import { newPage, over, playPhase } from "./play.ts";

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
