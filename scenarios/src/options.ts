/** Words and options of a command line. */
export interface Asked {
  readonly words: readonly string[];
  /** The value of `--name value` or `--name=value`; undefined: not given. */
  readonly value: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
}

/** Wrong usage: the command ends with a plain sentence and exit code 2. */
export class Usage extends Error {}

/** `flags` stand alone, `values` take the next word. */
export function asked(args: readonly string[], flags: readonly string[], values: readonly string[]): Asked {
  const words: string[] = [];
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? "";
    if (!arg.startsWith("--")) {
      words.push(arg);
      continue;
    }
    const [name = "", inline] = arg.slice(2).split("=", 2);
    if (flags.includes(name)) given.set(name, "");
    else if (values.includes(name)) {
      const value = inline ?? args[i + 1];
      if (value === undefined || value.startsWith("--")) throw new Usage(`--${name} needs a value`);
      if (inline === undefined) i += 1;
      given.set(name, value);
    } else throw new Usage(`there is no option --${name}`);
  }
  return { words, value: (name) => given.get(name), has: (name) => given.has(name) };
}

/** A whole number of at least `least`. */
export function numberOf(text: string | undefined, name: string, usual: number, least = 1): number {
  if (text === undefined) return usual;
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) throw new Usage(`--${name} must be a whole number from ${least}`);
  return number;
}
