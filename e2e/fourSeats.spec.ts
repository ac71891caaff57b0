import { expect, type Page, test } from "@playwright/test";
import { newPage, over, playPhase } from "./play.ts";

const scenarioId = "eagle-over-the-steppe";
const seats = ["Kazakhstan", "Russia", "NATO", "China"];

interface Player {
  readonly page: Page;
  readonly seat: string;
  readonly errors: readonly string[];
  /** Every byte its sockets brought, as text, until the ending. */
  readonly heard: string[];
  /** Orders with parameters that it sent, such as `visit(china)`. */
  readonly sent: Set<string>;
  listening: boolean;
}

const latin1 = (payload: string | Buffer): string =>
  typeof payload === "string" ? payload : payload.toString("latin1");

function listen(page: Page, player: Pick<Player, "heard" | "sent" | "listening">): void {
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => {
      if (player.listening) player.heard.push(latin1(payload));
    });
    socket.on("framesent", ({ payload }) => {
      for (const [order] of latin1(payload).matchAll(/[a-z-]+\([a-z,-]+\)/g)) player.sent.add(order);
    });
  });
}

test("four browsers play a whole game, one reloads in the middle, and none hears another's secrets", async ({
  browser,
  request,
}) => {
  test.setTimeout(600_000);
  const { file } = (await (await request.get(`/api/scenarios/${scenarioId}`)).json()) as {
    file: { agendas: Record<string, Record<string, unknown>>; turns: number };
  };
  const players: Player[] = [];
  let address = "/?renderer=canvas";
  for (const seat of seats) {
    const { page, errors } = await newPage(browser, { locale: "en" });
    const player: Player = { page, seat, errors, heard: [], sent: new Set(), listening: true };
    listen(page, player);
    await page.goto(address);
    if (players.length === 0) {
      await page.getByRole("button", { name: "Open a table" }).first().click();
      await page.getByRole("button", { name: "Open the table" }).click();
    }
    await page.getByLabel("Your name").fill(`Player ${seat}`);
    await page.getByRole("button", { name: new RegExp(`Sit down as ${seat}`) }).click();
    await expect(page.getByText(`Player ${seat}`)).toBeVisible();
    address = `${new URL(page.url()).pathname}?renderer=canvas`;
    players.push(player);
  }
  const pages = players.map(({ page }) => page);
  await pages[0]?.getByRole("button", { name: "Start the game" }).click();
  for (const page of pages) await expect(page.locator(".game")).toBeVisible();

  for (let turn = 1; turn <= file.turns; turn += 1) {
    for (let phase = 0; phase < 4; phase += 1) {
      const last = turn === file.turns && phase === 2;
      if (last) for (const player of players) player.listening = false;
      if ((await over(players[0]?.page as Page).count()) > 0) break;
      await playPhase(pages, turn);
      if (turn === 2 && phase === 1) await reloadKeepsTheSeat(players[2] as Player);
    }
  }
  for (const page of pages) {
    await expect(over(page)).toBeVisible();
    await expect(page.getByRole("heading", { name: /Points/ })).toBeVisible();
  }
  for (const reader of players) {
    const bytes = reader.heard.join("\n");
    const own = Object.keys(file.agendas[reader.seat.toLowerCase()] ?? {});
    expect(
      own.filter((agenda) => bytes.includes(agenda)),
      "its own two agendas reach it",
    ).toHaveLength(2);
    for (const other of players.filter((one) => one !== reader)) {
      const agendas = Object.keys(file.agendas[other.seat.toLowerCase()] ?? {});
      expect(
        agendas.filter((agenda) => bytes.includes(agenda)),
        `${other.seat}'s agendas at ${reader.seat}`,
      ).toEqual([]);
      const orders = [...other.sent].filter((order) => !reader.sent.has(order) && bytes.includes(order));
      expect(orders, `${other.seat}'s sealed orders at ${reader.seat}`).toEqual([]);
    }
    expect(reader.errors).toEqual([]);
  }
});

async function reloadKeepsTheSeat({ page, seat }: Player): Promise<void> {
  await page.reload();
  await expect(page.locator(".game")).toBeVisible();
  await expect(page.locator(".who-am-i")).toContainText(seat);
}
