-- Business calendars as they are now; content is the calendar exactly as the API shows it.
create table business_calendar (
    id                  text primary key,
    version             int         not null,
    fingerprint         text        not null, -- of the content
    content             jsonb       not null,
    changed_at          timestamptz not null,
    changed_by          text        not null,
    shipped_fingerprint text        -- of the shipped file it was last loaded from; null for a calendar of operations' own
);

-- Every version there ever was, so that an old deadline can be explained with the windows it was computed from.
create table business_calendar_version (
    calendar_id text        not null references business_calendar (id),
    version     int         not null,
    fingerprint text        not null,
    content     jsonb       not null,
    changed_at  timestamptz not null,
    changed_by  text        not null,
    change      text        not null, -- shipped, edited, or holidays of a year
    primary key (calendar_id, version)
);
create index business_calendar_version_fingerprint on business_calendar_version (calendar_id, fingerprint);

create function business_calendar_version_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'business_calendar_version is append-only';
end $$;
create trigger business_calendar_version_append_only before update or delete on business_calendar_version
    for each row execute function business_calendar_version_is_append_only();
