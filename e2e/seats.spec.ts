import { expect, type Page, test } from "@playwright/test";
import { newPage } from "./play.ts";
import { mustBeAccessible, phone, seatedTable } from "./seating.ts";

/** The link that a button of the own seat's menu, or of the host's, makes. */
async function linkFrom(page: Page, button: string | RegExp): Promise<string> {
  await page.getByRole("button", { name: button }).click();
  const card = page.locator(".link-card", { has: page.getByRole("img", { name: /QR code/ }) }).last();
  await expect(card).toBeVisible();
  const link = await card.getByRole("textbox").inputValue();
  await page.getByRole("button", { name: button }).click();
  await expect(page.locator(".link-card")).toHaveCount(0);
  return link;
}

const openSeats = async (page: Page) => {
  await page.getByRole("tab", { name: "Seats" }).click();
};

test("a delegation: a link lets others in, they see and suggest, the head seals and passes the head on", async ({
  browser,
}) => {
  const people = await seatedTable(browser, ["Kazakhstan", "Russia"]);
  const head = people[1]?.page;
  if (head === undefined) throw new Error("two are needed");
  await head.locator("button.choice").first().click();
  await openSeats(head);
  await head.getByText("Other devices, other people").click();
  await mustBeAccessible(head);
  const link = await linkFrom(head, "Invite into the delegation");

  const { page: member, errors } = await newPage(browser, { locale: "en", ...phone });
  await member.goto(`${link.replace("#", "?renderer=canvas#")}`);
  await expect(member).toHaveURL(/\/t\/[A-Z0-9]+\?renderer=canvas$/);
  await member.getByLabel("Your name").fill("Second");
  await member.getByRole("button", { name: "Join the delegation" }).click();
  await expect(member.locator(".where")).toContainText("Russia");
  await expect(member.locator(".now")).toContainText("Player Russia is the head and seals; you draft and suggest.");
  await expect(head.locator(".delegation")).toContainText("Second");

  await people[0]?.page.locator(".clock-box > summary").click();
  for (const phase of ["Negotiation", "Orders"]) {
    await people[0]?.page.getByRole("button", { name: "End this phase now" }).click();
    await people[0]?.page.getByRole("button", { name: "Yes, end it now" }).click();
    await expect(member.locator(".phases .current")).toHaveText(phase);
  }
  await member.getByRole("tab", { name: "Orders" }).click();
  await member.locator(".add:not(:disabled)").first().click();
  await member.getByRole("button", { name: "Suggest my draft" }).click();
  await expect(member.getByRole("button", { name: "Suggested" })).toBeVisible();
  await head.getByRole("tab", { name: "Orders" }).click();
  await expect(head.locator(".suggestion")).toContainText("Second suggests:");
  await head.getByRole("button", { name: "Make it my draft" }).click();
  await head.getByRole("button", { name: "Seal 1 order" }).click();
  await expect(member.locator(".now")).toContainText("Your orders are sealed.");

  await openSeats(head);
  await head.getByRole("button", { name: "Make Second head" }).click();
  await expect(member.getByRole("button", { name: "Open the seal" })).toBeVisible();
  await expect(head.locator(".now")).toContainText("Second is the head and seals");
  for (const seen of [...people.map((one) => one.errors), errors]) expect(seen).toEqual([]);
});

test("a seat goes on at another device by its link, and to another person by a link or by the host; it keeps its history", async ({
  browser,
}) => {
  const people = await seatedTable(browser, ["Kazakhstan", "Russia"]);
  const [host, first] = people.map(({ page }) => page);
  if (host === undefined || first === undefined) throw new Error("two are needed");
  await openSeats(first);
  await first.getByText("Other devices, other people").click();
  const own = await linkFrom(first, "Go on at another device");
  expect(own, "a guest's link does not lead the table").not.toContain("host=");
  const heir = await linkFrom(first, "Hand the seat over");

  const { page: laptop } = await newPage(browser, { locale: "en" });
  await laptop.goto(own);
  await expect(laptop.locator(".where")).toContainText("Russia");
  await laptop.locator("button.choice").first().click();
  await expect(first.locator("button.choice")).toHaveCount(0);

  const { page: next } = await newPage(browser, { locale: "en", ...phone });
  await next.goto(heir);
  await next.getByLabel("Your name").fill("Next");
  await next.getByRole("button", { name: "Take the seat over" }).click();
  await expect(next.locator(".where")).toContainText("Russia");
  for (const old of [first, laptop]) {
    await expect(old.getByRole("alert").filter({ hasText: "was given to somebody else" })).toBeVisible();
  }
  await openSeats(host);
  const card = host.locator("article.seat", { hasText: "Russia" }).filter({ hasText: "Next" });
  await expect(card).toContainText("Before: Player Russia (until turn 1)");

  await card.getByText("As the host: give or take this seat").click();
  await card.getByRole("button", { name: "Take Russia away" }).click();
  await card.getByRole("button", { name: "Yes, take it away" }).click();
  await expect(next.getByRole("alert").filter({ hasText: "was given to somebody else" })).toBeVisible();
  await next.getByRole("button", { name: "To the seats" }).click();
  await expect(next.getByRole("button", { name: "Sit down as China" })).toBeVisible();
  await expect(next.getByRole("button", { name: "Sit down as Russia" })).toHaveCount(0);
  const replacement = await linkFrom(host, "Give Russia to somebody by a link");
  await first.goto(replacement);
  await first.getByRole("button", { name: "Take the seat over" }).click();
  await expect(first.locator(".where")).toContainText("Russia");
});
