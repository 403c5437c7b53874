-- Where a service-level clock stands. How it came there is in clock_event.
create table service_clock (
    id             uuid primary key,
    subject_type   text        not null,
    subject_id     uuid        not null,
    metric         text        not null check (metric in ('first-response', 'next-response', 'resolution')),
    turn           int         not null, -- 1 for the first clock of this metric; each customer message may begin another
    cycle          int         not null, -- 0, raised when notices are given anew: by a reopening, by a recalculation that moves their time
    state          text        not null check (state in ('running', 'paused', 'stopped', 'cancelled')),
    target         text        not null, -- as in the policy: PT8H, 2 business days, PT24H wall clock
    calendar       text        not null,
    calendar_version text      not null, -- the windows it counts by until it is recalculated
    rule           text,                 -- the row of the policy that gave the target
    policy_version text,
    ladder         jsonb       not null, -- [{"level", "percent", "group"}], rising
    given          text[]      not null, -- levels of this cycle that need no notice any more
    started_at     timestamptz not null,
    pauses         jsonb       not null, -- [{"from", "to"}], those that have ended
    halted_at      timestamptz,          -- since when it stands still; null while it runs
    due_at         timestamptz not null,
    next_notice_at timestamptz,          -- null when none is to come as things stand
    unique (subject_type, subject_id, metric, turn)
);
create index service_clock_next_notice on service_clock (next_notice_at) where next_notice_at is not null;

-- What happened to clocks. A row holds what its answer came from, so that it can be explained later.
create table clock_event (
    id               uuid primary key,
    clock_id         uuid        not null references service_clock,
    at               timestamptz not null,
    event            text        not null check (event in ('started', 'paused', 'resumed', 'warned', 'breached', 'escalated',
                                                           'met', 'missed', 'reopened', 'recalculated', 'cancelled')),
    cycle            int         not null,
    level            text,                 -- of a notice
    group_name       text,                 -- who was notified
    notice_at        timestamptz,          -- when the notice was to be given; at - notice_at is how late it was
    due_at           timestamptz not null, -- as it was after the event
    calendar_version text        not null,
    warnings         text[]      not null, -- what makes the due time less certain
    actor            text,                 -- who did it, where a person did
    reason           text,                 -- and why, in their words
    inputs           jsonb       not null  -- start, target, calendar, pauses, rule, policy version; what a recalculation asked the policy with
);
create index clock_event_clock on clock_event (clock_id, id);
-- Each level of a cycle is notified once.
create unique index clock_event_notice on clock_event (clock_id, cycle, level) where level is not null;

create trigger clock_event_append_only before update or delete on clock_event
    for each row execute function deadline_event_is_append_only();
