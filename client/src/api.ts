import type {
  Deadlines,
  OpenedTable,
  OpenTable,
  ScenarioSummary,
  TableInfo,
  Timetable,
} from "@multivector/shared/protocol/types";
import type { Locale, ScenarioFile } from "@multivector/shared/scenario";

/** `GET /api/scenarios/:id` */
export interface ScenarioBundle {
  readonly file: ScenarioFile;
  /** By language. */
  readonly locales: Readonly<Record<string, Locale>>;
}

/** The server refused or could not be reached (`status` 0). */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "ApiError";
    this.status = status;
  }
}

async function call<T>(path: string, options?: RequestInit): Promise<T> {
  const response = await fetch(path, options).catch((cause: unknown) => {
    throw new ApiError(0, cause instanceof Error ? cause.message : "unreachable");
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as T;
  const said = typeof body === "object" && body !== null ? Reflect.get(body, "error") : undefined;
  throw new ApiError(response.status, typeof said === "string" ? said : response.statusText);
}

export const getScenarios = (): Promise<ScenarioSummary[]> => call("/api/scenarios");

/** Today's version, or the one whose rules have that hash. */
export const getScenario = (id: string, hash?: string): Promise<ScenarioBundle> =>
  call(`/api/scenarios/${encodeURIComponent(id)}${hash === undefined ? "" : `?hash=${encodeURIComponent(hash)}`}`);

export const getTable = (code: string): Promise<TableInfo> => call(`/api/tables/${encodeURIComponent(code)}`);

const post = <T>(path: string, body: unknown): Promise<T> =>
  call(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export const openTable = (table: OpenTable): Promise<OpenedTable> => post("/api/tables", table);

/** The next deadlines of a timetable. */
export const getDeadlines = (timetable: Timetable): Promise<Deadlines> => post("/api/deadlines", timetable);

export const recordPath = (code: string): string => `/api/tables/${encodeURIComponent(code)}/record`;
/** The map of scenarios that name none. */
const usualMap = "eurasia-2008";
export const mapPath = (base = usualMap): string => `/api/maps/${encodeURIComponent(base)}`;
