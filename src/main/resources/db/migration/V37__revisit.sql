-- Talks with customers that nobody complained before: asked how they are content, by a call or a message.
create table revisit (
    id            uuid primary key,
    customer_id   uuid        not null references customer,
    planned_start uuid        not null unique,
    due_on        date        not null, -- by when the customer was to hear from us
    due_at        timestamptz not null, -- by when staff is to have done it
    group_name    text        not null,
    tier          text        not null,
    way           text        not null check (way in ('call', 'email', 'sms')),
    tries         int         not null default 0 check (tries >= 0),
    most_tries    int         not null check (most_tries >= 1),
    every         text        not null, -- ISO 8601 period
    outcome       text check (outcome in ('satisfied', 'neutral', 'dissatisfied', 'wants-to-leave', 'declined',
        'not-reached', 'no-reply', 'postponed')),
    next_on       date,                 -- when to come again, where that is not by the interval since the last contact
    opened_at     timestamptz not null,
    closed_at     timestamptz,
    check ((outcome is null) = (closed_at is null))
);
create index revisit_of_customer on revisit (customer_id, opened_at desc);
create index revisit_open on revisit (due_at, id) where closed_at is null;
create index revisit_closed on revisit (closed_at) where closed_at is not null;
create trigger revisit_follows before insert or update of customer_id on revisit
    for each row execute function customer_rows_follow();
