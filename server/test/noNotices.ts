import type { Notices } from "../src/table/tableParts.ts";

/** Tells nobody. */
export const noNotices: Notices = {
  moved: () => {},
  options: async () => ({ pushKey: "" }),
  subscribe: async () => {},
  unsubscribe: async () => {},
  setWebhook: async () => {},
};
