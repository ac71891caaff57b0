import type { SeatId } from "@multivector/shared/rules";
import { Check, Hourglass, X } from "lucide-preact";
import { type Bond, bondOf, type DealFilter } from "../bonds.ts";
import { useGame } from "../game.ts";
import { PartyMark } from "./parts.tsx";

interface Props {
  readonly filter: DealFilter;
  readonly onFilter: (filter: DealFilter) => void;
}

/** Who is bound to whom by the deals the reader knows: rows owe columns. A cell lists the deals behind it. */
export function BondsTable({ filter, onFilter }: Props) {
  const { t, texts, scenario, file, view } = useGame();
  const { seats } = scenario;
  const alone = new Set(seats.map(({ party }) => party)).size === seats.length;
  const short = (seat: SeatId, party: string) =>
    (alone ? texts.at("parties", party, "short") : undefined) ?? shortName(texts.name("seats", seat));
  const isShown = (row: SeatId, column: SeatId) => filter.pair?.[0] === row && filter.pair[1] === column;
  return (
    <table class="bonds">
      <caption>
        {t("bonds.title")} <span class="quiet small">{t("bonds.help")}</span>
      </caption>
      <thead>
        <tr>
          <td />
          {seats.map(({ id, party }) => (
            <th key={id} scope="col" title={texts.name("seats", id)}>
              <PartyMark file={file} party={party} />
              <span aria-hidden="true"> {short(id, party)}</span>
              <span class="hidden">{texts.name("seats", id)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {seats.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <PartyMark file={file} party={row.party} /> {texts.name("seats", row.id)}
            </th>
            {seats.map((column) => (
              <td key={column.id} class={row === column ? "self" : ""}>
                {row !== column && (
                  <BondCell
                    pair={[row.id, column.id]}
                    bond={bondOf(view, [row.id, column.id])}
                    shown={isShown(row.id, column.id)}
                    onShow={(pair) => onFilter(pair === undefined ? { status: "all" } : { status: "all", pair })}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly pair: readonly [SeatId, SeatId];
  readonly bond: Bond;
  readonly shown: boolean;
  readonly onShow: (pair: readonly [SeatId, SeatId] | undefined) => void;
}

const marks = { open: Hourglass, kept: Check, broken: X };
const parts = ["open", "kept", "broken"] as const;

function BondCell({ pair, bond, shown, onShow }: CellProps) {
  const { t, texts } = useGame();
  const counted = parts.filter((part) => bond[part] > 0);
  if (counted.length === 0) return <span class="quiet">·</span>;
  const [actor, other] = pair.map((id) => texts.name("seats", id));
  const words = counted.map((part) => t(`bonds.${part}`, { count: bond[part] })).join(", ");
  return (
    <button
      type="button"
      class="bond"
      aria-pressed={shown}
      aria-label={t("bonds.cell", { actor: actor ?? "", other: other ?? "", words })}
      onClick={() => onShow(shown ? undefined : pair)}
    >
      {counted.map((part) => {
        const Mark = marks[part];
        return (
          <span key={part} class={part}>
            <Mark size={12} aria-hidden="true" />
            {bond[part]}
          </span>
        );
      })}
    </button>
  );
}

/** Initials of several words, or the first letters of one. */
const shortName = (name: string): string => {
  const words = name.split(/[\s-]+/).filter((word) => word !== "");
  return words.length > 1 ? words.map((word) => word[0]).join("") : name.slice(0, 4);
};
