import { legalOrders, type Sealed, type Seat, type View, viewOf } from "@multivector/shared/rules";
import { useState } from "preact/hooks";
import { useSpeech } from "../language.ts";
import { orderSentence, sentenceOf } from "../text.ts";
import type { Texts } from "../texts.ts";
import type { Stage, Workshop } from "./useWorkshop.ts";

interface Props {
  readonly workshop: Workshop;
  readonly stage: Stage;
  readonly texts: Texts;
  readonly seat: Seat | undefined;
  readonly view: View;
}

/** What the chosen seat may order now, or what everybody ordered in a turn that is past. */
export function PlayPane(props: Props) {
  const { workshop, stage, view } = props;
  const past = stage.sandbox.moves[workshop.position];
  if (view.outcome) return <Outcome {...props} />;
  if (past) return <Past {...props} />;
  return <Draft key={`${workshop.position} ${props.seat?.id}`} {...props} />;
}

function Draft({ workshop, stage, texts, seat, view }: Props) {
  const { t } = useSpeech();
  const { scenario } = stage.shown;
  const [orders, setOrders] = useState<readonly string[]>([]);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const legal = seat ? legalOrders(scenario, view) : [];
  const questions = scenario.questions.filter((one) => one.seat === seat?.id && view.questions.includes(one.id));
  const own = seat && { [seat.id]: { orders, answers } as unknown as Sealed };
  const toggle = (id: string) => setOrders(orders.includes(id) ? orders.filter((one) => one !== id) : [...orders, id]);
  return (
    <div class="workshop-orders">
      {seat === undefined && <p class="note">{t("workshop.botsOnly")}</p>}
      {questions.map(({ id, options }) => (
        <fieldset key={id}>
          <legend>{texts.name("questions", id)}</legend>
          {options.map((option) => (
            <label key={option.id}>
              <input
                type="radio"
                name={id}
                checked={answers[id] === option.id}
                onChange={() => setAnswers({ ...answers, [id]: option.id })}
              />
              {texts.at("questions", id, "options", option.id, "name") ?? option.id}
            </label>
          ))}
        </fieldset>
      ))}
      <ul class="choices">
        {legal.map((order) => (
          <li key={order.id}>
            <label>
              <input type="checkbox" checked={orders.includes(order.id)} onChange={() => toggle(order.id)} />
              {orderSentence(texts, order)}
            </label>
          </li>
        ))}
      </ul>
      <button type="button" class="primary" onClick={() => workshop.play(own ?? {})}>
        {t(seat ? "workshop.seal" : "workshop.playTurn")}
      </button>
    </div>
  );
}

function Past({ workshop, stage, texts }: Props) {
  const { t } = useSpeech();
  const { scenario } = stage.shown;
  const report = stage.sandbox.reports[workshop.position]?.report;
  return (
    <div class="workshop-orders">
      <ul>
        {report?.orders.map((one) => (
          <li key={`${one.seat} ${one.order}`} class={one.void ? "void" : ""}>
            <b>{texts.name("seats", one.seat)}</b> {sentenceOf(scenario, texts, one.seat, one.order)}
            {one.void && <i> {t(`workshop.void.${one.void}`)}</i>}
          </li>
        ))}
        {report?.events.map((event) => (
          <li key={event}>
            <b>{t("workshop.event")}</b> {texts.name("events", event)}
          </li>
        ))}
      </ul>
      <button type="button" onClick={workshop.rewind}>
        {t("workshop.rewind")}
      </button>
    </div>
  );
}

function Outcome({ view, texts }: Props) {
  const { t } = useSpeech();
  const { outcome } = view;
  if (!outcome) return null;
  const ending = outcome.ending?.split("(")[0] ?? "time";
  return (
    <div class="workshop-orders">
      <h3>{texts.name("endings", ending)}</h3>
      <ul>
        {outcome.seats.map(({ seat, points, success }) => (
          <li key={seat}>
            <b>{texts.name("seats", seat)}</b> {t(success ? "workshop.success" : "workshop.points", { points })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The view of a seat, or of an observer. */
export const viewAt = ({ shown, sandbox }: Stage, position: number, seat: Seat | undefined): View => {
  const world = sandbox.worlds[position] ?? sandbox.worlds[0];
  if (!world) throw new Error("a game has a first turn");
  return viewOf(shown.scenario, world, seat?.id);
};
