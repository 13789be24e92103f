/** How names are compared and searched: NFKD, marks dropped, lower case, special letters spelt out (product.md section 2). */

const SPELT: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
}

const PLAIN = /^(?!.* {2})[\x20-\x7e]*$/ // most texts; nothing of the rest happens to them

/** 'Velázquez' and 'VELAZQUEZ' fold to the same text. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().trim()
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðþßæœıħ]/g, (letter) => SPELT[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}
