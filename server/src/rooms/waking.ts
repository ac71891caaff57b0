import { setTimeout as wait } from "node:timers/promises";
import { ErrorCode, matchMaker, ServerError } from "@colyseus/core";
import { tableRoom } from "@multivector/shared/protocol/types";
import type { Warn } from "../http/routes.ts";
import { asCode } from "../table/keys.ts";
import { NoTable } from "../table/refusal.ts";
import type { Tables } from "../table/tables.ts";
import { TableRoom } from "./tableRoom.ts";

const { controller } = matchMaker;
const matchMake = controller.invokeMethod.bind(controller);

/** Clients may join a table they know the code of, and nothing else; joining wakes a table that left memory. */
export function guardJoining(tables: Tables, publicAddress: string | undefined): void {
  controller.exposedMethods = ["join", "joinById", "reconnect"];
  Reflect.set(controller, "DEFAULT_CORS_HEADERS", {});
  controller.getCorsHeaders = () =>
    publicAddress === undefined ? {} : { "Access-Control-Allow-Origin": publicAddress };
  controller.invokeMethod = async (method, name, ...options) => {
    if (method !== "joinById") return matchMake(method, name, ...options);
    const code = asCode(name);
    await rouseFor(tables, code);
    return matchMake(method, code, ...options);
  };
}

const rousing = new Map<string, Promise<unknown>>();

/** Makes sure that the room of a table is there, and stays for somebody who is about to enter. */
async function rouseFor(tables: Tables, code: string): Promise<void> {
  await rouse(tables, code, false);
  const room = matchMaker.getLocalRoomById(code);
  if (room instanceof TableRoom && !(await room.expect())) await rouse(tables, code, false);
}

/** Makes sure that the room of a table is there; `unattended`: for its clock alone. */
async function rouse(tables: Tables, code: string, unattended: boolean): Promise<void> {
  if (matchMaker.getLocalRoomById(code) !== undefined) return;
  const room =
    rousing.get(code) ?? tables.find(code).then(() => matchMaker.createRoom(tableRoom, { code, unattended }));
  rousing.set(code, room);
  try {
    await room;
  } catch (cause) {
    const told = cause instanceof NoTable ? cause.message : "The table cannot be opened just now.";
    throw new ServerError(ErrorCode.MATCHMAKE_INVALID_ROOM_ID, told);
  } finally {
    rousing.delete(code);
  }
}

/** Another server has the table now: its people are sent away, and learn that when they come back. */
export function letGo(code: string, warn: Warn): void {
  warn(`table ${code} was taken by another server`, undefined);
  void matchMaker.getLocalRoomById(code)?.disconnect();
}

/** Milliseconds left to everybody else after each table that is woken after a start. */
const breath = 10;

/** After a start: tables whose bots may have been interrupted go on, one after another, while people already come back to theirs. */
export async function wakeAll(tables: Tables, codes: readonly string[], warn: Warn): Promise<void> {
  for (const code of codes) {
    await wake(tables, code, warn, false);
    await wait(breath);
  }
}

/** Wakes a table whose clock is running; `unattended`: nobody is expected there. If that fails now it is tried again. */
export async function wake(tables: Tables, code: string, warn: Warn, unattended = true): Promise<void> {
  if (tables.stopped) return;
  try {
    await rouse(tables, code, unattended);
  } catch (cause) {
    if (tables.stopped) return;
    if (cause instanceof ServerError) warn(`table ${code} stays asleep`, cause);
    await tables.setAlarmAgain(code);
  }
}
