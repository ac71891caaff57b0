import type { Library } from "../library.ts";
import type { Store } from "../store/store.ts";
import { type DeskParts, NoticeDesk } from "./noticeDesk.ts";
import { newOutbound, type OutboundSettings } from "./outbound.ts";
import { pushKeys } from "./push.ts";

/** How this installation tells people. */
export interface NoticeSettings extends OutboundSettings {
  /** Whom push services may ask about us: an address that begins with `https:` or `mailto:`. */
  readonly contact: string;
  readonly pauses?: readonly number[];
}

interface House extends Pick<DeskParts, "moment" | "publicAddress" | "warn"> {
  readonly store: Store;
  readonly library: Library;
}

const usual: NoticeSettings = { inside: false, patience: 5000, contact: "mailto:multivector@example.org" };

/** The desk of one server. */
export async function newNoticeDesk(
  settings: Partial<NoticeSettings>,
  { store, library, ...house }: House,
): Promise<NoticeDesk> {
  const { contact, pauses, ...outbound } = { ...usual, ...settings };
  return new NoticeDesk({
    ...house,
    ...(pauses === undefined ? {} : { pauses }),
    store: store.notices,
    outbound: newOutbound(outbound),
    keys: await pushKeys(store.notices),
    contact,
    texts: (scenario) => library.texts(scenario),
  });
}
