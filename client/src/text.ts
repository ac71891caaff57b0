import { type GroundOrder, orderNamed, type Scenario, type SeatId, type Slot } from "@multivector/shared/rules";
import { filled, type Texts } from "./texts.ts";

/** An order as a sentence, e.g. "Host an exercise with the North, behind closed doors". */
export function orderSentence(texts: Texts, order: Pick<GroundOrder, "action" | "params">): string {
  const template = texts.at("actions", order.action, "order") ?? texts.name("actions", order.action);
  const words = Object.entries(order.params).map(([name, value]) => [name, texts.word(value)]);
  return filled(template, Object.fromEntries(words));
}

/** The sentence of an order given by id; the id itself if the scenario does not know it. */
export function sentenceOf(scenario: Scenario, texts: Texts, seat: SeatId, id: string): string {
  const order = orderNamed(scenario, seat, id);
  return order === undefined ? id : orderSentence(texts, order);
}

/** What a number is called, e.g. "Relation: North" or "Presence: Harbour, North". */
export function slotName(texts: Texts, slot: Pick<Slot, "track" | "keys">): string {
  const track = texts.name("tracks", slot.track);
  return slot.keys.length === 0 ? track : `${track}: ${slot.keys.map((key) => texts.word(key)).join(", ")}`;
}
