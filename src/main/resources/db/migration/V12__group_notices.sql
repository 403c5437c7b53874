-- Notices to the groups of staff, until somebody of the group takes note. What happened is told where it is kept, as in
-- clock_event; here is only who was told of it.
create table group_notice (
    id              uuid primary key, -- of what it tells of, so that a group is told once
    group_name      text        not null,
    complaint_id    uuid        not null,
    summary         text        not null, -- key of the sentence that tells it, as on the timeline
    at              timestamptz not null,
    acknowledged_by text,               -- 'system' when the complaint was over before anybody took note
    acknowledged_at timestamptz,
    check ((acknowledged_by is null) = (acknowledged_at is null))
);
create index group_notice_of_group on group_notice (group_name, id desc);
create index group_notice_open on group_notice (group_name, id desc) where acknowledged_at is null;
create index group_notice_open_of_complaint on group_notice (complaint_id) where acknowledged_at is null;
