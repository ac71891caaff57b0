import type { Delegate } from "@multivector/shared/protocol/types";
import { Crown, UserRound } from "lucide-preact";
import { useGame } from "../game.ts";

/** Who plays the reader's seat together: who is here, who seals, and what the head can change about it. */
export function DelegationPart() {
  const { t, delegation, session, ask } = useGame();
  const { members, me, head } = delegation;
  if (members.length < 2) return null;
  const amHead = me !== undefined && me === head;
  return (
    <section class="delegation">
      <h4>{t("delegation.title")}</h4>
      <ul class="plain">
        {members.map((member) => (
          <li key={member.id}>
            <Name member={member} />
            {amHead && member !== me && (
              <span class="buttons">
                <button type="button" onClick={() => void ask(session.request("entrust", { member: member.id }))}>
                  {t("delegation.entrust", { name: member.name })}
                </button>
                <button type="button" onClick={() => void ask(session.request("dismiss", { member: member.id }))}>
                  {t("delegation.dismiss", { name: member.name })}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p class="quiet small">{t("delegation.rule")}</p>
    </section>
  );
}

function Name({ member }: { readonly member: Delegate }) {
  const { t, delegation } = useGame();
  const isHead = member === delegation.head;
  const Icon = isHead ? Crown : UserRound;
  return (
    <span>
      <Icon size={15} aria-hidden="true" /> <bdi>{member.name}</bdi>
      {member === delegation.me && <span class="you">{t("seats.you")}</span>}
      <span class="quiet small">
        {" "}
        {isHead && t("delegation.head")} {!isHead && member.acts && t("delegation.deputy")}{" "}
        {!member.here && t("seats.away")}
      </span>
    </span>
  );
}
