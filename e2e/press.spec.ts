import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { momentOf, newPage, nowButton } from "./play.ts";

const grave = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id }) => id);

/** The bot in the seat that nobody takes makes no offers, so that it has nothing to say. */
const silentBots = (host: Page) =>
  host.route("**/api/tables", (route) => {
    const asked: object = route.request().postDataJSON();
    return route.continue({ postData: { ...asked, fill: { china: "random" } } });
  });

/** A started table: Kazakhstan at a desk in English, Russia on a phone in German, NATO at a third browser. */
async function openTable(browser: Browser, press?: string) {
  const one = await newPage(browser, { locale: "en" });
  const two = await newPage(browser, { locale: "de", viewport: { width: 390, height: 844 } });
  const three = await newPage(browser, { locale: "en" });
  const [a, b, c] = [one.page, two.page, three.page];
  await silentBots(a);
  await a.goto("/?renderer=canvas");
  await a.getByRole("button", { name: "Open a table" }).first().click();
  await a.getByText("Advanced").click();
  if (press !== undefined) await a.getByLabel("Press: what may be said").selectOption({ label: press });
  await a.getByRole("button", { name: "Open the table" }).click();
  await a.getByRole("button", { name: "Sit down as Kazakhstan" }).click();
  await b.goto(`${a.url()}?renderer=canvas`);
  await b.getByRole("button", { name: "Platz nehmen: Russland" }).click();
  await c.goto(`${a.url()}?renderer=canvas`);
  await c.getByRole("button", { name: "Sit down as NATO" }).click();
  await expect(a.locator(".seat-list .holder:not(.quiet)")).toHaveCount(3);
  await a.getByRole("button", { name: "Start the game" }).click();
  for (const page of [a, b, c]) {
    await expect(page.locator(".game")).toBeVisible();
    await page.getByRole("tab", { name: /^Press/ }).click();
  }
  return { a, b, c, errors: () => [one, two, three].flatMap(({ errors }) => errors) };
}

async function say(page: Page, text: string): Promise<void> {
  await page.locator(".composer textarea").fill(text);
  await page.locator(".composer textarea").press("Enter");
  await expect(page.locator(".message.own").filter({ hasText: text })).toBeVisible();
}

const badge = (page: Page) => page.getByRole("tab", { name: /^Press/ }).locator(".badge");

test("two seats talk in private: a third sees nothing, unread marks outlive a reload, a promise and a phase change", async ({
  browser,
}) => {
  const { a, b, c, errors } = await openTable(browser);
  expect(await grave(a)).toEqual([]);
  await a.getByRole("checkbox", { name: "Russia" }).check();
  await a.getByRole("button", { name: "Write" }).click();
  await say(a, "Between us: <b>no</b> exercise.");
  await a.getByRole("button", { name: "Promise", exact: true }).click();
  await say(a, "We will visit Moscow.");
  await expect(badge(b)).toHaveText("2");
  await b.reload();
  await b.getByRole("tab", { name: /^Presse/ }).click();
  await expect(badge(b)).toHaveText("2");
  await b.locator(".thread.new").click();
  await expect(b.getByRole("log")).toContainText("Between us: <b>no</b> exercise.");
  await expect(b.locator(".message.promise")).toContainText("We will visit Moscow.");
  await expect(badge(b)).toHaveCount(0);
  expect(await grave(b)).toEqual([]);
  await b.reload();
  await b.getByRole("tab", { name: /^Presse/ }).click();
  await expect(b.locator(".thread")).toHaveCount(2);
  await expect(badge(b)).toHaveCount(0);
  await b.locator(".thread").last().click();
  await b.getByRole("button", { name: "Als Person" }).click();
  await say(b, "Gern.");
  await expect(a.locator(".message.aside")).toContainText("Gern.");
  await expect(c.locator(".thread")).toHaveCount(1);
  await expect(c.locator(".panel")).not.toContainText("Between us");

  await c.locator(".thread").click();
  await say(c, "To everybody");
  await expect(badge(a)).toHaveText("1");

  await a.locator(".composer textarea").fill("Half a thou");
  const before = await momentOf(a);
  await c.getByRole("tab", { name: "News" }).click();
  for (const page of [a, b, c]) await nowButton(page).click();
  await expect.poll(() => momentOf(a)).not.toBe(before);
  await expect(a.locator(".composer textarea")).toHaveValue("Half a thou");

  await a.getByRole("button", { name: "Make it a deal" }).click();
  await expect(a.locator(".builder").getByRole("checkbox", { name: "Russia" })).toBeChecked();
  expect(errors()).toEqual([]);
});

test("at a table with public words only there is no private thread, and it says so; the host hears of a report and mutes", async ({
  browser,
}) => {
  const { a, b, c, errors } = await openTable(browser, "Public words only");
  await expect(a.locator(".press-rules")).toContainText("Public words only. Whatever a seat says, everybody reads.");
  await expect(a.getByRole("button", { name: "Write" })).toHaveCount(0);
  await b.locator(".thread").click();
  await say(b, "Hört alle her!");
  await c.locator(".thread").click();
  await c.getByRole("button", { name: "Show this message to the host" }).click();
  await c.getByRole("button", { name: "Report it" }).click();
  await expect(c.getByText("Shown to the host.")).toBeVisible();
  await a.getByText("For the host").click();
  await expect(a.locator(".reported")).toContainText("NATO");
  await a.getByRole("button", { name: "Mute Russia" }).click();
  await expect(b.locator(".composer")).toContainText("stumm geschaltet");
  await expect(b.locator(".composer textarea")).toHaveCount(0);
  expect(errors()).toEqual([]);
});
