import type { AwayPolicy } from "@multivector/shared/protocol/types";
import { useSpeech } from "../language.ts";

const policies: readonly AwayPolicy[] = ["caretaker", "hold", "open"];

interface Props {
  readonly id: string;
  readonly missed: AwayPolicy;
  readonly onChoose: (missed: AwayPolicy) => void;
}

/** What the table says about those who miss a turn. */
export function MissedTurn({ id, missed, onChoose }: Props) {
  const { t } = useSpeech();
  return (
    <>
      <label class="field">
        {t("missed.title")}
        <select
          value={missed}
          aria-describedby={id}
          onChange={(event) => onChoose(policies[event.currentTarget.selectedIndex] ?? "caretaker")}
        >
          {policies.map((one) => (
            <option key={one} value={one}>
              {t(`missed.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <p id={id} class="quiet small">
        {t(`missed.help.${missed}`)}
      </p>
    </>
  );
}
