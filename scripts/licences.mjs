// Everything linked into the program or the page has a licence of deny.toml's allow-list.
// Runs cargo-deny as well where it is installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const root = new URL('..', import.meta.url)
const text = (path) => readFileSync(new URL(path, root), 'utf8')

const list = /^allow = \[([^\]]*)\]/m.exec(text('deny.toml'))[1]
const allowed = new Set([...list.matchAll(/"([^"]+)"/g)].map((found) => found[1]))
const banned = new Set([...text('deny.toml').matchAll(/\{ crate = "([^"]+)"/g)].map((found) => found[1]))

/** Whether an SPDX expression can be met with allowed licences only. */
export function met(expression) {
  // "MIT/Apache-2.0" is how older crates write "or".
  const words = expression.replaceAll('/', ' OR ').match(/\(|\)|[^\s()]+/g) ?? []
  let at = 0
  const one = () => {
    if (words[at] === '(') {
      at += 1
      const inner = either()
      at += 1
      return inner
    }
    let name = words[at++]
    if (words[at] === 'WITH') {
      const exception = words[at + 1]
      at += 2
      return allowed.has(`${name} WITH ${exception}`)
    }
    return allowed.has(name)
  }
  const both = () => {
    let yes = one()
    while (words[at] === 'AND') {
      at += 1
      yes = one() && yes
    }
    return yes
  }
  const either = () => {
    let yes = both()
    while (words[at] === 'OR') {
      at += 1
      yes = both() || yes
    }
    return yes
  }
  return words.length > 0 && either() && at === words.length
}

for (const [expression, expected] of [
  ['MIT', true], ['GPL-3.0-only', false], ['MIT OR GPL-3.0-only', true], ['MIT AND GPL-3.0-only', false],
  ['(MIT OR GPL-2.0) AND ISC', true], ['Apache-2.0 WITH LLVM-exception', true], ['MIT/Apache-2.0', true], ['', false],
]) {
  if (met(expression) !== expected) throw new Error(`the reading of "${expression}" is wrong`)
}

const complaints = []

const metadata = JSON.parse(
  execFileSync('cargo', ['metadata', '--format-version', '1', '--locked', '--filter-platform', 'x86_64-unknown-linux-gnu'], {
    cwd: root, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'],
  }),
)
const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]))
const packages = new Map(metadata.packages.map((found) => [found.id, found]))
const seen = new Set()
const open = [metadata.resolve.root]
while (open.length > 0) {
  const id = open.pop()
  if (seen.has(id)) continue
  seen.add(id)
  for (const dependency of nodes.get(id).deps) {
    // A test's dependencies are not shipped.
    if (dependency.dep_kinds.some((kind) => kind.kind !== 'dev')) open.push(dependency.pkg)
  }
}
for (const id of seen) {
  const { name, version, license } = packages.get(id)
  if (banned.has(name)) complaints.push(`${name} ${version} is banned by deny.toml`)
  if (!met(license ?? '')) complaints.push(`${name} ${version}: ${license ?? 'no licence named'}`)
}

// Svelte's runtime ends up in the page, though npm counts it as a tool.
const bundled = new Set(['node_modules/svelte', 'node_modules/esm-env', 'node_modules/clsx'])
let shipped = 0
const lock = JSON.parse(text('frontend/package-lock.json'))
for (const [path, found] of Object.entries(lock.packages)) {
  if (path === '' || ((found.dev || found.devOptional) && !bundled.has(path))) continue
  shipped += 1
  if (!met(found.license ?? '')) complaints.push(`${path}: ${found.license ?? 'no licence named'}`)
}

if (spawnSync('cargo', ['deny', '--version'], { stdio: 'ignore' }).status === 0) {
  const deny = spawnSync('cargo', ['deny', 'check', '--hide-inclusion-graph', 'bans', 'licenses', 'sources'], { cwd: root, stdio: 'inherit' })
  if (deny.status !== 0) complaints.push('cargo deny says no')
}

for (const complaint of complaints) console.error(complaint)
console.log(`figure: ${seen.size} crates and ${shipped} npm packages shipped, ${complaints.length} licences refused`)
process.exit(complaints.length === 0 ? 0 : 1)
