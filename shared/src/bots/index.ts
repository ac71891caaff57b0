/** Bots: pure policies that see a view and return steps of dealing, orders, answers and words. */
export { type Advice, type AdvisedPlan, adviceFor } from "./advice.ts";
export { type Bot, type BotLevel, botFor } from "./bot.ts";
export { type CaretakerMandate, mandated } from "./mandate.ts";
export { type BotGame, playBots } from "./selfPlay.ts";
export type { Saying } from "./words.ts";
