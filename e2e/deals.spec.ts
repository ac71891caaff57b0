import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { momentOf, newPage, nowButton } from "./play.ts";

async function noGraveBarrier(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    grave.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`),
    where,
  ).toEqual([]);
}

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
  await builder.getByLabel("Order", { exact: true }).selectOption({ label: "Grant" });
  await builder.getByLabel("Grant: v").selectOption({ label: "Russia" });
  await builder.getByLabel("Grant: site").selectOption({ label: "CPC pipeline" });
  await expect(builder.locator(".clause-sentence")).toContainText(
    "Kazakhstan orders “Grant Russia a licence at CPC pipeline”",
  );
  await builder.getByRole("button", { name: "Add this clause" }).click();
  await expect(builder.locator(".clauses")).toContainText(
    "Kazakhstan orders “Grant Russia a licence at CPC pipeline”, this turn.",
  );
  await noGraveBarrier(page, "an offer being built");
  await builder.getByRole("button", { name: "Make the offer" }).click();
  const deal = page.locator(".card.deal").filter({ hasText: "Signed in turn 1" });
  await expect(deal.filter({ hasText: "Grant Russia a licence at CPC pipeline" })).toContainText("Open");
  for (let step = 0; step < 8 && !(await momentOf(page)).includes("Report"); step += 1) {
    const before = await momentOf(page);
    if (await nowButton(page).isEnabled()) await nowButton(page).click();
    await expect.poll(() => momentOf(page)).not.toBe(before);
  }
  await page.getByRole("tab", { name: "Report" }).click();
  const judged = page.locator(".judged");
  await expect(judged).toContainText("A clause was broken");
  await expect(judged).toContainText("Kazakhstan, towards Russia");
  await expect(judged).toContainText("Kazakhstan orders “Grant Russia a licence at CPC pipeline”");
  await expect(judged).toContainText("Broken in turn 1");
  await judged.getByRole("button", { name: "To the deal" }).first().click();
  await expect(page.locator(".card.deal.broken")).toContainText("It was not ordered in time");
  expect(errors).toEqual([]);
});

interface Table {
  /** Kazakhstan, Russia (in German, on a phone), NATO and China, who is left out. */
  readonly pages: readonly [Page, Page, Page, Page];
  readonly errors: () => readonly string[];
  /** Every byte China's sockets brought, as text. */
  readonly heardByChina: string[];
}

async function openTable(browser: Browser): Promise<Table> {
  const opened = [
    await newPage(browser, { locale: "en" }),
    await newPage(browser, { locale: "de", viewport: { width: 390, height: 844 } }),
    await newPage(browser, { locale: "en" }),
    await newPage(browser, { locale: "en" }),
  ];
  const [host, russia, nato, china] = opened.map(({ page }) => page) as [Page, Page, Page, Page];
  const heardByChina: string[] = [];
  china.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => heardByChina.push(payload.toString("latin1"))),
  );
  await host.goto("/?renderer=canvas");
  await host.getByRole("button", { name: "Open a table" }).first().click();
  await host.getByRole("button", { name: "Open the table" }).click();
  await host.getByRole("button", { name: "Sit down as Kazakhstan" }).click();
  const address = `${new URL(host.url()).pathname}?renderer=canvas`;
  const others = [
    [russia, "Platz nehmen: Russland"],
    [nato, "Sit down as NATO"],
    [china, "Sit down as China"],
  ] as const;
  for (const [page, name] of others) {
    await page.goto(address);
    await page.getByRole("button", { name }).click();
  }
  await expect(host.locator(".seat-list .holder:not(.quiet)")).toHaveCount(4);
  await host.getByRole("button", { name: "Start the game" }).click();
  for (const { page } of opened) {
    await expect(page.locator(".game")).toBeVisible();
    await page.getByRole("tab", { name: /^(Deals|Absprachen)/ }).click();
  }
  return { pages: [host, russia, nato, china], errors: () => opened.flatMap(({ errors }) => errors), heardByChina };
}

/** Adds a clause: who, what kind, and what else is to be picked by label. */
async function addClause(page: Page, who: string, kind: string, picks: Readonly<Record<string, string | RegExp>>) {
  await page.getByRole("button", { name: "Add a clause" }).click();
  const editor = page.locator(".clause-editor");
  await editor.getByRole("radio", { name: who }).check();
  await editor.getByRole("radio", { name: kind, exact: true }).check();
  for (const [label, wanted] of Object.entries(picks)) {
    const select = editor.getByLabel(label, { exact: true });
    const labels = await select.locator("option").allTextContents();
    const found = labels.find((text) => (typeof wanted === "string" ? text === wanted : wanted.test(text)));
    await select.selectOption({ label: found ?? `nothing like ${wanted}` });
  }
  await page.getByRole("button", { name: "Add this clause" }).click();
}

/** Everybody goes on to the next phase, with whatever is drafted. */
async function goOn(pages: readonly Page[]): Promise<void> {
  const before = await Promise.all(pages.map((page) => momentOf(page)));
  for (const page of pages) await nowButton(page).click();
  for (const [at, page] of pages.entries()) await expect.poll(() => momentOf(page)).not.toBe(before[at]);
}

test("three negotiate a conditional secret deal, one breaks it; they see who, what and why, the fourth sees nothing", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { pages, errors, heardByChina } = await openTable(browser);
  const [kazakhstan, russia, nato, china] = pages;

  await kazakhstan.getByRole("button", { name: "New offer" }).click();
  await kazakhstan.getByRole("checkbox", { name: "Russia" }).check();
  await kazakhstan.getByRole("checkbox", { name: "NATO" }).check();
  await addClause(kazakhstan, "Russia", "orders", { Order: "Talks" });
  await addClause(kazakhstan, "NATO", "does not order", { Order: "Pressure" });
  await addClause(kazakhstan, "Kazakhstan", "pays", { To: "Russia", "Only if": /^1 is kept/ });
  await addClause(kazakhstan, "Kazakhstan", "pays", { To: "NATO" });
  await kazakhstan.getByRole("checkbox", { name: /^Secret/ }).check();
  await kazakhstan.getByRole("button", { name: "Change clause 3" }).click();
  await kazakhstan.getByRole("tab", { name: "News" }).click();
  await kazakhstan.reload();
  await kazakhstan.getByRole("tab", { name: "Deals" }).click();
  await kazakhstan.getByLabel(/^How much/).selectOption("2");
  await kazakhstan.getByRole("button", { name: "Keep the change" }).click();
  const drafted = kazakhstan.locator(".drafted-clauses li");
  await expect(drafted.nth(2)).toContainText("If 1 is kept: Kazakhstan pays Russia 2, at the end of that turn.");
  await expect(drafted.nth(0).getByRole("button", { name: "Move clause 1 up" })).toBeDisabled();
  await expect(kazakhstan.locator(".prospect")).toContainText("3 of your 4 money");
  await kazakhstan.getByRole("button", { name: "Make the offer" }).click();

  const asked = russia.locator(".offer.asked");
  await expect(asked).toContainText("Wenn 1 gehalten ist: Kasachstan zahlt an Russland 2, am Ende dieser Runde.");
  await expect(asked.locator(".prospect")).toContainText("1 von deinen 2 Befehlen je Runde");
  await noGraveBarrier(russia, "an offer to answer, on a phone");
  await asked.getByRole("button", { name: "Ablehnen" }).click();
  await asked.getByRole("button", { name: "Zu wenig für uns" }).click();
  await expect(kazakhstan.locator(".card.closed")).toContainText("Russia declined: too little for us.");
  await kazakhstan.getByRole("button", { name: "Change and offer again" }).click();
  await kazakhstan.getByRole("button", { name: "Change clause 3" }).click();
  await kazakhstan.getByLabel(/^How much/).selectOption("3");
  await kazakhstan.getByRole("button", { name: "Keep the change" }).click();
  await kazakhstan.getByRole("button", { name: "Make the offer" }).click();
  await russia.locator(".offer.asked").getByRole("button", { name: "Unterzeichnen" }).click();
  await nato.locator(".offer.asked").getByRole("button", { name: "Sign" }).click();

  for (const page of [kazakhstan, russia, nato]) await expect(page.locator(".card.deal.running")).toHaveCount(1);
  await expect(kazakhstan.locator(".card.deal.running")).toContainText("Waits for clause 1");
  await expect(kazakhstan.locator(".card.deal.running")).toContainText("Kept in turn 1. The sum was paid");
  await noGraveBarrier(kazakhstan, "a signed deal");
  await expect(china.locator(".deals-empty")).toContainText("No deal has been signed and none is on offer.");

  await goOn(pages);
  await goOn(pages);
  await russia.getByRole("tab", { name: /^Befehle/ }).click();
  await russia.locator("[data-action=campaign] .add").click();
  await goOn(pages);

  for (const page of pages) await page.getByRole("tab", { name: /^(Report|Bericht)/ }).click();
  for (const page of [kazakhstan, nato]) {
    const broken = page.locator(".judged.broken");
    await expect(broken).toContainText("A clause was broken");
    await expect(broken).toContainText("Russia, towards Kazakhstan, NATO");
    await expect(broken).toContainText("Russia orders “Call for talks”, in turn 1.");
    await expect(broken).toContainText("Broken in turn 1. It was not ordered in time");
    await broken.getByRole("button", { name: "Evidence" }).click();
    await expect(broken.locator(".evidence-turn")).toContainText("Russia ordered:Campaign at home.");
  }
  await expect(russia.locator(".judged.broken")).toContainText("Russland, gegenüber Kasachstan, NATO");
  await expect(russia.locator(".judged.broken")).toContainText("Gebrochen in Runde 1");
  await expect(china.locator(".steps-list")).toBeVisible();
  await expect(china.locator(".judged, .clause-came")).toHaveCount(0);
  await noGraveBarrier(kazakhstan, "the report of a broken clause");

  await kazakhstan.locator(".broken-clause").getByRole("button", { name: "In the report" }).click();
  await expect(kazakhstan.locator(".step-card.current")).toContainText("Russia orders “Call for talks”");
  await kazakhstan.getByRole("tab", { name: "Tracks" }).click();
  await kazakhstan.getByRole("button", { name: /^Treasury: Kazakhstan/ }).click();
  await expect(kazakhstan.locator(".drawer")).toContainText("By a deal: Kazakhstan pays NATO 1");
  await kazakhstan.locator(".drawer").getByRole("button", { name: "To the deal" }).click();
  await expect(kazakhstan.locator(".card.deal.broken")).toBeFocused();
  await kazakhstan.getByRole("button", { name: "Russia to NATO: 1 broken" }).click();
  await expect(kazakhstan.locator(".card.deal")).toHaveCount(1);
  await kazakhstan.getByRole("button", { name: /^Open 0/ }).click();
  await expect(kazakhstan.getByText("There is no such deal.")).toBeVisible();

  await china.getByRole("tab", { name: "Deals" }).click();
  await expect(china.locator(".deals-empty")).toBeVisible();
  expect(heardByChina.join("\n")).not.toMatch(/kazakhstan-\d/);
  expect(errors()).toEqual([]);
});
