import type { CaretakerStep, Mandate } from "@multivector/shared/protocol/types";
import type { Message } from "@multivector/shared/rules";
import { useEffect, useState } from "preact/hooks";
import { useGame } from "./game.ts";
import { lastHereKept } from "./storage.ts";

/** Where a game stood when its reader was last here. */
export interface LastHere {
  readonly turn: number;
  readonly phase: string;
  /** Unix milliseconds. */
  readonly at: number;
  /** Of the last step of a caretaker that the reader was told, Unix milliseconds of the server; 0: none. */
  readonly told: number;
}

/** What happened to the reader's seat while nobody was in it. */
export interface Absence {
  /** Undefined: this browser does not know when its reader left. */
  readonly left: LastHere | undefined;
  readonly done: readonly CaretakerStep[];
  readonly mandate: Mandate;
}

/** Milliseconds: who was gone for less and has missed no more than a phase that ended anyway is told nothing. */
const blink = 60_000;

/** What of all that is worth telling; undefined: nothing. */
export function absenceOf(
  left: LastHere | undefined,
  back: Omit<LastHere, "told">,
  { done, mandate }: Pick<Absence, "done" | "mandate">,
): Absence | undefined {
  const fresh = done.filter(({ at, submission }) => at > (left?.told ?? 0) && submission.kind !== "ready");
  const moved = left !== undefined && (left.turn !== back.turn || left.phase !== back.phase);
  if (fresh.length === 0 && !(moved && back.at - left.at > blink)) return undefined;
  return { left, done: fresh, mandate };
}

/** Messages a caretaker may have said for the seat meanwhile: people use words of their own. */
export const saidMeanwhile = (
  messages: readonly Message[],
  seat: string,
  { left, done }: Absence,
): readonly Message[] => {
  const from = done[0]?.at ?? left?.at ?? Number.POSITIVE_INFINITY;
  return messages.filter((message) => message.from === seat && message.says.kind === "phrase" && message.at >= from);
};

export function readLastHere(text: string | undefined): LastHere | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as LastHere;
  } catch {
    return undefined;
  }
}

/** `up`: the line to the table is there, so that whoever looks at the page is here. */
export function useAbsence(up: boolean): { readonly absence: Absence | undefined; readonly put: () => void } {
  const { code, view, seat, session } = useGame();
  const [absence, setAbsence] = useState<Absence>();
  const [checked, setChecked] = useState(false);
  const id = seat?.id;
  const { turn, phase } = view;
  const keep = (told?: number) => {
    if (id === undefined) return;
    const kept = lastHereKept(code, id);
    const here: LastHere = { turn, phase, at: Date.now(), told: told ?? readLastHere(kept.get())?.told ?? 0 };
    kept.set(JSON.stringify(here));
  };
  useEffect(() => {
    setChecked(false);
    if (!up || id === undefined) return undefined;
    let current = true;
    const left = readLastHere(lastHereKept(code, id).get());
    session.request("absence", {}).then(
      (answer) => {
        if (!current) return;
        setAbsence((before) => absenceOf(left, { turn, phase, at: Date.now() }, answer) ?? before);
        setChecked(true);
      },
      () => {},
    );
    return () => {
      current = false;
    };
  }, [up, id, code, session]);
  const here = up && checked && absence === undefined;
  useEffect(() => {
    if (!here) return undefined;
    const leaving = () => keep();
    keep();
    addEventListener("pagehide", leaving);
    return () => removeEventListener("pagehide", leaving);
  }, [here, turn, phase, id]);
  const put = () => {
    keep(absence?.done.at(-1)?.at);
    setAbsence(undefined);
  };
  return { absence, put };
}
