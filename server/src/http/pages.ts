import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type Application } from "express";

/** The built client: hashed files for ever, the page itself never from a cache; every other path is a place inside the page. */
export function servePages(app: Application, clientDir: string): void {
  const page = join(clientDir, "index.html");
  app.use(
    "/assets",
    express.static(join(clientDir, "assets"), { immutable: true, maxAge: "1y", index: false, fallthrough: false }),
  );
  app.use(express.static(clientDir, { index: false, maxAge: "1h" }));
  app.get("/{*path}", (request, response, next) => {
    if (request.path.startsWith("/api/") || !request.accepts("html")) return next();
    if (!existsSync(page)) {
      response.status(503).type("text/plain").send("The client is not built. Run: npm run build\n");
      return;
    }
    response.setHeader("Cache-Control", "no-cache");
    response.sendFile(page);
  });
}
