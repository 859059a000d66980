import { fromBase64url, type Bytes } from './bytes';

const RSA_BITS = 3072;
const SALT_BYTES = 48;

/** The round's RSA key that vouches for credentials; null when it is no RSA-3072 key with exponent 65537. */
export async function credentialKey(text: string): Promise<CryptoKey | null> {
  const der = fromBase64url(text);
  if (!der) return null;
  try {
    const key = await crypto.subtle.importKey('spki', der, { name: 'RSA-PSS', hash: 'SHA-384' }, false, ['verify']);
    const { modulusLength, publicExponent } = key.algorithm as RsaHashedKeyAlgorithm;
    const exponent = [...publicExponent].reduce((sum, byte) => sum * 256 + byte, 0);
    return modulusLength === RSA_BITS && exponent === 65_537 ? key : null;
  } catch {
    return null;
  }
}

/** A P-256 key from its uncompressed point; null for anything that is none. */
export async function signingKey(point: Bytes): Promise<CryptoKey | null> {
  if (point.length !== 65 || point[0] !== 4) return null;
  try {
    return await crypto.subtle.importKey('raw', point, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  } catch {
    return null;
  }
}

export async function vouchedFor(key: CryptoKey, signature: Bytes, message: Bytes): Promise<boolean> {
  return crypto.subtle.verify({ name: 'RSA-PSS', saltLength: SALT_BYTES }, key, signature, message);
}

export async function signedBy(key: CryptoKey, signature: Bytes, message: Bytes): Promise<boolean> {
  return signature.length === 64 && crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, message);
}
