import { expect, test } from "@playwright/test";
import { newPage } from "./play.ts";

test("a table by days: the deadlines to come are shown before it is opened, each with its zone", async ({
  browser,
}) => {
  const { page, errors } = await newPage(browser, { locale: "en", timezoneId: "Europe/Berlin" });
  await page.goto("/");
  await page.getByRole("button", { name: "Open a table" }).first().click();
  await page.getByRole("radio", { name: /By days/ }).check();
  const ahead = page.locator(".ahead li");
  await expect(ahead).toHaveCount(5);
  for (const text of await ahead.allTextContents()) expect(text).toMatch(/^(Mon|Tue|Wed|Thu|Fri),? .*18:00 CES?T$/);
  await page.getByText("Change days, time or holidays").click();
  await page.getByLabel("Deadline 1 of a day").fill("07:30");
  await page.getByLabel("Local time of").selectOption("Asia/Almaty");
  await expect(ahead.first()).toContainText(/07:30 GMT\+5 \(.*0[34]:30 CES?T your time\)/);
  for (const day of ["Mon", "Tue", "Wed", "Thu"]) await page.getByRole("checkbox", { name: day }).uncheck();
  await expect(ahead.first()).toContainText(/^Fri/);
  await page.getByRole("checkbox", { name: "Fri" }).uncheck();
  await expect(page.getByText("This gives no deadline within a year.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Sun" }).check();
  await expect(ahead.first()).toContainText(/^Sun/);
  await page.getByRole("button", { name: "Open the table" }).click();
  await page.getByRole("button", { name: "Sit down as Russia" }).click();
  await page.getByRole("button", { name: "Start the game" }).click();
  await expect(page.getByRole("timer")).toContainText(/(Sun|Sat).*CES?T$/);
  expect(errors).toEqual([]);
});
