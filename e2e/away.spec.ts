import { expect, test } from "@playwright/test";
import { seatedTable } from "./seating.ts";

test("who comes back reads what ended meanwhile and what the caretaker did under the mandate, once", async ({
  browser,
}) => {
  const people = await seatedTable(browser, ["Kazakhstan", "Russia"], (page) =>
    page.getByRole("radio", { name: /Live/ }).check(),
  );
  const [host, guest] = people.map(({ page }) => page);
  if (host === undefined || guest === undefined) throw new Error("two are needed");
  await guest.getByRole("tab", { name: "Seats" }).click();
  await guest.getByText(/While you are away: a/).click();
  await guest.getByText("Actions it must never order").click();
  await guest.getByRole("checkbox", { name: "Pressure" }).check();
  await expect(guest.locator(".mandate")).toContainText(
    "It gives careful orders, signs nothing, and never orders: Pressure.",
  );
  const address = guest.url();
  await guest.close();

  await expect(host.locator(".game")).toBeVisible();
  await host.locator(".clock-box > summary").click();
  for (const phase of ["Negotiation", "Orders", "Report"]) {
    await host.getByRole("button", { name: "End this phase now" }).click();
    await host.getByRole("button", { name: "Yes, end it now" }).click();
    await expect(host.locator(".phases .current")).toHaveText(phase);
  }
  const back = await people[1]?.page.context().newPage();
  if (back === undefined) throw new Error("nobody comes back");
  await back.goto(address);
  const told = back.getByRole("region", { name: "While you were away" });
  await expect(told).toContainText("A caretaker acted for you.");
  await expect(told).toContainText("never orders: Pressure");
  await expect(told).toContainText(/Turn 1: kept the agenda “.+”/);
  await expect(told).toContainText(/Turn 1: sealed/);
  await told.getByRole("button", { name: "Report of turn 1" }).click();
  await expect(back.getByRole("heading", { name: "Report of turn 1" })).toBeVisible();
  await told.getByRole("button", { name: "I have read it" }).click();
  await expect(told).toHaveCount(0);
  await expect(back.locator(".now button")).toBeEnabled();
  await back.reload();
  await expect(back.locator(".game")).toBeVisible();
  await expect(back.locator(".now button")).toBeEnabled();
  await expect(told).toHaveCount(0);
});
