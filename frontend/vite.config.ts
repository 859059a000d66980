/// <reference types="vitest/config" />
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Smaller than this, a compressed copy saves no packet. */
const COMPRESS_FROM_BYTES = 512;
const COMPRESSIBLE = /\.(html|js|css|svg|json|txt|webmanifest)$/;

/** Writes `.br` and `.gz` beside each text file, so that the server never compresses. */
function compressed(): Plugin {
  let out = 'dist';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => void (out = config.build.outDir),
    closeBundle() {
      for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
        if (!COMPRESSIBLE.test(name) || name.startsWith('.vite')) continue;
        const bytes = readFileSync(join(out, name));
        if (bytes.length < COMPRESS_FROM_BYTES) continue;
        const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
        writeFileSync(join(out, `${name}.br`), brotliCompressSync(bytes, { params: quality }));
        writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

function wordsHash(): string {
  const folder = new URL('src/words/', import.meta.url);
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.ftl')).sort()) hash.update(name).update(readFileSync(new URL(name, folder)));
  return hash.digest('hex').slice(0, 10);
}

const server = process.env.JURY_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), compressed()],
  // Tests run the reactive (browser) half of Svelte, without a browser.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    // Inlined data: addresses would need a wider content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
          // Every page knows the name of every file, so what names have no need to tell apart they do not:
          // all message files share one folder, named after what is in all of them.
          entryFileNames: 'assets/[name]-[hash:7].js',
          chunkFileNames: ({ facadeModuleId }) => (facadeModuleId?.includes('.ftl') ? `assets/${wordsHash()}/[name].js` : 'assets/[name]-[hash:7].js'),
          assetFileNames: 'assets/[name]-[hash:7][extname]',
        codeSplitting: {
          groups: [
            // The editor is only for people who write a text together.
            { name: 'editor', test: /node_modules\/(prosemirror-|y-|yjs|lib0|orderedmap|rope-sequence|w3c-keyname)|src\/pages\/draft\/(editor|schema)\.ts/ },
            { name: 'svelte', test: /node_modules\/(svelte|esm-env|clsx|@fluent)\// },
            // What every page stands on: one request instead of twenty.
            { name: 'base', test: /frontend\/src\/(ui(?!\/(TaskList|Select|Distribution|Qr|Radios|ReadAloud|Dialog|Ticks|LowerEdge|Field)\.)|live(?!\/(text|follow|place|upload)\.)|api|shell(?!\/(Help|Waiting|MovedOn|VoteBanner|SecretWaiting)\.)|words\/[a-z]+(\.svelte)?\.ts|router|routes)/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/live': { target: server, ws: true },
      '/text': { target: server, ws: true },
    },
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
}));
