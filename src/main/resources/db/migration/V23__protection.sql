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

-- Who handed all their customers and tasks to whom. Customers change hands with the row; tasks follow in the engine.
create table handover (
    id         uuid primary key,
    from_name  text        not null,
    to_names   text[]      not null, -- in equal shares; empty when a group takes them
    to_group   text,
    at         timestamptz not null,
    actor      text        not null,
    customers  int         not null,
    check ((to_group is null) = (cardinality(to_names) > 0))
);
create table handover_task (
    handover_id uuid        not null references handover,
    task_key    bigint      not null,
    to_name     text,                 -- null: back to its group
    state       text        not null check (state in ('pending', 'done', 'over')), -- over: nothing was to be done any more
    attempts    int         not null default 0,
    next_at     timestamptz not null,
    last_error  text,
    primary key (handover_id, task_key)
);
create index handover_task_pending on handover_task (next_at) where state = 'pending';

-- What grows old: retention looks for the oldest first.
create index interaction_words on interaction (at) where text is not null;
create index complaint_words on complaint (closed_at) where closed_at is not null and description <> '';
create index desk_task_texts on desk_task (changed_at) where state <> 'open' and texts <> '{}';
create index customer_untouched on customer (changed_at) where merged_into is null and erased_at is null;

-- Of whom was erased no words are written down, also where the writer began before that: it waited for the erasure at the
-- key of the customer's row, which interaction_follows locks, and looks only now.
create function interaction_without_words() returns trigger language plpgsql as $$
begin
    if new.text is not null and exists (select 1 from customer where id = new.customer_id and erased_at is not null) then
        new.text := null;
    end if;
    return new;
end $$;
create trigger interaction_without_words before insert on interaction
    for each row execute function interaction_without_words();
