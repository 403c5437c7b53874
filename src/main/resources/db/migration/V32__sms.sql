-- What a provider told of a message whose sending had not been answered yet: applied once that is known. No personal data.
create table delivery_report (
    provider_id text        primary key,
    message_id  uuid        references message (id) on delete cascade,
    state       text        not null check (state in ('taken', 'delivered', 'failed', 'invalid-address', 'opted-out')),
    detail      text,
    received_at timestamptz not null
);
create index delivery_report_of_message on delivery_report (message_id) where message_id is not null;
create index message_at_provider on message (provider_id) where provider_id is not null;

-- SMS that came in. A row makes sure that each is taken in once; who wrote and what is kept, encrypted, only of people
-- whom nobody knows by their number, until somebody has seen to it.
create table incoming_sms (
    id          uuid primary key,
    provider_id text        not null unique,
    received_at timestamptz not null,
    kind        text check (kind in ('stop', 'start', 'help', 'text')),
    sender      bytea,
    sender_hash bytea,
    words       bytea,
    check ((sender is null) = (kind is null) and (sender is null) = (sender_hash is null)
        and (sender is null) = (words is null))
);
create index incoming_sms_of_unknown on incoming_sms (id) where sender is not null;
create index incoming_sms_sender on incoming_sms (sender_hash) where sender_hash is not null;
