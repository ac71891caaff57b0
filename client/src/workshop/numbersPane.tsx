import { indexOf, type View } from "@multivector/shared/rules";
import { useSpeech } from "../language.ts";
import { slotName } from "../text.ts";
import type { Texts } from "../texts.ts";
import { coverageOf } from "./sandbox.ts";
import type { Stage } from "./useWorkshop.ts";

interface Props {
  readonly stage: Stage;
  readonly texts: Texts;
  readonly view: View;
  /** `values` a turn earlier, if there was one. */
  readonly before: readonly number[] | undefined;
}

/** Every number of the world, and what moved since the turn before. */
export function NumbersPane({ stage, texts, view, before }: Props) {
  const { t } = useSpeech();
  const { scenario } = stage.shown;
  return (
    <table class="workshop-numbers">
      <caption class="hidden">{t("workshop.numbers")}</caption>
      <tbody>
        {scenario.slots.map((slot) => {
          const value = view.values[slot.index] ?? 0;
          const change = before === undefined ? 0 : value - (before[slot.index] ?? 0);
          return (
            <tr key={slot.index} class={change === 0 ? "" : "moved"}>
              <th scope="row">{slotName(texts, slot)}</th>
              <td>{value}</td>
              <td>{change === 0 ? "" : `${change > 0 ? "+" : ""}${change}`}</td>
            </tr>
          );
        })}
        {scenario.indices.map(({ id, keys }) => (
          <tr key={`${id} ${keys.join(" ")}`}>
            <th scope="row">{[texts.name("indices", id), ...keys.map((key) => texts.word(key))].join(": ")}</th>
            <td>{Math.round(indexOf(scenario, view.values, id, keys[0]) * 100) / 100}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Events and actions, painted by whether they came in this game, still can, or cannot any more. */
export function CoveragePane({
  stage,
  texts,
  onJump,
}: {
  readonly stage: Stage;
  readonly texts: Texts;
  readonly onJump: (turn: number) => void;
}) {
  const { t } = useSpeech();
  const { events, actions } = coverageOf(stage.shown.scenario, stage.sandbox);
  const row = (id: string, name: string, turn: number | undefined, paint: string) => (
    <li key={id} class={paint}>
      <button type="button" disabled={turn === undefined} onClick={() => turn !== undefined && onJump(turn)}>
        {name} <i>{turn === undefined ? t(`workshop.paint.${paint}`) : t("workshop.inTurn", { turn })}</i>
      </button>
    </li>
  );
  return (
    <div class="workshop-coverage">
      <h3>{t("workshop.events")}</h3>
      <ul>{events.map(({ id, turn, paint }) => row(id, texts.name("events", id), turn, paint))}</ul>
      <h3>{t("workshop.actions")}</h3>
      <ul>{actions.map(({ id, turn, paint }) => row(id, texts.name("actions", id), turn, paint))}</ul>
    </div>
  );
}
