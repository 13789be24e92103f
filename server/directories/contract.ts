/** Directories: named lists of reference records, such as locations, customers and issue types. */
import { z } from 'zod'
import { contract, failure } from '../platform/contract.ts'
import { Directory, DirectoryRef, directoryFields, OwnDirectoryKey } from './shapes.ts'

export const DirectoryKeyTaken = failure('directory-key-taken', 409, 'Another directory has this key.')
export const DirectoryInUse = failure('directory-in-use', 409, 'This directory is still used.')
export const DirectoryOfModule = failure(
  'directory-of-module',
  409,
  'A module declares this directory. Only its manifest changes it.',
)
export const NamesNotUnique = failure('names-not-unique', 409, 'Several records have the same name.')

const Params = z.strictObject({ directory: DirectoryRef })
const { name, help, attributes, uniqueNames } = directoryFields

export const listDirectories = contract({
  id: 'directories.list',
  method: 'GET',
  path: '/directories',
  summary: 'All directories, with the attributes of their records',
  access: ['directories.read', 'directories.edit', 'directories.records', 'profile-fields.edit'],
  asAnother: 'allowed',
  reply: z.strictObject({ items: z.array(Directory) }),
})

export const getDirectory = contract({
  id: 'directories.get',
  method: 'GET',
  path: '/directories/:directory',
  summary: 'One directory',
  access: ['directories.read', 'directories.edit', 'directories.records', 'profile-fields.edit'],
  asAnother: 'allowed',
  params: Params,
  reply: Directory,
})

export const createDirectory = contract({
  id: 'directories.create',
  method: 'POST',
  path: '/directories',
  summary: 'Make a directory',
  access: 'directories.edit',
  idempotent: true,
  body: z.strictObject({
    key: OwnDirectoryKey,
    name,
    help: help.default(''),
    attributes: attributes.default([]),
    uniqueNames: uniqueNames.default(true),
  }),
  reply: Directory,
  failures: [DirectoryKeyTaken],
  leaves: 'directory.created',
})

export const editDirectory = contract({
  id: 'directories.edit',
  method: 'PATCH',
  path: '/directories/:directory',
  summary: 'Change a directory; its key stays, and the kind of an attribute that stays',
  access: 'directories.edit',
  versioned: true,
  params: Params,
  body: z.strictObject(directoryFields).partial(),
  reply: Directory,
  failures: [DirectoryOfModule, DirectoryInUse, NamesNotUnique],
  leaves: 'directory.edited',
})

export const removeDirectory = contract({
  id: 'directories.remove',
  method: 'DELETE',
  path: '/directories/:directory',
  summary: 'Stop using a directory that nothing names; its records are kept out of sight',
  access: 'directories.edit',
  versioned: true,
  params: Params,
  reply: null,
  failures: [DirectoryOfModule, DirectoryInUse],
  leaves: 'directory.removed',
})
