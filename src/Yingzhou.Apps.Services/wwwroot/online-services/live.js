// Somebody waits on this page: every 20 seconds what is marked data-live is fetched again. Without this script one presses reload.
setInterval(async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
    const shown = document.querySelector("[data-live]");
    if (!fresh) location.reload();
    else if (fresh.innerHTML !== shown.innerHTML) shown.innerHTML = fresh.innerHTML;
  } catch { /* no signal: the next round tries again */ }
}, 20000);
