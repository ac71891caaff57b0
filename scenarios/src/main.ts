import { check, checkHelp } from "./check.ts";
import { docs, docsHelp } from "./docs.ts";
import { newHelp, newScenario } from "./newScenario.ts";
import { Usage } from "./options.ts";
import { play, playHelp } from "./play.ts";
import { simulate, simulateHelp } from "./simulate/simulate.ts";
import { test, testHelp } from "./test.ts";

interface Command {
  readonly help: string;
  /** Returns the exit code. */
  readonly run: (args: readonly string[]) => number | Promise<number>;
}

/** The authors' command. Exit code 0: all is well, 1: faults were found, 2: wrong usage. */
const commands: Readonly<Record<string, Command>> = {
  new: { help: newHelp, run: newScenario },
  check: { help: checkHelp, run: check },
  test: { help: testHelp, run: test },
  play: { help: playHelp, run: play },
  simulate: { help: simulateHelp, run: simulate },
  docs: { help: docsHelp, run: docs },
};

const usage = () =>
  `usage: npm run scenario -- <command> ...\n\n${Object.values(commands)
    .map(({ help }) => help)
    .join("\n\n")}`;

async function main([name = "", ...args]: readonly string[]): Promise<number> {
  if (name === "" || name === "help" || name === "--help") {
    console.log(usage());
    return name === "" ? 2 : 0;
  }
  const command = commands[name];
  if (!command) {
    console.error(`there is no command ${name}; there are ${Object.keys(commands).join(", ")}`);
    return 2;
  }
  if (args.includes("--help")) {
    console.log(`usage: npm run scenario -- ${command.help}`);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (thrown) {
    if (!(thrown instanceof Usage)) throw thrown;
    console.error(`${thrown.message}\nusage: npm run scenario -- ${command.help}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
