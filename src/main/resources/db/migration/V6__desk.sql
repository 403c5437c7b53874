-- User tasks as the desk knows them: a projection of the engine, mended from the engine.
create table desk_task (
    key                  bigint primary key,
    element_id           text        not null,
    process_id           text        not null,
    process_instance_key bigint      not null,
    name                 text,
    form_key             bigint,
    candidate_groups     text[]      not null default '{}',
    assignee             text,
    due_at               timestamptz,
    priority             int         not null default 50,
    complaint_id         uuid,
    subject_id           uuid, -- the record that its flow is about: the complaint, a revisit
    customer_id          uuid,
    state                text        not null check (state in ('open', 'completed', 'canceled')),
    created_at           timestamptz not null,
    changed_at           timestamptz not null,
    completed_by         text,
    -- What staff typed into fields named text_*: it stays out of the engine.
    texts                jsonb       not null default '{}',
    -- The flow's facts as they were when the task was told: what its form starts with.
    variables            jsonb       not null default '{}',
    -- Listener jobs of one task have rising keys: what is not newer than this was seen already.
    last_job_key         bigint      not null default 0
);
-- One order for every list: due first, undated last, then by key.
create index desk_task_inbox on desk_task (state, coalesce(due_at, 'infinity'::timestamptz), key);
create index desk_task_assignee on desk_task (assignee) where state = 'open';
create index desk_task_complaint on desk_task (complaint_id, key);
create index desk_task_subject on desk_task (subject_id, key) where subject_id is not null;
create index desk_task_customer on desk_task (customer_id, key);
