/** The page of a provision: buttons that copy and share, and the reader's own date. */
import "./copy.ts";

const share = document.querySelector<HTMLButtonElement>("[data-share]");
if (share !== null && "share" in navigator) {
  share.hidden = false;
  share.addEventListener("click", () => {
    const { share: url, title } = share.dataset;
    // A reader who closes the sheet has shared nothing, and nothing is wrong.
    navigator.share({ url: url!, title: title! }).catch(() => {});
  });
}

/** When a source was accessed is the reader's to say: the day in their own time zone. */
for (const place of document.querySelectorAll("[data-accessed]")) {
  const now = new Date();
  const digits = (value: number) => String(value).padStart(2, "0");
  place.textContent = `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}
