alter table process_instances add column started_with text;
