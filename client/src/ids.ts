/** 128 random bits in 22 letters, digits, - and _. Works also where the page came over plain HTTP. */
export function newId(): string {
  const bytes = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").slice(0, 22);
}
