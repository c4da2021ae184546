-- Of two columns that are asked for together SQLite would take the index of the status, which is that of millions.
drop index ix_process_tasks_instance_id;
drop index ix_process_tasks_business_key;
create index ix_process_tasks_instance_id_status on process_tasks (instance_id, status);
create index ix_process_tasks_business_key_status on process_tasks (business_key, status);
