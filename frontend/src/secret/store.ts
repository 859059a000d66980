import type { Id } from '../api/contract';

/** One ballot on its way: sent again it is the same bytes, so that no answer that got lost counts twice. */
export interface Sending {
  counter: number;
  ballot: string;
  signature: string;
}

/** One ballot that the service promised to count. */
export interface Promised {
  counter: number;
  ballot: string;
  promise: string;
}

/** What this device holds for one question, or for the reasons. */
export interface Paper {
  /** Null once the vote is over: nothing more is signed with it. */
  secret: CryptoKey | null;
  key: string;
  prefix: string;
  blinded: string;
  /** What takes the blinding off; null as soon as it has. */
  inverse: string | null;
  credential: string | null;
  counter: number;
  sending: Sending | null;
  promised: Promised | null;
}

/** What this device holds of one person in one round. */
export interface Kept {
  form: 1;
  opening: string;
  /** Not before this instant does the device ask by itself for its credentials, so that asking tells nothing of casting. */
  askAt: number;
  questions: Record<Id, Paper>;
  reasons: Paper;
  /** Ballots that the person has sent off; they go as soon as there is a line. */
  wanted: Record<Id, string>;
  /** The one message of reasons, as it was first sent. */
  said: string | null;
}

export interface Name {
  jury: Id;
  round: Id;
  person: Id;
}

/** Where papers are kept. */
export interface PaperStore {
  /** One at a time, whichever tab asks. */
  alone<T>(name: Name, work: () => Promise<T>): Promise<T>;
  read(name: Name): Promise<Kept | null>;
  write(name: Name, kept: Kept): Promise<void>;
  erase(name: Name): Promise<void>;
}

/** This browser keeps no keys: it came over plain http, or storage is switched off. */
export class NoKeyStore extends Error {}

const DATABASE = 'citizens-jury-secret';
const PAPERS = 'papers';
const keyOf = ({ jury, round, person }: Name) => [jury, round, person];

/** The browser's own store: keys are kept in it without ever being readable. */
export class BrowserStore implements PaperStore {
  /** Whether this page may keep keys at all. */
  static get possible(): boolean {
    return globalThis.isSecureContext && 'indexedDB' in globalThis && Boolean(globalThis.crypto?.subtle && navigator.locks);
  }

  alone<T>(name: Name, work: () => Promise<T>): Promise<T> {
    return navigator.locks.request(`${DATABASE}:${keyOf(name).join(':')}`, work) as Promise<T>;
  }

  read(name: Name): Promise<Kept | null> {
    return this.#within('readonly', (papers) => papers.get(keyOf(name))).then((kept) => (kept as Kept | undefined) ?? null);
  }

  async write(name: Name, kept: Kept): Promise<void> {
    await this.#within('readwrite', (papers) => papers.put(kept, keyOf(name)));
  }

  async erase(name: Name): Promise<void> {
    await this.#within('readwrite', (papers) => papers.delete(keyOf(name)));
  }

  /** One transaction; done when it is on the disk. */
  async #within(mode: IDBTransactionMode, ask: (papers: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await open();
    try {
      return await new Promise((done, failed) => {
        const transaction = database.transaction(PAPERS, mode, { durability: 'strict' });
        const request = ask(transaction.objectStore(PAPERS));
        transaction.oncomplete = () => done(request.result);
        transaction.onabort = transaction.onerror = () => failed(new NoKeyStore(String(transaction.error)));
      });
    } finally {
      database.close();
    }
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open(DATABASE, 1);
    } catch (problem) {
      return failed(new NoKeyStore(String(problem)));
    }
    request.onupgradeneeded = () => request.result.createObjectStore(PAPERS);
    request.onsuccess = () => done(request.result);
    request.onerror = request.onblocked = () => failed(new NoKeyStore(String(request.error)));
  });
}

/** A store that ends with the page: for a shared device, where nothing may stay behind. */
export class PassingStore implements PaperStore {
  #kept = new Map<string, Kept>();
  #last: Promise<unknown> = Promise.resolve();

  alone<T>(_name: Name, work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work, work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  read(name: Name): Promise<Kept | null> {
    return Promise.resolve(structuredClone(this.#kept.get(keyOf(name).join()) ?? null));
  }

  write(name: Name, kept: Kept): Promise<void> {
    this.#kept.set(keyOf(name).join(), structuredClone(kept));
    return Promise.resolve();
  }

  erase(name: Name): Promise<void> {
    this.#kept.delete(keyOf(name).join());
    return Promise.resolve();
  }
}
