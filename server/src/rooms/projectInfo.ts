import type { TableInfo } from "@multivector/shared/protocol/types";
import type { TableState } from "@multivector/shared/state";

/** Brings people, seats and clock of the state up to date, touching only what changed. */
export function projectInfo({ code, pace, stage, deadline = 0, seats, observers }: TableInfo, state: TableState): void {
  if (state.code !== code) state.code = code;
  if (state.pace !== pace) state.pace = pace;
  if (state.stage !== stage) state.stage = stage;
  if (state.deadline !== deadline) state.deadline = deadline;
  if (state.observers !== observers) state.observers = observers;
  seats.forEach(({ name, by, connected }, index) => {
    const place = state.places[index];
    if (place === undefined) return;
    if (place.name !== name) place.name = name;
    if (place.by !== by) place.by = by;
    if (place.connected !== connected) place.connected = connected;
  });
}
