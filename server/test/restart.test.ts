import { sqlitePlace } from "./place.ts";
import { restartTests } from "./restartTests.ts";

restartTests("SQLite", sqlitePlace);
