const bodyParser = require("body-parser");
const express = require("express");
const ace = require("atlassian-connect-express");

const app = express();
const addon = ace(app);

app.use(bodyParser.json());
app.use(bodyParser.urlencoded({ extended: false }));
app.use(addon.middleware());

app.get("/hello", addon.authenticate(), async (req, res, next) => {
  try {
    const host = addon.httpClient(req);
    const [site, user] = await Promise.all([
      read(host, "/rest/api/3/serverInfo"),
      read(host, "/rest/api/3/myself")
    ]);
    res.send(
      page(
        res.locals,
        `<h1>${escape(site.serverTitle)}</h1><p>Hello, ${escape(user.displayName)}</p>`
      )
    );
  } catch (err) {
    next(err);
  }
});

app.get("/admin", addon.authenticate(), (req, res) => {
  res.send(page(res.locals, `<h1>Settings of ${escape(req.context.clientKey)}</h1>`));
});

app.get("/api/whoami", addon.checkValidToken(), (req, res) => {
  const { clientKey, userAccountId } = req.context;
  res.json({ clientKey, userAccountId });
});

// The documentation's own route, see "How to secure an installation callback route with JWT"
app.post("/uninstalled", addon.authenticateInstall(), (req, res) => {
  res.status(204).send();
});

addon.on("jira:issue_created", (event, body, req) => {
  read(addon.httpClient(req), `/rest/api/3/issue/${body.issue.key}`).then(
    issue => console.log(`${event}: ${issue.key}`),
    err => console.error(`${event}: ${err.message}`)
  );
});

function read(host, url) {
  return new Promise((resolve, reject) => {
    host.get({ url, json: true }, (err, response, body) => {
      if (err) {
        reject(err);
      } else if (response.statusCode !== 200) {
        reject(new Error(`GET ${url} was answered ${response.statusCode}`));
      } else {
        resolve(body);
      }
    });
  });
}

function page({ hostScriptUrl, token }, content) {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="token" content="${escape(token)}">
<title>ACE subject</title>
<script src="${escape(hostScriptUrl)}"></script>
</head>
<body class="ac-content">${content}</body>
</html>
`;
}

function escape(value) {
  return String(value).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
}

app.listen(addon.config.port(), () => {
  console.log(`Listening at ${addon.config.localBaseUrl()}`);
});
