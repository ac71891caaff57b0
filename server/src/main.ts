import { enableCompileCache, flushCompileCache } from "node:module";

/** Starts the server as the environment says, and stops it in good order on SIGINT and SIGTERM. */
try {
  // Node keeps what it compiled, so that a restart takes half the time; everything else is loaded after that is said.
  enableCompileCache();
  const { readEnvironment } = await import("./environment.ts");
  const { startServer } = await import("./startServer.ts");
  const environment = readEnvironment();
  const { port, faults, close } = await startServer(environment);
  for (const { folder, diagnostics } of faults) {
    console.error(`Scenario ${folder} has faults and is left out:`);
    for (const { file, line, column, code, message, cure } of diagnostics) {
      console.error(`  ${file}:${line}:${column} ${code} ${message}${cure === undefined ? "" : ` (${cure})`}`);
    }
  }
  console.log(`Multivector is ready: ${environment.publicAddress ?? `http://localhost:${port}`}`);
  flushCompileCache();
  const stop = async () => {
    await close();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
  process.on("unhandledRejection", (reason) => console.error("unhandled", reason));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
