import { expect, type Page, test } from "@playwright/test";
import { newPage } from "./play.ts";

/** Puts the cursor behind a piece of the text and types. */
async function typeAfter(page: Page, piece: string, typed: string): Promise<void> {
  await page.locator(".cm-line", { hasText: piece }).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(typed);
}

const found = (page: Page) => page.locator(".workshop-findings");

test("an author makes a mistake, mends it from the message, plays while writing, and shares a table", async ({
  browser,
}) => {
  const { page, errors } = await newPage(browser);
  await page.goto("/workshop");
  await expect(found(page)).toContainText("No faults");
  await expect(page.locator(".workshop-controls")).toContainText("Turn 1 of 4");

  // A mistake is found at its line with a cure, and leads there.
  await typeAfter(page, "pivot: harbour", "x");
  await expect(found(page)).toContainText("MV0313");
  await expect(found(page)).toContainText("did you mean `harbour`?");
  await expect(page.getByRole("button", { name: "Share and play" })).toBeDisabled();
  await page.keyboard.press("Backspace");
  await expect(found(page)).toContainText("No faults");

  // Be a seat: one order of one's own, the rest by bots.
  await page.locator(".workshop-controls select").selectOption({ label: "The Harbour" });
  await page.getByRole("checkbox", { name: "Visit The North" }).check();
  await page.getByRole("button", { name: "Seal; bots order for the rest" }).click();
  await expect(page.locator(".workshop-controls")).toContainText("Turn 2 of 4");

  // What is written while playing: the same turn, the same orders, other numbers.
  await page.getByRole("tab", { name: "Numbers" }).click();
  const calm = page.locator(".workshop-numbers tr", { hasText: "Calm" }).locator("td").first();
  const before = Number(await calm.textContent());
  await page.locator(".cm-line", { hasText: "calm: { range" }).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(" # quieter");
  await expect(found(page)).toContainText("No faults");
  await expect(page.locator(".workshop-controls")).toContainText("Turn 2 of 4");
  await expect(calm).toHaveText(String(before));

  // Bots play on; coverage is painted.
  await page.getByRole("button", { name: "Let bots play on" }).click();
  await page.getByRole("tab", { name: "Coverage" }).click();
  await expect(page.locator(".workshop-coverage li.fired", { hasText: "Visit" })).toBeVisible();
  await page.getByRole("tab", { name: "Orders" }).click();
  await expect(page.locator(".workshop-orders h3")).toBeVisible();

  // Shared within the server: a link that others can play at once.
  await page.getByRole("button", { name: "Share and play" }).click();
  const link = page.getByRole("link", { name: /Table/ });
  await expect(link).toBeVisible();
  const other = await newPage(browser);
  await other.page.goto((await link.getAttribute("href")) ?? "");
  await expect(other.page.getByText("The Harbour").first()).toBeVisible();
  expect(errors).toEqual([]);
  expect(other.errors).toEqual([]);
});

test("what would take for ever or is too large is refused in words, and the page lives on", async ({ browser }) => {
  const { page } = await newPage(browser);
  await page.goto("/workshop");
  await expect(found(page)).toContainText("No faults");
  const open = async (text: string) => {
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "scenario.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
  };
  await open("a: ".concat("[".repeat(100_000)));
  await expect(found(page)).toContainText("MV0102");
  await open("format: 1\nid: bare\n");
  await expect(found(page)).toContainText("is missing");
  const answer = await page.request.post("/api/workshop", {
    data: { files: { "scenario.yaml": "#".repeat(400_000) } },
    headers: { "content-type": "application/json" },
  });
  expect(answer.status()).toBe(413);
  expect((await answer.json()).error).toContain("at most 300 kB");
});
