import { expect, test } from "vitest";
import { delegationFor } from "../src/delegation.ts";
import { readSeatLink, seatLink } from "../src/seatLinks.ts";

const key = "AAAAAAAAAAAAAAAAAAAAA_";

test("a link to a seat is read as it was written; anything else after the # is none", () => {
  for (const keys of [{ seat: key }, { member: key }, { heir: key }, { seat: key, host: key }, { host: key }]) {
    const link = seatLink("https://play.example", "K7M2QX", keys);
    expect(readSeatLink(new URL(link).hash)).toEqual(keys);
  }
  for (const hash of ["", "#", "#seat=", "#seat=short", `#other=${key}`, `#seat=${key}"><b>`]) {
    expect(readSeatLink(hash), hash).toEqual({});
  }
});

test("whoever is alone in a seat acts; of several the one the table names", () => {
  const member = (id: string, acts: boolean) => ({ id, name: id, here: true, acts });
  expect(delegationFor([], undefined).acts).toBe(true);
  const members = [member("1", true), member("2", false)];
  expect(delegationFor(members, "1")).toMatchObject({ acts: true, head: members[0] });
  expect(delegationFor(members, "2")).toMatchObject({ acts: false, me: members[1] });
});
