import type { PastTurn } from "@multivector/shared/protocol/types";
import { indexOf, type Slot } from "@multivector/shared/rules";
import { X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { sharesOf } from "../derived.ts";
import { useGame } from "../game.ts";
import { causesOf, changeOf } from "../ledger.ts";
import { slotName } from "../text.ts";
import { shownNumber, tidy } from "../words.ts";
import { Causes } from "./causes.tsx";
import { Delta } from "./parts.tsx";
import { Sparkline } from "./sparkline.tsx";

interface DrawerProps {
  readonly name: string;
  readonly shown: string;
  /** The number at each turn's end so far, and now. */
  readonly values: readonly number[];
  readonly range: readonly [number, number];
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

function Drawer({ name, shown, values, range, onClose, children }: DrawerProps) {
  const { t } = useGame();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (box.current?.contains(document.activeElement) === false) box.current.scrollIntoView({ block: "nearest" });
  }, [name]);
  return (
    <section
      ref={box}
      class="drawer"
      aria-label={t("why.title", { name })}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header>
        <h3>{name}</h3>
        <Sparkline values={values} range={range} />
        <strong class="big">{shown}</strong>
        <button type="button" class="icon" aria-label={t("close")} onClick={onClose}>
          <X size={20} aria-hidden="true" />
        </button>
      </header>
      {children}
    </section>
  );
}

interface SlotProps {
  readonly slot: Slot;
  readonly past: readonly PastTurn[];
  readonly onClose: () => void;
}

/** Why a number is what it is: this turn's causes, which add up, and those of the turns before. */
export function WhyDrawer({ slot, past, onClose }: SlotProps) {
  const { t, texts, view } = useGame();
  const value = view.values[slot.index] ?? 0;
  const before = value - changeOf(view.ledger, slot.index);
  const earlier = past.filter((turn) => turn.report !== undefined && turn.turn !== view.turn).reverse();
  const ends = past.filter(({ turn }) => turn < view.turn).map(({ values }) => values[slot.index] ?? 0);
  return (
    <Drawer
      name={slotName(texts, slot)}
      shown={`${tidy(value)}`}
      values={[...ends, value]}
      range={[slot.min, slot.max]}
      onClose={onClose}
    >
      <p class="quiet small">
        {texts.help("tracks", slot.track)} {t("why.range", { min: slot.min, max: slot.max })}
      </p>
      <h4>{t("why.thisTurn", { before: tidy(before), after: tidy(value) })}</h4>
      <Causes causes={causesOf(view.ledger, slot.index)} />
      {earlier.map((turn) => {
        const causes = causesOf(turn.report?.ledger ?? [], slot.index);
        if (causes.length === 0) return null;
        return (
          <div key={turn.turn}>
            <h4>{t("why.turn", { turn: turn.turn })}</h4>
            <Causes causes={causes} />
          </div>
        );
      })}
    </Drawer>
  );
}

/** A number made of others: an index, or its value for one party. */
export interface Derived {
  readonly id: string;
  readonly key?: string;
  /** Shown is the value times this, e.g. 100 for per cent. */
  readonly scale: number;
}

interface IndexProps {
  readonly index: Derived;
  readonly past: readonly PastTurn[];
  readonly onSlot: (slot: number) => void;
  readonly onClose: () => void;
}

/** Why a derived number is what it is: the numbers that moved it this turn, whose shares add up. */
export function IndexDrawer({ index, past, onSlot, onClose }: IndexProps) {
  const { t, texts, scenario, view } = useGame();
  const measure = (values: readonly number[]) => index.scale * indexOf(scenario, values, index.id, index.key);
  const before = view.values.map((value, slot) => value - changeOf(view.ledger, slot));
  const said = (value: number) => shownNumber(value, texts.language);
  const name = texts.name("indices", index.id);
  const shares = sharesOf(scenario, before, view.values, measure);
  const ends = past.filter(({ turn }) => turn < view.turn).map(({ values }) => measure(values));
  return (
    <Drawer
      name={index.key === undefined ? name : `${name}: ${texts.name("parties", index.key)}`}
      shown={said(measure(view.values))}
      values={[...ends, measure(view.values)]}
      range={[0, 100]}
      onClose={onClose}
    >
      <p class="quiet small">{texts.help("indices", index.id)}</p>
      <h4>{t("why.thisTurn", { before: said(measure(before)), after: said(measure(view.values)) })}</h4>
      <p class="quiet small">{t(shares.length === 0 ? "why.none" : "why.madeOf")}</p>
      <ul class="causes">
        {shares.map(({ slot, amount }) => (
          <li key={slot.index}>
            <button type="button" class="link" onClick={() => onSlot(slot.index)}>
              {slotName(texts, slot)} {tidy(before[slot.index] ?? 0)} → {tidy(view.values[slot.index] ?? 0)}
            </button>
            <Delta amount={amount} />
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
