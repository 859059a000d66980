// How long from starting the program on a migrated database to its first 200, and how much memory it
// then holds, beside `node -e` that serves one file. Interleaved, medians; both are whole processes.
//   node bench/start.mjs PROGRAM [REPEATS]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [program, repeats = '7'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'jury-start-'));
writeFileSync(join(folder, 'page.html'), '<!doctype html><title>One file</title>');
const environment = { ...process.env, JURY_DATA_DIR: folder, JURY_LOG: 'error' };
spawnSync(program, ['migrate'], { env: environment, stdio: 'inherit' });

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
const answers = (url) =>
  new Promise((done) => {
    get(url, (answer) => done(answer.resume().statusCode === 200)).on('error', () => done(false));
  });
const residentKib = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

async function once(command, path, port) {
  const started = process.hrtime.bigint();
  const child = spawn(command[0], command.slice(1), {
    env: { ...environment, JURY_LISTEN: `127.0.0.1:${port}` },
    stdio: 'ignore',
  });
  for (let tries = 0; !(await answers(`http://127.0.0.1:${port}${path}`)); tries++) {
    if (tries > 20_000 || child.exitCode !== null) throw new Error(`${command[0]} does not answer`);
  }
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  const mib = residentKib(child.pid) / 1024;
  child.kill('SIGKILL');
  await new Promise((gone) => child.on('exit', gone));
  return { ms, mib };
}
const serveOneFile = (port) => [
  process.execPath,
  '-e',
  `require('http').createServer((q,a)=>a.end(require('fs').readFileSync(${JSON.stringify(join(folder, 'page.html'))}))).listen(${port},'127.0.0.1')`,
];
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const runs = { program: [], node: [] };
for (let n = 0; n < Number(repeats); n++) {
  const [first, second] = [await freePort(), await freePort()];
  runs.program.push(await once([program, 'serve'], '/readyz', first));
  runs.node.push(await once(serveOneFile(second), '/', second));
}
const of = (name, figure) => median(runs[name].map((run) => run[figure]));
const row = (name, label) =>
  console.log(`${label.padEnd(28)} ${of(name, 'ms').toFixed(1).padStart(8)} ms ${of(name, 'mib').toFixed(1).padStart(8)} MiB`);
console.log(`first 200 after start, and resident memory then; medians of ${repeats}`);
row('program', 'citizens-jury (database too)');
row('node', 'node -e, one file');
console.log(`ratio ${(of('program', 'ms') / of('node', 'ms')).toFixed(2)} of node's time, ${(of('program', 'mib') / of('node', 'mib')).toFixed(2)} of its memory`);
rmSync(folder, { recursive: true, force: true });
