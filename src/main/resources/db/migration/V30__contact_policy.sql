-- What was decided about each message, and why: when it was asked for, while it waited, and again just before each
-- sending. A decision that is taken again is not repeated: it only tells when last.
alter table message
    add column decisions  jsonb not null default '[]', -- MessageDecision, the oldest first
    add column put_off_to timestamptz,                 -- what a decision last put it off to; null for never
    add column cleared_at timestamptz,                 -- from when on it counts against its cap; null where there is none
    add column said       bytea,                       -- encrypted: what another system wants it to say, as JSON
    add column settled    text check (settled in ('resent', 'discarded')),
    add column settled_at timestamptz,
    add column settled_by text,
    add check ((settled is null) = (settled_at is null) and (settled is null) = (settled_by is null));

-- What nobody but a person can bring further.
create index message_dead_letter on message (id desc) where status in ('failed', 'unknown') and settled is null;

create function message_decided(decisions jsonb, taken jsonb) returns jsonb language sql immutable as $$
    select case
        when taken is null then decisions
        when decisions -> -1 @> (taken - 'at') then jsonb_set(decisions, '{-1,lastAt}', taken -> 'at')
        else decisions || taken
    end
$$;

-- How many messages a provider may be given now: as many tokens as are there, and each second brings more. The row's
-- lock keeps the instances apart; the times are the database's, because they share no other clock.
create table message_pace (
    channel text primary key,
    tokens  double precision not null,
    at      timestamptz      not null
);
insert into message_pace (channel, tokens, at) values ('email', 0, clock_timestamp()), ('sms', 0, clock_timestamp());

create function take_message_pace(given text, most int, per_second double precision, burst double precision)
    returns int language plpgsql as $$
declare
    pace  message_pace;
    level double precision;
    taken int;
begin
    select * into strict pace from message_pace where channel = given for no key update;
    level := least(burst, pace.tokens + extract(epoch from clock_timestamp() - pace.at) * per_second);
    taken := least(most, floor(level));
    update message_pace set tokens = level - taken, at = clock_timestamp() where channel = given;
    return taken;
end $$;

-- What another system wanted said is kept no longer than the message may be sent (again).
create function message_forgets() returns trigger language plpgsql as $$
begin
    new.said := null;
    return new;
end $$;
create trigger message_forgets before update of status, settled on message
    for each row
    when (old.said is not null and (new.status in ('accepted', 'delivered', 'suppressed') or new.settled is not null))
    execute function message_forgets();
