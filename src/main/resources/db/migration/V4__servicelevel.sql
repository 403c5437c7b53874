-- What happened to deadlines. A row holds everything its answer came from, so that it can be explained later.
create table deadline_event (
    id                uuid primary key,
    at                timestamptz not null,
    event             text        not null check (event = 'computed'),
    complaint_id      uuid,
    metric            text        not null,
    calendar          text        not null,
    calendar_version  text        not null,
    start_at          timestamptz not null,
    target            text        not null, -- ISO-8601 duration, business time
    warn_at_percent   int         not null,
    pauses            jsonb       not null, -- [{"from": instant, "to": instant}]
    due_at            timestamptz not null,
    warn_at           timestamptz not null,
    warnings          text[]      not null, -- what makes the answer less certain
    job_key           bigint      not null unique
);
create index deadline_event_complaint on deadline_event (complaint_id, id);

create function deadline_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger deadline_event_append_only before update or delete on deadline_event
    for each row execute function deadline_event_is_append_only();
