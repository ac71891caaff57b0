import { expect, test } from "vitest";
import { readEnvironment } from "../src/environment.ts";

test("without variables: usual port and folders, nothing is sent inside, no contact is named", () => {
  expect(readEnvironment({})).toMatchObject({ port: 2567, databaseUrl: undefined, notices: { inside: false } });
  expect(readEnvironment({}).notices).not.toHaveProperty("contact");
});

test("push services are told the contact, else the public address if it is https", () => {
  const contact = (env: NodeJS.ProcessEnv) => readEnvironment(env).notices.contact;
  expect(contact({ PUSH_CONTACT: "mailto:it@school.example" })).toBe("mailto:it@school.example");
  expect(contact({ PUBLIC_ADDRESS: "https://play.example.org" })).toBe("https://play.example.org");
  expect(contact({ PUBLIC_ADDRESS: "http://play.example.org" })).toBeUndefined();
  expect(readEnvironment({ PRIVATE_WEBHOOKS: "1" }).notices.inside).toBe(true);
});

test("what makes no sense is said in a plain sentence", () => {
  expect(() => readEnvironment({ PORT: "many" })).toThrow('PORT must be a number from 0 to 65535, but it is "many".');
  expect(() => readEnvironment({ PUSH_CONTACT: "it@school" })).toThrow(
    "PUSH_CONTACT must begin with mailto: or https:",
  );
});
