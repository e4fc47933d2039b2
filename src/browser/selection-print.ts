/** Prints one sheet of the page alone. */
export function startPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
    const sheet = button.closest(".sheet")!;
    button.addEventListener("click", () => {
      sheet.classList.add("alone");
      globalThis.print();
    });
    globalThis.addEventListener("afterprint", () => sheet.classList.remove("alone"));
  }
}
