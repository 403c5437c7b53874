-- Who has a birthday on a day is found by a keyed hash of calendar, month and day: nobody's birthday is decrypted for it,
-- and who reads the database alone learns none.
alter table customer add column birthday_hash bytea;
create index customer_birthday on customer (birthday_hash)
    where birthday_hash is not null and merged_into is null and erased_at is null;

-- Who bought on a day of an earlier year may have an anniversary.
create index purchase_at on purchase (at);

-- Greetings that were begun, each once for its customer, occasion and year. Rows follow merges; whom one was begun for
-- stays, so that two of one customer can stand side by side after a merge.
create table greeting (
    id          uuid primary key,
    customer_id uuid        not null references customer,
    begun_for   uuid        not null,
    occasion    text        not null,     -- birthday, anniversary, or a festival's name
    year        int         not null,     -- of the calendar by which the occasion recurs
    day         date        not null,     -- on which it is this time
    years       int,                      -- which anniversary it is; null for no anniversary
    state       text        not null check (state in ('begun', 'greeted', 'left-out')),
    reason      text,                     -- why it was left out
    message_id  uuid references message,
    begun_at    timestamptz not null,
    done_at     timestamptz,
    unique (begun_for, occasion, year),
    check ((state = 'begun') = (done_at is null)),
    check ((state = 'left-out') = (reason is not null))
);
create index greeting_of_customer on greeting (customer_id, occasion, day);
create index greeting_newest on greeting (id desc);
create trigger greeting_follows before insert or update of customer_id on greeting
    for each row execute function customer_rows_follow();

-- Reminders of the next purchase, each once for a customer and the purchase that it follows.
create table purchase_reminder (
    id             uuid primary key,
    customer_id    uuid        not null references customer,
    begun_for      uuid        not null,
    last_purchase  date        not null, -- the purchase that it follows
    expected       date        not null, -- when the next one would be usual
    state          text        not null check (state in ('begun', 'reminded', 'left-out', 'bought-first', 'bought', 'not-bought')),
    reason         text,
    message_id     uuid references message,
    begun_at       timestamptz not null,
    reminded_at    timestamptz,
    done_at        timestamptz,
    unique (begun_for, last_purchase),
    check ((state in ('begun', 'reminded')) = (done_at is null)),
    check ((state = 'left-out') = (reason is not null))
);
create index purchase_reminder_of_customer on purchase_reminder (customer_id, last_purchase);
create index purchase_reminder_open on purchase_reminder (customer_id) where done_at is null;
create trigger purchase_reminder_follows before insert or update of customer_id on purchase_reminder
    for each row execute function customer_rows_follow();
