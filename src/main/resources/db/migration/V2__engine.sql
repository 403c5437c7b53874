-- The outbox: messages that were committed and that the engine has not confirmed yet.
create table process_message (
    id              uuid primary key,
    name            text        not null,
    correlation_key text        not null,
    variables       jsonb       not null,
    created_at      timestamptz not null,
    due_at          timestamptz not null,
    attempts        int         not null default 0,
    last_error      text,
    doubtful_since  timestamptz
);
create index process_message_due on process_message (due_at);

-- Jobs whose effect has happened, with the variables that they were completed with.
create table job_run (
    job_key      bigint primary key,
    instance_key bigint      not null,
    complaint_id text,
    message_id   uuid,
    result       jsonb,
    at           timestamptz not null
);
create index job_run_at on job_run (at);
create index job_run_instance on job_run (instance_key) where complaint_id is not null;
create index job_run_message on job_run (message_id) where message_id is not null;

-- The text under which each model was last deployed; the same file is deployed under the same text again.
create table deployed_model (
    name        text primary key,
    source_hash text        not null,
    content     text        not null,
    at          timestamptz not null
);
