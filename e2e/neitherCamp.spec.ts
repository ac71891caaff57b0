import { type Browser, expect, type Page, test } from "@playwright/test";
import { momentOf, newPage, nowButton, over } from "./play.ts";

const names = {
  presidency: "Kazakhstan: presidency",
  ministry: "Kazakhstan: foreign ministry",
  russia: "Russia",
  nato: "NATO and USA",
  eu: "European Union",
  china: "China",
} as const;
type SeatName = keyof typeof names;
type Pages = Readonly<Record<SeatName, Page>>;
const everybody = Object.keys(names) as SeatName[];

interface Turn {
  /** What each seat accepts, gives, bids on or votes for: words of the options. */
  readonly ballots: Partial<Record<SeatName, readonly string[]>>;
  /** The action each seat orders, if it can. */
  readonly orders: Readonly<Record<SeatName, string>>;
  /** What the report says came of the forum. */
  readonly came: readonly string[];
}

const integrity = "The territorial integrity of states must be respected";
const sixPoints = "We welcome the six-point plan";
const hard = "Criticise Georgia's use of force";
const freeHand = "Each member decides on recognition by itself";
const charter = "within the UN Charter";
const osce = "within the OSCE";
const settlement = "A settlement in the Caucasus";

/** Close to history: collective texts, a neutral sentence, help, and the vote of 8 October. */
const course: readonly Turn[] = [
  {
    ballots: {
      presidency: [integrity, sixPoints],
      ministry: [integrity, sixPoints, "All states should keep to the UN Charter"],
      russia: ["We support Russia's active role", integrity, sixPoints],
      china: [integrity, sixPoints],
    },
    orders: { presidency: "visit", ministry: "programme", russia: "court", nato: "court", eu: "court", china: "court" },
    came: [`${integrity} + ${sixPoints}`],
  },
  {
    ballots: { presidency: [hard, freeHand], ministry: ["Both sides should keep"], russia: [hard, freeHand] },
    orders: {
      presidency: "campaign",
      ministry: "mediate",
      russia: "mediate",
      nato: "campaign",
      eu: "invest",
      china: "invest",
    },
    came: [`Criticise Georgia's use of force and NATO's enlargement + ${freeHand}`],
  },
  {
    ballots: {
      presidency: [charter, osce],
      ministry: [charter, osce],
      russia: [charter, osce, "Georgia's use of force was wrong"],
      nato: [charter, osce, "Russia's recognition was wrong"],
      eu: [charter, osce],
      china: [charter],
    },
    orders: {
      presidency: "visit",
      ministry: "programme",
      russia: "campaign",
      nato: "court",
      eu: "court",
      china: "campaign",
    },
    came: ["within the UN Charter + ", osce],
  },
  {
    ballots: { presidency: ["Give 1"], nato: ["Give 1"], eu: ["Give 1"], china: ["Give 1"] },
    orders: {
      presidency: "campaign",
      ministry: "inquire",
      russia: "court",
      nato: "campaign",
      eu: "court",
      china: "court",
    },
    came: ["Help before winter"],
  },
  {
    ballots: { ministry: [settlement], nato: ["Afghanistan"], eu: [settlement], russia: ["A security treaty"] },
    orders: {
      presidency: "visit",
      ministry: "campaign",
      russia: "probe",
      nato: "court",
      eu: "campaign",
      china: "invest",
    },
    came: [settlement],
  },
  {
    ballots: { ministry: ["Yes, ask"], russia: ["Yes, ask"], china: ["Yes, ask"], nato: ["No"] },
    orders: {
      presidency: "campaign",
      ministry: "programme",
      russia: "court",
      nato: "court",
      eu: "court",
      china: "court",
    },
    came: ["Yes, ask the court"],
  },
];

const all = (work: (page: Page, seat: SeatName) => Promise<void>, pages: Pages): Promise<unknown> =>
  Promise.all(everybody.map((seat) => work(pages[seat], seat)));
const tab = (page: Page, name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();

/** The presidency and Russia sit at desks, the others hold phones. */
async function sitDown(browser: Browser): Promise<{ pages: Pages; errors: () => readonly string[] }> {
  const phone = { width: 390, height: 844 };
  const opened = await Promise.all(
    everybody.map((seat) => {
      const desk = seat === "presidency" || seat === "russia";
      return newPage(browser, { locale: "en", reducedMotion: "reduce", ...(desk ? {} : { viewport: phone }) });
    }),
  );
  const pages = Object.fromEntries(everybody.map((seat, at) => [seat, opened[at]?.page])) as unknown as Pages;
  const host = pages.presidency;
  await host.goto("/?renderer=canvas");
  const card = host.locator("article[aria-labelledby='title-neither-camp']");
  await card.getByRole("button", { name: "Open a table" }).click();
  await host.getByRole("button", { name: "Open the table" }).click();
  await host.getByRole("button", { name: `Sit down as ${names.presidency}` }).click();
  const address = `${new URL(host.url()).pathname}?renderer=canvas`;
  await all(async (page, seat) => {
    if (page === host) return;
    await page.goto(address);
    await page.getByRole("button", { name: `Sit down as ${names[seat]}` }).click();
  }, pages);
  await expect(host.locator(".seat-list .holder:not(.quiet)")).toHaveCount(everybody.length);
  await host.getByRole("button", { name: "Start the game" }).click();
  await all((page) => expect(page.locator(".game")).toBeVisible(), pages);
  return { pages, errors: () => opened.flatMap(({ errors }) => errors) };
}

/** Everybody goes on; the phase ends with the last. */
async function goOn(pages: Pages): Promise<void> {
  const before = await momentOf(pages.presidency);
  await all((page) => nowButton(page).click(), pages);
  const often = { intervals: [50, 100, 200] };
  await all((page) => expect.poll(() => momentOf(page), often).not.toBe(before), pages);
}

async function cast(page: Page, words: readonly string[] | undefined): Promise<void> {
  if (words === undefined) return;
  await tab(page, "News");
  for (const word of words) {
    const named = page.locator("strong", { hasText: word });
    await page.locator(".forum label.option").filter({ has: named }).locator("input").check();
  }
}

async function order(page: Page, action: string): Promise<void> {
  await tab(page, "Orders");
  const add = page.locator(`[data-action=${action}] .add`);
  if ((await add.count()) > 0 && (await add.isEnabled())) await add.click();
}

/** The presidency promises a visit for an envoy; Russia signs. */
async function strikeDeal({ presidency, russia }: Pages): Promise<void> {
  await tab(presidency, "Deals");
  await presidency.getByRole("button", { name: "New offer" }).click();
  await presidency.locator(".builder").getByRole("checkbox", { name: "Russia" }).check();
  for (const [who, action] of [
    [names.presidency, "Visit"],
    ["Russia", "Envoy"],
  ] as const) {
    await presidency.getByRole("button", { name: "Add a clause" }).click();
    const editor = presidency.locator(".clause-editor");
    await editor.getByRole("radio", { name: who }).check();
    await editor.getByRole("radio", { name: "orders", exact: true }).check();
    await editor.getByLabel("Order", { exact: true }).selectOption({ label: action });
    await presidency.getByRole("button", { name: "Add this clause" }).click();
  }
  await presidency.getByRole("button", { name: "Make the offer" }).click();
  await tab(russia, "Deals");
  await russia.locator(".offer.asked").getByRole("button", { name: "Sign" }).click();
  await expect(presidency.locator(".card.deal.running")).toHaveCount(1);
}

async function speak({ ministry, eu }: Pages): Promise<void> {
  const words = "One rule for like cases: we recognise nobody.";
  await tab(ministry, "Press");
  await ministry.locator(".thread").first().click();
  await ministry.locator(".composer textarea").fill(words);
  await ministry.locator(".composer textarea").press("Enter");
  await tab(eu, "Press");
  await eu.locator(".thread").first().click();
  await expect(eu.getByRole("log")).toContainText(words);
}

test("six browsers play Neither Camp to its end: texts, a deal, a vote and two offices of one government", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const { pages, errors } = await sitDown(browser);
  await all(async (page) => {
    await page.locator("button.choice").first().click();
    await expect(page.locator("button.choice")).toHaveCount(0);
  }, pages);
  for (const [at, turn] of course.entries()) {
    await goOn(pages);
    if (at === 0) await strikeDeal(pages);
    if (at === 1) await speak(pages);
    await all((page, seat) => cast(page, turn.ballots[seat]), pages);
    if (at === 0) {
      await tab(pages.china, "News");
      await pages.china.getByRole("button", { name: "Say so" }).click();
      await tab(pages.russia, "News");
      await expect(pages.russia.locator(".forum .said").first()).toContainText("China");
    }
    if (at === 2) {
      await expect(pages.ministry.locator(".panel")).toContainText("A wrong headline");
      await pages.ministry.getByRole("radio", { name: /Correct it at once/ }).check();
    }
    await goOn(pages);
    await all((page, seat) => order(page, turn.orders[seat]), pages);
    await goOn(pages);
    await all(async (page) => {
      await tab(page, "Report");
      for (const words of turn.came) await expect(page.locator(".panel")).toContainText(words);
    }, pages);
    if (at === 0) await expect(pages.russia.locator(".judged").first()).toContainText("kept");
    await goOn(pages);
  }
  await all(async (page) => {
    await expect(over(page)).toBeVisible();
    await expect(page.getByRole("heading", { name: /Points/ })).toBeVisible();
    await expect(page.getByText("On 28 August 2008 the summit in Dushanbe")).toBeVisible();
  }, pages);
  expect(errors()).toEqual([]);
});
