/** Authored Markdown as words: components, addresses of links and signs of markup left out. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/<\/?[A-Z][^>]*>/gu, " ")
    .replace(/\]\([^)]*\)/gu, "]")
    .replace(/^[#>|\-\s]+/gmu, "")
    .replace(/[*_`[\]|]/gu, "");
