import { afterAll, beforeAll, expect } from "vitest";
import type { ServerSettings } from "../src/startServer.ts";
import { boot, newDataDir, removeDir } from "./harness.ts";

/** A server for all tests of a file, in a data folder of its own. It must have warned of nothing when they are done. */
export function runningServer(usual: Partial<ServerSettings> = {}) {
  const dataDir = newDataDir();
  const warnings: string[] = [];
  let server: Awaited<ReturnType<typeof boot>>;
  const start = async (settings: Partial<ServerSettings>) => {
    server = await boot(dataDir, settings);
  };
  const stop = async () => {
    await server.close();
    warnings.push(...server.warnings);
  };
  beforeAll(() => start(usual));
  afterAll(async () => {
    await stop();
    removeDir(dataDir);
    expect(warnings).toEqual([]);
  });
  return {
    get address() {
      return server.address;
    },
    /** The same tables, if need be with other settings. */
    restart: async (settings = usual) => {
      await stop();
      await start(settings);
    },
  };
}
