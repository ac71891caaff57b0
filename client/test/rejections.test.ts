import type { ClauseFault, DeclineReason } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { type AnyRejection, rejectionText } from "../src/words.ts";
import { seatId, shipped } from "./game.ts";

const speakers = [await shipped("eagle-over-the-steppe"), await shipped("eagle-over-the-steppe", "de")];
const seat = seatId("kazakhstan");
const offer = "kazakhstan-1" as never;

/** Every refusal of a step of dealing, each as the table sends it. */
const refusals: Partial<Record<AnyRejection["kind"], AnyRejection>> = {
  "wrong-phase": { kind: "wrong-phase", phase: "report" },
  "stale-turn": { kind: "stale-turn", turn: 2, phase: "orders" },
  invalid: { kind: "invalid", issues: [{ path: "terms.until", message: "too small" }] },
  "not-seated": { kind: "not-seated" },
  "no-deals": { kind: "no-deals" },
  "no-secret-deals": { kind: "no-secret-deals" },
  "unknown-seat": { kind: "unknown-seat", seat: "atlantis" },
  "bad-parties": { kind: "bad-parties" },
  "bad-clauses": { kind: "bad-clauses", most: 8 },
  "bad-expiry": { kind: "bad-expiry" },
  "too-many-offers": { kind: "too-many-offers", most: 8 },
  "same-offer": { kind: "same-offer", offer },
  "unknown-offer": { kind: "unknown-offer", offer },
  "not-party": { kind: "not-party", offer },
  "already-signed": { kind: "already-signed", offer },
  "unknown-deal": { kind: "unknown-deal", deal: "x" },
  "no-exit": { kind: "no-exit", deal: offer },
  bound: { kind: "bound", order: "visit(russia)" as never, deal: offer, clause: 0 },
};

/** All of them: a new one must be added here. */
const faults: Record<ClauseFault, true> = {
  actor: true,
  action: true,
  covert: true,
  window: true,
  amount: true,
  funds: true,
  recipient: true,
  question: true,
  option: true,
  slot: true,
  condition: true,
  binding: true,
  forum: true,
  contradiction: true,
  "too-many": true,
};

const reasons: Record<DeclineReason, true> = { "too-little": true, cannot: true, trust: true, later: true };

test("every refusal of dealing has words in both languages, with nothing left to fill in", () => {
  const all = [
    ...Object.values(refusals),
    ...Object.keys(faults).map((fault) => ({ kind: "bad-clause", clause: 1, fault }) as AnyRejection),
  ];
  for (const rejection of all) {
    const [en, de] = speakers.map((speaker) => rejectionText(speaker, seat, rejection));
    expect(en, rejection.kind).not.toBe(de);
    for (const text of [en, de]) expect(text, rejection.kind).not.toMatch(/[{}]|undefined|rejection\.|clauseFault\./);
  }
});

test("every reason to decline reads as a choice and as what the maker is told", () => {
  for (const reason of Object.keys(reasons)) {
    const words = speakers.flatMap(({ t }) => [t(`decline.${reason}`), t(`closed.reason.${reason}`, { seat: "X" })]);
    expect(new Set(words).size).toBe(4);
  }
});
