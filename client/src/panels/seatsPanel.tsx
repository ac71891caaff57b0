import type { TableSeat } from "@multivector/shared/protocol/types";
import { type Seat, scoreOf, standingsOf } from "@multivector/shared/rules";
import { Bot, Check, Lock, UserRound, WifiOff } from "lucide-preact";
import { useGame } from "../game.ts";
import { Preferences } from "../pages/frame.tsx";
import { follow } from "../router.ts";
import { HostSeat } from "./hostSeat.tsx";
import { NoticesPlace } from "./noticesPlace.tsx";
import { PartyMark } from "./parts.tsx";
import { Ladder } from "./rungs.tsx";
import { SeatMenu } from "./seatMenu.tsx";
import { Share } from "./share.tsx";

/** Who sits where, who is done, and what each wants as far as it is public. */
export function SeatsPanel() {
  const game = useGame();
  const { t, scenario, info, seat } = game;
  return (
    <div class="panel-body">
      {scenario.seats.map((one) => (
        <SeatCard key={one.id} seat={one} />
      ))}
      <p class="quiet small">{t("seats.success", { points: scenario.scoring.success })}</p>
      {info.observers > 0 && <p class="quiet small">{t("seats.observers", { count: info.observers })}</p>}
      <NoticesPlace {...game} seated={seat !== undefined} />
      <details class="more">
        <summary>{t("seats.more")}</summary>
        <Share />
        <Preferences />
        <a class="button" href="/" onClick={follow}>
          {t("missing.home")}
        </a>
      </details>
    </div>
  );
}

function SeatCard({ seat }: { readonly seat: Seat }) {
  const { t, texts, scenario, file, view, info, code, session, ask } = useGame();
  const held = info.seats.find((one) => one.seat === seat.id);
  const mine = view.seat === seat.id;
  const count = scoreOf(scenario, view, seat.id);
  return (
    <article class={`card seat ${mine ? "mine" : ""}`}>
      <header>
        <h3>
          <PartyMark file={file} party={seat.party} /> {texts.name("seats", seat.id)}
          {mine && <span class="you">{t("seats.you")}</span>}
        </h3>
        <SeatState seat={seat} />
      </header>
      <Holder seat={seat} />
      <details open={mine}>
        <summary>
          {t(mine ? "seats.ownAims" : "seats.aims")}
          <span class="points">
            {mine ? t("seats.pointsOf", { count, success: scenario.scoring.success }) : t("seats.points", { count })}
          </span>
        </summary>
        <ul class="plain">
          {standingsOf(scenario, view, seat.id).map((standing) => (
            <Ladder key={standing.aim.id} standing={standing} />
          ))}
        </ul>
        {!mine && view.outcome === undefined && <p class="quiet small">{t("seats.hiddenAgenda")}</p>}
      </details>
      {mine && view.outcome === undefined && <SeatMenu seat={seat} />}
      {!mine && session.isHost && info.stage === "playing" && held !== undefined && (
        <HostSeat one={held} texts={texts} code={code} session={session} ask={ask} />
      )}
    </article>
  );
}

function SeatState({ seat }: { readonly seat: Seat }) {
  const { t, view } = useGame();
  const state = view.seats[seat.index];
  const sealed = view.phase === "orders" && state?.sealed === true;
  const done = view.phase === "orders" ? sealed : state?.ready === true;
  if (view.phase === "debrief") return null;
  return (
    <span class={`state ${done ? "done" : ""}`}>
      {sealed ? <Lock size={14} aria-hidden="true" /> : done && <Check size={14} aria-hidden="true" />}
      {t(sealed ? "seats.sealed" : done ? "seats.ready" : "seats.thinking")}
    </span>
  );
}

/** The person or bot in a seat. */
export function Holder({ seat }: { readonly seat: Seat }) {
  const { t, info } = useGame();
  const holder = info.seats.find((one) => one.seat === seat.id);
  if (holder === undefined) return null;
  if (holder.by !== "human") {
    return (
      <p class="holder quiet">
        <Bot size={15} aria-hidden="true" /> {t(`fill.${holder.by}`)}
        {holder.reserved && ` · ${t("seats.reserved")}`}
        <Before one={holder} />
      </p>
    );
  }
  return (
    <p class="holder">
      <UserRound size={15} aria-hidden="true" /> <bdi>{[holder.name, ...holder.others].join(", ")}</bdi>
      {!holder.connected && (
        <span class="away">
          <WifiOff size={14} aria-hidden="true" /> {t(holder.caretaker ? "seats.caretaker" : "seats.away")}
        </span>
      )}
      <Before one={holder} />
    </p>
  );
}

/** Who held the seat before; its history stays with it. */
function Before({ one }: { readonly one: TableSeat }) {
  const { t } = useGame();
  if (one.before.length === 0) return null;
  const names = one.before.map(({ name, turn }) => t("seats.until", { name, turn })).join(", ");
  return <span class="quiet small"> {t("seats.before", { names })}</span>;
}
