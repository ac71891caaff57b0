import { expect, test } from "@playwright/test";
import { newPage } from "./play.ts";
import { mustBeAccessible, seatedTable } from "./seating.ts";

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
  await mustBeAccessible(page);
  await page.getByRole("button", { name: "Open the table" }).click();
  await expect(page.getByText("By days. Sun at 07:30, local time of Asia/Almaty.")).toBeVisible();
  await page.getByRole("button", { name: "Sit down as Russia" }).click();
  await page.getByRole("button", { name: "Start the game" }).click();
  await expect(page.getByRole("timer")).toContainText(/(Sun|Sat).*CES?T$/);
  expect(errors).toEqual([]);
});

test("the clock: the host extends, pauses, ends and changes the pace; seats vote; everybody reads what was done by whom", async ({
  browser,
}) => {
  const people = await seatedTable(browser, ["Kazakhstan", "Russia"], (page) =>
    page.getByRole("radio", { name: /Live/ }).check(),
  );
  const [host, guest] = people.map(({ page }) => page);
  if (host === undefined || guest === undefined) throw new Error("two are needed");
  const clock = (page: typeof host) => page.locator(".clock-box > summary");
  await clock(host).click();
  await host.getByRole("button", { name: "15 minutes more" }).click();
  for (const page of [host, guest]) {
    await expect(
      page.locator(".table-note", { hasText: "The host has given this phase 15 minutes more." }),
    ).toBeVisible();
  }
  await expect(guest.getByRole("timer")).toContainText(/1\d:\d\d/);

  await clock(guest).click();
  await expect(guest.getByRole("button", { name: "End this phase now" })).toHaveCount(0);
  await guest.getByText("Call a vote").click();
  await guest.getByRole("button", { name: "Stop the clock" }).click();
  await expect(guest.locator(".vote").first()).toContainText("For it: Russia (1 of 2 needed).");
  await clock(host).click();
  const asked = host.locator(".table-note .vote");
  await expect(asked).toContainText("Russia asks for a vote: stop the clock.");
  await asked.getByRole("button", { name: "For it" }).click();
  for (const page of [host, guest]) {
    await expect(
      page.locator(".table-note", { hasText: "A vote (Russia, Kazakhstan) has stopped the clock." }),
    ).toBeVisible();
    await expect(clock(page)).toContainText("Paused");
  }
  await clock(host).click();
  await host.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(guest.locator(".table-note")).toContainText("The host has let the clock go on.");

  await host.getByRole("button", { name: "End this phase now" }).click();
  await host.getByRole("button", { name: "Yes, end it now" }).click();
  await expect(guest.locator(".phases .current")).toHaveText("Negotiation");
  await expect(guest.locator(".table-note")).toContainText("The host has ended the phase.");

  await host.getByText("Go on at another pace").click();
  await mustBeAccessible(host);
  await host.getByRole("button", { name: "Go on: By days" }).click();
  await expect(guest.locator(".phases .current")).toHaveText("Orders");
  await expect(guest.locator(".clock-panel")).toContainText(/This phase ends .*18:00 CES?T\./);
  await expect(guest.locator(".acts li")).toHaveCount(5);
  for (const { errors } of people) expect(errors).toEqual([]);
});
