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
  const votes = info.votes.length === 0 ? "" : JSON.stringify(info.votes);
  if (state.votes !== votes) state.votes = votes;
  const acts = info.acts.length === 0 ? "" : JSON.stringify(info.acts);
  if (state.acts !== acts) state.acts = acts;
  if (state.observers !== observers) state.observers = observers;
  if (state.pressMode !== press) state.pressMode = press;
  if (state.facilitated !== facilitated) state.facilitated = facilitated;
  seats.forEach(({ name, by, connected, muted, caretaker, away }, index) => {
    const place = state.places[index];
    if (place === undefined) return;
    if (place.name !== name) place.name = name;
    if (place.by !== by) place.by = by;
    if (place.connected !== connected) place.connected = connected;
    if (place.muted !== muted) place.muted = muted;
    if (place.caretaker !== caretaker) place.caretaker = caretaker;
    if (place.away !== away) place.away = away;
  });
}

/** Brings the counters of press up to date: the public one, and each seat's own behind its view (R46). */
export function projectPress(press: Table["press"], state: TableState): void {
  if (state.press !== press.publicCount) state.press = press.publicCount;
  for (const [id, secrets] of state.secrets.entries()) {
    const count = String(press.privateCount(asId<SeatId>(id)) || "");
    if (secrets.press !== count) secrets.press = count;
  }
}
