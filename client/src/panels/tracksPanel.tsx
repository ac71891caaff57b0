import { indexOf, type Track } from "@multivector/shared/rules";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { useHistory } from "../history.ts";
import { changeOf, slotsOf, type TrackGroup, trackGroups } from "../ledger.ts";
import { Bar, NumberButton, type NumberProps, NumberTable, type Opened } from "./numbers.tsx";
import { PartyMark } from "./parts.tsx";
import { type Derived, IndexDrawer, WhyDrawer } from "./whyDrawer.tsx";

/** Every number with its change; a tap says why. */
export function TracksPanel() {
  const { t, scenario } = useGame();
  const [open, setOpen] = useState<number>();
  const [derived, setDerived] = useState<Derived>();
  const past = useHistory();
  const slot = open === undefined ? undefined : scenario.slots[open];
  const close = () => {
    setOpen(undefined);
    setDerived(undefined);
  };
  const toggle = (index: number) => {
    setDerived(undefined);
    setOpen((before) => (before === index ? undefined : index));
  };
  const toggleDerived = (index: Derived) => {
    setOpen(undefined);
    setDerived((before) => (before?.id === index.id && before.key === index.key ? undefined : index));
  };
  return (
    <div class="panel-body tracks">
      <Balance open={derived} toggle={toggleDerived} />
      {trackGroups(scenario).map((group) => (
        <section key={group.id} aria-labelledby={`group-${group.id}`}>
          <h3 id={`group-${group.id}`}>{t(`tracks.${group.id}`)}</h3>
          <Group group={group} open={open} toggle={toggle} />
        </section>
      ))}
      {slot !== undefined && <WhyDrawer slot={slot} past={past} onClose={close} />}
      {derived !== undefined && <IndexDrawer index={derived} past={past} onSlot={toggle} onClose={close} />}
    </div>
  );
}

interface BalanceProps {
  readonly open: Derived | undefined;
  readonly toggle: (index: Derived) => void;
}

/** The flagship index and the shares of the vectors; pressing one says why. */
function Balance({ open, toggle }: BalanceProps) {
  const { t, texts, scenario, file, view } = useGame();
  const { triangle } = file;
  if (triangle === undefined) return null;
  const value = Math.floor(indexOf(scenario, view.values, triangle.index));
  return (
    <section class="balance">
      <div class="balance-head">
        <h3>{texts.name("indices", triangle.index)}</h3>
        <button
          type="button"
          class="number-button plain"
          aria-expanded={open !== undefined && open.key === undefined}
          onClick={() => toggle({ id: triangle.index, scale: 1 })}
        >
          <strong class="big">{value}</strong>
          <span class="hidden">{t("tracks.whyIndex")}</span>
        </button>
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
              <button
                type="button"
                class="number-button plain"
                aria-expanded={open?.key === vector}
                onClick={() => toggle({ id: triangle.share, key: vector, scale: 100 })}
              >
                <span class="number">{share} %</span>
                <span class="hidden">{t("tracks.whyIndex")}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {triangle.campFrom !== undefined && (
        <p class="quiet small">{t("tracks.camp", { percent: Math.round(triangle.campFrom * 100) })}</p>
      )}
    </section>
  );
}

interface Rows extends Opened {
  readonly group: TrackGroup;
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
function Matrix({ tracks, ...rest }: Opened & { readonly tracks: readonly Track[] }) {
  const { texts, scenario } = useGame();
  return (
    <NumberTable parties={scenario.vectors} {...rest}>
      {tracks.map((track) => ({
        id: track.id,
        name: texts.name("tracks", track.id),
        help: texts.help("tracks", track.id),
        slots: slotsOf(scenario, track),
      }))}
    </NumberTable>
  );
}

/** A track counted by place and party: places with something there, a column for each party. */
function PlaceTable({ track, ...rest }: Opened & { readonly track: Track }) {
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
        <NumberTable parties={slots.slice(0, lively[0]?.slots.length).map(({ keys }) => keys[1] ?? "")} {...rest}>
          {lively.map((site) => ({ ...site, name: texts.name("sites", site.id), help: texts.help("sites", site.id) }))}
        </NumberTable>
      )}
    </div>
  );
}

/** A track's numbers one under another. Of large tracks only what is not 0 or moved is shown. */
function TrackRows({ track, grouped, open, toggle }: Opened & { readonly track: Track; readonly grouped: boolean }) {
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
