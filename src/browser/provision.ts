/** The page of a provision: buttons that copy and share, and citations. */
import "./cite.ts";

const share = document.querySelector<HTMLButtonElement>("[data-share]");
if (share !== null && "share" in navigator) {
  share.hidden = false;
  share.addEventListener("click", () => {
    const { share: url, title } = share.dataset;
    // A reader who closes the sheet has shared nothing, and nothing is wrong.
    navigator.share({ url: url!, title: title! }).catch(() => {});
  });
}
