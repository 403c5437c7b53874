-- How far the search of a planner is, once a flow and business date.
create table planner_run (
    flow          text        not null,
    business_date date        not null,
    after_id      uuid        not null, -- all customers up to this one were judged
    judged        bigint      not null,
    due           bigint      not null,
    left_out      jsonb       not null default '{}', -- how many, by reason
    started_at    timestamptz not null,
    finished_at   timestamptz,
    primary key (flow, business_date)
);

-- Whom a flow starts for, once an occasion. Rows stay with the record they were made for when that is merged: the survivor
-- is judged on its own.
create table planned_start (
    id            uuid primary key,
    flow          text        not null,
    customer_id   uuid        not null references customer,
    occasion      text        not null, -- what makes it once
    business_date date        not null, -- on which it was found
    queue         text,                 -- whose capacity it takes
    priority      int         not null check (priority between 0 and 100),
    state         text        not null check (state in ('waiting', 'started', 'dropped')),
    settled_on    date,                 -- the business date on which it was started or dropped
    settled_at    timestamptz,
    dropped_for   text,                 -- the reason, where it was not right any more when its turn came
    unique (flow, customer_id, occasion),
    check ((state = 'waiting') = (settled_at is null) and (settled_at is null) = (settled_on is null)),
    check ((state = 'dropped') = (dropped_for is not null))
);
create index planned_start_waiting on planned_start (flow, priority desc, business_date, id) where state = 'waiting';
create index planned_start_started on planned_start (flow, settled_on, queue) where state = 'started';
create index planned_start_settled on planned_start (settled_at) where settled_at is not null;
create index planned_start_customer on planned_start (customer_id);
