// SPDX-License-Identifier: Apache-2.0
// A service of gRPC whose messages are strings, and what it saw of its calls.
import * as grpc from '@grpc/grpc-js'
import { EventEmitter, once } from 'node:events'

function method (name, requestStream, responseStream) {
  return {
    path: `/shop.Catalog/${name}`,
    requestStream,
    responseStream,
    requestSerialize: Buffer.from,
    requestDeserialize: String,
    responseSerialize: Buffer.from,
    responseDeserialize: String
  }
}

export const definition = {
  get: method('Get', false, false),
  list: method('List', false, true),
  sum: method('Sum', true, false),
  chat: method('Chat', true, true),
  hang: method('Hang', false, true)
}

/** Tells `cancelled` with the time, once a call of `hang` has ended for the service. */
export const seen = new EventEmitter()

const handlers = {
  get (call, done) {
    const trailers = new grpc.Metadata()
    trailers.set('x-sum', '7')
    if (call.request === 'missing') {
      done({ code: grpc.status.NOT_FOUND, details: 'no such "thing" – größer', metadata: trailers })
    } else {
      done(null, `${call.request}:${call.metadata.get('x-tenant')}`, trailers)
    }
  },
  async list (call) {
    for (let i = 0; i < 1_000; i++) {
      if (!call.write(`${i}`.padEnd(2_000, '.'))) {
        await once(call, 'drain')
      }
    }
    const trailers = new grpc.Metadata()
    trailers.set('x-sum', '1000')
    call.end(trailers)
  },
  sum (call, done) {
    let bytes = 0
    call.on('data', piece => { bytes += piece.length })
    call.on('end', () => done(null, String(bytes)))
  },
  chat (call) {
    call.on('data', piece => call.write(`re: ${piece}`))
    call.on('end', () => call.end())
  },
  hang (call) {
    call.on('cancelled', () => seen.emit('cancelled', performance.now()))
    call.write('begun')
  }
}

/** Starts one. */
export function serve () {
  const server = new grpc.Server()
  server.addService(definition, handlers)
  return new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (fault, port) =>
      fault ? reject(fault) : resolve({ server, port })))
}
