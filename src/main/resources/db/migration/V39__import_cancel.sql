alter table import_job
    drop constraint import_job_state_check,
    add constraint import_job_state_check check (state in ('waiting', 'running', 'completed', 'failed', 'cancelled'));
