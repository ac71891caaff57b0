import type { SeatId } from "@multivector/shared/rules";
import { useCallback, useState } from "preact/hooks";
import { type OfferDraft, readOffer } from "./offerDraft.ts";
import { offerKept } from "./storage.ts";

/** The offer half made at this table, kept over tabs, turns and reloads. */
export function useOfferDraft(code: string, seat: SeatId | undefined) {
  const [kept, keep] = useState<OfferDraft | undefined>(() => readOffer(offerKept(code).get()));
  const setOffer = useCallback(
    (next: OfferDraft | undefined) => {
      keep(next);
      offerKept(code).set(next === undefined ? undefined : JSON.stringify(next));
    },
    [code],
  );
  return { offer: kept?.seat === seat ? kept : undefined, setOffer };
}
