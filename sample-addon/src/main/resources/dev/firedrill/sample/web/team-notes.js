const addon = document.currentScript.src.replace(/\/team-notes\.js.*/, '');
const form = document.getElementById('new-note');
const notes = document.getElementById('notes');

// Context tokens are short-lived: ask the host for a new one each time.
async function call(method, path, body) {
  const token = await AP.context.getToken();
  const answer = await fetch(addon + path, {
    method,
    headers: {Authorization: `JWT ${token}`, 'Content-Type': 'application/json'},
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${method} ${path} was answered with ${answer.status}`);
  }
  return answer;
}

function item(note) {
  const li = document.createElement('li');
  li.dataset.note = note.id;
  li.textContent = `${note.text} `;
  const button = document.createElement('button');
  button.className = 'delete';
  button.textContent = notes.dataset.delete;
  li.append(button);
  return li;
}

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await call('POST', '/api/notes', {
    text: form.elements.text.value,
    issueKey: form.dataset.issue || null,
  });
  notes.append(item(await answer.json()));
  form.reset();
});

notes?.addEventListener('click', async (event) => {
  if (event.target.matches('button.delete')) {
    const note = event.target.closest('li');
    await call('DELETE', `/api/notes/${note.dataset.note}`);
    note.remove();
  }
});
