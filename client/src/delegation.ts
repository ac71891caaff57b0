import type { Delegate } from "@multivector/shared/protocol/types";

/** The delegation of the reader's seat. */
export interface Delegation {
  /** The head first. */
  readonly members: readonly Delegate[];
  /** The reader; undefined: an observer, or not known yet. */
  readonly me: Delegate | undefined;
  readonly head: Delegate | undefined;
  /** The reader seals and signs at present; so does whoever is alone in a seat. */
  readonly acts: boolean;
}

/** `own`: the reader's id among the members. */
export function delegationFor(members: readonly Delegate[], own: string | undefined): Delegation {
  const me = members.find(({ id }) => id === own);
  return { members, me, head: members[0], acts: me?.acts ?? true };
}
