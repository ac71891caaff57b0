import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { act, momentOf, newPage, nowButton, over, playPhase, textOf } from "./play.ts";

async function startAlone(page: Page): Promise<void> {
  await page.goto("/?renderer=canvas");
  await page.getByRole("button", { name: "Play alone now" }).first().click();
  await expect(page.locator(".game")).toBeVisible();
}

/** The number a reader sees, with its sign; a change for screen readers may stand before it. */
const amountOf = (text: string): number => Number(/[+−-]?\d+/.exec(text)?.[0].replace("−", "-"));

async function noSeriousBarrier(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`),
    where,
  ).toEqual([]);
}

test("one click starts a game against three bots, which can be played to its end", async ({ browser }) => {
  const { page, errors } = await newPage(browser, { locale: "en" });
  await startAlone(page);
  await noSeriousBarrier(page, "the first briefing");
  for (let phase = 0; phase < 16 && (await over(page).count()) === 0; phase += 1) {
    await expect(page.locator(".now p")).not.toBeEmpty();
    await playPhase([page], phase);
    if (phase === 3) await noSeriousBarrier(page, "a later briefing");
  }
  await expect(over(page)).toBeVisible();
  await expect(page.getByRole("heading", { name: /Points/ })).toBeVisible();
  await expect(page.locator(".own-result")).toHaveText(/You have \d+ points?\. (Success|No success)/);
  await noSeriousBarrier(page, "the ending");
  expect(errors).toEqual([]);
});

/** Who asks the adviser gets a plan with reasons, can take it over, and can have the own draft back. */
async function advised(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Orders" }).click();
  await page.getByRole("button", { name: "Ask an adviser" }).click();
  const plan = page.locator(".adviser .plans > li").first();
  await expect(plan.locator(".chip").first()).toContainText("→");
  await plan.getByRole("button", { name: "Put into my draft" }).click();
  await expect(page.locator(".tray .slot:not(.empty)").first()).toBeVisible();
  await expect(plan.getByRole("button", { name: "Is your draft" })).toBeDisabled();
  await page.getByRole("button", { name: "My draft as it was" }).click();
  await expect(page.locator(".tray .slot:not(.empty)")).toHaveCount(0);
}

test("every changed number opens its causes, and they add up to the change", async ({ browser }) => {
  const { page } = await newPage(browser, { locale: "en" });
  await startAlone(page);
  await advised(page);
  for (let phase = 0; phase < 3; phase += 1) await playPhase([page], 0);
  await expect.poll(() => momentOf(page)).toContain("Report");
  await page.getByRole("tab", { name: "Tracks" }).click();
  const changed = page.locator(".number-button:has(.delta)");
  const count = await changed.count();
  expect(count).toBeGreaterThan(0);
  for (let i = 0; i < count; i += 1) {
    const change = amountOf(await textOf(changed.nth(i).locator(".delta")));
    await changed.nth(i).click();
    const causes = await page.locator(".drawer .causes .delta").allTextContents();
    const sum = causes.map(amountOf).reduce((a, b) => a + b, 0);
    expect(sum, `causes ${causes.join(" ")}`).toBe(change);
    await page.keyboard.press("Escape");
  }
});

test("on a phone and on a desk nothing runs out of the screen, in German too", async ({ browser }) => {
  const { page, errors } = await newPage(browser, {
    locale: "de",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await page.goto("/?renderer=canvas");
  const fits = async (where: string) => {
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, where).toBeLessThanOrEqual(0);
    const below = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    if (where !== "home") expect(below, `${where}: only the panel scrolls, never the table`).toBeLessThanOrEqual(0);
  };
  await expect(page.getByRole("button", { name: "Jetzt allein spielen" }).first()).toBeVisible();
  await fits("home");
  await page.getByRole("button", { name: "Jetzt allein spielen" }).first().click();
  await expect(page.locator(".game")).toBeVisible();
  for (const tab of ["Karte", "Lage", "Befehle", "Werte", "Plätze"]) {
    await page.getByRole("tab", { name: tab }).click();
    await fits(tab);
  }
  await noSeriousBarrier(page, "a phone");
  await page.getByRole("tab", { name: "Plätze" }).click();
  await page.getByText("Einladen, Sprache, gehen").click();
  await expect(page.getByRole("link", { name: "Zur Startseite" })).toBeVisible();
  await page.getByRole("tab", { name: "Lage" }).click();
  await expect(page.locator("button.choice").first()).toContainText(/jetzt \d+\. (Mindestens|Höchstens)/i);
  for (let phase = 0; phase < 3; phase += 1) await playPhase([page], 0);
  const map = await page.locator(".board canvas").boundingBox();
  const report = await page.locator(".panel").boundingBox();
  expect(map?.height, "the map beside the report").toBeGreaterThan(150);
  expect((map?.y ?? 0) + (map?.height ?? 0)).toBeLessThanOrEqual((report?.y ?? 0) + 1);
  await fits("report");
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const tab of ["Lage", "Befehle", "Absprachen", "Werte", "Plätze", "Bericht"]) {
    await page.getByRole("tab", { name: tab }).click();
    await fits(`${tab} on a desk`);
    const cut = await page.evaluate(
      () =>
        [...document.querySelectorAll(".tabs [role=tab]")].filter((one) => one.scrollWidth > one.clientWidth).length,
    );
    expect(cut, "tabs whose name is cut").toBe(0);
  }
  expect(errors).toEqual([]);
});

test("a sealed order can be taken back while others are thinking", async ({ browser }) => {
  const { page: host } = await newPage(browser, { locale: "en" });
  await host.goto("/?renderer=canvas");
  await host.getByRole("button", { name: "Open a table" }).first().click();
  await host.getByRole("button", { name: "Open the table" }).click();
  await host.getByLabel("Your name").fill("Host");
  await host.getByRole("button", { name: "Sit down as Kazakhstan" }).click();
  const { page: guest } = await newPage(browser, { locale: "en" });
  await guest.goto(`${new URL(host.url()).pathname}?renderer=canvas`);
  await guest.getByLabel("Your name").fill("Guest");
  await guest.getByRole("button", { name: "Sit down as China" }).click();
  await expect(host.getByText("Guest")).toBeVisible();
  await host.getByRole("button", { name: "Start the game" }).click();
  for (const page of [host, guest]) await expect(page.locator(".game")).toBeVisible();
  for (let phase = 0; phase < 2; phase += 1) await playPhase([host, guest], 0);
  await expect.poll(() => momentOf(host)).toContain("Orders");
  await act(host, 0);
  await expect(nowButton(host)).not.toHaveClass(/primary/);
  await nowButton(host).click();
  await expect(nowButton(host)).toHaveClass(/primary/);
  expect(await momentOf(host)).toContain("Orders");
});
