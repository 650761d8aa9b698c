// SPDX-License-Identifier: Apache-2.0
// Calls of gRPC's own client through a gateway to gRPC's own server, each kind of them.
import * as grpc from '@grpc/grpc-js'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { definition, seen, serve } from './service.mjs'

const launcher =
  process.env.FACET ?? join(dirname(fileURLToPath(import.meta.url)), '../../../../facet')
const folder = mkdtempSync(join(tmpdir(), 'facet-grpc-'))

async function freePort () {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  return port
}

async function ready (url) {
  for (let i = 0; i < 300; i++) {
    if (await fetch(url).then(response => response.ok, () => false)) {
      return
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`nothing is ready at ${url}`)
}

const { server, port } = await serve()
const [gateway, management] = [await freePort(), await freePort()]
writeFileSync(join(folder, 'facet.yaml'), `version: 1
listeners:
  public: { port: ${gateway}, address: 127.0.0.1, http2: true }
  management: { port: ${management}, address: 127.0.0.1 }
policies:
  keys: { apiKey: { header: x-api-key, clients: [{ name: ada, key: k-12345 }] } }
services:
  catalog: { endpoints: [{ url: "http://127.0.0.1:${port}" }], protocol: http2 }
routes:
  - { id: catalog, match: { path: /shop.Catalog/* }, auth: none, to: { catalog: 1 } }
  - { id: closed, match: { path: /shop.Catalog/Sum, headers: { x-closed: "1" } }, use: [keys], to: { catalog: 1 } }
`)

const Client = grpc.makeGenericClientConstructor(definition, 'Catalog')
const client = new Client(`127.0.0.1:${gateway}`, grpc.credentials.createInsecure())

function metadata (fields) {
  const made = new grpc.Metadata()
  Object.entries(fields).forEach(([name, value]) => made.set(name, value))
  return made
}

/** The status with which a stream ends, whether it is an error or not. */
function ended (call) {
  call.on('error', () => {})
  return new Promise(resolve => call.on('status', resolve))
}

function unary (message, options = {}) {
  return new Promise(resolve => {
    const told = {}
    const call = client.get(message, metadata({ 'x-tenant': 'a' }), options, (fault, value) => {
      Object.assign(told, { fault, value })
    })
    call.on('status', status => setImmediate(() => resolve({ ...told, status })))
  })
}

const tests = {
  async 'a unary call has its message, metadata and trailers' () {
    const { value, status } = await unary('one')
    assert.equal(value, 'one:a')
    assert.equal(status.code, grpc.status.OK)
    assert.deepEqual(status.metadata.get('x-sum'), ['7'])
  },
  async 'a status of the service comes as it is, with its details' () {
    const { status } = await unary('missing')
    assert.equal(status.code, grpc.status.NOT_FOUND)
    assert.equal(status.details, 'no such "thing" – größer')
    assert.deepEqual(status.metadata.get('x-sum'), ['7'])
  },
  async 'the service streams, as slowly as the client reads' () {
    const call = client.list('all')
    const status = ended(call)
    let messages = 0
    for await (const message of call) {
      assert.equal(message, `${messages++}`.padEnd(2_000, '.'))
      if (messages % 100 === 0) {
        await new Promise(resolve => setTimeout(resolve, 5))
      }
    }
    assert.equal(messages, 1_000)
    assert.deepEqual((await status).metadata.get('x-sum'), ['1000'])
  },
  async 'the client streams' () {
    const bytes = await new Promise((resolve, reject) => {
      const call = client.sum((fault, value) => fault ? reject(fault) : resolve(value))
      for (let i = 0; i < 500; i++) {
        call.write('x'.repeat(1_000))
      }
      call.end()
    })
    assert.equal(bytes, '500000')
  },
  async 'both stream at once, message by message' () {
    const call = client.chat()
    const status = ended(call)
    for (let i = 0; i < 20; i++) {
      call.write(`${i}`)
      assert.deepEqual(await once(call, 'data'), [`re: ${i}`])
    }
    call.end()
    assert.equal((await status).code, grpc.status.OK)
  },
  async 'a call that the client cancels ends at the service within 100 ms' () {
    const call = client.hang('x')
    const status = ended(call)
    await once(call, 'data')
    const cancelled = once(seen, 'cancelled')
    const from = performance.now()
    call.cancel()
    const [at] = await cancelled
    assert.ok(at - from < 100, `${at - from} ms`)
    assert.equal((await status).code, grpc.status.CANCELLED)
    return `${(at - from).toFixed(1)} ms`
  },
  async 'a deadline that passes ends the call at both ends' () {
    const cancelled = once(seen, 'cancelled')
    const call = client.hang('x', new grpc.Metadata(), { deadline: Date.now() + 300 })
    assert.equal((await ended(call)).code, grpc.status.DEADLINE_EXCEEDED)
    await cancelled
  },
  async 'a rejection of the gateway is a status of gRPC' () {
    const status = await new Promise(resolve => {
      const call = client.sum(metadata({ 'x-closed': '1' }), () => {})
      call.on('status', resolve)
      call.end()
    })
    assert.equal(status.code, grpc.status.UNAUTHENTICATED)
  }
}

const facet = spawn(launcher, ['start', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
try {
  await ready(`http://127.0.0.1:${management}/readyz`)
  for (const [name, test] of Object.entries(tests)) {
    try {
      const measured = await test()
      console.log(`ok: ${name}${measured ? ` (${measured})` : ''}`)
    } catch (fault) {
      process.exitCode = 1
      console.log(`FAILED: ${name}: ${fault.message}`)
    }
  }
} finally {
  client.close()
  server.forceShutdown()
  facet.kill()
}
