import type { Clause, GroundOrder, Question, SeatId } from "@multivector/shared/rules";
import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { orderSentence } from "../text.ts";
import { optionName } from "./questionCard.tsx";

const kinds = ["order", "refrain", "pay", "answer"] as const;
type Kind = (typeof kinds)[number];

interface Props {
  readonly seats: readonly SeatId[];
  /** Clauses there are already; the new one may hang on any of them. */
  readonly count: number;
  readonly onAdd: (clause: Clause) => void;
}

/** One clause, picked part by part. */
export function ClauseBuilder({ seats, count, onAdd }: Props) {
  const { t, texts, scenario, view } = useGame();
  const [actor, setActor] = useState(seats[0]);
  const [kind, setKind] = useState<Kind>("order");
  const [thing, setThing] = useState("");
  const [turns, setTurns] = useState(1);
  const [amount, setAmount] = useState(1);
  const [condition, setCondition] = useState("");
  if (actor === undefined) return null;
  const orders = scenario.orders.filter((order) => order.seat === actor && !order.covert);
  const questions = scenario.questions.filter(
    (one) => one.seat === actor && !one.secret && (one.turn ?? view.turn) >= view.turn,
  );
  const others = seats.filter((id) => id !== actor);
  const things: readonly (readonly [string, string])[] =
    kind === "pay"
      ? others.map((id) => [id, texts.name("seats", id)])
      : kind === "answer"
        ? questions.flatMap((one) =>
            one.options.map((option) => [
              `${one.id}/${option.id}`,
              `${texts.name("questions", one.id)}: ${optionName(texts, one.id, option.id)}`,
            ]),
          )
        : orders.map((order) => [order.id, orderSentence(texts, order)]);
  const chosen = things.some(([id]) => id === thing) ? thing : (things[0]?.[0] ?? "");
  const duty = { actor, turns, ...(condition === "" || Number(condition) >= count ? {} : { if: Number(condition) }) };
  const made = clauseOf(kind, duty, chosen, amount, orders, questions);
  return (
    <div class="clause-builder">
      <select
        aria-label={t("deals.actor")}
        value={actor}
        onChange={(event) => setActor(seats[event.currentTarget.selectedIndex])}
      >
        {seats.map((id) => (
          <option key={id} value={id}>
            {texts.name("seats", id)}
          </option>
        ))}
      </select>
      <select
        aria-label={t("deals.kind")}
        value={kind}
        onChange={(event) => setKind(kinds[event.currentTarget.selectedIndex] ?? "order")}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {t(`deals.kinds.${one}`)}
          </option>
        ))}
      </select>
      <select
        class="wide"
        aria-label={t("deals.thing")}
        value={chosen}
        onChange={(event) => setThing(event.currentTarget.value)}
      >
        {things.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
      {kind === "pay" && (
        <label>
          {t("deals.amount")}
          <input
            type="number"
            min="1"
            max="99"
            value={amount}
            onInput={(event) => setAmount(event.currentTarget.valueAsNumber || 1)}
          />
        </label>
      )}
      <label>
        {t("deals.turns")}
        <input
          type="number"
          min="1"
          max={scenario.turns}
          value={turns}
          onInput={(event) => setTurns(event.currentTarget.valueAsNumber || 1)}
        />
      </label>
      {count > 0 && (
        <label>
          {t("deals.onlyIf")}
          <select value={condition} onChange={(event) => setCondition(event.currentTarget.value)}>
            <option value="">{t("deals.always")}</option>
            {Array.from({ length: count }, (_, place) => (
              <option key={String(place)} value={place}>
                {t("deals.kept", { number: place + 1 })}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" disabled={made === undefined} onClick={() => made && onAdd(made)}>
        <Plus size={16} aria-hidden="true" /> {t("deals.add")}
      </button>
    </div>
  );
}

function clauseOf(
  kind: Kind,
  duty: { readonly actor: SeatId; readonly turns: number; readonly if?: number },
  thing: string,
  amount: number,
  orders: readonly GroundOrder[],
  questions: readonly Question[],
): Clause | undefined {
  if (kind === "pay") return thing === "" ? undefined : { kind, ...duty, to: thing as SeatId, amount };
  if (kind === "answer") {
    const [id, choice] = thing.split("/");
    const question = questions.find((one) => one.id === id);
    const option = question?.options.find((one) => one.id === choice);
    return question && option && { kind, ...duty, question: question.id, option: option.id };
  }
  const order = orders.find((one) => one.id === thing);
  if (order === undefined) return undefined;
  const ordering = Object.keys(order.params).length === 0 ? {} : { params: order.params };
  return { kind, ...duty, action: order.action, ...ordering };
}
