import { errors } from 'undici'
import { expect, test } from 'vitest'
import { explainFailure } from '../../../src/backends/http/explain-failure.ts'

const systemError = (code: string, syscall: string) =>
  Object.assign(new Error(`${syscall} ${code} 10.0.0.7:443`), { code, syscall, address: '10.0.0.7' })

const refused = systemError('ECONNREFUSED', 'connect')

test.for([
  ['no such host', systemError('ENOTFOUND', 'getaddrinfo'), 'not_answering', true],
  ['no name server', systemError('EAI_AGAIN', 'getaddrinfo'), 'not_answering', true],
  ['nobody listens', refused, 'not_answering', true],
  ['no way there', systemError('ENETUNREACH', 'connect'), 'not_answering', true],
  [
    'nobody at any address',
    Object.assign(new AggregateError([refused]), { code: 'ECONNREFUSED' }),
    'not_answering',
    true,
  ],
  ['no connection in time', new errors.ConnectTimeoutError(), 'not_answering', true],
  ['a way lost later', systemError('EHOSTUNREACH', 'read'), 'not_answering', undefined],
  ['a reset', systemError('ECONNRESET', 'read'), 'not_answering', undefined],
  ['a closed socket', new errors.SocketError('other side closed'), 'not_answering', undefined],
  ['a certificate that is over', systemError('CERT_HAS_EXPIRED', ''), 'misconfigured', true],
  ['one for another host', systemError('ERR_TLS_CERT_ALTNAME_INVALID', ''), 'misconfigured', true],
  ['one that it made itself', systemError('DEPTH_ZERO_SELF_SIGNED_CERT', ''), 'misconfigured', true],
  ['a secure connection broken later', systemError('ERR_SSL_BAD_RECORD', 'read'), 'not_answering', undefined],
  ['something else than HTTP', new errors.HTTPParserError('no'), 'unreadable', undefined],
  ['too many headers', new errors.HeadersOverflowError(), 'unreadable', undefined],
  ['no error at all', 'oops', 'not_answering', undefined],
] as const)('%s', ([, error, trouble, isUndone]) => {
  const because = explainFailure(error, 100)
  expect([because.trouble, because.isUndone]).toEqual([trouble, isUndone])
  expect(JSON.stringify(because)).not.toContain('10.0.0.7')
})
