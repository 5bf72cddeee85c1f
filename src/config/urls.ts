import { z } from 'zod'

const urlOf = (name: string, { schemes, example }: { schemes: RegExp; example: string }) =>
  z.string().refine((value) => URL.canParse(value) && schemes.test(new URL(value).protocol), {
    error: `${name} must be an address such as ${example}.`,
  })

export const httpUrl = (name: string, example: string): z.ZodType<URL, string> =>
  urlOf(name, { schemes: /^https?:$/, example }).transform((value) => new URL(value))

/** Kept as text, because the driver reads it itself. */
export const postgresUrl = (name: string): z.ZodType<string, string> =>
  urlOf(name, { schemes: /^postgres(ql)?:$/, example: 'postgres://usher@db.example/usher' })

/** Slack's client appends the method's name to it. */
export const withSlash = (url: URL): URL => new URL(url.href.endsWith('/') ? url.href : `${url.href}/`)

/** Discord's client appends `/v10`. */
export const withoutSlash = (url: URL): URL => new URL(url.href.replace(/\/+$/, ''))
