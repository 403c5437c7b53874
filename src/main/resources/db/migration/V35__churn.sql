-- How likely each customer is to leave, as the tables of churn-risk.dmn said last. A score stays with the record that it
-- tells of when that is merged: the survivor is scored anew, with what both bought.
create table churn_score (
    customer_id   uuid primary key references customer,
    score         int         not null check (score between 0 and 100),
    risk          text        not null check (risk in ('low', 'medium', 'high')),
    risk_since    timestamptz not null, -- when they came to be at risk, or safe
    reason        text,                 -- what mainly speaks for leaving; null for nothing
    reasons       jsonb       not null, -- [{"rule", "points", "reason", "why", "whyZh"}], the heaviest first
    stake         numeric     not null, -- what they buy in a year, in the company's currency
    table_version text        not null,
    scored_at     timestamptz not null, -- when it was last found to be otherwise than before
    kept_score    int         not null  -- what the last row of the history has
);
create index churn_score_at_risk on churn_score (stake desc, customer_id) where risk <> 'low';

-- How a score came to be: a row where the risk changed or the score moved by five points, no more than one a day.
create table churn_history (
    customer_id uuid not null references customer,
    scored_on   date not null,
    score       int  not null,
    risk        text not null,
    primary key (customer_id, scored_on)
);
create index churn_history_age on churn_history (scored_on);

-- The nightly scoring of all customers, once a business date, and how far it is.
create table churn_run (
    business_date date primary key,
    after_id      uuid        not null, -- all customers up to this one are scored
    rated         bigint      not null,
    changed       bigint      not null,
    started_at    timestamptz not null,
    finished_at   timestamptz
);

-- Customers who were about to leave, and what came of talking to them. One goes on at a time for a customer.
create table churn_rescue (
    id             uuid primary key,
    reference      text        not null unique, -- what people call it by
    customer_id    uuid        not null references customer,
    origin         text        not null,        -- who wanted it: churn-rescue for the score, else the flow that learnt it
    reason         text        not null,
    risk           text        not null,
    score          int,                         -- null for who was never scored
    stake          numeric     not null,        -- what they buy in a year
    currency       text        not null,        -- of stake and cost: ISO 4217
    status         text        not null check (status in ('open', 'postponed', 'offered', 'win-back', 'closed')),
    offer          text,                        -- null for none
    offer_text     text        not null default '',
    offer_text_zh  text        not null default '',
    cost           numeric     not null default 0,
    calls          int         not null default 0,
    opened_at      timestamptz not null,
    contacted_at   timestamptz,
    outcome        text check (outcome in ('accepted', 'declined', 'silent', 'came-back', 'won-back', 'stopped')),
    leaving_reason text,
    answered_at    timestamptz,
    ended_at       timestamptz
);
create sequence churn_rescue_reference;
create index churn_rescue_customer on churn_rescue (customer_id, id desc);
create index churn_rescue_on on churn_rescue (customer_id) where ended_at is null;
create trigger churn_rescue_follows before insert or update of customer_id on churn_rescue
    for each row execute function customer_rows_follow();
