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
