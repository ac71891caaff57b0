import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { newPage } from "./play.ts";

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 720 };

interface Words {
  readonly home: { readonly playNow: string };
}

const wordsOf = (language: string): Words =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../client/src/locales/${language}.json`), "utf8")) as Words;

/** Nothing is wider than the screen, and every tab shows its whole name. */
async function fits(page: Page, where: string): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, where).toBeLessThanOrEqual(0);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll("[role=tab] span:first-of-type")]
      .filter((one) => one.scrollWidth > one.clientWidth)
      .map((one) => one.textContent),
  );
  expect(cut, `names of tabs cut, ${where}`).toEqual([]);
}

for (const language of ["de", "ru"]) {
  test(`in ${language} home and table fit a phone and a desk, and only that language is loaded`, async ({
    browser,
  }) => {
    const { page, errors } = await newPage(browser, { locale: language, viewport: phone, hasTouch: true });
    const loaded: string[] = [];
    page.on("request", (request) => {
      const chunk = /\/(en|de|ru)-[\w-]+\.js$/.exec(request.url())?.[1];
      if (chunk !== undefined) loaded.push(chunk);
    });
    await page.goto("/?renderer=canvas");
    const play = page.getByRole("button", { name: wordsOf(language).home.playNow }).first();
    await expect(play).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await fits(page, "home");
    await play.click();
    await expect(page.locator(".game")).toBeVisible();
    for (const viewport of [phone, desk]) {
      await page.setViewportSize(viewport);
      const tabs = page.getByRole("tab");
      for (let at = 0; at < (await tabs.count()); at += 1) {
        await tabs.nth(at).click();
        await fits(page, `tab ${at} at ${viewport.width}`);
      }
    }
    expect([...new Set(loaded)]).toEqual([language]);
    expect(errors).toEqual([]);
  });
}
