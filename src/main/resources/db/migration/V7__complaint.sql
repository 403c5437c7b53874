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

-- Each notice of a deadline once: the engine may offer the same timer's job again, a reopened complaint is a new cycle.
create table complaint_escalation (
    complaint_id uuid        not null references complaint,
    metric       text        not null,
    cycle        int         not null,
    level        text        not null,
    group_name   text        not null, -- who was notified
    at           timestamptz not null,
    late_seconds bigint      not null, -- how long after its time
    primary key (complaint_id, metric, cycle, level)
);
