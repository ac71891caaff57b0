import { expect, test } from "vitest";
import { codeOf, routeOf, tablePath } from "../src/router.ts";

test("the root is home", () => {
  expect(routeOf("/")).toEqual({ page: "home" });
  expect(routeOf("")).toEqual({ page: "home" });
});

test("a table's link leads to the table, however the code is typed", () => {
  expect(routeOf("/t/k7m2qx")).toEqual({ page: "table", code: "K7M2QX" });
  expect(routeOf(tablePath(codeOf(" k7m-2qx ")))).toEqual({ page: "table", code: "K7M2QX" });
});

test.each(["/t", "/t/", "/t/a", "/t/ABCDEF/more", "/x", "/t/<b>", "/T/ABCDEF"])("%s is nothing", (path) => {
  expect(routeOf(path)).toEqual({ page: "not-found" });
});
