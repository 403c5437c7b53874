-- Whom the company cares for. What is called encrypted is AES-GCM by a key that the database never sees; see
-- docs/customer-record.md. Rows are written by the application alone: what is searched is derived there.
create table customer (
    id                  uuid primary key,
    version             int         not null, -- rises with each change that a person makes or could overwrite
    kind                text        not null check (kind in ('person', 'company')),
    name                text        not null,
    company             text,
    title               text,
    external_id         text unique,
    search_text         text        not null, -- name and company as they are searched
    search_grams        text[]      not null, -- every character of it and every two in a row
    locale              text        not null,
    zone                text,                 -- null: as in their country, else as at the company's
    country             text check (country ~ '^[A-Z]{2}$'),
    birthday            bytea,                -- encrypted
    addresses           bytea,                -- encrypted: a JSON list
    as_given            bytea,                -- encrypted: a JSON object of what could not be standardised, by field
    owner               text,
    owner_group         text,
    preferred_channel   text,
    preferred_products  text[]      not null default '{}',
    preferred_service   text,
    custom              jsonb       not null default '{}',
    tier                text        not null,
    tier_since          timestamptz not null,
    value_segment       text,
    value_segment_since timestamptz,
    lifecycle           text,
    lifecycle_since     timestamptz,
    merged_into         uuid references customer check (merged_into <> id),
    erased_at           timestamptz,
    created_at          timestamptz not null,
    changed_at          timestamptz not null,
    check ((value_segment is null) = (value_segment_since is null)),
    check ((lifecycle is null) = (lifecycle_since is null))
);
-- Without a list of pending entries: what was just written is found as fast as the rest.
create index customer_search on customer using gin (search_grams) with (fastupdate = off);
create index customer_owner on customer (owner, id desc) where owner is not null;
create index customer_merged on customer (merged_into) where merged_into is not null;

-- How a customer is reached, or could be: several of a kind, each kept as it was given.
create table contact (
    id              uuid primary key,
    customer_id     uuid        not null references customer,
    kind            text        not null,
    label           text,
    value           bytea       not null, -- encrypted: standardised where that was possible, else as given
    given           bytea,                -- encrypted: as given, where that is something else
    hash            bytea       not null, -- keyed hash of the form that is compared
    preferred       boolean     not null,
    validity        text        not null check (validity in ('usable', 'unconfirmed', 'malformed', 'invalid')),
    validity_reason text,
    validity_at     timestamptz not null,
    position        int         not null,
    unique (customer_id, kind, hash)
);
create index contact_hash on contact (hash, customer_id desc);

-- What customers may be told of beyond the fields that everybody has: defined by operations.
create table custom_field (
    name       text primary key check (name ~ '^[a-z][A-Za-z0-9]{0,39}$'),
    type       text        not null check (type in ('text', 'number', 'date', 'boolean', 'choice')),
    label_zh   text        not null,
    label_en   text        not null,
    choices    text[]      not null default '{}',
    expected   boolean     not null, -- a record without it is incomplete
    minimum    numeric,
    maximum    numeric,
    pattern    text,
    retired    boolean     not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    check ((type = 'choice') = (cardinality(choices) > 0))
);

-- What customers bought: each line of each order once, whoever tells it and however often.
create table purchase (
    id          uuid primary key,
    customer_id uuid           not null references customer,
    source      text           not null, -- the system that knows the order
    order_id    text           not null,
    line        int            not null,
    product     text           not null,
    quantity    numeric(14, 3) not null,
    amount      numeric(19, 4) not null, -- of the whole line
    currency    text           not null check (currency ~ '^[A-Z]{3}$'),
    at          timestamptz    not null,
    channel     text,
    created_at  timestamptz    not null,
    unique (source, order_id, line)
);
create index purchase_of_customer on purchase (customer_id, at desc, id desc);

-- The customer's timeline: what happened between them and the company. Rows are only ever added.
create table interaction (
    id          uuid primary key,
    customer_id uuid        not null references customer,
    complaint_id uuid,
    at          timestamptz not null,
    kind        text        not null,
    channel     text,
    direction   text check (direction in ('inbound', 'outbound')),
    summary     text        not null, -- a message key, translated when shown
    arguments   text[]      not null default '{}',
    text        text,
    actor       text        not null
);
create index interaction_customer on interaction (customer_id, at desc, id desc);
create index interaction_complaint on interaction (complaint_id, at desc, id desc) where complaint_id is not null;
