import { expect, test } from "@playwright/test";
import { newPage } from "./play.ts";

test("a wrong code gets a plain sentence and a way home", async ({ browser }) => {
  const { page } = await newPage(browser, { locale: "en" });
  await page.goto("/t/ZZZZZZ");
  await expect(page.getByText("There is no table with the code ZZZZZZ.")).toBeVisible();
  await expect(page.getByRole("link").first()).toBeVisible();
});

test("a second tab takes the seat over, the first one says so and can take it back", async ({ browser }) => {
  const { page } = await newPage(browser, { locale: "en" });
  await page.goto("/?renderer=canvas");
  await page.getByRole("button", { name: "Play alone now" }).first().click();
  await expect(page.locator(".game")).toBeVisible();
  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect(second.locator(".who-am-i")).toContainText("Kazakhstan");
  const again = page.getByRole("button", { name: "Play here again" });
  await expect(again).toBeVisible();
  await again.click();
  await expect(page.locator(".who-am-i")).toContainText("Kazakhstan");
  await expect(second.getByRole("button", { name: "Play here again" })).toBeVisible();
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
