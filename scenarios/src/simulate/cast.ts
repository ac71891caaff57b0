import type { Scenario, SeatId } from "@multivector/shared/rules";

/** How one seat is played. */
export type Style =
  | { readonly kind: "steady" | "random" }
  /** Steady, but every fourth turn it orders at random: how much do decisions matter? */
  | { readonly kind: "wavering" }
  /** Tends this vector and no other. */
  | { readonly kind: "leaning"; readonly vector: string }
  /** Tends whichever vector has least. */
  | { readonly kind: "hedging"; readonly share: string }
  /** Steady, but never orders this. */
  | { readonly kind: "without"; readonly action: string };

/** One question put to many games: who plays how. */
export interface Condition {
  readonly id: string;
  /** By seat; others are steady. */
  readonly styles: Readonly<Partial<Record<SeatId, Style>>>;
  readonly deals: boolean;
  readonly games: number;
  /** Games with the same number have the same luck, but other decisions. */
  readonly luck?: number;
  /** Looks in every so many games whether a loser could have chosen the winner. */
  readonly kingmakers?: number;
}

const steady: Condition["styles"] = {};

/** All conditions of a simulation. `share`: the index of the balance picture, if the scenario has one. */
export function conditionsOf(scenario: Scenario, games: number, share: string | undefined): Condition[] {
  const part = (divisor: number) => Math.max(10, Math.round(games / divisor));
  const pivot = scenario.seats.filter(({ party, autopilot }) => party === scenario.pivot && !autopilot);
  const all = (seats: readonly { readonly id: SeatId }[], style: Style): Condition["styles"] =>
    Object.fromEntries(seats.map(({ id }) => [id, style]));
  const people = scenario.seats.filter(({ autopilot }) => !autopilot);
  return [
    { id: "base", styles: steady, deals: true, games, kingmakers: games < 100 ? 1 : 4 },
    ...(scenario.deals.allowed ? [{ id: "no-deals", styles: steady, deals: false, games: part(4) }] : []),
    ...people.map(({ id }) => ({
      id: `random ${id}`,
      styles: { [id]: { kind: "random" } } as const,
      deals: true,
      games: part(8),
    })),
    ...scenario.vectors.map((vector) => ({
      id: `leaning ${vector}`,
      styles: all(pivot, { kind: "leaning", vector }),
      deals: true,
      games: part(8),
    })),
    ...(share === undefined
      ? []
      : [{ id: "hedging", styles: all(pivot, { kind: "hedging", share }), deals: true, games: part(8) }]),
    ...scenario.actions.map(({ id }) => ({
      id: `without ${id}`,
      styles: all(scenario.seats, { kind: "without", action: id }),
      deals: true,
      games: part(10),
    })),
    { id: "luck", styles: all(scenario.seats, { kind: "wavering" }), deals: true, games: part(6), luck: 6 },
  ];
}
