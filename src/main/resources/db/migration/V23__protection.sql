-- Staff whom an identity provider let in, so that it is known who is in a group; configured users are not in here.
create table staff_member (
    name    text primary key,
    roles   text[]      not null,
    groups  text[]      not null,
    seen_at timestamptz not null
);

-- The ways to a customer that a member of staff may see: each is read newest first. customer_owner is there already.
create index customer_owner_group on customer (owner_group, id desc) where owner_group is not null;
create index customer_of_nobody on customer (id desc) where owner is null and owner_group is null;
create index desk_task_open_of_customer on desk_task (customer_id) where state = 'open';

-- Keyed hashes of the contacts of those who were erased on request, and nothing else of them: so that it is noticed when
-- an old list brings them back.
create table erased_contact (
    hash      bytea primary key,
    erased_at timestamptz not null
);
