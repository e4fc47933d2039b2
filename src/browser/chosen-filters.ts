/** The filters that are on, each with a button that takes it off. */
import { element } from "./elements.ts";
import { filtersOf } from "./search-form.ts";

/** Shows them; taking one off sends the form and leads the focus to the next, or to `otherwise`. */
export function showChosen(
  form: HTMLFormElement,
  list: HTMLUListElement,
  otherwise: HTMLElement,
): void {
  const on = filtersOf(form).filter(({ value }) => value !== "");
  list.replaceChildren(
    ...on.map((select) => {
      const name = `${nameOf(select)}: ${select.selectedOptions[0]!.text}`;
      const button = element("button", "small chip", name);
      button.type = "button";
      button.setAttribute("aria-label", `Remove the filter ${name}`);
      button.addEventListener("click", () => {
        select.value = "";
        form.requestSubmit();
        (list.querySelector("button") ?? otherwise).focus();
      });
      return element("li", "", button);
    }),
  );
  list.hidden = on.length === 0;
}

const nameOf = (select: HTMLSelectElement): string => select.labels[0]?.textContent ?? select.name;
