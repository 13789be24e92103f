import { createImport } from '../../../../server/imports/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { useGo } from '../../ui/useGo.ts'
import { hrefOfImport } from '../address.ts'
import type { ImportKind } from '../types.ts'

const LONGEST_NAME = 200

/** Sends a file and goes to its import. */
export function useUpload(kind: ImportKind) {
  const go = useGo()
  const create = useChange(createImport, { done: ({ id }) => go(hrefOfImport(id)) })
  return {
    busy: create.isPending,
    problem: create.error,
    fileName: create.variables?.query.fileName,
    reset: create.reset,
    send: (file: File) => create.mutate({ query: { kind, fileName: file.name.slice(-LONGEST_NAME) }, upload: file }),
  }
}
