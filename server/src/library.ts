import { compileScenario, type Locale, type ScenarioFile } from "@multivector/shared/scenario/compile";
import { type LoadedScenario, type Shelf, sheetOf } from "./scenarios.ts";
import type { Store, StoredSession } from "./store/store.ts";

/** Which version of a scenario: its `hash` is that of its rules, so that better texts do not make another version. */
export type Version = StoredSession["scenario"];

const mostShared = 200;

type Texts = Readonly<Record<string, Locale>>;

/** Scenarios in every version a table needs: those of the folder, and older ones from the store. */
export class Library {
  readonly #shelf: Shelf;
  readonly #store: Pick<Store, "sheet" | "keepSheet">;
  /** By hash; compiled once, at the first use. */
  readonly #old = new Map<string, Promise<LoadedScenario | undefined>>();
  /** By id; the oldest first. */
  readonly #shared = new Map<string, LoadedScenario>();
  readonly #texts = new WeakMap<LoadedScenario, Texts>();

  constructor(shelf: Shelf, store: Pick<Store, "sheet" | "keepSheet">) {
    this.#shelf = shelf;
    this.#store = store;
  }

  /** The version of today; undefined: there is none. */
  newest(id: string): LoadedScenario | undefined {
    return this.#shelf.scenarios.get(id) ?? this.#shared.get(id);
  }

  /** Takes in what somebody wrote in the browser. Tables keep it; unused it is forgotten after many others. */
  share(loaded: LoadedScenario): void {
    this.#shared.set(loaded.scenario.id, loaded);
    const [oldest] = this.#shared.keys();
    if (this.#shared.size > mostShared && oldest !== undefined) this.#shared.delete(oldest);
  }

  /** Exactly that version; undefined: neither folder nor store has it, or this program can no longer read it. */
  find({ id, hash }: Pick<Version, "id" | "hash">): Promise<LoadedScenario | undefined> {
    const newest = this.newest(id);
    if (newest?.scenario.hash === hash) return Promise.resolve(newest);
    const known = this.#old.get(hash) ?? this.#fetch(hash);
    this.#old.set(hash, known);
    known.then((found) => found ?? this.#old.delete(hash)).catch(() => this.#old.delete(hash));
    return known;
  }

  /** The texts of a version by language; none if it is not here any more. */
  async texts(version: Pick<Version, "id" | "hash">): Promise<Texts> {
    const loaded = await this.find(version);
    if (loaded === undefined) return {};
    const known = this.#texts.get(loaded) ?? (JSON.parse(loaded.sheet.json) as { locales: Texts }).locales;
    this.#texts.set(loaded, known);
    return known;
  }

  /** Keeps the scenarios of tables that began before scenarios were kept with them. */
  async keep(): Promise<void> {
    for (const { scenario, sheet } of this.#shelf.scenarios.values()) {
      const { id, version, hash } = scenario;
      await this.#store.keepSheet({ id, version, hash }, sheet.json);
    }
  }

  async #fetch(hash: string): Promise<LoadedScenario | undefined> {
    const json = await this.#store.sheet(hash);
    return json === undefined ? undefined : loadSheet(json, hash);
  }
}

function loadSheet(json: string, hash: string): LoadedScenario | undefined {
  try {
    const { file } = JSON.parse(json) as { file: ScenarioFile };
    const scenario = compileScenario(file);
    return scenario.hash === hash ? { scenario, file, sheet: sheetOf(json) } : undefined;
  } catch {
    return undefined;
  }
}
