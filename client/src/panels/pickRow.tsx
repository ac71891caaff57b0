import { useId } from "preact/hooks";

interface Props<T extends string | number> {
  readonly label: string;
  readonly value: T;
  /** Each with its words. */
  readonly options: readonly (readonly [T, string])[];
  readonly onPick: (value: T) => void;
}

/** One choice among many, with its label above. */
export function PickRow<T extends string | number>({ label, value, options, onPick }: Props<T>) {
  const id = useId();
  return (
    <div class="editor-row">
      <label for={id}>{label}</label>
      <select
        id={id}
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
    </div>
  );
}

/** 1, 2, ... as options. */
export const counted = (
  most: number,
  words: (count: number) => string = String,
): readonly (readonly [number, string])[] =>
  Array.from({ length: Math.max(1, most) }, (_, at) => [at + 1, words(at + 1)] as const);
