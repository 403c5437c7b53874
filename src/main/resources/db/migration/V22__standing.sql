-- How customers came to stand where they stand: a row for each change of tier, value segment or lifecycle.
create table standing_change (
    id            uuid primary key,
    customer_id   uuid        not null references customer,
    aspect        text        not null check (aspect in ('tier', 'value-segment', 'lifecycle')),
    from_value    text,                 -- null for the first rating
    to_value      text        not null,
    since         timestamptz not null,
    rule          text        not null, -- id of the decision table's row that applied
    table_version text        not null,
    why           text        not null, -- the row's reason as it was written then
    why_zh        text        not null,
    signals       jsonb       not null  -- what the table was asked with
);
create index standing_change_customer on standing_change (customer_id, since desc, id desc);

-- Whom something happened to by which they may stand differently: rated anew soon after, then taken off.
create table standing_due (
    id          bigint generated always as identity primary key,
    customer_id uuid        not null references customer,
    at          timestamptz not null
);

-- The nightly rating of all customers, once a business date, and how far it is.
create table standing_run (
    business_date date primary key,
    after_id      uuid        not null, -- all customers up to this one are rated
    rated         bigint      not null,
    changed       bigint      not null,
    started_at    timestamptz not null,
    finished_at   timestamptz
);
