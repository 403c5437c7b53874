-- The outbox: messages that were committed and that the engine has not confirmed yet.
create table process_message (
    id              uuid primary key,
    name            text        not null,
    correlation_key text        not null,
    variables       jsonb       not null,
    created_at      timestamptz not null,
    due_at          timestamptz not null,
    attempts        int         not null default 0,
    last_error      text
);
create index process_message_due on process_message (due_at);

-- Jobs whose effect has happened, with the variables that they were completed with.
create table job_run (
    job_key    bigint primary key,
    result     jsonb,
    message_id uuid,
    at         timestamptz not null
);
create index job_run_at on job_run (at);
create index job_run_message on job_run (message_id) where message_id is not null;
