-- By these the oldest are found that go by age.
create index greeting_done on greeting (done_at) where done_at is not null;
create index purchase_reminder_done on purchase_reminder (done_at) where done_at is not null;
create index standing_change_since on standing_change (since);
