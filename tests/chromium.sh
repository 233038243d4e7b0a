#!/bin/sh
# Prints the path of a Chromium for the browser tests: the one that is installed, else one it installs.
find_it() {
  for name in "$CHROMIUM" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  for path in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
              "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    [ -x "$path" ] && echo "$path" && return 0
  done
  return 1
}

find_it && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "installing Chromium for the browser tests" >&2
  { apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk; } >/dev/null 2>&1
  find_it && exit 0
fi
here=$(dirname "$0")
if "$here/../.venv/bin/playwright" install chromium >/dev/null 2>&1; then
  "$here/../.venv/bin/python" -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)'
  exit 0
fi
echo "The browser tests need Chromium: install it (Debian: apt install chromium; macOS: brew install chromium)" >&2
echo "or set CHROMIUM to the path of Chrome, and run make test again." >&2
exit 1
