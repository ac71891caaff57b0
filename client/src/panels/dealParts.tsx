import type { Clause, ClauseState, Deal, SeatId, Terms } from "@multivector/shared/rules";
import { Check, CircleSlash, Eye, Handshake, Hourglass, LockKeyhole, X } from "lucide-preact";
import { clauseText, lastTurnOf, reasonText } from "../clauses.ts";
import { useGame } from "../game.ts";
import { Evidence } from "./evidence.tsx";
import { PartyMark } from "./parts.tsx";

/** Who deals with whom, each with its sign, and whether others may know. */
export function Parties({ seats, secret }: { readonly seats: readonly SeatId[]; readonly secret: boolean }) {
  const { t } = useGame();
  return (
    <h4 class="parties">
      {seats.map((id) => (
        <SeatName key={id} seat={id} />
      ))}
      <span class="secret">
        {secret ? <LockKeyhole size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />}
        {t(secret ? "deals.secret" : "deals.public")}
      </span>
    </h4>
  );
}

function SeatName({ seat }: { readonly seat: SeatId }) {
  const { texts, scenario, file } = useGame();
  const party = scenario.seats.find(({ id }) => id === seat)?.party ?? "";
  return (
    <span class="seat-name">
      <PartyMark file={file} party={party} /> {texts.name("seats", seat)}
    </span>
  );
}

interface ClausesProps {
  readonly terms: Terms;
  /** Of an offer: it may be signed later than in this turn. */
  readonly later?: boolean;
}

/** The clauses of an offer, numbered. */
export function Clauses({ terms, later = false }: ClausesProps) {
  const game = useGame();
  return (
    <ol class="clauses">
      {terms.clauses.map((clause, place) => (
        <li key={place}>{clauseText(game, clause, undefined, later)}</li>
      ))}
    </ol>
  );
}

/** The clauses of a deal, each with how it stands and, once judged, its evidence. */
export function DealClauses({ deal }: { readonly deal: Deal }) {
  return (
    <ol class="clauses">
      {deal.terms.clauses.map((clause, place) => (
        <ClauseLine key={place} deal={deal} clause={clause} place={place} />
      ))}
    </ol>
  );
}

const marks = { kept: Check, broken: X, void: CircleSlash, open: Hourglass };

interface LineProps {
  readonly deal: Deal;
  readonly clause: Clause;
  readonly place: number;
}

function ClauseLine({ deal, clause, place }: LineProps) {
  const game = useGame();
  const state = deal.states[place] ?? {};
  return (
    <li class={state.verdict?.result ?? "open"}>
      {clauseText(game, clause, state)}
      <ClauseStanding clause={clause} state={state} />
      {state.verdict !== undefined && <Evidence deal={deal} place={place} />}
    </li>
  );
}

/** One line: kept, broken, void, or how many turns are left. */
export function ClauseStanding({ clause, state }: { readonly clause: Clause; readonly state: ClauseState }) {
  const game = useGame();
  const { t } = game;
  const { verdict } = state;
  const Mark = marks[verdict?.result ?? "open"];
  return (
    <span class="verdict">
      <Mark size={15} aria-hidden="true" />
      <span>
        {verdict === undefined ? (
          <OpenText clause={clause} state={state} />
        ) : (
          <>
            <strong>{t(`verdict.${verdict.result}`, { turn: verdict.turn })}.</strong>{" "}
            {reasonText(game, clause, verdict)}
          </>
        )}
      </span>
    </span>
  );
}

function OpenText({ clause, state }: { readonly clause: Clause; readonly state: ClauseState }) {
  const { t, scenario, view } = useGame();
  const last = lastTurnOf(scenario, clause, state);
  if (last === undefined) return <>{t("verdict.waits", { number: (clause.if ?? 0) + 1 })}</>;
  const rates =
    clause.kind === "pay" && clause.turns > 1 ? t("verdict.rates", { paid: state.paid ?? 0, of: clause.turns }) : "";
  const ended = view.phase === "report" ? 1 : 0;
  return (
    <>
      {t("verdict.open")}
      {": "}
      {rates !== "" && `${rates}, `}
      {t("verdict.left", { count: Math.max(0, last - view.turn + 1 - ended) })}
    </>
  );
}

export function DealIcon() {
  return <Handshake size={17} aria-hidden="true" />;
}
