import type { TableInfo } from "@multivector/shared/protocol/types";
import { asId, type SeatId } from "@multivector/shared/rules";
import type { TableState } from "@multivector/shared/state";
import type { Table } from "../table/table.ts";

/** Brings people, seats and clock of the state up to date, touching only what changed. */
export function projectInfo(info: TableInfo, state: TableState): void {
  const { code, pace, stage, deadline = 0, seats, observers, press, facilitated } = info;
  if (state.code !== code) state.code = code;
  if (state.pace !== pace) state.pace = pace;
  if (state.stage !== stage) state.stage = stage;
  if (state.deadline !== deadline) state.deadline = deadline;
  if (state.paused !== info.paused) state.paused = info.paused;
  const timetable = info.timetable === undefined ? "" : JSON.stringify(info.timetable);
  if (state.timetable !== timetable) state.timetable = timetable;
  if (state.missed !== info.missed) state.missed = info.missed;
  const votes = listText(info.votes);
  if (state.votes !== votes) state.votes = votes;
  const acts = listText(info.acts);
  if (state.acts !== acts) state.acts = acts;
  if (state.observers !== observers) state.observers = observers;
  if (state.pressMode !== press) state.pressMode = press;
  if (state.facilitated !== facilitated) state.facilitated = facilitated;
  seats.forEach(({ name, by, connected, muted, caretaker, away, reserved, ...seat }, index) => {
    const place = state.places[index];
    if (place === undefined) return;
    if (place.name !== name) place.name = name;
    if (place.by !== by) place.by = by;
    if (place.connected !== connected) place.connected = connected;
    if (place.muted !== muted) place.muted = muted;
    if (place.caretaker !== caretaker) place.caretaker = caretaker;
    if (place.away !== away) place.away = away;
    if (place.reserved !== reserved) place.reserved = reserved;
    const others = listText(seat.others);
    if (place.others !== others) place.others = others;
    const before = listText(seat.before);
    if (place.before !== before) place.before = before;
  });
}

const listText = (list: readonly unknown[]): string => (list.length === 0 ? "" : JSON.stringify(list));

/** Brings up to date what each delegation knows of itself, behind its own view. */
export function projectDelegations(table: Pick<Table, "delegation">, state: TableState): void {
  for (const [id, secrets] of state.secrets.entries()) {
    const delegation = listText(table.delegation(asId<SeatId>(id)));
    if (secrets.delegation !== delegation) secrets.delegation = delegation;
  }
}

/** Brings the counters of press up to date: the public one, and each seat's own behind its view (R46). */
export function projectPress(press: Table["press"], state: TableState): void {
  if (state.press !== press.publicCount) state.press = press.publicCount;
  for (const [id, secrets] of state.secrets.entries()) {
    const count = String(press.privateCount(asId<SeatId>(id)) || "");
    if (secrets.press !== count) secrets.press = count;
  }
}
