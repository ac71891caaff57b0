import { expect, test } from "@playwright/test";
import { newPage } from "./play.ts";

test("a wrong code gets a plain sentence and a way home", async ({ browser }) => {
  const { page } = await newPage(browser, { locale: "en" });
  await page.goto("/t/ZZZZZZ");
  await expect(page.getByText("There is no table with the code ZZZZZZ.")).toBeVisible();
  await expect(page.getByRole("link").first()).toBeVisible();
});

test("two tabs play one seat: what is done in one is seen in the other", async ({ browser }) => {
  const { page } = await newPage(browser, { locale: "en" });
  await page.goto("/?renderer=canvas");
  await page.getByRole("button", { name: "Play alone now" }).first().click();
  await expect(page.locator(".game")).toBeVisible();
  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect(second.locator(".who-am-i")).toContainText("Kazakhstan");
  await second.locator("button.choice").first().click();
  await expect(page.locator("button.choice")).toHaveCount(0);
  await page.locator(".now button").click();
  await expect(second.locator(".phases .current")).not.toHaveText("Briefing");
});

test("a seat that is taken cannot be taken again", async ({ browser }) => {
  const { page: host } = await newPage(browser, { locale: "en" });
  await host.goto("/?renderer=canvas");
  await host.getByRole("button", { name: "Open a table" }).first().click();
  await host.getByRole("button", { name: "Open the table" }).click();
  await host.getByLabel("Your name").fill("First");
  const { page: late } = await newPage(browser, { locale: "en" });
  await expect(host.locator(".lobby")).toBeVisible();
  await late.goto(host.url());
  await expect(late.getByRole("button", { name: "Sit down as Russia" })).toBeVisible();
  await host.getByRole("button", { name: "Sit down as Russia" }).click();
  await expect(late.getByText("First", { exact: true })).toBeVisible();
  await expect(late.getByRole("button", { name: "Sit down as Russia" })).toHaveCount(0);
});
