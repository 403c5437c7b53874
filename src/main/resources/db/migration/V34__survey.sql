-- One survey to one customer, from when it was asked for to what came of it. Score and choices for the figures are in
-- the clear; what was answered in full, words above all, is encrypted.
create table survey (
    id                uuid primary key,
    survey_key        text        not null unique, -- the same for the same survey, however often it is asked for
    definition        text        not null,        -- file name in templates/surveys
    metric            text        not null check (metric in ('csat', 'nps', 'ces')),
    customer_id       uuid        not null references customer,
    cause             text        not null check (cause in ('complaint-closed', 'purchase', 'schedule', 'request')),
    tier              text,                        -- when it was asked for; of an answer, when it was given
    care_group        text,                        -- who served the customer
    product           text,                        -- what they bought
    status            text        not null check (status in
        ('requested', 'invited', 'answered', 'expired', 'not-eligible', 'withdrawn')),
    reason            text,                        -- why they were not invited
    channel           text check (channel in ('email', 'sms')),
    requested_at      timestamptz not null,
    requested_by      text        not null,
    invited_at        timestamptz,
    expires_at        timestamptz,
    answered_at       timestamptz,
    answered_by       text check (answered_by in ('link', 'sms')),
    score             int,
    answers           bytea,                       -- JSON by field, whole or in part
    follow_up         text check (follow_up in ('call-back', 'thanks', 'none')),
    call_back_outcome text,
    called_back_at    timestamptz,
    check ((status = 'answered') = (score is not null) and (score is null) = (answered_at is null)),
    check ((invited_at is null) = (expires_at is null) and (invited_at is null) = (channel is null))
);
create index survey_of_customer on survey (customer_id, requested_at desc);
create index survey_results on survey (definition, requested_at desc, id desc);
create index survey_words on survey ((coalesce(answered_at, expires_at))) where answers is not null;
create trigger survey_follows before insert or update of customer_id on survey
    for each row execute function customer_rows_follow();
