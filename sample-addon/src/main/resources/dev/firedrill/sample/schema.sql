CREATE TABLE IF NOT EXISTS tenant (
  client_key      VARCHAR PRIMARY KEY,
  shared_secret   VARCHAR NOT NULL,
  base_url        VARCHAR NOT NULL,
  product_type    VARCHAR NOT NULL,
  display_url     VARCHAR,
  oauth_client_id VARCHAR,
  installed       BOOLEAN NOT NULL,
  enabled         BOOLEAN NOT NULL,
  server_title    VARCHAR
);

CREATE TABLE IF NOT EXISTS note (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  client_key VARCHAR NOT NULL,
  account_id VARCHAR NOT NULL,
  issue_key  VARCHAR,
  text       VARCHAR(2000) NOT NULL
);
CREATE INDEX IF NOT EXISTS note_of_user ON note (client_key, account_id);

CREATE TABLE IF NOT EXISTS activity (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  client_key  VARCHAR NOT NULL,
  identifier  VARCHAR NOT NULL,
  event       VARCHAR NOT NULL,
  issue_key   VARCHAR,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (client_key, identifier)
);
