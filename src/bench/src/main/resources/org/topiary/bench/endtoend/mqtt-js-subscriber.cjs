// SPDX-License-Identifier: Apache-2.0
// Tells how fast MQTT.js takes messages with a callback that only counts. Arguments: port, messages to warm up, messages in all.
const mqtt = require('mqtt')

const [port, warmUp, messages] = process.argv.slice(2).map(Number)
const client = mqtt.connect({ host: '127.0.0.1', port, protocolVersion: 5, reconnectPeriod: 0 })
let received = 0
let warm = 0n

client.on('connect', () => client.subscribe('#', { qos: 0 }))
client.on('message', () => {
  received++
  if (received === warmUp) {
    warm = process.hrtime.bigint()
  } else if (received === messages) {
    const seconds = Number(process.hrtime.bigint() - warm) / 1e9
    console.log(`figure per_second ${(messages - warmUp) / seconds}`)
    process.exit(0)
  }
})
client.on('error', error => {
  console.error(error)
  process.exit(1)
})
