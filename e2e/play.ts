import { type Browser, expect, type Locator, type Page } from "@playwright/test";

/** The buttons that take a step back; all others on the line that says what to do now go on. */
const back = /Not ready|Open the seal/i;

export const over = (page: Page) => page.locator("main.ending");
export const nowButton = (page: Page) => page.locator(".now button");

/** As long as in the tests' own configuration, which pictures are not taken with. */
const patience = { timeout: 60_000 };

/** Opens a page with console errors collected. */
export async function newPage(browser: Browser, options: Parameters<Browser["newContext"]>[0] = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return { page, errors };
}

export const textOf = async (element: Locator): Promise<string> => (await element.textContent()) ?? "";

/** Turn and phase as the header shows them; "over" if the ending has come in its place. */
export async function momentOf(page: Page): Promise<string> {
  await page.locator(".where p").or(over(page)).waitFor();
  const shown = await page.evaluate(() =>
    [".where p", ".phases .current"].map((place) => document.querySelector(place)?.textContent ?? ""),
  );
  return shown[0] === "" ? "over" : `${shown[0]?.split("·")[0]?.trim()} ${shown[1]}`;
}

/** What a person does in this phase: keep an agenda, answer, draft an order, go on. */
export async function act(page: Page, turn: number): Promise<void> {
  const agenda = page.locator("button.choice");
  if ((await agenda.count()) > 0 && (await agenda.first().isVisible())) {
    await agenda.first().click();
    await expect(agenda).toHaveCount(0);
  }
  for (const question of await page.locator(".question").all()) {
    const options = question.locator("input[type=radio]:enabled");
    if ((await options.count()) > 1) await options.nth(turn % 2).check();
  }
  const phase = await textOf(page.locator(".phases .current"));
  if (phase === "Orders") {
    const add = page.locator(".add:not(:disabled)");
    if ((await page.locator(".add").count()) === 0) await page.getByRole("tab", { name: "Orders" }).click();
    if ((await add.count()) > 0) await add.nth(turn % (await add.count())).click();
  }
  const button = nowButton(page);
  await expect(button).toBeEnabled();
  if (!back.test(await textOf(button))) await button.click();
}

/** Everybody does what the phase wants, until the header says that it is over. */
export async function playPhase(pages: readonly Page[], turn: number): Promise<void> {
  const [first] = pages;
  if (!first) throw new Error("nobody is at the table");
  const before = await momentOf(first);
  for (const page of pages) {
    await expect.poll(() => momentOf(page), patience).toBe(before);
    await act(page, turn);
  }
  for (const page of pages) {
    await expect.poll(() => momentOf(page), { ...patience, message: before }).not.toBe(before);
  }
}
