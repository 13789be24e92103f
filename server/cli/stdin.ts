/** All of standard input, without the end of its last line: for what must not stand in a command. */
export async function readStdin(): Promise<string> {
  let all = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) all += chunk
  return all.replace(/\r?\n$/, '')
}
