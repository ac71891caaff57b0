import type { Forum, OptionId } from "@multivector/shared/rules";
import { Landmark, Megaphone } from "lucide-preact";
import { Fragment } from "preact";
import { shownDraft, withBallot } from "../draft.ts";
import { asItStands, ballotText, bringsOf, ruleText, saidFor, touched } from "../forums.ts";
import { useGame } from "../game.ts";
import { slotName } from "../text.ts";
import { optionOf } from "../words.ts";
import { Delta, Origin, PartyMark, Prose } from "./parts.tsx";

/** A question put to several seats: who has said what, what would pass, and the own ballot, which is sealed with the orders. */
export function ForumCard({ forum }: { readonly forum: Forum }) {
  const game = useGame();
  const { t, texts, file, view, draft } = game;
  const written = file.forums?.[forum.id];
  const member = view.seat !== undefined && forum.members.has(view.seat);
  const closed = !member || view.own?.sealed !== undefined || view.phase === "report" || view.phase === "debrief";
  const ballot = member ? shownDraft(view, draft).ballots[forum.id] : undefined;
  const passing = asItStands(forum, view, ballot);
  return (
    <fieldset class="card question forum" disabled={closed}>
      <legend>
        <Landmark size={18} aria-hidden="true" />
        {texts.name("forums", forum.id)}
      </legend>
      <p>
        <Prose text={texts.at("forums", forum.id, "text") ?? ""} />
      </p>
      <p class="quiet small">{ruleText(game, forum)}</p>
      {forum.options.map(({ id, group }, at) => (
        <Fragment key={id}>
          {group !== undefined && group !== forum.options[at - 1]?.group && (
            <p class="group">
              {texts.at("forums", forum.id, "groups", group)} <span class="quiet">{t("forum.oneOf")}</span>
            </p>
          )}
          <Option forum={forum} id={id} chosen={ballot?.choices.includes(id) === true} />
        </Fragment>
      ))}
      {forum.kind === "auction" && ballot?.amount !== undefined && <Bid forum={forum} />}
      <p class="standing" role="status">
        {passing.length > 0
          ? t("forum.wouldPass", { options: passing.map((id) => optionText(game, forum, id)).join(" + ") })
          : t("forum.wouldFail")}
      </p>
      {member && <Position forum={forum} closed={closed} />}
      <p class="quiet small">{t(forum.secret ? "forum.secretBallot" : "forum.publicBallot")}</p>
      {written !== undefined && <Origin label={written.label} source={written.source} />}
    </fieldset>
  );
}

type Words = Pick<ReturnType<typeof useGame>, "t" | "texts">;

const optionText = ({ t, texts }: Words, forum: Forum, id: OptionId): string =>
  forum.kind === "effort" && texts.at("forums", forum.id, "options", id, "name") === undefined
    ? t("forum.give", { price: forum.price })
    : optionOf(texts, forum.id, id);

interface OptionProps {
  readonly forum: Forum;
  readonly id: OptionId;
  readonly chosen: boolean;
}

function Option({ forum, id, chosen }: OptionProps) {
  const game = useGame();
  const { texts, scenario, file, view, draft, setDraft } = game;
  const said = saidFor(forum, view, id);
  const single = forum.kind === "vote" || forum.kind === "auction";
  const help = texts.at("forums", forum.id, "options", id, "help");
  return (
    <label class={`option ${chosen ? "chosen" : ""}`}>
      <input
        type={single ? "radio" : "checkbox"}
        name={`forum-${forum.id}`}
        checked={chosen}
        onClick={() => setDraft(withBallot(draft, forum.id, touched(forum, draft.ballots[forum.id], id)))}
      />
      <span>
        <strong>{optionText(game, forum, id)}</strong>
        {help !== undefined && (
          <span class="quiet">
            <Prose text={help} />
          </span>
        )}
        <Brings forum={forum} id={id} />
        {said.length > 0 && (
          <span class="said">
            {said.map((seat) => {
              const party = scenario.seats.find((one) => one.id === seat)?.party ?? "";
              return (
                <span key={seat}>
                  <PartyMark file={file} party={party} /> {texts.name("seats", seat)}
                </span>
              );
            })}
          </span>
        )}
      </span>
    </label>
  );
}

/** What adopting the option would move. */
function Brings({ forum, id }: { readonly forum: Forum; readonly id: OptionId }) {
  const { t, texts, scenario, file, view } = useGame();
  const changes = bringsOf(scenario, view, forum, [id], true);
  if (changes.length === 0) return null;
  return (
    <span class="chips small">
      <span class="hidden">{t("forum.brings")}</span>
      {changes.map(({ slot, amount }) => (
        <span key={slot.index}>
          {slotName(texts, slot)} <Delta amount={amount} good={file.tracks[slot.track]?.good} />
        </span>
      ))}
    </span>
  );
}

function Bid({ forum }: { readonly forum: Forum }) {
  const { t, draft, setDraft } = useGame();
  const ballot = draft.ballots[forum.id];
  if (ballot === undefined) return null;
  return (
    <label class="bid">
      {t("forum.bid", { most: forum.price })}
      <input
        type="number"
        min="1"
        max={forum.price}
        value={ballot.amount ?? 1}
        onInput={(event) => {
          const amount = Math.max(1, Math.min(forum.price, event.currentTarget.valueAsNumber || 1));
          setDraft(withBallot(draft, forum.id, { ...ballot, amount }));
        }}
      />
    </label>
  );
}

/** Says aloud what the draft holds, or takes it back. */
function Position({ forum, closed }: { readonly forum: Forum; readonly closed: boolean }) {
  const game = useGame();
  const { t, view, draft, session, ask } = game;
  const said = view.positions.find((one) => one.seat === view.seat && one.forum === forum.id)?.ballot;
  const ballot = draft.ballots[forum.id];
  const same = JSON.stringify(said) === JSON.stringify(ballot);
  const state = (more: object) => void ask(session.request("position", { turn: view.turn, forum: forum.id, ...more }));
  return (
    <p class="position">
      <span>
        <Megaphone size={16} aria-hidden="true" class="inline" />{" "}
        {said === undefined ? t("forum.unsaid") : t("forum.said", { options: ballotText(game, forum.id, said) })}
      </span>
      {!closed && (ballot?.choices.length ?? 0) > 0 && !same && (
        <button type="button" onClick={() => state({ ballot })}>
          {t("forum.say")}
        </button>
      )}
      {!closed && said !== undefined && (
        <button type="button" class="link" onClick={() => state({})}>
          {t("forum.takeBack")}
        </button>
      )}
    </p>
  );
}
