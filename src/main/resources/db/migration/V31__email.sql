-- Links by which customers say what they want to be told, each good for one saving. Those that staff make have a row from
-- the beginning; the one of a message has its message's id and gets its row when it is used.
create table preference_link (
    id          uuid primary key,
    customer_id uuid        not null references customer,
    created_at  timestamptz not null,
    created_by  text        not null,
    used_at     timestamptz
);
create index preference_link_of_customer on preference_link (customer_id);
create trigger preference_link_follows before insert or update of customer_id on preference_link
    for each row execute function customer_rows_follow();

-- Mails that came into our mailbox, without their words and senders. A row is what makes sure that each is taken in once.
create table incoming_mail (
    id           uuid primary key,
    digest       bytea       not null unique, -- SHA-256 of what its sender wrote
    place        text        not null,        -- where in the mailbox it lies or lay
    received_at  timestamptz not null,
    state        text        not null check (state in ('handled', 'left', 'failed')),
    kind         text        not null check (kind in ('unread', 'reply', 'bounce', 'auto-reply', 'loop', 'other')),
    reason       text,
    attempts     int         not null,
    mail_id      text,                        -- its Message-ID, which later mails refer to
    message_id   uuid,                        -- the message of ours that it answers
    customer_id  uuid references customer,
    complaint_id uuid,
    subject_id   uuid
);
create index incoming_mail_place on incoming_mail (place);
create index incoming_mail_of_complaint on incoming_mail (complaint_id, received_at) where complaint_id is not null;
create index incoming_mail_of_subject on incoming_mail (subject_id, received_at) where subject_id is not null;
create index incoming_mail_of_customer on incoming_mail (customer_id) where customer_id is not null;
create index incoming_mail_failed on incoming_mail (id) where state = 'failed';
create trigger incoming_mail_follows before insert or update of customer_id on incoming_mail
    for each row execute function customer_rows_follow();

-- Files that mails bring to customers: a customer's own, or anybody's. Never changed.
create table document (
    id          uuid primary key,
    customer_id uuid references customer,
    name        text        not null,
    media_type  text        not null,
    size        int         not null,
    content     bytea       not null, -- encrypted
    created_at  timestamptz not null,
    created_by  text        not null
);
create index document_of_customer on document (customer_id) where customer_id is not null;
create trigger document_follows before insert or update of customer_id on document
    for each row execute function customer_rows_follow();

create table message_document (
    message_id  uuid not null references message,
    position    int  not null,
    document_id uuid not null references document,
    primary key (message_id, position)
);
create index message_document_document on message_document (document_id);
