/** What counts as enough, in points (a rung climbed is 1). */
export const worth = {
  /** For a deal to be signed. */
  signing: 0.1,
  /** For a deal to be offered. */
  offering: 0.15,
  /** What the partner must gain, by what is known of it, to be asked. */
  asking: 0.12,
  /** For a single order, answer or omission to be looked at in a trade. */
  item: 0.06,
  /** Keeping a promise may cost so much; more, and it is broken. */
  keeping: 1.5,
  /** The same towards one who broke that deal first. */
  keepingToBreaker: 0.2,
};
