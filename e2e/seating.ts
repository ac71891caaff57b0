import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import { newPage } from "./play.ts";

/** Where no map is painted before somebody looks at it. */
export const phone = { viewport: { width: 390, height: 844 } };

interface Seated {
  readonly page: Page;
  readonly errors: readonly string[];
}

/** A table with a person in each of these seats, the first its host, all on phones, and the game begun. `prepare`: what the host chooses in the form; `home`: of another server than the usual one. */
export async function seatedTable(
  browser: Browser,
  seats: readonly string[],
  prepare: (page: Page) => Promise<void> = async () => {},
  home = "",
): Promise<readonly Seated[]> {
  const people: Seated[] = [];
  let address = `${home}/?renderer=canvas`;
  for (const seat of seats) {
    const seated = await newPage(browser, { locale: "en", timezoneId: "Europe/Berlin", ...phone });
    const { page } = seated;
    await page.goto(address);
    if (people.length === 0) {
      await page.getByRole("button", { name: "Open a table" }).first().click();
      await prepare(page);
      await page.getByRole("button", { name: "Open the table" }).click();
    }
    await page.getByLabel("Your name").fill(`Player ${seat}`);
    await page.getByRole("button", { name: `Sit down as ${seat}` }).click();
    await page.getByText(`Player ${seat}`).waitFor();
    address = `${home}${new URL(page.url()).pathname}?renderer=canvas`;
    people.push(seated);
  }
  await people[0]?.page.getByRole("button", { name: "Start the game" }).click();
  for (const { page } of people) await page.locator(".game").waitFor();
  return people;
}

/** Everybody can use the page, as far as a program sees that (WCAG 2.2 AA). */
export async function mustBeAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`)).toEqual([]);
}
