create sequence complaint_reference;

create table complaint (
    id                    uuid primary key,
    version               int         not null,
    reference             text        not null unique,
    customer_id           uuid        not null references customer,
    channel               text        not null,
    subject               text        not null,
    description           text        not null,
    category              text,
    occurred_at           timestamptz,
    received_at           timestamptz not null,
    external_id           text unique,
    idempotency_key       text unique,
    request_digest        text        not null,
    status                text        not null,
    tier                  text,
    severity              text,
    candidate_group       text,
    first_response_due_at timestamptz,
    first_responded_at    timestamptz,
    resolution_due_at     timestamptz,
    resolved_at           timestamptz,
    closed_at             timestamptz,
    awaiting_answer       boolean     not null,
    satisfied             boolean,
    outcome               text,
    cause                 text,
    compensation          numeric(14, 2),
    reopenings            int         not null,
    questions             int         not null -- how many were put to the customer
);
create index complaint_by_customer on complaint (customer_id, id);
create index complaint_by_status on complaint (status, id);

-- When the flow itself had another group look at it, once in a cycle. What its clocks notified is in clock_event.
create table complaint_escalation (
    complaint_id uuid        not null references complaint,
    cycle        int         not null, -- how often it had been reopened
    level        text        not null,
    group_name   text        not null, -- who was notified
    at           timestamptz not null,
    primary key (complaint_id, cycle, level)
);
