import { type Clause, legalOrders } from "@multivector/shared/rules";
import { useId } from "preact/hooks";
import { actionsOf, type Bargaining, withAction, withParam } from "../clauseChoices.ts";
import type { Choice } from "../draft.ts";
import { useGame } from "../game.ts";

interface Props {
  readonly bargaining: Bargaining;
  readonly clause: Extract<Clause, { kind: "order" | "refrain" }>;
  readonly onChange: (clause: Clause) => void;
}

/** The action first, by its verb; then its parameters, each of which may be left open. */
export function OrderThing({ bargaining, clause, onChange }: Props) {
  const { t, texts, scenario } = useGame();
  const id = useId();
  const choices = actionsOf(bargaining, clause.actor);
  const choice = choices.find(({ action }) => action === clause.action) ?? choices[0];
  if (choice === undefined) return null;
  const verbs = [...new Set(choices.map(({ verb }) => verb))];
  return (
    <>
      <div class="editor-row">
        <label for={id}>{t("builder.action")}</label>
        <select
          id={id}
          value={clause.action}
          onChange={({ currentTarget: { value } }) => {
            const next = choices.find(({ action }) => action === value);
            if (next) onChange(withAction(clause, next));
          }}
        >
          {verbs.map((verb) => (
            <optgroup key={verb} label={t(`verb.${verb}`)}>
              {choices
                .filter((one) => one.verb === verb)
                .map(({ action }) => (
                  <option key={action} value={action}>
                    {texts.name("actions", action)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
      {choice.params.length > 0 && (
        <Params bargaining={bargaining} clause={clause} choice={choice} onChange={onChange} />
      )}
      {clause.kind === "refrain" && scenario.deals.binding && (
        <label class="pick">
          <input
            type="checkbox"
            checked={clause.binding === true}
            onChange={() => {
              const { binding, ...loose } = clause;
              onChange(binding ? loose : { ...loose, binding: true });
            }}
          />
          {t("builder.binding")}
        </label>
      )}
    </>
  );
}

/** The order's own sentence with a picker in the place of each parameter. */
function Params({ bargaining, clause, choice, onChange }: Props & { readonly choice: Choice }) {
  const { t, texts } = useGame();
  const { scenario, view } = bargaining;
  const action = texts.name("actions", clause.action);
  const template = texts.at("actions", clause.action, "order") ?? action;
  const possible = legalOrders(scenario, { ...view, seat: clause.actor, phase: "orders" });
  const isNow = (name: string, value: string) =>
    possible.some((order) => order.action === clause.action && order.params[name] === value);
  const pick = (name: string, value: string) =>
    onChange(withParam(clause, choice, name, value === "" ? undefined : value));
  return (
    <p class="sentence">
      {template.split(/(\{\w+\})/).map((part) => {
        const param = choice.params.find(({ name }) => `{${name}}` === part);
        if (param === undefined) return part;
        const { name, values } = param;
        return (
          <select
            key={part}
            aria-label={t("orders.pick", { action, name })}
            value={clause.params?.[name] ?? ""}
            onChange={(event) => pick(name, event.currentTarget.value)}
          >
            <option value="">{t("clause.any")}</option>
            {values.map((value) => (
              <option key={value} value={value}>
                {texts.word(value)}
                {clause.kind === "order" && !isNow(name, value) ? ` (${t("orders.notNow")})` : ""}
              </option>
            ))}
          </select>
        );
      })}
    </p>
  );
}
