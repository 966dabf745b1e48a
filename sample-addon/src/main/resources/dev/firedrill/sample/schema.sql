CREATE TABLE IF NOT EXISTS tenant (
  client_key      VARCHAR(255) PRIMARY KEY,
  shared_secret   VARCHAR(2000) NOT NULL,
  base_url        VARCHAR(2000) NOT NULL,
  product_type    VARCHAR(255) NOT NULL,
  display_url     VARCHAR(2000),
  oauth_client_id VARCHAR(255),
  installed       BOOLEAN NOT NULL,
  enabled         BOOLEAN NOT NULL,
  server_title    VARCHAR(2000)
);

CREATE TABLE IF NOT EXISTS note (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  client_key VARCHAR(255) NOT NULL,
  account_id VARCHAR(255) NOT NULL,
  issue_key  VARCHAR(255),
  text       VARCHAR(2000) NOT NULL
);
CREATE INDEX IF NOT EXISTS note_of_user ON note (client_key, account_id);

CREATE TABLE IF NOT EXISTS activity (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  client_key  VARCHAR(255) NOT NULL,
  identifier  VARCHAR(255) NOT NULL,
  event       VARCHAR(255) NOT NULL,
  issue_key   VARCHAR(255),
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (client_key, identifier)
);
