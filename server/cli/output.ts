import { type FileHandle, open } from 'node:fs/promises'

const OWNER_ONLY = 0o600

/** Where a command writes what its owner alone may read, also where a file of that name was there and open to others. */
export async function openOutput(path: string): Promise<ReturnType<FileHandle['createWriteStream']>> {
  const file = await open(path, 'w', OWNER_ONLY)
  if ((await file.stat()).isFile()) await file.chmod(OWNER_ONLY)
  return file.createWriteStream()
}
