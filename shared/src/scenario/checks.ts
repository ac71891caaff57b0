import { newWorld, type Scenario } from "../rules/index.ts";
import { calendarFaults } from "./calendar.ts";
import { didYouMean, type Fault } from "./faults.ts";
import type { ScenarioFile } from "./format.ts";

/** Faults of sense: each id resolves and each expression compiles, but the scenario cannot be played as meant. */
export function senseFaults(file: ScenarioFile, scenario: Scenario): Fault[] {
  return [
    ...partyFaults(file),
    ...boardFaults(file),
    ...calendarFaults(file),
    ...actionFaults(file, scenario),
    ...mapFaults(file),
    ...labelFaults(file),
    ...freeFaults(scenario),
  ];
}

function partyFaults(file: ScenarioFile): Fault[] {
  const parties = Object.keys(file.parties);
  const check = (id: string, path: (string | number)[]): Fault[] => {
    if (parties.includes(id)) return [];
    return [{ code: "MV0313", path, message: `\`${id}\` is not among the parties`, ...didYouMean(id, parties) }];
  };
  const named = [
    ...Object.keys(file.map.countries ?? {}).flatMap((id) => check(id, ["map", "countries", id])),
    ...check(file.pivot, ["pivot"]),
    ...file.vectors.flatMap((id, i) => check(id, ["vectors", i])),
    ...(file.jealousy ?? []).flatMap((rule, i) => [
      ...check(rule.of, ["jealousy", i, "of"]),
      ...check(rule.towards, ["jealousy", i, "towards"]),
    ]),
  ];
  if (file.treasury === undefined || file.treasury in file.tracks) return named;
  const message = `the treasury \`${file.treasury}\` is no track`;
  return [
    ...named,
    { code: "MV0301", path: ["treasury"], message, ...didYouMean(file.treasury, Object.keys(file.tracks)) },
  ];
}

/** What the board and the balance picture draw. */
function boardFaults({ tracks, indices = {}, presence, triangle }: ScenarioFile): Fault[] {
  const check = (id: string | undefined, known: Readonly<Record<string, unknown>>, what: string, path: string[]) => {
    if (id === undefined || id in known) return [];
    return [
      { code: "MV0301" as const, path, message: `\`${id}\` is no ${what}`, ...didYouMean(id, Object.keys(known)) },
    ];
  };
  return [
    ...check(presence, tracks, "track", ["presence"]),
    ...check(triangle?.share, indices, "index", ["triangle", "share"]),
    ...check(triangle?.index, indices, "index", ["triangle", "index"]),
    ...check(triangle?.camp, tracks, "track", ["triangle", "camp"]),
  ];
}

function actionFaults(file: ScenarioFile, scenario: Scenario): Fault[] {
  return Object.entries(file.actions).flatMap(([id, action]): Fault[] => {
    const faults: Fault[] = [];
    const path = ["actions", id];
    if (!action.carried && (action.effects ?? []).length === 0) {
      const cure = "give it `effects`, or `carried: true` if the partner's order carries them";
      faults.push({ code: "MV0304", path, message: `the action \`${id}\` has no effect`, cure });
    }
    const wanted = action.consent?.action;
    if (wanted !== undefined && !(wanted in file.actions)) {
      const message = `\`${wanted}\` is no action of this scenario`;
      const at = [...path, "consent", "action"];
      return [...faults, { code: "MV0301", path: at, message, ...didYouMean(wanted, Object.keys(file.actions)) }];
    }
    const orders = scenario.orders.filter((order) => order.action === id);
    const lonely = orders.filter((order) => order.consent?.length === 0);
    const [first] = lonely;
    if (first) {
      const message = `nobody can give consent to \`${first.id}\` of ${first.seat}: no order \`${action.consent?.action}\` fits`;
      faults.push({ code: "MV0305", path: [...path, "consent"], message, cure: "check `by`, `action` and `with`" });
    }
    if (orders.length === 0) {
      const message = `nobody can ever order \`${id}\`: its condition never holds, or no seat may`;
      faults.push({ code: "MV0209", path: [...path, action.when === undefined ? "by" : "when"], message });
    }
    return faults;
  });
}

function mapFaults(file: ScenarioFile): Fault[] {
  const places = Object.keys(file.map.places);
  const sites = Object.keys(file.sites ?? {});
  const known = (id: string | undefined, ids: readonly string[], what: string, path: (string | number)[]): Fault[] => {
    if (id === undefined || ids.includes(id)) return [];
    return [{ code: "MV0301", path, message: `\`${id}\` is no ${what}`, ...didYouMean(id, ids) }];
  };
  return [
    ...Object.entries(file.parties).flatMap(([id, { capital }]) =>
      known(capital, places, "place", ["parties", id, "capital"]),
    ),
    ...Object.entries(file.sites ?? {}).flatMap(([id, { place }]) =>
      known(place, places, "place", ["sites", id, "place"]),
    ),
    ...Object.entries(file.map.routes ?? {}).flatMap(([id, { site, through }]) => [
      ...known(site, sites, "site", ["map", "routes", id, "site"]),
      ...through.flatMap((point, i) =>
        known(typeof point === "string" ? point : undefined, places, "place", ["map", "routes", id, "through", i]),
      ),
    ]),
  ];
}

/** A claim about history names where it is from. */
function labelFaults(file: ScenarioFile): Fault[] {
  const fault = (id: string, path: string[]): Fault => ({
    code: "MV0401",
    path,
    message: `\`${id}\` is not labelled invented, but names no source`,
    cure: "give `source: [...]`, or `label: invented`",
  });
  const events = Object.entries(file.events ?? {})
    .filter(([, { label, source }]) => label !== "invented" && source.length === 0)
    .map(([id]) => fault(id, ["events", id]));
  const questions = Object.entries(file.questions ?? {})
    .filter(([, { label, source }]) => label !== "invented" && source.length === 0)
    .map(([id]) => fault(id, ["questions", id]));
  const forums = Object.entries(file.forums ?? {})
    .filter(([, { label, source }]) => label !== "invented" && source.length === 0)
    .map(([id]) => fault(id, ["forums", id]));
  return [...events, ...questions, ...forums];
}

/** Nobody may be left without an order: each seat has one that is always legal and costs nothing. */
function freeFaults(scenario: Scenario): Fault[] {
  const world = newWorld(scenario, "check");
  const poor = {
    turn: 1,
    values: world.values,
    facts: world.facts,
    on: new Uint8Array(scenario.orders.length),
    memo: scenario.indices.map(() => Number.NaN),
  };
  return scenario.seats
    .filter((seat) => !scenario.orders.some((order) => order.seat === seat.id && !order.when && order.cost(poor) <= 0))
    .map((seat) => ({
      code: "MV0312",
      path: ["seats", seat.id],
      message: `the seat \`${seat.id}\` has no order that is always allowed and free`,
      cure: "give it an action with `cost: 0` and no condition",
    }));
}
