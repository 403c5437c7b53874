-- Two records of one customer become one, and two again. What a merge changed is remembered row by row, so that undoing
-- it is exact.
create table customer_merge (
    id            uuid primary key,
    survivor_id   uuid        not null references customer,
    merged_id     uuid        not null references customer check (merged_id <> survivor_id),
    at            timestamptz not null,
    actor         text        not null,
    reason        text        not null,
    before        bytea,      -- encrypted: what the survivor said before, as JSON; null once a person was erased
    after         bytea,      -- encrypted: and what the merge made of it
    undone_at     timestamptz,
    undone_by     text,
    undone_reason text,
    check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_reason is null))
);
create unique index customer_merge_in_force on customer_merge (merged_id) where undone_at is null;
create index customer_merge_survivor on customer_merge (survivor_id, id desc);
create index customer_merge_merged on customer_merge (merged_id, id desc);

-- Which rows a merge moved to the survivor.
create table customer_merge_row (
    merge_id   uuid not null references customer_merge,
    table_name text not null,
    row_key    text not null,
    primary key (merge_id, table_name, row_key)
);

-- The record that stands for a customer: itself, or what it was merged into.
create function customer_survivor(given uuid) returns uuid language plpgsql stable as $$
declare
    next uuid;
begin
    loop
        select merged_into into next from customer where id = given;
        if next is null then
            return given;
        end if;
        given := next;
    end loop;
end $$;

-- Rows of customers belong to the record that stands for them, whichever id their writer knew. The lock, which a foreign
-- key takes anyway, keeps out merges until the row is committed. A table whose rows follow a merge has this trigger, a
-- column customer_id and a primary key of one column: that is all that merging asks the catalogue for.
create function customer_rows_follow() returns trigger language plpgsql as $$
declare
    next uuid;
begin
    loop
        select merged_into into next from customer where id = new.customer_id for key share;
        exit when next is null;
        new.customer_id := next;
    end loop;
    return new;
end $$;
create trigger purchase_follows before insert or update of customer_id on purchase
    for each row execute function customer_rows_follow();
create trigger interaction_follows before insert or update of customer_id on interaction
    for each row execute function customer_rows_follow();
create trigger message_follows before insert or update of customer_id on message
    for each row execute function customer_rows_follow();
create trigger complaint_follows before insert or update of customer_id on complaint
    for each row execute function customer_rows_follow();
create trigger desk_task_follows before insert or update of customer_id on desk_task
    for each row execute function customer_rows_follow();

-- What customers said of being told something, by channel and purpose. Rows are only ever added. They move with
-- merges, and an erased customer's lose the words of their proof; which of them holds is in EffectiveConsent.
create table consent (
    id          uuid primary key,
    customer_id uuid        not null references customer,
    channel     text        not null check (channel in ('email', 'sms', 'phone', 'wechat', 'whatsapp', 'letter', 'visit')),
    purpose     text        not null check (purpose in ('service', 'survey', 'relationship', 'marketing')),
    state       text        not null check (state in ('opted-in', 'opted-out')),
    at          timestamptz not null, -- when they said it
    source      text        not null, -- where
    proof       text,                 -- the text they were shown, their words, or where either is kept
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index consent_of_customer on consent (customer_id, channel, purpose);
create trigger consent_follows before insert or update of customer_id on consent
    for each row execute function customer_rows_follow();

create function consent_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (old.id, old.channel, old.purpose, old.state, old.at, old.source, old.recorded_at,
            old.recorded_by) is distinct from (new.id, new.channel, new.purpose, new.state, new.at, new.source,
            new.recorded_at, new.recorded_by) or new.proof is not null and new.proof is distinct from old.proof then
        raise exception 'consent is append-only';
    end if;
    return new;
end $$;
create trigger consent_append_only before update or delete on consent
    for each row execute function consent_is_append_only();

-- Customers who may be one: pairs of records, each with what speaks for it. These tables are made from the records and
-- refer to them by no foreign key, so that comparing never waits for who works on a record.
create table duplicate (
    id         uuid primary key,
    first_id   uuid        not null,
    second_id  uuid        not null check (first_id < second_id),
    score      int         not null,
    evidence   jsonb       not null, -- [{"kind", "points"}]
    traits     text[]      not null, -- what they share: contacts by their keyed hash, else the kind of evidence
    state      text        not null check (state in ('open', 'rejected', 'merged')),
    found_at   timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    reason     text,
    unique (first_id, second_id),
    check ((state = 'open') = (decided_at is null) and (state = 'open') = (decided_by is null))
);
create index duplicate_open on duplicate (score desc, id desc) where state = 'open';
create index duplicate_second on duplicate (second_id);

-- By what records are found that may be one, besides contacts: keyed hashes of a name with a company, a birthday or an
-- address.
create table duplicate_key (
    hash        bytea not null,
    customer_id uuid  not null,
    primary key (hash, customer_id)
);
create index duplicate_key_customer on duplicate_key (customer_id);

-- Records that were made or changed and are to be compared; one may be named more than once.
create table duplicate_check (
    id          bigint generated always as identity primary key,
    customer_id uuid not null
);

-- What too many records share to be compared by it: a switchboard's number.
create table duplicate_crowd (
    hash        bytea primary key,
    noticed_at  timestamptz not null
);
