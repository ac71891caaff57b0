import type { EventId } from "@multivector/shared/rules";
import { Dices, Mail, MessageCircleQuestion, Zap } from "lucide-preact";
import { useGame } from "../game.ts";
import { mustChooseAgenda, ownQuestions } from "../guide.ts";
import { sentenceOf } from "../text.ts";
import { AgendaChoice } from "./agendaChoice.tsx";
import { ForumCard } from "./forumCard.tsx";
import { Origin, PartyMark, Prose } from "./parts.tsx";
import { QuestionCard } from "./questionCard.tsx";

/** The briefing: what happened, what may happen, what is asked. */
export function NewsPanel() {
  const { t, view, scenario } = useGame();
  const asked = ownQuestions(scenario, view);
  const forums = scenario.forums.filter(({ id }) => view.forums.includes(id));
  const others = scenario.questions.filter(({ id, seat }) => seat !== view.seat && view.questions.includes(id));
  return (
    <div class="panel-body">
      {view.turn === 1 && <Introduction />}
      {mustChooseAgenda(scenario, view) && <AgendaChoice />}
      {asked.map(({ id }) => (
        <QuestionCard key={id} id={id} />
      ))}
      {forums.map((forum) => (
        <ForumCard key={forum.id} forum={forum} />
      ))}
      {view.fired.length > 0 && <h3>{t("news.happened")}</h3>}
      {view.fired.map((id) => (
        <EventCard key={id} id={id} />
      ))}
      {view.due.length > 0 && <h3>{t("news.mayHappen")}</h3>}
      {view.due.map((id) => (
        <EventCard key={id} id={id} />
      ))}
      <Invitations />
      {others.map((question) => (
        <OtherQuestion key={question.id} id={question.id} seat={question.seat} />
      ))}
      {view.fired.length + view.due.length + asked.length + others.length + forums.length === 0 && (
        <p class="quiet">{t("news.none")}</p>
      )}
    </div>
  );
}

function Introduction() {
  const { t, texts, seat, file } = useGame();
  const brief = seat === undefined ? undefined : texts.at("seats", seat.id, "brief");
  return (
    <section class="intro">
      {seat !== undefined && (
        <p class="brief">
          <strong>
            <PartyMark file={file} party={seat.party} /> {t("news.you", { seat: texts.name("seats", seat.id) })}
          </strong>{" "}
          <Prose text={brief ?? ""} />
        </p>
      )}
      <details open={seat === undefined}>
        <summary>{t("news.story")}</summary>
        <p>
          <Prose text={texts.at("intro") ?? ""} />
        </p>
      </details>
    </section>
  );
}

function EventCard({ id }: { readonly id: EventId }) {
  const { t, texts, scenario, file, focus } = useGame();
  const written = file.events?.[id];
  const odds = scenario.events.find((event) => event.id === id)?.odds ?? 1;
  const place = written?.place;
  return (
    <article class="card event">
      <h4>
        {odds < 1 ? <Dices size={18} aria-hidden="true" /> : <Zap size={18} aria-hidden="true" />}
        {texts.name("events", id)}
      </h4>
      {odds < 1 && <p class="odds">{t("news.odds", { percent: Math.round(odds * 100) })}</p>}
      <p>
        <Prose text={texts.help("events", id)} />
      </p>
      <footer>
        {written !== undefined && <Origin label={written.label} source={written.source} />}
        {place !== undefined && (
          <button type="button" class="link" onClick={() => focus(place)}>
            {t("news.where", { place: texts.name("places", place) })}
          </button>
        )}
      </footer>
    </article>
  );
}

function OtherQuestion({ id, seat }: { readonly id: string; readonly seat: string }) {
  const { t, texts } = useGame();
  return (
    <article class="card asked">
      <h4>
        <MessageCircleQuestion size={18} aria-hidden="true" />
        {t("news.askedOther", { seat: texts.name("seats", seat), title: texts.name("questions", id) })}
      </h4>
      <details>
        <summary>{t("news.readQuestion")}</summary>
        <p>
          <Prose text={texts.at("questions", id, "text") ?? ""} />
        </p>
      </details>
    </article>
  );
}

function Invitations() {
  const { t, texts, view, scenario } = useGame();
  if (view.invitations.length === 0) return null;
  return (
    <section>
      <h3>{t("news.invitations")}</h3>
      <ul class="plain">
        {view.invitations.map(({ seat, order, until }) => (
          <li key={`${seat} ${order}`} class="card invitation">
            <Mail size={18} aria-hidden="true" />
            <span>
              {t(seat === view.seat ? "news.ownInvitation" : "news.invitation", {
                seat: texts.name("seats", seat),
                order: sentenceOf(scenario, texts, seat, order),
                turn: until,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
