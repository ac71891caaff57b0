import {
  ChartLine,
  Film,
  Handshake,
  Map as MapIcon,
  MessagesSquare,
  Newspaper,
  ScrollText,
  Users,
} from "lucide-preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { offersTo, openQuestions } from "../guide.ts";
import { DealsPanel } from "./dealsPanel.tsx";
import { Hint } from "./hint.tsx";
import { NewsPanel } from "./newsPanel.tsx";
import { OrdersPanel } from "./ordersPanel.tsx";
import { PressPanel } from "./pressPanel.tsx";
import { ReportPanel } from "./reportPanel.tsx";
import type { Player } from "./reportPlayer.ts";
import { SeatsPanel } from "./seatsPanel.tsx";
import { TracksPanel } from "./tracksPanel.tsx";

const tabs = ["map", "news", "orders", "deals", "press", "tracks", "seats", "report"] as const;
export type Tab = (typeof tabs)[number];

const icons = {
  map: MapIcon,
  news: Newspaper,
  orders: ScrollText,
  deals: Handshake,
  press: MessagesSquare,
  tracks: ChartLine,
  seats: Users,
  report: Film,
};
const small = matchMedia("(max-width: 820px)");

/** Whether board and panels share one column. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(small.matches);
  useEffect(() => {
    const read = () => setNarrow(small.matches);
    small.addEventListener("change", read);
    return () => small.removeEventListener("change", read);
  }, []);
  return narrow;
}

interface Props {
  readonly tab: Tab;
  readonly narrow: boolean;
  readonly onTab: (tab: Tab) => void;
  readonly player: Player;
}

/** One panel at a time, chosen by tabs: beside the map, or on a phone instead of it. */
export function Panels({ tab, narrow, onTab, player }: Props) {
  const { t, scenario, info } = useGame();
  const panel = useRef<HTMLDivElement>(null);
  // Before the effects of what is inside, which may scroll to a place of their own.
  useLayoutEffect(() => panel.current?.scrollTo(0, 0), [tab]);
  const absent = { map: !narrow, deals: !scenario.deals.allowed, press: info.press === "none" };
  const shown = tabs.filter((one) => !(one in absent && absent[one as keyof typeof absent]));
  const step = (by: number) => {
    const next = shown[(shown.indexOf(tab) + by + shown.length) % shown.length] ?? tab;
    onTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section class="panels">
      <div
        class="tabs"
        role="tablist"
        aria-label={t("tabs.label")}
        onKeyDown={(event) => {
          if (event.key === "ArrowRight") step(1);
          if (event.key === "ArrowLeft") step(-1);
        }}
      >
        {shown.map((one) => (
          <TabButton key={one} tab={one} selected={one === tab} onTab={onTab} />
        ))}
      </div>
      <div
        ref={panel}
        class={`panel ${tab}`}
        role="tabpanel"
        id="panel"
        aria-labelledby={`tab-${tab}`}
        hidden={tab === "map"}
        tabIndex={-1}
      >
        <h2 class="hidden">{t(`tabs.${tab}`)}</h2>
        {tab !== "map" && <Hint panel={tab} />}
        {tab === "news" && <NewsPanel />}
        {tab === "orders" && <OrdersPanel />}
        {tab === "deals" && <DealsPanel />}
        {tab === "press" && <PressPanel />}
        {tab === "tracks" && <TracksPanel />}
        {tab === "seats" && <SeatsPanel />}
        {tab === "report" && <ReportPanel player={player} />}
      </div>
    </section>
  );
}

interface TabProps {
  readonly tab: Tab;
  readonly selected: boolean;
  readonly onTab: (tab: Tab) => void;
}

function TabButton({ tab, selected, onTab }: TabProps) {
  const { t, scenario, view, draft, press } = useGame();
  const Icon = icons[tab];
  const open = tab === "news" ? openQuestions(scenario, view, draft) : 0;
  const drafted = tab === "orders" ? draft.orders.length : 0;
  const drafting = view.own?.sealed === undefined && view.phase !== "report" && view.phase !== "debrief";
  const asked = tab === "deals" ? offersTo(view).length : 0;
  const unread = tab === "press" ? press.unread : 0;
  const badge = (drafting ? open + drafted : 0) + asked + unread;
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${tab}`}
      aria-selected={selected}
      aria-controls="panel"
      tabIndex={selected ? 0 : -1}
      onClick={() => onTab(tab)}
    >
      <Icon size={18} aria-hidden="true" />
      <span>{t(`tabs.${tab}`)}</span>
      {unread > 0 && <span class="hidden">{t("press.unread", { count: unread })}</span>}
      {badge > 0 && (
        <span class="badge" aria-hidden="true">
          {badge}
        </span>
      )}
    </button>
  );
}
