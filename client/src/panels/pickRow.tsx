interface Props<T extends string | number> {
  readonly label: string;
  readonly value: T;
  /** Each with its words. */
  readonly options: readonly (readonly [T, string])[];
  readonly onPick: (value: T) => void;
}

/** One choice among many, with its label above. */
export function PickRow<T extends string | number>({ label, value, options, onPick }: Props<T>) {
  return (
    <label class="editor-row">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const picked = options[event.currentTarget.selectedIndex];
          if (picked) onPick(picked[0]);
        }}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** 1, 2, ... as options. */
export const counted = (
  most: number,
  words: (count: number) => string = String,
): readonly (readonly [number, string])[] =>
  Array.from({ length: Math.max(1, most) }, (_, at) => [at + 1, words(at + 1)] as const);
