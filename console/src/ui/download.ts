/** Lets the browser write what this address answers to disk as it comes; its name is the server's word. */
export function downloadFrom(url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  link.click()
}
