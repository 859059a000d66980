import type { Component } from 'svelte';
import { needWords } from './words/words';
import { notFound, routes, type Route } from './routes';

/**
 * A small router of our own. What it takes care of, and a library would have to be talked out of:
 * a link opened with Ctrl or in a new tab stays the browser's, `#` links keep their scroll and focus,
 * and a page is told whether the person moved or the jury did.
 */
export interface Shown {
  route: Route;
  params: Record<string, string>;
  // Pages take different properties; the table of routes is where they are matched.
  page: Component<any>;
}

class Router {
  shown = $state.raw<Shown | null>(null);
  path = $state(location.pathname);
  /** After the #; some pages carry a secret there, which browsers never send to a server. */
  hash = $state(location.hash.slice(1));
  /** The page's code could not be fetched. */
  failed = $state(false);
  /** Counts moves that the person made; focus goes to the heading on each. */
  moves = $state(0);
  #latest = 0;

  start(): Promise<void> {
    addEventListener('popstate', () => {
      if (location.pathname !== this.path) void this.#show(location.pathname, true);
      else this.hash = location.hash.slice(1);
    });
    addEventListener('click', (event) => this.#click(event));
    return this.#show(location.pathname, false);
  }

  /** Goes somewhere. `person: false` when the page moves by itself: focus then stays where it is. */
  async go(to: string, { replace = false, person = true } = {}): Promise<void> {
    const url = new URL(to, location.href);
    if (replace) history.replaceState(null, '', url);
    else if (url.href !== location.href) history.pushState(null, '', url);
    await this.#show(url.pathname, person);
    if (person && !url.hash) scrollTo(0, 0);
  }

  /** Tries the present address again. */
  retry(): Promise<void> {
    return this.#show(location.pathname, true);
  }

  async #show(path: string, person: boolean): Promise<void> {
    const mine = ++this.#latest;
    const { route, params } = match(path);
    try {
      const [loaded] = await Promise.all([route.page(), needWords(route.words ?? [])]);
      if (mine !== this.#latest) return;
      this.failed = false;
      this.path = path;
      this.hash = location.hash.slice(1);
      this.shown = { route, params, page: loaded.default };
      if (person) this.moves++;
    } catch (problem) {
      if (mine !== this.#latest) return;
      console.warn(problem);
      this.path = path;
      this.failed = true;
    }
  }

  #click(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.href || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || match(url.pathname).route === notFound) return;
    if (url.pathname === location.pathname && url.hash) return;
    event.preventDefault();
    void this.go(url.href);
  }
}

/** The route of a path, with its parameters. */
export function match(path: string): { route: Route; params: Record<string, string> } {
  const parts = path.split('/').filter(Boolean);
  for (const route of routes) {
    const pattern = route.path.split('/').filter(Boolean);
    if (pattern.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = pattern.every((want, i) => {
      const part = parts[i] ?? '';
      if (want.startsWith(':')) params[want.slice(1)] = decoded(part);
      return want.startsWith(':') || want === part;
    });
    if (fits) return { route, params };
  }
  return { route: notFound, params: {} };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const router = new Router();
