// SPDX-License-Identifier: Apache-2.0
// Starts the suite's origin and a gateway before it, runs the suite, and prints what failed.
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fetch from 'node-fetch'
import { getResults, runTests } from 'http-cache-tests/client/runner.mjs'
import suites from 'http-cache-tests/tests/index.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const launcher = process.env.FACET ?? join(here, '../../../../facet')
const cache = process.env.CACHE ?? '{ honour: true }'
const suite = dirname(fileURLToPath(import.meta.resolve('http-cache-tests/package.json')))
const folder = mkdtempSync(join(tmpdir(), 'facet-cache-tests-'))

function freePort () {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function answers (url) {
  for (let i = 0; i < 300; i++) {
    try {
      await fetch(url)
      return
    } catch {
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
  throw new Error(`nothing answers at ${url}`)
}

const [origin, gateway, management] = [await freePort(), await freePort(), await freePort()]
writeFileSync(join(folder, 'facet.yaml'), `version: 1
listeners:
  public: { port: ${gateway}, address: 127.0.0.1 }
  management: { port: ${management}, address: 127.0.0.1 }
services:
  origin: { endpoints: [{ url: "http://127.0.0.1:${origin}" }], cache: ${cache} }
routes:
  - { id: all, match: { path: /* }, auth: none, to: { origin: 1 } }
`)

const children = [
  spawn('node', ['server/server.mjs'], {
    cwd: suite,
    env: {
      ...process.env,
      npm_config_protocol: 'http',
      npm_config_port: String(origin),
      npm_config_pidfile: join(folder, 'origin.pid')
    }
  }),
  spawn(launcher, ['start', folder])
]
const kinds = {}
try {
  await answers(`http://127.0.0.1:${origin}/`)
  await answers(`http://127.0.0.1:${management}/readyz`)
  await runTests(suites, fetch, false, `http://127.0.0.1:${gateway}`)
  const results = getResults()
  for (const { tests } of suites) {
    for (const test of tests.filter(each => !each.browser_only)) {
      const kind = test.kind ?? 'required'
      const passed = results[test.id] === true
      kinds[kind] ??= { passed: 0, of: 0 }
      kinds[kind].of++
      kinds[kind].passed += passed ? 1 : 0
      if (!passed && kind !== 'check') {
        console.log(`${kind} ${test.id}: ${results[test.id]?.[1] ?? 'not run'}`)
      }
    }
  }
} finally {
  children.forEach(child => child.kill())
}
console.log(kinds)
const { passed, of } = kinds.required
process.exitCode = passed / of >= 138 / 163 ? 0 : 1
