import { type Clause, clausesRejection, type SeatId } from "@multivector/shared/rules";
import { Check } from "lucide-preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { type Bargaining, type ClauseKind, clauseKinds, newClause, withCondition } from "../clauseChoices.ts";
import { clauseText } from "../clauses.ts";
import { useGame } from "../game.ts";
import { ClauseSpan } from "./clauseSpan.tsx";
import { ClauseThing } from "./clauseThing.tsx";
import { PartyMark } from "./parts.tsx";
import { PickRow } from "./pickRow.tsx";

interface Props {
  readonly bargaining: Bargaining;
  /** All clauses of the offer; the one at `place`, if there is one, is being changed. */
  readonly others: readonly Clause[];
  readonly place: number;
  readonly clause: Clause;
  readonly onChange: (clause: Clause) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** One clause, picked part by part and read as a sentence all the while. */
export function ClauseEditor({ bargaining, others, place, clause, onChange, onDone, onCancel }: Props) {
  const game = useGame();
  const { t } = game;
  const box = useRef<HTMLFieldSetElement>(null);
  const fault = faultOf(bargaining, others, place, clause);
  const isNew = place === others.length;
  useEffect(() => {
    box.current?.scrollIntoView({ block: "start" });
    box.current?.focus();
  }, []);
  const other = (actor: SeatId, kind: ClauseKind) => {
    const kinds = [kind, ...clauseKinds];
    const next = kinds.map((one) => newClause(bargaining, actor, one)).find((made) => made !== undefined);
    if (next) onChange(withCondition(next, clause.if));
  };
  return (
    <fieldset ref={box} class="clause-editor" tabIndex={-1}>
      <legend>{t("builder.clause", { number: place + 1 })}</legend>
      <p class="clause-sentence" role="status">
        {clauseText(game, clause)}
      </p>
      <Who seats={bargaining.seats} actor={clause.actor} onPick={(actor) => other(actor, clause.kind)} />
      <Kinds bargaining={bargaining} clause={clause} onPick={(kind) => other(clause.actor, kind)} />
      <ClauseThing bargaining={bargaining} clause={clause} onChange={onChange} />
      <ClauseSpan bargaining={bargaining} clause={clause} onChange={onChange} />
      {place > 0 && <Condition clause={clause} place={place} others={others} onChange={onChange} />}
      {fault !== undefined && (
        <p class="why-not">{t("rejection.bad-clause", { number: place + 1, fault: t(`clauseFault.${fault}`) })}</p>
      )}
      <div class="editor-buttons">
        <button type="button" class="primary" disabled={fault !== undefined} onClick={onDone}>
          <Check size={16} aria-hidden="true" /> {t(isNew ? "builder.take" : "builder.change")}
        </button>
        <button type="button" onClick={onCancel}>
          {t("builder.cancel")}
        </button>
      </div>
    </fieldset>
  );
}

/** What is wrong with the clause among the others; faults of others are shown with them. */
function faultOf({ scenario, view, seats }: Bargaining, others: readonly Clause[], place: number, clause: Clause) {
  const clauses = [...others.slice(0, place), clause];
  const rejection = clausesRejection(scenario, view, seats, { clauses });
  return rejection?.kind === "bad-clause" && rejection.clause === place ? rejection.fault : undefined;
}

interface WhoProps {
  readonly seats: readonly SeatId[];
  readonly actor: SeatId;
  readonly onPick: (seat: SeatId) => void;
}

function Who({ seats, actor, onPick }: WhoProps) {
  const { t, texts, scenario, file } = useGame();
  const name = useId();
  return (
    <fieldset class="picks">
      <legend>{t("builder.who")}</legend>
      {seats.map((id) => (
        <label key={id} class={`pick ${id === actor ? "chosen" : ""}`}>
          <input type="radio" name={name} checked={id === actor} onChange={() => onPick(id)} />
          <PartyMark file={file} party={scenario.seats.find((seat) => seat.id === id)?.party ?? ""} />{" "}
          {texts.name("seats", id)}
        </label>
      ))}
    </fieldset>
  );
}

interface KindsProps {
  readonly bargaining: Bargaining;
  readonly clause: Clause;
  readonly onPick: (kind: ClauseKind) => void;
}

/** What kind of duty; kinds that cannot be are shut, and said why. */
function Kinds({ bargaining, clause, onPick }: KindsProps) {
  const { t } = useGame();
  const name = useId();
  const shut = clauseKinds.filter((kind) => newClause(bargaining, clause.actor, kind) === undefined);
  return (
    <fieldset class="picks">
      <legend>{t("builder.what")}</legend>
      {clauseKinds.map((kind) => (
        <label key={kind} class={`pick ${kind === clause.kind ? "chosen" : ""} ${shut.includes(kind) ? "shut" : ""}`}>
          <input
            type="radio"
            name={name}
            checked={kind === clause.kind}
            disabled={shut.includes(kind)}
            onChange={() => onPick(kind)}
          />
          {t(`builder.kinds.${kind}`)}
        </label>
      ))}
      {shut.length > 0 && (
        <p class="quiet small shut-why">{shut.map((kind) => t(`builder.noKind.${kind}`)).join(" ")}</p>
      )}
    </fieldset>
  );
}

interface ConditionProps {
  readonly clause: Clause;
  readonly place: number;
  readonly others: readonly Clause[];
  readonly onChange: (clause: Clause) => void;
}

function Condition({ clause, place, others, onChange }: ConditionProps) {
  const game = useGame();
  const { t } = game;
  const pick = (earlier: number) => {
    const { turn: _old, ...fromThen } = clause;
    onChange(earlier < 0 ? withCondition(clause, undefined) : withCondition(fromThen, earlier));
  };
  return (
    <PickRow
      label={t("builder.onlyIf")}
      value={clause.if ?? -1}
      options={[
        [-1, t("builder.always")],
        ...others
          .slice(0, place)
          .map((one, at) => [at, t("builder.ifKept", { number: at + 1, clause: clauseText(game, one) })] as const),
      ]}
      onPick={pick}
    />
  );
}
