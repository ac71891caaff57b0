import type { Scenario, Sealed } from "@multivector/shared/rules";
import type { Diagnostic, SchemaNode } from "@multivector/shared/scenario";
import { compileRouteUse, compileScenario } from "@multivector/shared/scenario/compile";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ShownScenario } from "../scenarioLoader.ts";
import { workshopDraft } from "../storage.ts";
import { Compiler } from "./compiler.ts";
import type { Compiled, Files } from "./protocol.ts";
import { botMove, type Move, replayed, type Sandbox } from "./sandbox.ts";

/** How the last compilation went. */
export interface Verdict {
  readonly diagnostics: readonly Diagnostic[];
  /** From the last keystroke to the new board, in milliseconds. */
  readonly took: number;
  readonly tooLong: boolean;
}

/** A scenario with the game that is played in it. */
export interface Stage {
  readonly shown: ShownScenario;
  readonly sandbox: Sandbox;
}

export interface Workshop {
  readonly files: Files;
  readonly setFiles: (files: Files) => void;
  readonly schema: SchemaNode | undefined;
  readonly verdict: Verdict | undefined;
  /** The last scenario that had no error; undefined: none yet. */
  readonly stage: Stage | undefined;
  /** Index of the turn that is looked at. */
  readonly position: number;
  readonly look: (position: number) => void;
  /** Plays one turn after the one looked at; seats without a move are bots. */
  readonly play: (own: Move) => void;
  /** Lets bots play on until the game ends, or until `stop` says so. */
  readonly playOn: (stop?: (scenario: Scenario, sandbox: Sandbox) => boolean) => void;
  /** Takes back every turn from the one looked at. */
  readonly rewind: () => void;
}

const seed = "workshop";
/** Milliseconds without a keystroke before the text is compiled. */
const pause = 100;

export function useWorkshop(): Workshop {
  const [files, keepFiles] = useState<Files>(() => restored());
  const [schema, setSchema] = useState<SchemaNode>();
  const [verdict, setVerdict] = useState<Verdict>();
  const [stage, setStage] = useState<Stage>();
  const [position, look] = useState(0);
  const typed = useRef(0);
  const game = useRef<Stage>();
  game.current = stage;
  const show = (next: Stage) => {
    game.current = next;
    setStage(next);
  };
  const compiler = useMemo(
    () =>
      new Compiler({
        onSchema: setSchema,
        onTooLong: () => setVerdict({ diagnostics: [], took: 0, tooLong: true }),
        onCompiled: (compiled) => {
          const shown = shownOf(compiled);
          if (shown) show({ shown, sandbox: replayed(shown.scenario, seed, game.current?.sandbox.moves ?? []) });
          setVerdict({ diagnostics: compiled.diagnostics, took: performance.now() - typed.current, tooLong: false });
        },
      }),
    [],
  );
  useEffect(() => () => compiler.stop(), [compiler]);
  useEffect(() => {
    typed.current = performance.now();
    const later = setTimeout(() => {
      workshopDraft.set(JSON.stringify(files));
      if (files["scenario.yaml"] !== undefined) compiler.compile(files);
    }, pause);
    return () => clearTimeout(later);
  }, [files, compiler]);
  const play = (own: Move, from = position): boolean => {
    const now = game.current;
    const world = now?.sandbox.worlds[from];
    if (!now || !world || world.outcome) return false;
    const { scenario } = now.shown;
    const moves = [...now.sandbox.moves.slice(0, from), botMove(scenario, world, seed, own)];
    show({ ...now, sandbox: replayed(scenario, seed, moves) });
    look(from + 1);
    return true;
  };
  return {
    files,
    setFiles: keepFiles,
    schema,
    verdict,
    stage,
    position: Math.min(position, (stage?.sandbox.worlds.length ?? 1) - 1),
    look,
    play,
    playOn: (stop) => {
      const step = () => {
        const now = game.current;
        const last = (now?.sandbox.worlds.length ?? 1) - 1;
        if (now && !stop?.(now.shown.scenario, now.sandbox) && play(noMove, last)) setTimeout(step);
      };
      step();
    },
    rewind: () => {
      const now = game.current;
      if (now) show({ ...now, sandbox: replayed(now.shown.scenario, seed, now.sandbox.moves.slice(0, position)) });
    },
  };
}

const noMove: Readonly<Record<string, Sealed>> = {};

function restored(): Files {
  try {
    return JSON.parse(workshopDraft.get() ?? "{}") as Files;
  } catch {
    return {};
  }
}

function shownOf({ file, locales }: Compiled): ShownScenario | undefined {
  if (!file) return undefined;
  return { scenario: compileScenario(file), file, routeUse: compileRouteUse(file), locales };
}
