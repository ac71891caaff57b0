import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";

/** A browser as a push service knows it: its subscription, and how it reads what comes (RFC 8188, RFC 8291). */
export function newBrowser(endpoint: string) {
  const own = createECDH("prime256v1");
  own.generateKeys();
  const auth = randomBytes(16);
  const subscription = {
    endpoint,
    p256dh: own.getPublicKey("base64url"),
    auth: auth.toString("base64url"),
  };
  const read = (body: string | Buffer | undefined): unknown => {
    if (!Buffer.isBuffer(body)) throw new Error("nothing was pushed");
    const salt = body.subarray(0, 16);
    const keyEnd = 21 + (body[20] ?? 0);
    const theirs = body.subarray(21, keyEnd);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), own.getPublicKey(), theirs]);
    const shared = hkdfSync("sha256", own.computeSecret(theirs), auth, info, 32);
    const key = hkdfSync("sha256", Buffer.from(shared), salt, "Content-Encoding: aes128gcm\0", 16);
    const nonce = hkdfSync("sha256", Buffer.from(shared), salt, "Content-Encoding: nonce\0", 12);
    const cipher = createDecipheriv("aes-128-gcm", Buffer.from(key), Buffer.from(nonce));
    cipher.setAuthTag(body.subarray(-16));
    const plain = Buffer.concat([cipher.update(body.subarray(keyEnd, -16)), cipher.final()]);
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
  };
  return { subscription, read };
}
