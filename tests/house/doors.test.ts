import { describe, expect, test } from 'vitest'
import { doorViolations } from './doors.ts'
import { readHouse, sourceOf } from './sources.ts'

test('every library comes in by its one door', () => {
  expect(readHouse().flatMap(doorViolations)).toEqual([])
})

describe('the reader of doors notices', () => {
  const seen = (path: string, text: string) => doorViolations(sourceOf(path, text)).length

  test.each([
    ['server/users/create.ts', "import { sql } from 'kysely'"],
    ['server/users/create.ts', "import type { Kysely } from 'kysely'"],
    ['server/users/store.ts', "import Database from 'better-sqlite3'"],
    ['server/platform/http/bind.ts', "import pg from 'pg'"],
    ['server/platform/context.ts', "import { Kysely } from 'kysely'"],
    ['server/sign-in/sign-in.ts', "import { verify } from '@node-rs/argon2'"],
    ['server/users/routes.ts', "import type { FastifyInstance } from 'fastify'"],
    ['server/users/welcome.ts', "import { createTransport } from 'nodemailer'"],
    ['server/users/photo.ts', "import multipart from '@fastify/multipart'"],
  ])('%s: %s', (path, text) => expect(seen(path, text)).toBe(1))

  test.each([
    ['server/users/store.ts', "import { sql } from 'kysely'"],
    ['server/audit/list.store.ts', "import { sql } from 'kysely'"],
    ['server/platform/database/migrations/0001.ts', "import { Kysely } from 'kysely'"],
    ['server/platform/context.ts', "import type { Transaction } from 'kysely'"],
    ['server/passwords/hash.ts', "import { hash } from '@node-rs/argon2'"],
  ])('but not %s: %s', (path, text) => expect(seen(path, text)).toBe(0))
})
