import type { Requests } from "@multivector/shared/protocol/types";
import type { Person } from "./chairs.ts";
import { mustHost } from "./host.ts";
import { fitsKey } from "./keys.ts";
import type { TableParts } from "./tableParts.ts";

type NoticeRequest = "notices" | "subscribe" | "unsubscribe" | "webhook";
type NoticeHandlers = {
  readonly [K in NoticeRequest]: (person: Person, payload: Requests[K]["payload"]) => Promise<Requests[K]["answer"]>;
};
const ok = { ok: true } as const;

/** How people want to be told when it is their turn. */
export function noticeRequests({ code, hostKeyHash, seating, notices }: TableParts): NoticeHandlers {
  return {
    notices: async (person, { hostKey }) => {
      const isHost = hostKey !== undefined && fitsKey(hostKey, hostKeyHash);
      return notices.options(code, seating.memberOf(person)?.tokenHash, isHost ? hostKeyHash : undefined);
    },
    subscribe: async (person, wish) => {
      const { chair, member } = seating.placeOf(person);
      await notices.subscribe(code, { seat: chair.seat, holder: member.tokenHash }, wish);
      return ok;
    },
    unsubscribe: async (_, { endpoint }) => {
      await notices.unsubscribe(code, endpoint);
      return ok;
    },
    webhook: async (_, { hostKey, ...wish }) => {
      mustHost({ hostKeyHash }, hostKey);
      await notices.setWebhook(code, wish);
      return ok;
    },
  };
}
