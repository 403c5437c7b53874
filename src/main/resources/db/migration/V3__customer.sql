-- Whom the company cares for. Addresses are kept as they were given, beside the form they are compared and used in.
create table customer (
    id             uuid primary key,
    name           text        not null,
    email          text,
    email_key      text,
    phone          text check (phone ~ '^\+[1-9][0-9]{1,14}$'), -- E.164; null with phone_as_given: cannot be called by a machine
    phone_as_given text,
    locale         text        not null,
    zone           text        not null,
    tier           text        not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    check ((email is null) = (email_key is null)),
    check (phone is null or phone_as_given is not null)
);
create unique index customer_email on customer (email_key);
create unique index customer_phone on customer (phone);

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
