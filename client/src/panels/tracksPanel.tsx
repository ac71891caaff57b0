import { indexOf, type Slot, type Track } from "@multivector/shared/rules";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { useHistory } from "../history.ts";
import { changeOf, slotsOf, type TrackGroup, trackGroups } from "../ledger.ts";
import { slotName } from "../text.ts";
import { tidy } from "../words.ts";
import { Delta, PartyMark } from "./parts.tsx";
import { WhyDrawer } from "./whyDrawer.tsx";

/** Every number with its change; a tap says why. */
export function TracksPanel() {
  const { t, scenario } = useGame();
  const [open, setOpen] = useState<number>();
  const past = useHistory();
  const slot = open === undefined ? undefined : scenario.slots[open];
  const toggle = (index: number) => setOpen((before) => (before === index ? undefined : index));
  return (
    <div class="panel-body tracks">
      <Balance />
      {trackGroups(scenario).map((group) => (
        <section key={group.id} aria-labelledby={`group-${group.id}`}>
          <h3 id={`group-${group.id}`}>{t(`tracks.${group.id}`)}</h3>
          <Group group={group} open={open} toggle={toggle} />
        </section>
      ))}
      {slot !== undefined && <WhyDrawer slot={slot} past={past} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** The flagship index and the shares it is made of. */
function Balance() {
  const { texts, scenario, file, view } = useGame();
  const { triangle } = file;
  if (triangle === undefined) return null;
  const value = Math.round(indexOf(scenario, view.values, triangle.index));
  return (
    <section class="balance">
      <div class="balance-head">
        <h3>{texts.name("indices", triangle.index)}</h3>
        <strong class="big">{value}</strong>
      </div>
      <p class="quiet small">{texts.help("indices", triangle.index)}</p>
      <ul class="plain shares">
        {scenario.vectors.map((vector) => {
          const share = Math.round(100 * indexOf(scenario, view.values, triangle.share, vector));
          return (
            <li key={vector}>
              <span class="who">
                <PartyMark file={file} party={vector} /> {texts.name("parties", vector)}
              </span>
              <Bar
                value={share}
                min={0}
                max={100}
                mark={triangle.campFrom === undefined ? undefined : triangle.campFrom * 100}
              />
              <span class="number">{share} %</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface Rows {
  readonly group: TrackGroup;
  readonly open: number | undefined;
  readonly toggle: (slot: number) => void;
}

function Group({ group, ...rest }: Rows) {
  if (group.id === "vectors") return <Matrix tracks={group.tracks} {...rest} />;
  return (
    <>
      {group.tracks.map((track) =>
        track.per.join() === "site,party" ? (
          <PlaceTable key={track.id} track={track} {...rest} />
        ) : (
          <TrackRows key={track.id} track={track} grouped={group.id === "sites" || group.id === "insight"} {...rest} />
        ),
      )}
    </>
  );
}

/** Tracks with one number for each vector, side by side. */
function Matrix({ tracks, ...rest }: Omit<Rows, "group"> & { readonly tracks: readonly Track[] }) {
  const { texts, scenario } = useGame();
  return (
    <Table parties={scenario.vectors} {...rest}>
      {tracks.map((track) => ({
        id: track.id,
        name: texts.name("tracks", track.id),
        help: texts.help("tracks", track.id),
        slots: slotsOf(scenario, track),
      }))}
    </Table>
  );
}

/** A track counted by place and party: places with something there, a column for each party. */
function PlaceTable({ track, ...rest }: Omit<Rows, "group"> & { readonly track: Track }) {
  const { t, texts, scenario, view } = useGame();
  const slots = slotsOf(scenario, track);
  const lively = scenario.sites
    .map(({ id }) => ({ id, slots: slots.filter(({ keys }) => keys[0] === id) }))
    .filter((site) => site.slots.some(({ index }) => view.values[index] !== 0 || changeOf(view.ledger, index) !== 0));
  return (
    <div class="rows">
      <h4 title={texts.help("tracks", track.id)}>{texts.name("tracks", track.id)}</h4>
      {lively.length === 0 && <p class="quiet small">{t("tracks.nothing")}</p>}
      {lively.length > 0 && (
        <Table parties={slots.slice(0, lively[0]?.slots.length).map(({ keys }) => keys[1] ?? "")} {...rest}>
          {lively.map((site) => ({ ...site, name: texts.name("sites", site.id), help: texts.help("sites", site.id) }))}
        </Table>
      )}
    </div>
  );
}

interface TableRow {
  readonly id: string;
  readonly name: string;
  readonly help: string;
  readonly slots: readonly Slot[];
}

interface TableProps extends Omit<Rows, "group"> {
  readonly parties: readonly string[];
  readonly children: readonly TableRow[];
}

function Table({ parties, children, open, toggle }: TableProps) {
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

/** A track's numbers one under another. Of large tracks only what is not 0 or moved is shown. */
function TrackRows({
  track,
  grouped,
  open,
  toggle,
}: Omit<Rows, "group"> & { readonly track: Track; readonly grouped: boolean }) {
  const { t, texts, scenario, view } = useGame();
  const known = slotsOf(scenario, track).filter(
    ({ seenBy }) => seenBy === undefined || (view.seat !== undefined && seenBy.includes(view.seat)),
  );
  const shown = grouped
    ? known.filter(({ index }) => view.values[index] !== 0 || changeOf(view.ledger, index) !== 0)
    : known;
  if (known.length === 0) return null;
  return (
    <div class="rows">
      {track.per.length > 0 && <h4>{texts.name("tracks", track.id)}</h4>}
      {shown.length === 0 && <p class="quiet small">{t("tracks.nothing")}</p>}
      {shown.map((slot) => (
        <NumberRow key={slot.index} slot={slot} open={open === slot.index} toggle={toggle} />
      ))}
    </div>
  );
}

interface NumberProps {
  readonly slot: Slot;
  readonly open: boolean;
  readonly toggle: (slot: number) => void;
}

function NumberRow({ slot, open, toggle }: NumberProps) {
  const { texts, file, scenario } = useGame();
  const party = slot.keys.find((key) => scenario.parties.some(({ id }) => id === key));
  const label =
    slot.keys.length === 0 ? texts.name("tracks", slot.track) : slot.keys.map((key) => texts.word(key)).join(", ");
  return (
    <div class="row">
      <span class="who">
        {party !== undefined && <PartyMark file={file} party={party} />} {label}
      </span>
      <NumberButton slot={slot} open={open} toggle={toggle} />
    </div>
  );
}

function NumberButton({ slot, open, toggle }: NumberProps) {
  const { t, texts, view, file } = useGame();
  const value = view.values[slot.index] ?? 0;
  const change = changeOf(view.ledger, slot.index);
  return (
    <button
      type="button"
      class="number-button"
      aria-expanded={open}
      aria-label={t("tracks.why", { name: slotName(texts, slot), value, max: slot.max })}
      onClick={() => toggle(slot.index)}
    >
      <Bar value={value} min={slot.min} max={slot.max} />
      <span class="number">{tidy(value)}</span>
      <span class="change">
        <Delta amount={change} good={file.tracks[slot.track]?.good} />
      </span>
    </button>
  );
}

function Bar({
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
