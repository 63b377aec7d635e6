/* Shows what has happened without a reload. A step in which somebody has the focus is left alone. */
const steps = document.getElementById("steps");
let shown = "";

async function look() {
  if (document.hidden || steps.contains(document.activeElement)) {
    return;
  }
  try {
    const answer = await fetch(steps.dataset.address);
    const html = await answer.text();
    // Each answer has a form token of its own, which says nothing.
    const says = html.replace(/name="_csrf" value="[^"]*"/g, "");
    if (answer.ok && says !== shown) {
      steps.innerHTML = html;
      shown = says;
    }
  } catch {
    // The server is being restarted; the next look will find it.
  }
}

setInterval(look, 3000);
