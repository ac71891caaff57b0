import type { Browser, Page } from "playwright";
import { momentOf, newPage, playPhase } from "./play.ts";

const tab = (page: Page, name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();

/** Two at a table of the lesson with texts: a text being drafted, an offer, a deal, press, and a report of them. */
export async function shootTalks(
  browser: Browser,
  page: Page,
  address: string,
  shoot: (name: string) => Promise<void>,
): Promise<void> {
  const { page: guest } = await newPage(browser, { locale: "en" });
  await sitDown(page, guest, address);
  await tab(page, "News");
  const forum = page.locator(".forum").first();
  await forum.locator("input[type=checkbox]").first().check();
  await forum.scrollIntoViewIfNeeded();
  await shoot("drafting");
  await makeOffer(page);
  await shoot("offer");
  await page.getByRole("button", { name: "Make the offer" }).click();
  await tab(guest, "Deals");
  await guest.locator(".offer.asked").getByRole("button", { name: "Sign" }).first().click();
  await page.locator(".card.deal.running").first().waitFor();
  await shoot("deals");
  await talk(page, guest);
  await shoot("press");
  while (!(await momentOf(page)).endsWith("Report")) await playPhase([page, guest], 0);
  await tab(page, "Report");
  await page.locator(".judged").first().scrollIntoViewIfNeeded();
  await shoot("report-of-deals");
  await guest.context().close();
}

async function sitDown(page: Page, guest: Page, address: string): Promise<void> {
  await page.goto(address);
  const card = page.locator("article[aria-labelledby='title-neither-camp']");
  await card.getByRole("button", { name: "Open a table" }).click();
  await page.getByRole("button", { name: "Open the table" }).click();
  await page.getByRole("button", { name: "Sit down as Kazakhstan: presidency" }).click();
  await guest.goto(page.url());
  await guest.getByRole("button", { name: "Sit down as Russia" }).click();
  await page.locator(".seat-list .holder:not(.quiet)").nth(1).waitFor();
  await page.getByRole("button", { name: "Start the game" }).click();
  for (const one of [page, guest]) {
    await one.locator(".game").waitFor();
    await one.locator("button.choice").first().click();
  }
}

/** A visit for an envoy, filled in but not yet made. */
async function makeOffer(page: Page): Promise<void> {
  await tab(page, "Deals");
  await page.getByRole("button", { name: "New offer" }).click();
  await page.locator(".builder").getByRole("checkbox", { name: "Russia" }).check();
  for (const [who, action] of [
    ["Kazakhstan: presidency", "Visit"],
    ["Russia", "Envoy"],
  ] as const) {
    await page.getByRole("button", { name: "Add a clause" }).click();
    const editor = page.locator(".clause-editor");
    await editor.getByRole("radio", { name: who }).check();
    await editor.getByRole("radio", { name: "orders", exact: true }).check();
    await editor.getByLabel("Order", { exact: true }).selectOption({ label: action });
    await page.getByRole("button", { name: "Add this clause" }).click();
  }
}

async function talk(page: Page, guest: Page): Promise<void> {
  await tab(page, "Press");
  await page.getByRole("checkbox", { name: "Russia" }).check();
  await page.getByRole("button", { name: "Write" }).click();
  const say = async (one: Page, words: string) => {
    await one.locator(".composer textarea").fill(words);
    await one.locator(".composer textarea").press("Enter");
    await one.locator(".message.own").filter({ hasText: words }).waitFor();
  };
  await say(page, "We come to Moscow next week. Nothing is aimed at anybody.");
  await tab(guest, "Press");
  await guest.locator(".thread.new").last().click();
  await guest.getByRole("button", { name: "Promise", exact: true }).click();
  await say(guest, "Then our envoy will be in Astana, and the summit text stays neutral.");
  await page.locator(".message.promise").waitFor();
}
