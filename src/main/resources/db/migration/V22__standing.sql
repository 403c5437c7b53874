-- How customers came to stand where they stand: a row for each change of tier, value segment or lifecycle. It stays with
-- the record that it tells of when that is merged: the survivor is rated anew, with what both bought.
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
create trigger standing_due_follows before insert or update of customer_id on standing_due
    for each row execute function customer_rows_follow();

-- The nightly rating of all customers, once a business date, and how far it is.
create table standing_run (
    business_date date primary key,
    after_id      uuid        not null, -- all customers up to this one are rated
    rated         bigint      not null,
    changed       bigint      not null,
    started_at    timestamptz not null,
    finished_at   timestamptz
);

-- When somebody last vouched for a record in a review: it is stale no more.
alter table customer add column reviewed_at timestamptz;

-- The records that are reviewed in a quarter, each once. A review stays with its record when that is merged; what comes of
-- it is the survivor's.
create table record_review (
    id          uuid primary key,
    customer_id uuid not null references customer,
    quarter     date not null, -- its first day
    carer       text not null, -- who reviews it: user:<login name> or group:<candidate group>
    score       int  not null, -- how good the data were when it was found
    state       text not null check (state in ('waiting', 'open', 'done', 'dropped')),
    opened_at   timestamptz,
    outcome     text check (outcome in ('reviewed', 'updated', 'not-reached')),
    done_at     timestamptz,
    unique (customer_id, quarter)
);
create index record_review_waiting on record_review (quarter, carer, score, customer_id) where state = 'waiting';
create index record_review_open on record_review (carer) where state = 'open';

-- The search for them, once a quarter, and how far it is.
create table record_review_search (
    quarter     date primary key,
    after_id    uuid   not null, -- all records up to this one were looked at
    found       bigint not null,
    finished_at timestamptz
);
