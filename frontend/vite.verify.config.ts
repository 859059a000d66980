import { defineConfig } from 'vite';

/** The verification page's code by itself, to run it under node: `npm run verify`, then `node dist-verify/verify.mjs FOLDER`. */
export default defineConfig({
  build: {
    outDir: 'dist-verify',
    target: 'node20',
    copyPublicDir: false,
    lib: { entry: { verify: 'src/verify/cli.ts' }, formats: ['es'], fileName: (_, name) => `${name}.mjs` },
    rolldownOptions: { external: [/^node:/] },
  },
});
