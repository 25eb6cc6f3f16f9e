-- What programs read: keys for those the city trusts, and how the city offers its data to everybody.

-- With one a program reads what it is for; never a page of the desks. None is deleted: the log names them.
CREATE TABLE api_token (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  -- What it is for, as whoever made it wrote.
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  scope text NOT NULL CHECK (scope IN ('export')),
  -- Stands in the token in the clear, so that one found somewhere can be told from another.
  prefix text NOT NULL UNIQUE CHECK (prefix ~ '^[0-9a-f]{8}$'),
  -- SHA-256 of the whole token: a stolen table opens nothing.
  token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
  created_by uuid REFERENCES staff ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  -- A day, no more: when exactly somebody works is nobody's business.
  last_used_on date,
  revoked_at timestamptz,
  CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days')
);
CREATE INDEX api_token_site ON api_token (site_id, created_at DESC, id DESC);
CREATE INDEX api_token_creator ON api_token (created_by);

-- The log of accounts tells of keys, too.
ALTER TABLE staff_event ADD COLUMN token_id uuid REFERENCES api_token;
CREATE INDEX staff_event_token ON staff_event (token_id) WHERE token_id IS NOT NULL;

-- What the city decided about its open data. No row: nothing was decided, nothing is offered.
CREATE TABLE open_data (
  site_id uuid PRIMARY KEY REFERENCES site,
  is_on boolean NOT NULL DEFAULT false,
  names text NOT NULL DEFAULT 'none' CHECK (names IN ('none', 'pseudonym')),
  -- Of the list of DCAT-AP.de; without one there is no catalogue.
  licence text CHECK (licence IN ('dl-zero-de/2.0', 'dl-by-de/2.0', 'cc-zero', 'cc-by/4.0', 'cc-by-sa/4.0')),
  -- Empty: the site's operator.
  publisher text NOT NULL DEFAULT '' CHECK (char_length(publisher) <= 200),
  -- Who hands the data to GovData, as http://dcat-ap.de/def/contributors/ names them.
  contributor_id text NOT NULL DEFAULT '' CHECK (char_length(contributor_id) <= 120),
  -- District, municipality or regional key of official statistics.
  geocode text NOT NULL DEFAULT '' CHECK (geocode ~ '^(\d{5}|\d{8}|\d{12})?$'),
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid REFERENCES staff ON DELETE SET NULL
);
CREATE INDEX open_data_updated_by ON open_data (updated_by);

-- When readers last saw something change: harvesters of open data ask for it.
ALTER TABLE visible_version ADD COLUMN raised_at timestamptz NOT NULL DEFAULT now();
