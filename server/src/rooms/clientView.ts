import { type Client, Protocol } from "@colyseus/core";
import { StateView } from "@colyseus/schema";
import type { SeatId } from "@multivector/shared/rules";
import type { TableState } from "@multivector/shared/state";

/** An empty patch: nothing changed that the client may know. */
const emptyPatch = 1;

/**
 * Gives a client its view, and spares it empty patches: one would tell, and time, that something changed for another seat
 * alone (research/stack.md, T26).
 */
export function outfit(client: Client): StateView {
  const view = new StateView();
  client.view = view;
  const send = client.raw.bind(client);
  client.raw = (data, ...rest) => {
    if (data.length > emptyPatch || data[0] !== Protocol.ROOM_STATE_PATCH) send(data, ...rest);
  };
  return view;
}

/** The client sees the secrets of that seat and of no other. */
export function reveal({ view }: Client, { secrets }: TableState, seat: SeatId | undefined): void {
  if (view === undefined) return;
  for (const [id, own] of secrets.entries()) {
    if (id === seat) view.add(own);
    else if (view.has(own)) view.remove(own);
  }
}
