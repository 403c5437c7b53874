create table audit_entry (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    actor        text        not null,
    action       text        not null,
    subject_type text        not null,
    subject_id   text        not null
);
create index audit_entry_subject on audit_entry (subject_type, subject_id, id);
