import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { momentOf, newPage, nowButton } from "./play.ts";

test("an offer is built by picking, signed by a bot, broken, and the report names the clause and why", async ({
  browser,
}) => {
  const { page, errors } = await newPage(browser, { locale: "en" });
  await page.goto("/?renderer=canvas");
  await page.getByRole("button", { name: "Play alone now" }).first().click();
  await expect(page.locator(".game")).toBeVisible();
  await page.getByRole("tab", { name: "Deals" }).click();
  await page.getByRole("button", { name: "New offer" }).click();
  const builder = page.locator(".builder");
  await expect(builder.getByRole("button", { name: "Make the offer" })).toBeDisabled();
  await builder.getByRole("checkbox", { name: "Russia" }).check();
  await builder.getByRole("button", { name: "Add a clause" }).click();
  await builder.getByLabel("Order", { exact: true }).selectOption({ label: "Visit" });
  await builder.locator(".clause-editor select").nth(1).selectOption({ label: "Russia" });
  await expect(builder.locator(".clause-sentence")).toContainText("Kazakhstan orders “Visit Russia”");
  await builder.getByRole("button", { name: "Add this clause" }).click();
  await expect(builder.locator(".clauses")).toContainText("Kazakhstan orders “Visit Russia”, this turn.");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  await builder.getByRole("button", { name: "Make the offer" }).click();
  const deal = page.locator(".card.deal").filter({ hasText: "Signed in turn 1" });
  await expect(deal.filter({ hasText: "Visit Russia" })).toContainText("Open");
  for (let step = 0; step < 8 && !(await momentOf(page)).includes("Report"); step += 1) {
    const before = await momentOf(page);
    if (await nowButton(page).isEnabled()) await nowButton(page).click();
    await expect.poll(() => momentOf(page)).not.toBe(before);
  }
  await page.getByRole("tab", { name: "Report" }).click();
  const judged = page.locator(".judged");
  await expect(judged).toContainText("A clause was broken");
  await expect(judged).toContainText("Kazakhstan, towards Russia");
  await expect(judged).toContainText("Kazakhstan orders “Visit Russia”");
  await expect(judged).toContainText("Broken in turn 1");
  await judged.getByRole("button", { name: "To the deal" }).first().click();
  await expect(page.locator(".card.deal.broken")).toContainText("It was not ordered in time");
  expect(errors).toEqual([]);
});
