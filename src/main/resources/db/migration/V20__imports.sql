-- Files that bring customers and purchases, and what became of each of their lines.
create table import_mapping (
    name       text primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    definition jsonb       not null,
    changed_at timestamptz not null,
    changed_by text        not null
);

create table import_job (
    id                uuid primary key,
    subject           text        not null check (subject in ('customers', 'purchases')),
    mode              text        not null check (mode in ('dry-run', 'apply')),
    mapping_name      text        not null,
    mapping           jsonb       not null, -- as it was when the file came
    file_name         text        not null,
    size              bigint      not null, -- of the file, in bytes
    format            text        not null check (format in ('csv', 'xlsx')),
    encoding          text        not null,
    state             text        not null check (state in ('waiting', 'running', 'completed', 'failed')),
    failure           jsonb,                -- why it failed: rule and message, without personal data
    bytes_read        bigint      not null default 0,
    rows_read         bigint      not null default 0, -- where it goes on: everything before is settled
    created           bigint      not null default 0,
    updated           bigint      not null default 0,
    unchanged         bigint      not null default 0,
    refused           bigint      not null default 0,
    warned            bigint      not null default 0, -- lines with a warning, whatever became of them
    customers_created bigint      not null default 0, -- by purchases of customers who were not known
    created_at        timestamptz not null,
    created_by        text        not null,
    authorities       text[]      not null, -- what its owner might do when they gave the file
    claim             uuid,                 -- of the process that works on it
    claimed_until     timestamptz,
    started_at        timestamptz,
    ended_at          timestamptz,
    check ((claim is null) = (claimed_until is null))
);
create index import_job_owner on import_job (created_by, id desc);
create index import_job_open on import_job (id) where state in ('waiting', 'running');

-- The file itself while it is needed: encrypted, gone when the job ends.
create table import_chunk (
    id        uuid primary key,
    import_id uuid  not null references import_job,
    position  int   not null,
    content   bytea not null, -- encrypted
    unique (import_id, position)
);

-- What was seen in the file so far, as digests: gone when the job ends.
create table import_key (
    import_id uuid  not null references import_job,
    key       bytea not null,
    times     int   not null,
    primary key (import_id, key)
);

-- What became of each line. No value of the file is in it.
create table import_line (
    import_id   uuid   not null references import_job on delete cascade,
    line        bigint not null,
    outcome     text   not null check (outcome in ('created', 'updated', 'unchanged', 'refused')),
    customer_id uuid, -- null where there is none, or none yet
    problems    jsonb, -- a list of field, message, rule and arguments: why it was refused, or what is flagged
    primary key (import_id, line)
);
create index import_line_notable on import_line (import_id, line) where problems is not null;
