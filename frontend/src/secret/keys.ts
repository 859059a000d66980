import { b64, unb64, type Bytes } from './bytes';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGN = { name: 'ECDSA', hash: 'SHA-256' };

/** A key that signs one question's ballot. Its private half never leaves the browser: not even this page can read it. */
export async function makeKey(): Promise<{ secret: CryptoKey; key: string }> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  return { secret: pair.privateKey, key: b64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))) };
}

/** 64 bytes: r and s, as IEEE P1363 writes them. */
export async function sign(secret: CryptoKey, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign(SIGN, secret, message));
}

export async function signed(key: string, signature: Bytes, message: Bytes): Promise<boolean> {
  const shown = await crypto.subtle.importKey('raw', unb64(key), CURVE, false, ['verify']);
  return crypto.subtle.verify(SIGN, shown, signature, message);
}

/** The round's key that vouches for credentials. Extractable, because blinding needs its numbers. */
export function vouchingKey(der: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', unb64(der), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
}
