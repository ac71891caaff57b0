import type { BoardModel, BoardPick } from "../board/model.ts";
import { useGame } from "../game.ts";
import { PartyMark, Prose } from "./parts.tsx";

/** All that the map shows, as tables: for screen readers, keyboards and small screens. */
export function BoardTable({
  model,
  onPick,
}: {
  readonly model: BoardModel;
  readonly onPick: (pick: BoardPick) => void;
}) {
  const { t, file } = useGame();
  const party = (id: string) => model.parties.find((one) => one.id === id)?.label ?? id;
  return (
    <div class="board-table">
      {model.triangle !== undefined && (
        <table>
          <caption>{`${model.texts.triangle}: ${model.triangle.index}`}</caption>
          <thead>
            <tr>
              <th scope="col">{t("board.partner")}</th>
              <th scope="col">{t("board.share")}</th>
              <th scope="col">{t("board.camp")}</th>
            </tr>
          </thead>
          <tbody>
            {model.triangle.vectors.map((vector) => (
              <tr key={vector.party}>
                <th scope="row">
                  <PartyMark file={file} party={vector.party} /> {party(vector.party)}
                </th>
                <td>{Math.round(vector.share * 100)} %</td>
                <td>{vector.camp} / 3</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table>
        <caption>{t("board.places")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("board.place")}</th>
            <th scope="col">{t("board.present")}</th>
            <th scope="col">{t("board.order")}</th>
          </tr>
        </thead>
        <tbody>
          {model.sites.map((site) => (
            <tr key={site.id}>
              <th scope="row">
                {site.label}{" "}
                <span class="quiet small">
                  <Prose text={site.tip} />
                </span>
              </th>
              <td>
                {site.pips.length === 0
                  ? t("board.nobody")
                  : site.pips.map((pip) => `${party(pip.party)} ${pip.count}`).join(", ")}
              </td>
              <td>
                {site.orderable && (
                  <button type="button" onClick={() => onPick({ kind: "site", id: site.id })}>
                    {t("board.orderAt", { place: site.label })}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>{t("board.routes")}</caption>
        <tbody>
          {model.routes.map((route) => (
            <tr key={route.id}>
              <th scope="row">{route.label}</th>
              <td>{t("board.use", { percent: Math.round(route.use * 100) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
