declare const kind: unique symbol;

/** A string that can only be mistaken for another id on purpose. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

/** A place at the table. */
export type SeatId = Id<"seat">;
/** A state or bloc in the world: the pivot or a power. A vector is the policy towards one power and bears its id. */
export type PartyId = Id<"party">;
export type TrackId = Id<"track">;
export type IndexId = Id<"index">;
export type SiteId = Id<"site">;
export type ActionId = Id<"action">;
/** An action with its parameters, as written and as sent: `visit(east)`, `credit`, `host-exercise(west,open)`. */
export type OrderId = Id<"order">;
export type QuestionId = Id<"question">;
/** A question put to several seats. */
export type ForumId = Id<"forum">;
export type OptionId = Id<"option">;
export type EventId = Id<"event">;
/** An objective (public) or agenda (secret) of one seat. */
export type AimId = Id<"aim">;
export type EndingId = Id<"ending">;
/** Names the text that says why an upkeep or an effect happens. */
export type WhyId = Id<"why">;

/** Marks a checked string as an id. Use only where outside text enters: compiler, wire, tests. */
export const asId = <T extends Id<string>>(text: string): T => text as T;
