import { mount } from 'svelte';
import App from './App.svelte';
import { router } from './router.svelte';
import './ui/tokens.css';
import { speakFirst } from './words/words';

const page = document.getElementById('page');
await Promise.all([speakFirst(), router.start()]);
if (page) mount(App, { target: page });
