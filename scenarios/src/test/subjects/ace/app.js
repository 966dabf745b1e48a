const path = require("path");
const bodyParser = require("body-parser");
const express = require("express");
const ace = require("atlassian-connect-express");

const app = express();
const addon = ace(app);

// Beside the framework's: in memory that has one connection, on which a failed install rolls back whatever is underway.
const { Sequelize } = addon.schema;
const { STRING, TEXT } = Sequelize;
const folder = process.env.SUBJECT_STORE;
const store = new Sequelize({
  dialect: "sqlite",
  storage: folder ? path.join(folder, "notes.db") : ":memory:",
  logging: false
});
const Note = store.define("Note", { clientKey: STRING, accountId: STRING, text: TEXT });
const Activity = store.define("Activity", {
  delivery: { type: STRING, primaryKey: true },
  clientKey: STRING,
  issue: STRING
});
const tables = store.sync();

app.use(bodyParser.json());
app.use(bodyParser.urlencoded({ extended: false }));
app.use(addon.middleware());

app.get("/hello", addon.authenticate(), licensed, async (req, res, next) => {
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

// On behalf of the user where the configuration says so, else as the add-on
app.get("/profile", addon.authenticate(), licensed, async (req, res, next) => {
  try {
    const host = addon.httpClient(req);
    const accountId = req.context.userAccountId;
    const acting = process.env.ACT_AS_USER === "true";
    const user = await read(acting ? host.asUserByAccountId(accountId) : host, "/rest/api/3/myself");
    if (acting && user.accountId !== accountId) {
      throw new Error(`The host takes us for ${user.accountId} instead of ${accountId}`);
    }
    res.send(page(res.locals, `<h1>${escape(user.displayName)}</h1>`));
  } catch (err) {
    next(err);
  }
});

app.get("/admin", addon.authenticate(), (req, res) => {
  res.send(page(res.locals, `<h1>Settings of ${escape(req.context.clientKey)}</h1>`));
});

app
  .route("/api/notes")
  .all(addon.checkValidToken())
  .get(async (req, res, next) => {
    try {
      await tables;
      const written = await Note.findAll({ where: author(req), order: ["id"] });
      res.json(written.map(({ id, text }) => ({ id, text })));
    } catch (err) {
      next(err);
    }
  })
  .post(async (req, res, next) => {
    try {
      await tables;
      const { id, text } = await Note.create({ ...author(req), text: String(req.body.text) });
      res.status(201).json({ id, text });
    } catch (err) {
      next(err);
    }
  });

app.get("/api/activities", addon.checkValidToken(), async (req, res, next) => {
  try {
    await tables;
    const { clientKey } = req.context;
    const told = await Activity.findAll({ where: { clientKey }, order: ["delivery"] });
    res.json(told.map(({ issue }) => ({ issue })));
  } catch (err) {
    next(err);
  }
});

// The documentation's own route, see "How to secure an installation callback route with JWT"
app.post("/uninstalled", addon.authenticateInstall(), (req, res) => {
  res.status(204).send();
});

// What a webhook told, once however often it tells it
addon.on("jira:issue_created", async (event, body, req) => {
  try {
    const issue = await read(addon.httpClient(req), `/rest/api/3/issue/${body.issue.key}`);
    const { clientKey } = req.context;
    const delivery = `${clientKey}/${req.get("X-Atlassian-Webhook-Identifier")}`;
    await tables;
    await Activity.bulkCreate([{ delivery, clientKey, issue: issue.key }], { ignoreDuplicates: true });
  } catch (err) {
    console.error(`${event}: ${err.message}`);
  }
});

function author({ context: { clientKey, userAccountId } }) {
  return { clientKey, accountId: userAccountId };
}

function licensed(req, res, next) {
  if (res.locals.license === "active") {
    next();
  } else {
    res.send(page(res.locals, "<p>This site has no active licence.</p>"));
  }
}

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
