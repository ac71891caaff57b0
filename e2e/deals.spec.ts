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
  const builder = page.locator(".builder");
  await expect(builder.getByRole("button", { name: "Make the offer" })).toBeDisabled();
  await builder.getByRole("checkbox", { name: "Russia" }).check();
  await builder.getByLabel("What exactly").selectOption({ label: "Grant Russia a licence at CPC pipeline" });
  await builder.getByRole("button", { name: "Add clause" }).click();
  await expect(builder.locator(".clauses")).toContainText(
    "Kazakhstan orders “Grant Russia a licence at CPC pipeline”, this turn.",
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  await builder.getByRole("button", { name: "Make the offer" }).click();
  const deal = page.locator(".card.deal").filter({ hasText: "Signed in turn 1" });
  await expect(deal.filter({ hasText: "Grant Russia a licence at CPC pipeline" })).toContainText("still open");
  for (let step = 0; step < 8 && !(await momentOf(page)).includes("Report"); step += 1) {
    const before = await momentOf(page);
    if (await nowButton(page).isEnabled()) await nowButton(page).click();
    await expect.poll(() => momentOf(page)).not.toBe(before);
  }
  await page.getByRole("tab", { name: "Report" }).click();
  const judged = page.locator(".card.deal").filter({ hasText: "What became of deals" });
  await expect(judged).toContainText("Kazakhstan orders “Grant Russia a licence at CPC pipeline”, this turn.");
  await expect(judged).toContainText("Broken in turn 1. It was not ordered in time");
  expect(errors).toEqual([]);
});
