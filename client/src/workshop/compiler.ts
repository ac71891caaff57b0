import type { SchemaNode } from "@multivector/shared/scenario";
import type { Compiled, Files, SchemaMessage } from "./protocol.ts";

/** Milliseconds a compilation may take before it is given up. */
const patience = 4000;

interface Listener {
  readonly onCompiled: (compiled: Compiled, milliseconds: number) => void;
  readonly onTooLong: () => void;
  readonly onSchema: (schema: SchemaNode) => void;
}

/** The compiler in its worker; only the newest text counts. */
export class Compiler {
  readonly #listener: Listener;
  #worker: Worker;
  #id = 0;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #start = 0;
  #waiting: Files | undefined;

  constructor(listener: Listener) {
    this.#listener = listener;
    this.#worker = this.#open();
  }

  compile(files: Files): void {
    if (this.#clock !== undefined) {
      this.#waiting = files;
      return;
    }
    this.#id += 1;
    this.#start = performance.now();
    this.#clock = setTimeout(() => this.#giveUp(), patience);
    this.#worker.postMessage({ id: this.#id, files });
  }

  stop(): void {
    clearTimeout(this.#clock);
    this.#worker.terminate();
  }

  #open(): Worker {
    const worker = new Worker(new URL("./compileWorker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Compiled | SchemaMessage>) => {
      if ("schema" in data) this.#listener.onSchema(data.schema);
      else if (data.id === this.#id) this.#done(data);
    };
    return worker;
  }

  #done(compiled: Compiled): void {
    this.#free();
    this.#listener.onCompiled(compiled, performance.now() - this.#start);
    this.#next();
  }

  #giveUp(): void {
    this.#worker.terminate();
    this.#worker = this.#open();
    this.#free();
    this.#listener.onTooLong();
    this.#next();
  }

  #free(): void {
    clearTimeout(this.#clock);
    this.#clock = undefined;
  }

  #next(): void {
    const files = this.#waiting;
    this.#waiting = undefined;
    if (files) this.compile(files);
  }
}
