import type { Clause, Seat } from "@multivector/shared/rules";
import { ArrowDown, ArrowUp, Pencil, Plus, X } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { type Bargaining, clauseKinds, newClause } from "../clauseChoices.ts";
import { clauseText, withMoved, withoutClause } from "../clauses.ts";
import { useGame } from "../game.ts";
import { type OfferDraft, withClauses, withEditing } from "../offerDraft.ts";
import { type QuickStart, quickClauses, quickStarts } from "../quickStarts.ts";
import { ClauseEditor } from "./clauseEditor.tsx";

interface Props {
  readonly seat: Seat;
  readonly draft: OfferDraft;
}

/** The clauses of the offer being built: each can be changed, moved or taken out in its place. */
export function ClauseList({ seat, draft }: Props) {
  const { t, scenario, view, setOffer } = useGame();
  const { clauses, to, editing } = draft;
  const bargaining: Bargaining = { scenario, view, seats: [seat.id, ...to] };
  const put = (next: readonly Clause[]) => setOffer(withClauses(draft, next));
  const edit = (place: number, clause: Clause) => setOffer(withEditing(draft, { place, clause }));
  const editor = editing && (
    <ClauseEditor
      bargaining={bargaining}
      others={clauses}
      place={editing.place}
      clause={editing.clause}
      onChange={(clause) => edit(editing.place, clause)}
      onDone={() => put(clauses.toSpliced(editing.place, 1, editing.clause))}
      onCancel={() => setOffer(withEditing(draft, undefined))}
    />
  );
  const fresh = clauseKinds.map((kind) => newClause(bargaining, seat.id, kind)).find((clause) => clause !== undefined);
  return (
    <>
      {clauses.length === 0 && editing === undefined && (
        <QuickStarts bargaining={bargaining} onPick={(start) => put(quickClauses(bargaining, start))} />
      )}
      {clauses.length > 0 && (
        <ol class="clauses drafted-clauses">
          {clauses.map((clause, place) => (
            <li key={place}>
              {editing?.place === place ? (
                editor
              ) : (
                <DraftedClause
                  clauses={clauses}
                  place={place}
                  later={draft.until > view.turn}
                  locked={editing !== undefined}
                  onEdit={() => edit(place, clause)}
                  onChange={put}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {editing?.place === clauses.length && editor}
      {editing === undefined && fresh !== undefined && (
        <button
          type="button"
          class="add-clause"
          disabled={clauses.length >= 8}
          onClick={() => edit(clauses.length, fresh)}
        >
          <Plus size={16} aria-hidden="true" /> {t("builder.addClause")}
        </button>
      )}
    </>
  );
}

interface DraftedProps {
  readonly clauses: readonly Clause[];
  readonly place: number;
  readonly later: boolean;
  /** Another clause is being made: this one can only be read. */
  readonly locked: boolean;
  readonly onEdit: () => void;
  readonly onChange: (clauses: readonly Clause[]) => void;
}

function DraftedClause({ clauses, place, later, locked, onEdit, onChange }: DraftedProps) {
  const game = useGame();
  const { t } = game;
  const clause = clauses[place];
  if (clause === undefined) return null;
  const number = place + 1;
  const [up, down] = [withMoved(clauses, place, -1), withMoved(clauses, place, 1)];
  return (
    <div class="drafted-clause">
      <p>{clauseText(game, clause, undefined, later)}</p>
      <div class="clause-buttons" hidden={locked}>
        <button type="button" class="icon" aria-label={t("builder.edit", { number })} onClick={onEdit}>
          <Pencil size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          class="icon"
          aria-label={t("builder.up", { number })}
          disabled={up === undefined}
          onClick={() => up && onChange(up)}
        >
          <ArrowUp size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          class="icon"
          aria-label={t("builder.down", { number })}
          disabled={down === undefined}
          onClick={() => down && onChange(down)}
        >
          <ArrowDown size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          class="icon"
          aria-label={t("builder.remove", { number })}
          onClick={() => onChange(withoutClause(clauses, place))}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}

interface QuickProps {
  readonly bargaining: Bargaining;
  readonly onPick: (start: QuickStart) => void;
}

/** Whole deals at one press, to be changed afterwards. Each shows its clauses as they would be. */
function QuickStarts({ bargaining, onPick }: QuickProps) {
  const game = useGame();
  const { t, view } = game;
  const possible = useMemo(
    () =>
      quickStarts
        .map((start) => ({ start, clauses: quickClauses(bargaining, start) }))
        .filter(({ clauses }) => clauses.length > 0),
    [bargaining.seats.join(), view],
  );
  if (possible.length === 0) return null;
  return (
    <fieldset class="quick">
      <legend>{t("quick.title")}</legend>
      {possible.map(({ start, clauses }) => (
        <button key={start} type="button" onClick={() => onPick(start)}>
          <strong>{t(`quick.${start}`)}</strong>
          <span class="quiet small">{clauses.map((clause) => clauseText(game, clause)).join(" ")}</span>
        </button>
      ))}
    </fieldset>
  );
}
