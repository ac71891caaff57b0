import { fitsKey } from "./keys.ts";
import { Refusal } from "./refusal.ts";
import type { TableParts } from "./tableParts.ts";

/** Throws a `Refusal` unless the key is that of the table's host. */
export function mustHost({ hostKeyHash }: Pick<TableParts, "hostKeyHash">, key: string): void {
  if (!fitsKey(key, hostKeyHash)) throw new Refusal({ kind: "not-host" });
}
