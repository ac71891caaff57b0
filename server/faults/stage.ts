import type { OpenedTable, Pace } from "@multivector/shared/protocol/types";
import { replay, type SessionRecord } from "@multivector/shared/record";
import { openTable, scenarioOf } from "../test/harness.ts";
import { keptOf } from "./account.ts";
import type { Findings } from "./findings.ts";
import { Player } from "./player.ts";

/** A table as it is played here; bots fill the seats that people leave. */
export interface Cast {
  readonly scenario: string;
  readonly pace: Pace;
  readonly people: number;
  readonly bots: "random" | "steady";
}

/** One table through every crash of its server, from its opening to the end of its game. */
export class Stage {
  readonly players: readonly Player[];
  readonly #table: OpenedTable;
  readonly #cast: Cast;
  readonly #findings: Findings;
  /** The start was acknowledged. */
  #started = false;
  #moment = "";

  private constructor(table: OpenedTable, cast: Cast, findings: Findings, seed: string) {
    this.#table = table;
    this.#cast = cast;
    this.#findings = findings;
    const { seats } = scenarioOf(cast.scenario);
    this.players = seats
      .slice(0, cast.people)
      .map(({ id }) => new Player(scenarioOf(cast.scenario), table.code, id, seed));
  }

  static async open(address: string, cast: Cast, findings: Findings, seed: string): Promise<Stage> {
    const { scenario, pace, bots } = cast;
    const fill = Object.fromEntries(scenarioOf(scenario).seats.map(({ id }) => [id, bots]));
    return new Stage(await openTable(address, { scenario, pace, fill }), cast, findings, seed);
  }

  get code(): string {
    return this.#table.code;
  }

  get isOver(): boolean {
    return this.players.some((player) => player.isOver);
  }

  /** Everybody comes (back), everything acknowledged so far is looked for, and the game is begun. */
  async enter(address: string): Promise<void> {
    for (const player of this.players) await player.come(address);
    await this.#compare(address);
    const [host] = this.players;
    const inLobby = host?.guest.state.stage === "lobby";
    if (inLobby && this.#started) this.#miss("", ["the start"]);
    if (inLobby) await host.guest.ask("start", { hostKey: this.#table.hostKey });
    this.#started = true;
    for (const player of this.players) await player.arrange();
  }

  /** Plays until the game is over or `signal` says to stop; `moved` is told of every new phase. */
  async play(signal: AbortSignal, acknowledged: () => void, moved: () => void): Promise<void> {
    const heard = () => {
      acknowledged();
      const { turn, phase } = this.players[0]?.guest.state ?? {};
      const moment = `${turn} ${phase}`;
      if (this.#moment !== "" && moment !== this.#moment) moved();
      this.#moment = moment;
    };
    await Promise.all(this.players.map((player) => player.play(signal, heard)));
  }

  /** After the end: everything is there, and the record plays again to the same worlds. */
  async close(address: string): Promise<void> {
    const record = await this.#compare(address);
    const again = replay(scenarioOf(this.#cast.scenario), record).hashes;
    if (again.join() !== record.hashes.join()) throw new Error("the record replays differently");
    for (const player of this.players) await player.guest.leave();
    this.#findings.games += 1;
  }

  async #compare(address: string): Promise<SessionRecord> {
    const { code, hostKey } = this.#table;
    const response = await fetch(`${address}/api/tables/${code}/record`, { headers: { "x-host-key": hostKey } });
    if (!response.ok) throw new Error(`the record cannot be had: ${await response.text()}`);
    const record = (await response.json()) as SessionRecord;
    const kept = keptOf(scenarioOf(this.#cast.scenario), record);
    for (const player of this.players) {
      const { seat, orders, words } = player;
      const game = orders.compare(kept.get(seat) ?? []);
      const press = words.compare(await player.wordsKept());
      this.#miss(seat, [...game.missing, ...press.missing, ...player.seatMissing()]);
      this.#findings.submissions += game.checked;
      this.#findings.messages += press.checked;
      const doubled = [...game.doubled, ...press.doubled];
      this.#findings.doubled.push(...doubled.map((one) => `table ${this.code}, ${seat}: ${one}`));
    }
    return record;
  }

  #miss(seat: string, what: readonly string[]): void {
    this.#findings.missing.push(...what.map((one) => `table ${this.code}, ${seat}: ${one}`));
  }
}
