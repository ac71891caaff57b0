import { defineConfig } from "vite";
import { leanPhaser } from "./leanPhaser.ts";

const server = "http://localhost:2567";

/** `npm run dev` serves the pages and hands what belongs to the game server on to it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [leanPhaser()],
  build: {
    target: "es2023",
    // The board is one large module of a library; it loads when a table opens, never on the home page.
    chunkSizeWarningLimit: 1600,
  },
  server: {
    host: "localhost",
    proxy: {
      "/api": server,
      "/matchmake": server,
      "/line": server,
      // A room's socket: /<process>/<room>?sessionId=...
      "^/[\\w-]+/[\\w-]+\\?.*sessionId=": { target: server, ws: true },
    },
  },
});
