import { costOf, type GroundOrder, type Seat } from "@multivector/shared/rules";
import { Coins, Handshake, Plus, Users } from "lucide-preact";
import { useState } from "preact/hooks";
import { conditionText } from "../condition.ts";
import { additionRejection, type Choice, needsOf, newDraft, orderWith, usualOrder, withOrder } from "../draft.ts";
import { useGame } from "../game.ts";
import { orderSentence } from "../text.ts";
import { rejectionText } from "../words.ts";
import { Prose, VerbIcon } from "./parts.tsx";

interface Props {
  readonly choice: Choice;
  readonly seat: Seat;
}

/** One action: its sentence with parameters to pick, what it costs and needs, and why not if not. */
export function OrderCard({ choice, seat }: Props) {
  const game = useGame();
  const { t, texts, scenario, view, draft, setDraft, picked: place } = game;
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>();
  const rejection = (order: GroundOrder) => additionRejection(scenario, view, draft, order);
  const order = (picked && orderWith(choice, picked)) ?? usualOrder(choice, rejection, place);
  if (order === undefined) return null;
  const refused = rejection(order);
  const drafted = draft.orders.includes(order.id);
  const missing = refused?.kind === "condition" ? conditionText(game, order) : undefined;
  return (
    <article class={`card order ${refused === undefined ? "" : "illegal"}`} data-action={choice.action}>
      <div class="order-head">
        <span class="verb-icon" title={t(`verb.${choice.verb}`)}>
          <VerbIcon verb={choice.verb} />
        </span>
        <p class="sentence">
          <Sentence choice={choice} order={order} onPick={setPicked} />
        </p>
        <span class="cost" title={t("orders.cost")}>
          <Coins size={14} aria-hidden="true" /> {costOf(scenario, view, [order])}
        </span>
        <button
          type="button"
          class="add"
          disabled={refused !== undefined}
          aria-label={t("orders.add", { order: orderSentence(texts, order) })}
          onClick={() => {
            setDraft(withOrder(draft, order.id));
            setPicked(undefined);
          }}
        >
          <Plus size={20} aria-hidden="true" />
        </button>
      </div>
      <p class="quiet small">
        <Prose text={texts.help("actions", choice.action)} />
      </p>
      <Needed order={order} />
      {refused !== undefined && refused.kind !== "too-many-orders" && !drafted && (
        <p class="why-not">
          {missing === undefined ? rejectionText(game, seat.id, refused) : t("orders.missing", { condition: missing })}
        </p>
      )}
      {drafted && <p class="drafted">{t("orders.drafted")}</p>}
    </article>
  );
}

/** The order's sentence with a picker in the place of each parameter. */
function Sentence({
  choice,
  order,
  onPick,
}: {
  readonly choice: Choice;
  readonly order: GroundOrder;
  readonly onPick: (params: Readonly<Record<string, string>>) => void;
}) {
  const { texts, t, scenario, view } = useGame();
  const template = texts.at("actions", choice.action, "order") ?? texts.name("actions", choice.action);
  return (
    <>
      {template.split(/(\{\w+\})/).map((part) => {
        const param = choice.params.find(({ name }) => `{${name}}` === part);
        if (param === undefined) return part;
        if (param.values.length === 1) return texts.word(param.values[0] ?? "");
        const pick = (value: string) => onPick(nearest(choice, { ...order.params, [param.name]: value }, param.name));
        return (
          <select
            key={part}
            aria-label={t("orders.pick", { action: texts.name("actions", choice.action), name: param.name })}
            value={order.params[param.name]}
            onChange={(event) => pick(event.currentTarget.value)}
          >
            {param.values.map((value) => {
              const ways = choice.orders.filter((one) => one.params[param.name] === value);
              const open = ways.some(
                (one) => additionRejection(scenario, view, newDraft(view.turn), one)?.kind !== "condition",
              );
              return (
                <option key={value} value={value}>
                  {texts.word(value)}
                  {open ? "" : ` (${t("orders.notNow")})`}
                </option>
              );
            })}
          </select>
        );
      })}
    </>
  );
}

/** The parameters if such an order exists, else those of one that keeps the value just picked. */
function nearest(
  choice: Choice,
  params: Readonly<Record<string, string>>,
  kept: string,
): Readonly<Record<string, string>> {
  if (orderWith(choice, params) !== undefined) return params;
  return choice.orders.find((order) => order.params[kept] === params[kept])?.params ?? params;
}

/** What else must happen for the order to take effect. */
function Needed({ order }: { readonly order: GroundOrder }) {
  const { t, texts, scenario, view } = useGame();
  const { consent, invited, depends } = needsOf(scenario, view, order);
  return (
    <>
      {consent !== undefined && (
        <p class="needs">
          <Handshake size={14} aria-hidden="true" />
          {t(invited ? "orders.consentInvited" : "orders.consent", {
            seat: texts.name("seats", consent.seat),
            order: orderSentence(texts, consent),
          })}
        </p>
      )}
      {depends && (
        <p class="needs">
          <Users size={14} aria-hidden="true" /> {t("orders.depends")}
        </p>
      )}
    </>
  );
}
