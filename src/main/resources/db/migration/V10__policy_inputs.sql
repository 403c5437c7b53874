-- What a clock's policy was asked with, so that its answer can be explained, and tried again under another policy.
alter table service_clock add column policy text;         -- name of the decision table: service-level
alter table service_clock add column policy_inputs jsonb; -- {"tier", "severity", "channel", "receivedOn"}

-- A replay reads the clocks of a period in the order in which they were started.
create index service_clock_started on service_clock (started_at, id);
