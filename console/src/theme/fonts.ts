import '@fontsource-variable/inter/wght.css'

/** Fetches the font of ids, links and tokens where the first of them appears. */
export function loadMono(): void {
  void import('@fontsource-variable/geist-mono/wght.css')
}
