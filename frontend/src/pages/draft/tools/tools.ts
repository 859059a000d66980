/** All that the finer tools need, in one piece: those who do not ask for them fetch nothing of it. */
export { default as Bar } from './Bar.svelte';
export { Bench } from './bench.svelte';
export { default as Below } from './Below.svelte';
