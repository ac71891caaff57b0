import { botFor } from "@multivector/shared/bots";
import type { DealId, Scenario } from "@multivector/shared/rules";
import { nextOf, type SeatSubmission } from "../src/table/botTurn.ts";
import type { Guest } from "./harness.ts";

/** When a submission is made, and the client's own name for it if it has one. */
export interface At {
  readonly turn: number;
  readonly phase: string;
  readonly id?: string;
}

/** Sends what a submission says, as the browser would. */
export async function send(guest: Guest, submission: SeatSubmission, { id, ...at }: At): Promise<void> {
  const once = id === undefined ? {} : { id };
  switch (submission.kind) {
    case "agenda":
      return void (await guest.ask("agenda", { agenda: submission.agenda, ...once }));
    case "ready":
      return void (await guest.ask("ready", { turn: at.turn, phase: at.phase, ready: submission.ready, ...once }));
    case "unseal":
      return void (await guest.ask("unseal", { turn: at.turn, ...once }));
    case "seal": {
      const { orders, answers, ballots } = submission;
      const cast = ballots === undefined ? {} : { ballots };
      const sealed = { turn: at.turn, orders: [...orders], answers: { ...answers }, ...cast, ...once };
      return void (await guest.ask("seal", sealed));
    }
    case "position": {
      const { forum, ballot } = submission;
      const said = ballot === undefined ? {} : { ballot };
      return void (await guest.ask("position", { turn: at.turn, forum, ...said, ...once }));
    }
    case "offer":
      return void (await guest.ask("offer", { turn: at.turn, terms: submission.terms, ...once }));
    case "sign":
    case "withdraw":
      return void (await guest.ask(submission.kind, { offer: submission.offer, ...once }));
    case "decline": {
      const { offer, reason } = submission;
      return void (await guest.ask("decline", { offer, ...(reason === undefined ? {} : { reason }), ...once }));
    }
    case "leave":
      return void (await guest.ask("leave", { deal: submission.deal, ...once }));
  }
}

const phaseOf = ({ state }: Guest) => `${state.turn} ${state.phase}`;

/** One phase: each guest does all it can, at random, and everybody sees the next phase. */
export async function playPhase(scenario: Scenario, guests: readonly Guest[], seed: string): Promise<void> {
  const [first] = guests;
  if (first === undefined) return;
  const before = phaseOf(first);
  const { turn, phase } = first.state;
  for (const guest of guests) await finish(scenario, guest, `${seed} ${guest.seat}`, { turn, phase });
  await Promise.all(guests.map((guest) => guest.until(() => phaseOf(guest) !== before, `the phase after ${before}`)));
}

async function finish(scenario: Scenario, guest: Guest, seed: string, at: At): Promise<void> {
  const { seat } = guest;
  if (seat === undefined) return;
  const bot = botFor("random", scenario, seat, seed);
  for (let step = 0; step < 20; step++) {
    const view = guest.view(scenario);
    if (view === undefined || view.turn !== at.turn || view.phase !== at.phase) return;
    const next = nextOf(bot, scenario, view, seat)?.submission;
    if (next === undefined) return;
    const before = mine(scenario, guest);
    try {
      await send(guest, next, at);
    } catch (cause) {
      // Bots may have ended the phase meanwhile.
      if (isLate(cause)) return;
      throw cause;
    }
    const settled = () => ("offer" in next ? !isOpen(scenario, guest, next.offer) : mine(scenario, guest) !== before);
    await guest.until(settled, `my own step: ${next.kind}`);
  }
}

function isLate(cause: unknown): boolean {
  const rejected = cause instanceof Error ? cause.cause : undefined;
  const kind = rejected instanceof Error ? (Reflect.get(rejected, "reason") as { kind: string }).kind : "";
  return kind === "wrong-phase" || kind === "stale-turn";
}

/** Whether the offer still waits for the guest's answer. */
const isOpen = (scenario: Scenario, guest: Guest, offer: DealId): boolean =>
  guest.view(scenario)?.offers.some(({ id, signed }) => id === offer && !signed.some((seat) => seat === guest.seat)) ??
  false;

/** What the guest sees of its own progress. */
function mine(scenario: Scenario, guest: Guest): string {
  const view = guest.view(scenario);
  const index = scenario.seats.findIndex(({ id }) => id === guest.seat);
  return JSON.stringify([view?.turn, view?.phase, view?.own, view?.seats[index], view?.positions]);
}

/** Plays to the end. */
export async function playGame(scenario: Scenario, guests: readonly Guest[], seed: string): Promise<void> {
  const [first] = guests;
  while (first !== undefined && first.state.stage === "playing") await playPhase(scenario, guests, seed);
}
