/** The rules engine: pure, immutable, no clock, no chance outside the seed, no sentence for humans. */
export { adjudicate } from "./adjudicate.ts";
export { chance } from "./chance.ts";
export { clausesRejection } from "./deals/rejectDeal.ts";
export type * from "./deals/terms.ts";
export { isMeant, windowOf } from "./deals/windows.ts";
export { Forecast } from "./forecast.ts";
export { type ForumMove, moveOf, pledgeOf } from "./forums/convene.ts";
export { adoptedBy } from "./forums/count.ts";
export type * from "./forums/forum.ts";
export { ballotFault, pledgesOf } from "./forums/rejectBallot.ts";
export * from "./ids.ts";
export { costOf, legalOrders, orderNamed, rejectionOf } from "./legal.ts";
export { newWorld } from "./newWorld.ts";
export { allReady, submit } from "./phase.ts";
export {
  cleanWords,
  longestMessage,
  type Message,
  mayRead,
  type Phrase,
  type PressMode,
  type PressRejection,
  pressRejection,
  type Speech,
  type Spoken,
} from "./press.ts";
export { type Preview, preview } from "./preview.ts";
export type * from "./scenario.ts";
export { indexOf, rungsAt, type Standing, scoreOf, standingsOf } from "./score.ts";
export type * from "./submission.ts";
export type * from "./view.ts";
export { viewOf } from "./viewOf.ts";
export type * from "./world.ts";
