import type { Cause } from "@multivector/shared/rules";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { causesOf, changesOf } from "../ledger.ts";
import { slotName } from "../text.ts";
import { Causes } from "./causes.tsx";
import { Delta } from "./parts.tsx";

/** All numbers that move, at a glance; pressing one says why. */
export function ChangeChips({ ledger }: { readonly ledger: readonly Cause[] }) {
  const { texts, scenario, file } = useGame();
  const [open, setOpen] = useState<number>();
  const changes = changesOf(scenario, ledger);
  return (
    <>
      <ul class="chips">
        {changes.map(({ slot, amount }) => (
          <li key={slot.index}>
            <button
              type="button"
              class="chip"
              aria-expanded={open === slot.index}
              onClick={() => setOpen(open === slot.index ? undefined : slot.index)}
            >
              {slotName(texts, slot)} <Delta amount={amount} good={file.tracks[slot.track]?.good} />
            </button>
          </li>
        ))}
      </ul>
      {changes.some(({ slot }) => slot.index === open) && <Causes causes={causesOf(ledger, open ?? 0)} />}
    </>
  );
}
