// What has moved: the page that stands in its place leads on, with the fragment the reader came with; on a page that is
// still there, the address of a part that it no longer has leads to where the part is now.

const page = document.querySelector("a[data-moved]")

function follow() {
  const part = document.getElementById(location.hash.slice(1))
  const link = part?.closest(".bt-moved") && part.querySelector("a")
  if (link) location.replace(link.href)
}

if (page) {
  const target = new URL(page.href)
  target.search ||= location.search
  target.hash ||= location.hash
  location.replace(target.href)
} else {
  follow()
  addEventListener("hashchange", follow)
}
