import type { AwayPolicy, Mandate } from "@multivector/shared/protocol/types";
import type { Seat } from "@multivector/shared/rules";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import type { Translate } from "../language.ts";
import type { Texts } from "../texts.ts";

const usualPolicies: readonly AwayPolicy[] = ["caretaker", "hold", "open"];

/** A mandate in a sentence, e.g. "It gives careful orders, signs nothing, and never orders: Campaign." */
export function mandateText(t: Translate, texts: Texts, { orders, deals, never }: Mandate): string {
  const parts = [t(`mandate.orders.${orders}`), t(deals ? "mandate.deals" : "mandate.noDeals")];
  if (orders !== "none" && never.length > 0) {
    parts.push(t("mandate.except", { actions: never.map((id) => texts.name("actions", id)).join(", ") }));
  }
  return `${parts.join(", ")}.`;
}

/** What happens to the own seat while its holder is away, and what a caretaker may do then. */
export function AwayChoice({ seat }: { readonly seat: Seat }) {
  const { t, info, session, ask, delegation } = useGame();
  const several = delegation.members.length > 1;
  const policies: readonly AwayPolicy[] = several ? ["deputy", ...usualPolicies] : usualPolicies;
  const policy = info.seats.find((one) => one.seat === seat.id)?.away ?? "caretaker";
  const [mandate, setMandate] = useState<Mandate>();
  const read = async () => setMandate((await ask(session.request("absence", {})))?.mandate);
  const change = (next: AwayPolicy, by: Mandate | undefined = mandate) => {
    if (by !== undefined) setMandate(by);
    void ask(session.request("away", { policy: next, ...(by === undefined ? {} : { mandate: by }) }));
  };
  return (
    <details onToggle={(event) => event.currentTarget.open && mandate === undefined && void read()}>
      <summary>
        {t("seat.away")} <span class="quiet">{t(`seat.policy.${policy}`)}</span>
      </summary>
      <fieldset class="policies">
        <legend class="hidden">{t("seat.away")}</legend>
        {policies.map((one) => (
          <label key={one} class={`option ${policy === one ? "chosen" : ""}`}>
            <input type="radio" name="away" checked={policy === one} onChange={() => change(one)} />
            <span>
              <strong>{t(`seat.policy.${one}`)}</strong>
              <span class="quiet small">{t(`seat.policyHelp.${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {policy !== "hold" && mandate !== undefined && (
        <MandateForm seat={seat} mandate={mandate} onChange={(next) => change(policy, next)} />
      )}
    </details>
  );
}

interface MandateProps {
  readonly seat: Seat;
  readonly mandate: Mandate;
  readonly onChange: (mandate: Mandate) => void;
}

function MandateForm({ seat, mandate, onChange }: MandateProps) {
  const { t, texts, scenario } = useGame();
  const { orders, deals, never } = mandate;
  const actions = [...new Set(scenario.orders.filter((order) => order.seat === seat.id).map(({ action }) => action))];
  const turn = (id: string) =>
    onChange({ ...mandate, never: never.includes(id) ? never.filter((one) => one !== id) : [...never, id] });
  return (
    <fieldset class="mandate">
      <legend>{t("mandate.title")}</legend>
      <p class="quiet small">{mandateText(t, texts, mandate)}</p>
      <label class="tick">
        <input
          type="checkbox"
          checked={orders === "steady"}
          onChange={() => onChange({ ...mandate, orders: orders === "steady" ? "none" : "steady" })}
        />
        {t("mandate.mayOrder")}
      </label>
      {scenario.deals.allowed && (
        <label class="tick">
          <input type="checkbox" checked={deals} onChange={() => onChange({ ...mandate, deals: !deals })} />
          {t("mandate.mayDeal")}
        </label>
      )}
      {orders === "steady" && (
        <details>
          <summary>{t("mandate.never")}</summary>
          {actions.map((id) => (
            <label key={id} class="tick">
              <input type="checkbox" checked={never.includes(id)} onChange={() => turn(id)} />
              {texts.name("actions", id)}
            </label>
          ))}
        </details>
      )}
    </fieldset>
  );
}
