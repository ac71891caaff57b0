import type { Slot } from "@multivector/shared/rules";
import { useGame } from "../game.ts";
import { changeOf } from "../ledger.ts";
import { slotName } from "../text.ts";
import { tidy } from "../words.ts";
import { Delta, PartyMark } from "./parts.tsx";

/** Which number's causes are shown, and how to show another's. */
export interface Opened {
  readonly open: number | undefined;
  readonly toggle: (slot: number) => void;
}

interface TableRow {
  readonly id: string;
  readonly name: string;
  readonly help: string;
  readonly slots: readonly Slot[];
}

interface TableProps extends Opened {
  readonly parties: readonly string[];
  readonly children: readonly TableRow[];
}

/** Numbers with a column for each party. */
export function NumberTable({ parties, children, open, toggle }: TableProps) {
  const { texts, file } = useGame();
  return (
    <table class="matrix">
      <thead>
        <tr>
          <td />
          {parties.map((party) => (
            <th key={party} scope="col">
              <PartyMark file={file} party={party} />{" "}
              {parties.length > 3 ? (texts.at("parties", party, "short") ?? party) : texts.name("parties", party)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {children.map((row) => (
          <tr key={row.id}>
            <th scope="row" title={row.help}>
              {row.name}
            </th>
            {row.slots.map((slot) => (
              <td key={slot.index}>
                <NumberButton slot={slot} open={open === slot.index} toggle={toggle} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface NumberProps {
  readonly slot: Slot;
  readonly open: boolean;
  readonly toggle: (slot: number) => void;
}

/** A number with its bar and change; pressing it asks why. */
export function NumberButton({ slot, open, toggle }: NumberProps) {
  const { t, texts, view, file } = useGame();
  const value = view.values[slot.index] ?? 0;
  const change = changeOf(view.ledger, slot.index);
  return (
    <button type="button" class="number-button" aria-expanded={open} onClick={() => toggle(slot.index)}>
      <span class="hidden">{slotName(texts, slot)}: </span>
      <Bar value={value} min={slot.min} max={slot.max} />
      <span class="number">{tidy(value)}</span>
      <span class="change">
        <Delta amount={change} good={file.tracks[slot.track]?.good} />
      </span>
      <span class="hidden">{t("tracks.why", { max: slot.max })}</span>
    </button>
  );
}

export function Bar({
  value,
  min,
  max,
  mark,
}: {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly mark?: number | undefined;
}) {
  const part = (at: number) => `${(100 * (at - min)) / Math.max(1, max - min)}%`;
  return (
    <span class="bar" aria-hidden="true">
      <span class="fill" style={{ width: part(value) }} />
      {mark !== undefined && <span class="limit" style={{ left: part(mark) }} />}
    </span>
  );
}
