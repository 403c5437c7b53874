-- Who read or changed what. Rows are only ever added; each is sealed right after its commit, see AuditSealer.
create table audit_entry (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    actor        text        not null,
    action       text        not null,
    subject_type text        not null,
    subject_id   text        not null,
    position     bigint unique, -- in the chain, without gaps; null until it is sealed
    seal         bytea,         -- keyed hash of the seal before and of this entry
    check ((position is null) = (seal is null))
);
create index audit_entry_subject on audit_entry (subject_type, subject_id, id);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_unsealed on audit_entry (id) where position is null;

create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.position is null and (new.id, new.at, new.actor, new.action, new.subject_type, new.subject_id)
                is not distinct from (old.id, old.at, old.actor, old.action, old.subject_type, old.subject_id) then
            return new;
        end if;
    end if;
    raise exception 'audit_entry is append-only';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function audit_entry_is_append_only();
create trigger audit_entry_not_emptied before truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();
