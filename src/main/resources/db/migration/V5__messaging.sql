-- The ledger: one row for each message that was meant for a customer, whatever became of it. It holds no address and
-- no text: both are read from the records just before sending; the text that was sent is kept on the timeline.
create table message (
    id              uuid primary key,
    message_key     text        not null unique,
    customer_id     uuid        not null references customer (id),
    complaint_id    uuid,
    subject_id      uuid, -- the record that its flow is about, where that is no complaint
    channel         text        not null check (channel in ('email', 'sms')),
    template        text        not null,
    purpose         text        not null check (purpose in ('service', 'survey', 'relationship', 'marketing')),
    locale          text        not null,
    status          text        not null check (status in
        ('planned', 'claimed', 'accepted', 'delivered', 'failed', 'unknown', 'suppressed')),
    attempts        int         not null default 0,
    -- Attempts whose outcome nobody knows: more than none, and the message may have been sent more than once.
    unclear         int         not null default 0,
    next_attempt_at timestamptz not null,
    claimed_by      text,
    claimed_at      timestamptz,
    provider_id     text,
    reason          text,
    created_at      timestamptz not null,
    accepted_at     timestamptz,
    check ((status = 'claimed') = (claimed_by is not null)),
    check ((claimed_by is null) = (claimed_at is null)),
    check (status not in ('accepted', 'delivered') or accepted_at is not null),
    check (status not in ('failed', 'suppressed', 'unknown') or reason is not null)
);
create index message_due on message (channel, next_attempt_at) where status = 'planned';
create index message_claimed on message (claimed_by, claimed_at) where status = 'claimed';
create index message_attention on message (channel, status) where status in ('failed', 'unknown');
create index message_of_customer on message (customer_id, id desc);
create index message_of_subject on message (customer_id, accepted_at) where subject_id is not null;
create index message_of_complaint on message (complaint_id, id desc) where complaint_id is not null;

-- Forward only. Back to planned goes only what was definitely not taken, or what its template says to send again; the
-- provider may tell of that one that it was sent.
create function message_moves_forward() returns trigger language plpgsql as $$
begin
    if not (
        (old.status = 'planned' and new.status in ('claimed', 'accepted', 'delivered', 'failed', 'suppressed'))
        or (old.status = 'claimed' and new.status in ('planned', 'accepted', 'failed', 'unknown', 'suppressed'))
        or (old.status = 'unknown' and new.status in ('planned', 'accepted', 'delivered', 'failed'))
        or (old.status = 'accepted' and new.status in ('delivered', 'failed'))
    ) then
        raise exception 'message % cannot go from % to %', old.id, old.status, new.status
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger message_moves_forward before update of status on message
    for each row when (old.status is distinct from new.status) execute function message_moves_forward();
